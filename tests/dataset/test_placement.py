"""Where a photo lies in the picture of a dataset."""

from __future__ import annotations

import pytest
from PIL import Image

from cropperhead_desktop.dataset.placement import GREY, decode_side, placed
from cropperhead_desktop.dataset.terms import Shape
from cropperhead_desktop.geometry.crop import Point

SIZE = (6000, 4000)


@pytest.mark.parametrize(
    ("shape", "size", "side"),
    [
        (Shape.PHOTO, SIZE, 640),
        (Shape.LETTERBOX, SIZE, 640),
        (Shape.SQUARE, SIZE, 960),
        (Shape.SQUARE, (4000, 6000), 960),
        (Shape.SQUARE, (300, 200), 300),
    ],
)
def test_nothing_is_decoded_smaller_than_it_is_needed(shape: Shape, size: tuple[int, int], side: int) -> None:
    assert decode_side(size, 640, shape) == side


def test_a_letterboxed_photo_lies_in_the_middle_between_grey_bars() -> None:
    picture, place = placed(Image.new("RGB", (640, 427), "white"), SIZE, 640, Shape.LETTERBOX)
    assert (picture.size, place.content) == ((640, 640), (0, 106, 640, 427))
    assert picture.getpixel((5, 105)) == (GREY,) * 3
    assert picture.getpixel((5, 106)) == picture.getpixel((5, 532)) == (255, 255, 255)
    assert place.point(Point(0, 0)) == Point(0, 106)
    assert place.point(Point(6000, 4000)) == Point(640, 533)


def test_a_square_squeezes_the_photo_and_enlarges_nothing() -> None:
    picture, place = placed(Image.new("RGB", (960, 640)), SIZE, 640, Shape.SQUARE)
    assert (picture.size, place.content) == ((640, 640), (0, 0, 640, 640))
    assert place.point(Point(3000, 1000)) == Point(320, 160)
    small, _place = placed(Image.new("RGB", (300, 200)), (300, 200), 640, Shape.SQUARE)
    assert small.size == (200, 200)


def test_a_photo_as_it_is_covers_its_picture() -> None:
    image = Image.new("RGB", (640, 427))
    picture, place = placed(image, SIZE, 640, Shape.PHOTO)
    assert picture is image and place.content == (0, 0, 640, 427)
