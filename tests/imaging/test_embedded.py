"""Embedded pictures: chosen, decoded no larger than needed, and believed only where they show the photo."""

from __future__ import annotations

import struct
from io import BytesIO

import numpy as np
import pillow_heif
import pytest
from PIL import Image

from cropperhead_desktop.domain.errors import PhotoError
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.imaging.colour.icc import ADOBE_RGB
from cropperhead_desktop.imaging.embedded import jpeg_preview, load, preview_turn, whole
from tests.helpers.containers import ifd, with_large_thumbnail

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


@pytest.fixture(scope="module")
def landscape():
    """A photo of 6 megapixels with texture up to its upper edge."""
    noise = np.random.default_rng(8).integers(0, 255, (20, 30, 3), dtype=np.uint8)
    return Image.fromarray(noise).resize((3000, 2000), Image.Resampling.BICUBIC)


def with_preview(image, preview, exif=b"", **how):
    """The JPEG of a picture with a smaller one of 1620 px of another, which has a blue spot at the bottom."""
    small = preview.resize((1620, round(1620 * preview.height / preview.width)))
    small.paste("blue", (800, small.height - 60, 860, small.height))
    return with_large_thumbnail(as_jpeg(image, quality=92, exif=exif), as_jpeg(small, quality=80), **how)


def uses_it(photos, path, data):
    path.write_bytes(data)
    image = Image.open(BytesIO(photos.preview(path).jpeg))
    assert max(image.size) >= 680
    red, _green, blue = image.getpixel((round(image.width * 830 / 1620), image.height - 10))
    return blue > 200 and red < 60


@pytest.mark.parametrize("order", ["<", ">"])
def test_a_camera_s_own_smaller_picture_is_the_preview(photos, tmp_path, landscape, order):
    assert uses_it(photos, tmp_path / "a.jpg", with_preview(landscape, landscape, order=order))


@pytest.mark.parametrize(
    "edited",
    [
        lambda image: image.transpose(Image.Transpose.ROTATE_180),
        lambda image: image.transpose(Image.Transpose.FLIP_LEFT_RIGHT),
        lambda image: image.convert("L").convert("RGB"),
        lambda image: image.point(lambda value: value // 2),
        lambda image: image.crop((0, 0, 2700, 1800)),
        lambda image: image.crop((60, 40, 2940, 1960)),
        lambda image: image.crop((0, 0, 2700, 2000)),
        lambda image: image.rotate(2, Image.Resampling.BICUBIC),
    ],
)
def test_a_stale_one_is_not(photos, tmp_path, landscape, edited):
    assert not uses_it(photos, tmp_path / "a.jpg", with_preview(edited(landscape), landscape))


@pytest.mark.parametrize("kind", [0x020002, 0x000000, 0x020001])
def test_other_pictures_of_the_list_are_not_smaller_copies(photos, tmp_path, landscape, kind):
    assert not uses_it(photos, tmp_path / "a.jpg", with_preview(landscape, landscape, kind=kind))


@pytest.mark.parametrize("progressive_or_small", [{"progressive": True}, {"size": (2400, 1600)}])
def test_it_is_not_looked_for_where_that_gains_nothing(photos, tmp_path, landscape, progressive_or_small):
    size = progressive_or_small.pop("size", landscape.size)
    small = as_jpeg(Image.new("RGB", (1620, 1080), "blue"))
    data = with_large_thumbnail(as_jpeg(landscape.resize(size), **progressive_or_small), small)
    assert not uses_it(photos, tmp_path / "a.jpg", data)


@pytest.mark.parametrize(("stated", "thumbnail", "used"), [
    ((3000, 2000), "same", True),
    ((3000, 2000), "another", False),
    ((3000, 2000), None, False),
    ((6000, 4000), "same", False),
    (None, "same", False),
])  # fmt: skip
def test_under_a_plain_sky_the_thumbnail_and_the_stated_size_tell(
    photos, tmp_path, landscape, stated, thumbnail, used
):
    """The first rows of many pictures are alike where nothing is to be seen in them."""
    sky = landscape.copy()
    sky.paste((120, 160, 220), (0, 0, 3000, 700))
    exif = Image.Exif()
    exif[0x010F] = "Maker"
    if stated is not None:
        exif.get_ifd(0x8769).update({0xA002: stated[0], 0xA003: stated[1]})
    shown = {"same": sky, "another": landscape, None: None}[thumbnail]
    block = exif.tobytes()
    if shown is not None:
        block = with_exif_thumbnail(block, as_jpeg(shown.resize((160, 107)), quality=85))
    assert uses_it(photos, tmp_path / "a.jpg", with_preview(sky, sky, exif=block)) is used


def test_what_was_cut_off_is_not_made_up_of_what_lies_before_it(photos, tmp_path, landscape):
    exif = Image.Exif()
    exif[0x010F] = "Maker"
    small = landscape.resize((750, 500))
    small.paste("blue", (370, 470, 400, 500))
    block = with_exif_thumbnail(exif.tobytes(), as_jpeg(small, quality=70))
    data = as_jpeg(landscape, quality=92, exif=block)
    assert uses_it(photos, tmp_path / "a.jpg", data)
    (tmp_path / "b.jpg").write_bytes(data[: len(data) * 2 // 3])
    with pytest.raises(PhotoError, match="cut off"):
        photos.preview(tmp_path / "b.jpg")


def with_exif_thumbnail(block, small):
    """An EXIF block with a second directory that points to a JPEG behind it."""
    data = bytearray(block.removeprefix(b"Exif\0\0"))
    order = "<" if data[:2] == b"II" else ">"
    first = struct.unpack_from(order + "I", data, 4)[0]
    following = first + 2 + 12 * struct.unpack_from(order + "H", data, first)[0]
    data += bytes(len(data) % 2)
    struct.pack_into(order + "I", data, following, len(data))
    place = len(data) + 2 + 3 * 12 + 4
    data += ifd({0x0103: 6, 0x0201: place, 0x0202: len(small)}, len(data), order)
    return b"Exif\0\0" + bytes(data) + small
