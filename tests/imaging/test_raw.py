"""Raw files made by hand, opened by LibRaw itself."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from cropperhead_desktop.domain.errors import PhotoError
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.geometry.crop import Point
from cropperhead_desktop.geometry.orientation import point_to_stored
from cropperhead_desktop.imaging.embedded import preview_turn

CENTRES = ((0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75))
CROP = (8, 6, 304, 228)


def check(preview, orientation, colour_at):
    image = Image.open(BytesIO(preview.jpeg))
    assert preview.info == PhotoInfo(304, 228, orientation)
    assert abs(image.width / image.height - preview.info.displayed[0] / preview.info.displayed[1]) < 0.02
    for u, v in CENTRES:
        stored = point_to_stored(Point(u, v), orientation)
        assert colour_at(image, u, v) == (stored.x > 0.5) + 2 * (stored.y > 0.5)


def as_jpeg(image, **options):
    buffer = BytesIO()
    image.save(buffer, "JPEG", quality=92, **options)
    return buffer.getvalue()


@pytest.mark.parametrize("orientation", range(1, 9))
def test_developed_when_there_is_no_preview(photos, tmp_path, write_dng, colour_at, orientation):
    path = tmp_path / "a.dng"
    write_dng(path, orientation=orientation, crop=CROP)
    check(photos.preview(path), orientation, colour_at)
    assert photos.info(path) == PhotoInfo(304, 228, orientation)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_embedded_preview_is_used(photos, tmp_path, write_dng, quarters, colour_at, orientation):
    path = tmp_path / "a.dng"
    marked = quarters(304, 228)
    marked.paste((10, 10, 10), (142, 104, 162, 124))  # a black spot that developing would not show
    write_dng(path, orientation=orientation, crop=CROP, preview=as_jpeg(marked))
    preview = photos.preview(path)
    check(preview, orientation, colour_at)
    image = Image.open(BytesIO(preview.jpeg))
    assert max(image.getpixel((image.width // 2, image.height // 2))) < 60


@pytest.mark.parametrize("orientation", [6, 8])
def test_a_preview_that_was_turned_already(
    photos, tmp_path, write_dng, quarters, exif, colour_at, orientation
):
    turned = quarters(304, 228).transpose(
        Image.Transpose.ROTATE_270 if orientation == 6 else Image.Transpose.ROTATE_90
    )
    path = tmp_path / "a.dng"
    for options in ({}, {"exif": exif(1)}):
        write_dng(path, orientation=orientation, crop=CROP, preview=as_jpeg(turned, **options))
        check(photos.preview(path), orientation, colour_at)


@pytest.mark.parametrize("orientation", [1, 6, 7])
def test_the_thumbnail_is_found_without_libraw(photos, tmp_path, write_dng, quarters, colour_at, orientation):
    path = tmp_path / "a.dng"
    write_dng(path, 1600, 1200, orientation=orientation, preview=as_jpeg(quarters(160, 120)))
    small = photos.thumbnail(path)
    image = Image.open(BytesIO(small.jpeg))
    assert sorted(image.size) == [120, 160] and small.info == PhotoInfo(1600, 1200, orientation)
    for u, v in CENTRES:
        stored = point_to_stored(Point(u, v), orientation)
        assert colour_at(image, u, v) == (stored.x > 0.5) + 2 * (stored.y > 0.5)


def test_a_tiny_preview_is_not_enough(photos, tmp_path, write_dng, quarters, colour_at):
    path = tmp_path / "a.dng"
    write_dng(path, 1600, 1200, crop=(0, 0, 1600, 1200), preview=as_jpeg(quarters(160, 120)))
    preview = photos.preview(path)
    assert Image.open(BytesIO(preview.jpeg)).size == (750, 562)


def test_a_preview_of_something_else_is_not_used(photos, tmp_path, write_dng, quarters, colour_at):
    path = tmp_path / "a.dng"
    square = Image.new("RGB", (300, 300), (230, 230, 230))
    write_dng(path, crop=CROP, preview=as_jpeg(square))
    check(photos.preview(path), 1, colour_at)


def test_black_bars_of_a_preview_are_cut_away(photos, tmp_path, write_dng, quarters, colour_at):
    path = tmp_path / "a.dng"
    barred = Image.new("RGB", (304, 304))
    barred.paste(quarters(304, 228), (0, 38))
    write_dng(path, crop=CROP, preview=as_jpeg(barred))
    check(photos.preview(path), 1, colour_at)


def test_the_default_crop_may_be_absent(photos, tmp_path, write_dng):
    path = tmp_path / "a.dng"
    write_dng(path)
    assert photos.info(path) == PhotoInfo(320, 240, 1)


def test_a_damaged_raw_is_named(photos, tmp_path, write_dng):
    path = tmp_path / "a.dng"
    write_dng(path)
    path.write_bytes(path.read_bytes()[:2000])
    with pytest.raises(PhotoError, match=r"a\.dng: "):
        photos.preview(path)


def test_preview_turn_believes_shapes_over_tags():
    landscape_turned = PhotoInfo(300, 200, 6)
    assert preview_turn((300, 200), 6, landscape_turned) == 6
    assert preview_turn((300, 200), 1, landscape_turned) == 6
    assert preview_turn((200, 300), 1, landscape_turned) == 1
    assert preview_turn((200, 300), 6, landscape_turned) == 1
    assert preview_turn((300, 200), None, landscape_turned) == 6
    assert preview_turn((300, 200), 3, PhotoInfo(300, 200, 3)) == 3
    assert preview_turn((200, 200), None, PhotoInfo(200, 200, 8)) == 8


@pytest.mark.parametrize("name", ["a.tif", "a.jpg", "a.dng"])
def test_a_dng_is_one_by_its_content(photos, tmp_path, write_dng, quarters, name):
    preview = BytesIO()
    quarters(64, 48).save(preview, "JPEG")
    write_dng(tmp_path / name, preview=preview.getvalue())
    assert photos.info(tmp_path / name) == PhotoInfo(320, 240, 1)
