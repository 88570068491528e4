"""JPEGs decoded at eighths: the size wanted, the same picture, and the same errors as decoded whole."""

from __future__ import annotations

import re
from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from cropperhead_desktop.imaging.eighths import part
from cropperhead_desktop.imaging.embedded import load
from cropperhead_desktop.imaging.operations import explained

SIZES = ((1200, 800), (1000, 667), (853, 1280), (1920, 1280), (1333, 2000), (2048, 1365), (2161, 1081))
KINDS = {
    "4:2:0": ("RGB", {"subsampling": "4:2:0"}),
    "4:2:2": ("RGB", {"subsampling": "4:2:2"}),
    "4:4:4": ("RGB", {"subsampling": "4:4:4"}),
    "progressive": ("RGB", {"progressive": True}),
    "restarts": ("RGB", {"restart_marker_rows": 1}),
    "RGB": ("RGB", {"keep_rgb": True}),
    "gray": ("L", {}),
    "CMYK": ("CMYK", {}),
    "MPO": ("RGB", {"format": "MPO", "save_all": True, "append_images": [Image.new("RGB", (64, 48))]}),
}


def scene(size):
    coarse = np.random.default_rng(3).integers(0, 255, (20, 30, 3), np.uint8)
    return Image.fromarray(coarse).resize(size, Image.Resampling.BICUBIC)


def jpeg(size, kind):
    mode, options = KINDS[kind]
    buffer = BytesIO()
    scene(size).convert(mode).save(buffer, **{"format": "JPEG", "quality": 92, **options})
    return buffer.getvalue()


def decoded(data, side):
    image = Image.open(BytesIO(data), formats=("JPEG",))
    load(image, side)
    return image


@pytest.mark.parametrize("side", [680, 750])
@pytest.mark.parametrize("size", SIZES)
def test_as_little_above_the_size_wanted_as_can_be(size, side):
    image = decoded(jpeg(size, "4:2:0"), side)
    fewest = next(each for each in (1, 2, 3, 4, 8) if max(size) * each >= 8 * side)
    assert image.size == part(size, fewest)


@pytest.mark.parametrize("size", [(1200, 800), (1920, 1280), (1328, 2000)])
@pytest.mark.parametrize("kind", KINDS)
def test_it_is_the_picture_that_is_decoded_whole(kind, size):
    data = jpeg(size, kind)
    image, whole = decoded(data, 680), decoded(data, None)
    assert (image.mode, whole.size) == (whole.mode, size)
    same = np.asarray(whole.resize(image.size, Image.Resampling.BOX), float)
    difference = np.abs(np.asarray(image, float) - same)
    assert difference.mean() < 0.8 and difference.max() < 16


def outcome(data, side):
    try:
        return decoded(data, side).mode
    except Exception as error:
        return re.sub(" at 0x[0-9a-f]+", "", explained(error))  # where the stream lies is by chance


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("size", [(1200, 800), (1920, 1280)])
def test_what_is_damaged_is_told_as_it_is_of_the_whole(kind, size):
    data = jpeg(size, kind)
    dice = np.random.default_rng(len(kind))
    cut_off = [data[: len(data) * each // 4] for each in range(1, 4)] + [data[:-1], data[:-2], data[:-40]]
    changed = []
    for place in (*dice.integers(2, 700, 8), *dice.integers(700, len(data), 8)):
        damaged = bytearray(data)
        damaged[place] = dice.integers(256)
        changed.append(bytes(damaged))
    for number, damaged in enumerate(cut_off + changed):
        assert outcome(damaged, 680) == outcome(damaged, None), number
