"""Embedded pictures: chosen, decoded no larger than needed, and believed only where they show the photo."""

from __future__ import annotations

from io import BytesIO

import pillow_heif
import pytest
from PIL import Image

from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.imaging.colour.icc import ADOBE_RGB
from cropperhead_desktop.imaging.embedded import jpeg_preview, load, preview_turn, whole

pillow_heif.register_heif_opener()


def as_jpeg(image, **options):
    buffer = BytesIO()
    image.save(buffer, "JPEG", **options)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("side", "size"),
    [(None, (4000, 3000)), (4000, (4000, 3000)), (1999, (2000, 1500)), (750, (1000, 750)), (20, (500, 375))],
)
def test_a_jpeg_is_decoded_no_larger_than_needed(side, size):
    data = as_jpeg(Image.new("RGB", (4000, 3000), "teal"))
    image = Image.open(BytesIO(data))
    load(image, side)
    assert image.size == size
    found = jpeg_preview(data, PhotoInfo(8000, 6000), None, side)
    assert found is not None and found[0].size == size


@pytest.fixture(scope="module")
def heif():
    buffer = BytesIO()
    picture = Image.radial_gradient("L").resize((1000, 750)).convert("RGB")
    picture.save(buffer, "HEIF", quality=20, thumbnails=[640, 320])
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("side", "size"), [(256, (320, 240)), (320, (320, 240)), (500, (640, 480)), (700, (1000, 750))]
)
def test_a_heif_is_decoded_by_its_thumbnails(heif, side, size):
    image = Image.open(BytesIO(heif))
    load(image, side)
    assert image.size == size


@pytest.mark.parametrize("orientation", [1, 6])
def test_the_cell_of_a_heif(photos, tmp_path, quarters, colour_at, exif, orientation):
    path = tmp_path / "a.hif"
    quarters(800, 600).save(path, "HEIF", thumbnails=[160], exif=exif(orientation))
    thumbnail = photos.thumbnail(path)
    image = Image.open(BytesIO(thumbnail.jpeg))
    assert image.size == ((160, 120) if orientation == 1 else (120, 160))
    preview = Image.open(BytesIO(photos.preview(path).jpeg))
    for u, v in ((0.25, 0.25), (0.75, 0.25), (0.25, 0.75)):
        assert colour_at(image, u, v) == colour_at(preview, u, v)


def test_colours_are_those_that_were_told_unless_the_preview_says_so_itself():
    info, picture = PhotoInfo(800, 600), Image.new("RGB", (400, 300))
    block = Image.Exif()
    block.get_ifd(0x8769)[0xA001] = 2
    for data, told, wanted in (
        (as_jpeg(picture), None, None),
        (as_jpeg(picture), ADOBE_RGB, ADOBE_RGB),
        (as_jpeg(picture, exif=block.tobytes()), None, ADOBE_RGB),
        (as_jpeg(picture, icc_profile=b"a profile"), ADOBE_RGB, b"a profile"),
    ):
        found = jpeg_preview(data, info, told, None)
        assert found is not None and found[2] == wanted


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xd8\xff", b"GIF89a", as_jpeg(Image.new("RGB", (400, 300)))[:-200]]
)
def test_damaged_ones_are_none(data):
    assert jpeg_preview(data, PhotoInfo(800, 600), None, 256) is None


def test_only_the_whole_photo_will_do():
    assert whole(Image.new("RGB", (300, 200), "white"), 1.5) is not None
    assert whole(Image.new("RGB", (300, 300), "white"), 1.5) is None
    barred = Image.new("RGB", (300, 300))
    barred.paste("white", (0, 50, 300, 250))
    inner = whole(barred, 1.5)
    assert inner is not None and inner.size == (300, 200) and inner.getextrema() == ((255, 255),) * 3


def test_preview_turn_believes_shapes_over_tags():
    landscape_turned = PhotoInfo(300, 200, 6)
    assert preview_turn((300, 200), 6, landscape_turned) == 6
    assert preview_turn((300, 200), 1, landscape_turned) == 6
    assert preview_turn((200, 300), 1, landscape_turned) == 1
    assert preview_turn((200, 300), 6, landscape_turned) == 1
    assert preview_turn((300, 200), None, landscape_turned) == 6
    assert preview_turn((300, 200), 3, PhotoInfo(300, 200, 3)) == 3
    assert preview_turn((200, 200), None, PhotoInfo(200, 200, 8)) == 8
