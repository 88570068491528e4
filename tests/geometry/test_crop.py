"""The crop value against Adobe's own numbers, and the way tags -> box -> tags."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cropperhead_desktop.geometry.crop import (
    WHOLE,
    Box,
    Crop,
    Point,
    corners,
    from_local,
    is_inside,
    to_box,
    to_crop,
    to_local,
    whole_box,
)
from cropperhead_desktop.geometry.rotation import fit_inside, turned

sizes = st.tuples(st.integers(64, 20_000), st.integers(64, 20_000))
angles = st.floats(-45, 45, allow_nan=False)


@st.composite
def pictures_with_boxes(draw: st.DrawFn) -> tuple[int, int, Box]:
    """A picture and any legal box in it."""
    width, height = draw(sizes)
    box = Box(
        draw(st.floats(0, width)),
        draw(st.floats(0, height)),
        draw(st.floats(16, width)),
        draw(st.floats(16, height)),
        draw(angles),
    )
    return width, height, fit_inside(box, width, height)


def test_the_worked_example_of_a_centred_box_at_three_degrees() -> None:
    crop = to_crop(Box(3000, 2000, 4800, 3200, 3.0), 6000, 4000)
    assert (crop.left, crop.top, crop.right, crop.bottom) == pytest.approx(
        (0.114504, 0.069147, 0.885496, 0.930853), abs=5e-7
    )


def test_the_worked_polygon() -> None:
    crop = Crop(0.114504, 0.069147, 0.885496, 0.930853, 3.0)
    expected = [(687.0, 276.6), (5480.4, 527.8), (5313.0, 3723.4), (519.6, 3472.2)]
    for corner, wanted in zip(corners(to_box(crop, 6000, 4000)), expected, strict=True):
        assert corner == pytest.approx(wanted, abs=0.06)


def test_a_crop_turned_as_lightroom_does_keeps_its_measured_ratio() -> None:
    """Half of a 1.5056:1 picture (.3 .4 .8 .9), turned to -10 degrees, is still 1.5056 wide by high."""
    width, height = 4288, 2848
    straight = to_box(Crop(0.3, 0.4, 0.8, 0.9), width, height)
    tags = to_crop(turned(straight, -10.0, width, height), width, height)
    assert tags.angle == -10.0
    assert to_box(tags, width, height).aspect == pytest.approx(1.5056, abs=5e-5)


def test_left_may_lie_right_of_right() -> None:
    """At 40 degrees a box of ratio 0.4 has left > right; sorting or abs would destroy it."""
    tall = to_crop(Box(500, 500, 200, 500, 40.0), 1000, 1000)
    assert tall.left > tall.right
    box = to_box(tall, 1000, 1000)
    assert (box.width, box.height) == pytest.approx((200, 500))
    assert to_box(Crop(0.5986, tall.top, 0.4014, tall.bottom, 40.0), 1000, 1000).width > 0


@given(pictures_with_boxes())
def test_tags_to_box_to_tags_is_exact(case: tuple[int, int, Box]) -> None:
    width, height, box = case
    crop = to_crop(box, width, height)
    again = to_crop(to_box(crop, width, height), width, height)
    assert (again.left, again.top, again.right, again.bottom, again.angle) == pytest.approx(
        (crop.left, crop.top, crop.right, crop.bottom, crop.angle), abs=1e-9
    )


@given(pictures_with_boxes())
def test_named_corners_are_the_tags(case: tuple[int, int, Box]) -> None:
    width, height, box = case
    crop = to_crop(box, width, height)
    top_left, _, bottom_right, _ = corners(box)
    assert top_left == pytest.approx((crop.left * width, crop.top * height), abs=1e-6)
    assert bottom_right == pytest.approx((crop.right * width, crop.bottom * height), abs=1e-6)


@given(pictures_with_boxes())
def test_inside_means_every_corner_inside(case: tuple[int, int, Box]) -> None:
    width, height, box = case
    assert is_inside(box, width, height)
    for corner in corners(box):
        assert -1e-6 <= corner.x <= width + 1e-6
        assert -1e-6 <= corner.y <= height + 1e-6


def test_tags_in_the_unit_square_are_not_enough_to_be_inside() -> None:
    box = to_box(Crop(0.0, 0.0, 1.0, 1.0, 20.0), 3000, 2000)
    assert not is_inside(box, 3000, 2000)


@pytest.mark.parametrize("crop", [Crop(0.5, 0, 0.5, 1), Crop(0.8, 0.1, 0.2, 0.9), Crop(0.1, 0.9, 0.9, 0.2)])
def test_tags_without_area_are_refused(crop: Crop) -> None:
    with pytest.raises(ValueError, match="no area"):
        to_box(crop, 300, 200)


def test_whole_crop_is_the_whole_picture() -> None:
    assert to_box(WHOLE, 300, 200) == whole_box(300, 200)
    assert WHOLE.is_whole
    assert not Crop(0, 0, 1, 1, 0.1).is_whole


@given(st.floats(-1e4, 1e4), st.floats(-1e4, 1e4), angles)
def test_local_axes_are_the_boxes_own(x: float, y: float, angle: float) -> None:
    box = Box(120.0, 80.0, 60.0, 40.0, angle)
    assert from_local(box, to_local(box, Point(x, y))) == pytest.approx((x, y), abs=1e-6)
    assert to_local(box, corners(box)[1]) == pytest.approx((30.0, -20.0), abs=1e-9)


def test_positive_angle_turns_clockwise_on_screen() -> None:
    _, right_edge_top, _, _ = corners(Box(0, 0, 200, 100, 10.0))
    assert right_edge_top.y > -50  # y points down: the top right corner sinks
    assert math.degrees(math.atan2(right_edge_top.y, right_edge_top.x)) == pytest.approx(
        math.degrees(math.atan2(-50, 100)) + 10
    )
