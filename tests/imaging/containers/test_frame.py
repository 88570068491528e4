"""Frames of raws: the camera's word, with LibRaw's sizes as rawpy gives them."""

from __future__ import annotations

from io import BytesIO
from types import SimpleNamespace

import pytest

from cropperhead_desktop.imaging.containers.frame import frame_of
from cropperhead_desktop.imaging.containers.parts import parts_in
from cropperhead_desktop.imaging.containers.reading import Window
from tests.helpers.containers import block, jpeg, nef, noted, raf


def sizes(width, height, inset=(0, 0, 0, 0), margins=(0, 0), aspect=1.0, flip=0):
    left, top, across, down = inset
    return SimpleNamespace(
        width=width,
        height=height,
        left_margin=margins[0],
        top_margin=margins[1],
        crop_left_margin=left,
        crop_top_margin=top,
        crop_width=across,
        crop_height=down,
        pixel_aspect=aspect,
        flip=flip,
    )


def made(data, of):
    window = Window(BytesIO(data))
    return frame_of(window, parts_in(window), of)


def frame(data, of):
    found = made(data, of)
    return None if found is None else (found.left, found.top, found.width, found.height)


def exif_size(width, height):
    return block({0x010F: "SONY"}, {0xA002: width, 0xA003: height})


def with_preview(width, height):
    picture = jpeg(width, height)
    start = len(block({0x0201: 0, 0x0202: len(picture)}))
    return block({0x0201: start, 0x0202: len(picture)}) + picture


PENTAX = noted("RICOH", b"AOC\0II", {0x0039: (6016, 4000)})
SONY = noted("SONY", b"SONY DSC \0\0\0", {0xB02B: (2592, 3872)})


@pytest.mark.parametrize(
    ("data", "of", "expected"),
    [
        (nef(), sizes(6036, 4020), (18, 10, 6000, 4000)),
        (PENTAX, sizes(6040, 4032), (12, 16, 6016, 4000)),
        (SONY, sizes(3880, 2608), (4, 8, 3872, 2592)),
        (block({0x74C8: (7008, 4672), 0x74C7: (8, 4)}), sizes(7040, 4688), (8, 4, 7008, 4672)),
        (block({0xC620: (2592, 1944), 0xC61F: (12, 8)}), sizes(2616, 1960), (12, 8, 2592, 1944)),
        (raf(4896, 3264, (1920, 1280)), sizes(4894, 3262), (-1, -1, 4896, 3264)),
        (exif_size(3880, 2600), sizes(3880, 2608, (0, 0, 3872, 2592)), (0, 0, 3872, 2592)),
        (exif_size(3872, 2592), sizes(3880, 2608), (4, 8, 3872, 2592)),
        (with_preview(3000, 2000), sizes(3018, 2010), (9, 5, 3000, 2000)),
        (with_preview(2000, 3000), sizes(3018, 2010), (9, 5, 3000, 2000)),
        (b"\0" * 99, sizes(5496, 3670, (84, 50, 5472, 3648), (72, 38)), (12, 12, 5472, 3648)),
    ],
)
def test_the_cameras_default_crop(data, of, expected):
    assert frame(data, of) == expected


def test_a_crop_to_another_ratio_is_not_the_frame():
    assert frame(block({0x010F: "SONY"}), sizes(6024, 4024, (12, 330, 6000, 3376))) == (0, 0, 6024, 4024)
    assert frame(with_preview(1600, 900), sizes(3000, 2000)) == (0, 0, 3000, 2000)


@pytest.mark.parametrize(
    ("stated", "expected"),
    [((4256, 2848), (4256, 2848)), ((3551, 3552), (1920, 1285)), ((0, 0), (1920, 1285))],
)
def test_a_diagonal_sensor_has_the_shape_of_its_pictures(stated, expected):
    assert frame(raf(*stated), sizes(3552, 3551)) == (0, 0, *expected)


def test_a_diagonal_sensor_by_the_exif_of_a_picture_that_is_cut_off():
    data = raf(0, 0, exif=(4256, 2848))
    assert frame(data[:900], sizes(3552, 3551)) == (0, 0, 4256, 2848)


def test_a_diagonal_sensor_of_which_nothing_is_known_is_refused():
    assert frame(raf(0, 0)[:900], sizes(3552, 3551)) is None


def test_thumbnails_with_bars_say_nothing_of_the_shape():
    assert frame(raf(0, 0, (160, 120)), sizes(3552, 3551)) is None
    assert frame(with_preview(160, 120), sizes(3000, 2910)) == (0, 0, 3000, 2910)


def test_a_shape_that_no_sensor_has_gives_way_to_the_previews():
    assert frame(with_preview(1200, 800), sizes(3000, 2400)) == (0, 0, 3000, 2400)  # 5 : 4
    assert frame(with_preview(1200, 800), sizes(3000, 2910)) == (0, 455, 3000, 2000)
    assert frame(with_preview(800, 1200), sizes(3000, 2910)) == (0, 455, 3000, 2000)


def test_pixels_that_are_not_square():
    wide = made(with_preview(1500, 986), sizes(4028, 1324, aspect=0.5))
    assert (wide.width, wide.height, wide.visible) == (4028, 2648, (4028, 2648))
