"""The frame under the hand: hit test, drags that return, never a corner outside."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cropperhead_desktop.geometry.crop import Box, Point, corners, from_local, is_inside, rotate, to_local
from cropperhead_desktop.geometry.handles import (
    Bounds,
    Handle,
    hit_test,
    move,
    resize,
    rotate_by_drag,
    swept_degrees,
)
from cropperhead_desktop.geometry.rotation import MIN_SIDE, fit_inside, turned

BOUNDS = Bounds(6000, 4000)
RESIZERS = [handle for handle in Handle if handle.resizes]
deltas = st.tuples(st.floats(-9000, 9000), st.floats(-9000, 9000)).map(lambda xy: Point(*xy))
boxes = st.builds(
    Box, st.floats(0, 6000), st.floats(0, 4000), st.floats(40, 5000), st.floats(40, 4000), st.floats(-45, 45)
).map(lambda box: fit_inside(box, BOUNDS.width, BOUNDS.height, min_side=40))


@pytest.mark.parametrize("angle", [0.0, 17.0, -40.0])
@pytest.mark.parametrize("handle", RESIZERS)
def test_every_handle_is_hit_at_its_place(handle: Handle, angle: float) -> None:
    box = Box(3000, 2000, 2000, 1000, angle)
    direction_x, direction_y = handle.value
    spot = from_local(box, Point(direction_x * 1000, direction_y * 500))
    assert hit_test(box, spot, tolerance=30) is handle
    near = from_local(box, Point(direction_x * 1025, direction_y * 525))
    assert hit_test(box, near, tolerance=30) is handle


def test_body_and_outside() -> None:
    box = Box(3000, 2000, 2000, 1000, 17)
    assert hit_test(box, Point(3000, 2000), 30) is Handle.BODY
    assert hit_test(box, Point(100, 100), 30) is Handle.OUTSIDE
    assert hit_test(box, from_local(box, Point(0, 540)), 30) is Handle.OUTSIDE


def test_a_tiny_box_can_still_be_grabbed_by_its_body() -> None:
    assert hit_test(Box(3000, 2000, 40, 40), Point(3000, 2000), tolerance=200) is Handle.BODY


@given(boxes, st.sampled_from(RESIZERS), st.lists(deltas, max_size=5), st.booleans())
def test_a_drag_that_returns_changes_nothing(
    box: Box, handle: Handle, way: list[Point], from_centre: bool
) -> None:
    for delta in [*way, Point(0, 0)]:
        result = resize(box, handle, delta, BOUNDS, None, from_centre)
    assert result == box
    assert move(box, Point(0, 0), BOUNDS).centre == pytest.approx(box.centre, abs=1e-6)


@given(boxes, st.sampled_from(RESIZERS), deltas, st.booleans(), st.booleans())
def test_no_drag_leaves_the_picture(
    box: Box, handle: Handle, delta: Point, locked: bool, from_centre: bool
) -> None:
    result = resize(box, handle, delta, BOUNDS, box.aspect if locked else None, from_centre)
    assert is_inside(result, BOUNDS.width, BOUNDS.height, slack=1e-5)
    assert min(result.width, result.height) >= BOUNDS.min_side * (1 - 1e-9)
    assert result.angle == box.angle
    if locked:
        assert result.aspect == pytest.approx(box.aspect, rel=1e-6)


@given(boxes, st.sampled_from(RESIZERS), deltas)
def test_the_opposite_corner_stays(box: Box, handle: Handle, delta: Point) -> None:
    result = resize(box, handle, delta, BOUNDS)
    direction_x, direction_y = handle.value
    anchor = Point(-direction_x * box.width / 2, -direction_y * box.height / 2)
    kept = Point(-direction_x * result.width / 2, -direction_y * result.height / 2)
    assert from_local(result, kept) == pytest.approx(from_local(box, anchor), abs=1e-5)


def test_a_corner_follows_the_hand() -> None:
    box = Box(3000, 2000, 2000, 1000, 20)
    corner = corners(box)[2]
    result = resize(box, Handle.BOTTOM_RIGHT, Point(50, 70), BOUNDS)
    assert corners(result)[2] == pytest.approx((corner.x + 50, corner.y + 70))


def test_from_the_centre_both_sides_move() -> None:
    result = resize(Box(3000, 2000, 2000, 1000), Handle.RIGHT, Point(100, 0), BOUNDS, None, True)
    assert (result.cx, result.width, result.height) == (3000, 2200, 1000)


def test_an_edge_slides_along_the_border_it_has_met() -> None:
    box = Box(3000, 2000, 2000, 1000)
    result = resize(box, Handle.BOTTOM_RIGHT, Point(9000, 300), BOUNDS)
    assert corners(result)[2] == pytest.approx((6000, 2800))


@given(boxes, deltas)
def test_moving_keeps_the_size_and_stays_inside(box: Box, delta: Point) -> None:
    result = move(box, delta, BOUNDS)
    assert (result.width, result.height, result.angle) == (box.width, box.height, box.angle)
    assert is_inside(result, BOUNDS.width, BOUNDS.height, slack=1e-5)


def test_turning_follows_the_hand_the_other_way() -> None:
    """Content dragged clockwise needs a box turned counter-clockwise: the tags' negative angle."""
    box = Box(3000, 2000, 600, 400)
    press = Point(4000, 2000)
    hand = rotate(Point(1000, 0), 10)
    now = Point(3000 + hand.x, 2000 + hand.y)
    result = rotate_by_drag(box, swept_degrees(box.centre, press, now), BOUNDS)
    assert result.angle == pytest.approx(-10)
    assert result.centre == box.centre


@given(boxes, st.floats(0, 2 * math.pi), st.floats(0, 2 * math.pi))
def test_turning_stays_inside_keeps_ratio_and_comes_back(box: Box, start: float, end: float) -> None:
    press = Point(box.cx + 900 * math.cos(start), box.cy + 900 * math.sin(start))
    now = Point(box.cx + 900 * math.cos(end), box.cy + 900 * math.sin(end))
    result = rotate_by_drag(box, swept_degrees(box.centre, press, now), BOUNDS)
    assert is_inside(result, BOUNDS.width, BOUNDS.height, slack=1e-5)
    assert -45 <= result.angle <= 45
    if result.area > 0:
        assert result.aspect == pytest.approx(box.aspect)
    back = rotate_by_drag(box, swept_degrees(box.centre, press, press), BOUNDS)
    assert (back.width, back.angle) == pytest.approx((box.width, box.angle), abs=1e-6)


def test_only_resize_handles_resize() -> None:
    with pytest.raises(ValueError, match="does not resize"):
        resize(Box(1, 1, 1, 1), Handle.BODY, Point(0, 0), BOUNDS)


def test_local_round_trip_of_handles() -> None:
    box = Box(10, 20, 30, 40, 33)
    assert to_local(box, from_local(box, Point(3, 4))) == pytest.approx((3, 4))


def test_a_box_rounded_over_the_border_is_not_stuck() -> None:
    """Tags carry six decimals: read back, a crop at the border may lie a hair outside."""
    box = Box(2999.997, 2000, 6000, 3000)
    smaller = resize(box, Handle.RIGHT, Point(-500, 0), BOUNDS)
    assert smaller.width == pytest.approx(5500)
    assert resize(smaller, Handle.LEFT, Point(-100, 0), BOUNDS).width == pytest.approx(5500)


def test_a_sweep_continues_past_half_a_turn() -> None:
    centre, press = Point(0, 0), Point(10, 0)
    here = rotate(press, 170)
    there = rotate(press, 190)
    assert swept_degrees(centre, press, here) == pytest.approx(170)
    assert swept_degrees(centre, press, there) == pytest.approx(-170)
    assert swept_degrees(centre, press, there, near=170) == pytest.approx(190)


def test_turning_a_thin_crop_at_the_border_does_not_make_it_vanish() -> None:
    thin = Box(3000, 10, 5000, 20)
    result = turned(thin, 20, BOUNDS.width, BOUNDS.height)
    assert min(result.width, result.height) >= MIN_SIDE * 0.999
    assert result.aspect == pytest.approx(thin.aspect)
    assert is_inside(result, BOUNDS.width, BOUNDS.height)
