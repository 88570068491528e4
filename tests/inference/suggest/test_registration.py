"""Where a part of a frame lies in another."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageFilter

from cropperhead_desktop.inference.suggest.registration import SIDE, Grey, grey_of, lean_alike, moved

PART = (0.3, 0.3, 0.7, 0.7)


def scene(seed: int = 1) -> Grey:
    noise = np.random.default_rng(seed).integers(0, 256, (120, SIDE), np.uint8)
    return np.asarray(Image.fromarray(noise).filter(ImageFilter.GaussianBlur(3)), np.float32) * 3


@pytest.mark.parametrize(("right", "down"), [(0, 0), (8, 0), (0, -11), (-13, 6), (20, 15)])
def test_a_part_is_found_where_it_went(right: int, down: int) -> None:
    first = scene()
    other = np.roll(first, (down, right), axis=(0, 1))
    found = moved(first, other, PART)
    assert found.is_sure
    assert (found.x * SIDE, found.y * 120) == pytest.approx((right, down), abs=0.3)


def test_light_and_noise_do_not_matter() -> None:
    first = scene()
    noise = np.random.default_rng(2).normal(0, 4, first.shape)
    other = (np.roll(first, 5, axis=1) * 0.8 + 20 + noise).astype(np.float32)
    found = moved(first, other, PART)
    assert found.is_sure
    assert found.x * SIDE == pytest.approx(5, abs=0.5)


@pytest.mark.parametrize(
    "other",
    [
        scene(9),  # another picture
        np.zeros((120, SIDE), np.float32),
        scene()[:, :100],  # another size
        np.tile(scene()[:, :20], (1, SIDE // 20)),  # it might be anywhere
    ],
)
def test_what_is_not_there_or_anywhere_is_not_sure(other: Grey) -> None:
    first = np.tile(scene()[:, :20], (1, SIDE // 20)) if other.shape == scene().shape else scene()
    assert not moved(first, other, PART).is_sure


def test_a_plain_part_is_not_looked_for() -> None:
    plain = np.full((120, SIDE), 90, np.float32)
    assert not moved(plain, plain, PART).is_sure


def test_small_copies_have_one_long_side() -> None:
    assert grey_of(Image.new("RGB", (3000, 2000))).shape == (107, SIDE)
    assert grey_of(Image.new("RGB", (20, 4000))).shape == (SIDE, 1)


@pytest.mark.parametrize(
    ("turn", "expected"), [(0.0, True), (0.5, True), (-0.5, True), (2, False), (-4, False)]
)
def test_pictures_that_lean_alike_are_told_from_others(turn: float, expected: bool) -> None:
    """Also where the hand moved a little and grain is another one."""
    pixels = Image.fromarray(scene() / 3).resize((640, 480), Image.Resampling.BICUBIC)
    turned = pixels.rotate(turn, Image.Resampling.BICUBIC)
    grain = np.random.default_rng(3).normal(0, 6, (360, 480))
    first = grey_of(pixels.crop((80, 60, 560, 420)).convert("L"))
    other = Image.fromarray(np.asarray(turned.crop((92, 51, 572, 411))) + grain.astype(np.float32))
    assert lean_alike(first, grey_of(other.convert("L"))) is expected


def test_plain_pictures_and_others_do_not_tell_how_they_lean() -> None:
    plain = np.full((120, 160), 128, np.float32)
    assert not lean_alike(plain, plain)
    assert not lean_alike(scene(1), scene(2))
    assert not lean_alike(scene(1), scene(1)[:, :-4])
