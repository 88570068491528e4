"""What a canvas's state says of itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cropperhead_desktop.geometry.crop import Box, Point
from cropperhead_desktop.geometry.handles import Handle
from cropperhead_desktop.ui.canvas.state import (
    BeforeAfter,
    Button,
    CanvasState,
    FrameStyle,
    Keys,
    LevelLine,
    Notice,
    Pointer,
    handle_at,
    is_on_photo,
)
from tests.helpers.canvas import BOX, MIDDLE, cropping, looking, moved, place, press

TILTED = replace(BOX, angle=2)


def test_before_and_after_go_around_in_a_ring() -> None:
    assert BeforeAfter.FRAME.next is BeforeAfter.AFTER
    assert BeforeAfter.FRAME.next.next is BeforeAfter.BEFORE
    assert BeforeAfter.FRAME.next.next.next is BeforeAfter.FRAME


@pytest.mark.parametrize("off", [-6, 6])
@pytest.mark.parametrize("handle", [handle for handle in Handle if handle.resizes])
def test_handles_are_grabbed_twelve_pixels_wide(handle, off) -> None:
    state = cropping()
    x, y = handle.value
    assert handle_at(state, moved(place(state, handle), off * x, off * y)) is handle


@pytest.mark.parametrize(
    "state", [looking(), cropping(None), replace(cropping(), before_after=BeforeAfter.AFTER)]
)
def test_only_a_frame_in_crop_view_has_handles(state) -> None:
    assert handle_at(state, MIDDLE) is None


def test_what_is_hovered_is_under_the_mouse_or_in_the_hand() -> None:
    state = cropping()
    corner = place(state, Handle.TOP_LEFT)
    assert state.hover is None, "the mouse has not come yet"
    over = replace(state, pointer=Pointer(corner))
    assert over.hover is Handle.TOP_LEFT
    assert replace(over, pointer=Pointer(corner, is_over=False)).hover is None
    held = press(state, corner)
    assert replace(held, pointer=Pointer(MIDDLE)).hover is Handle.TOP_LEFT


@pytest.mark.parametrize(
    ("button", "keys", "is_busy", "dragged"),
    [
        (Button.LEFT, Keys.NONE, True, Handle.BODY),
        (Button.LEFT, Keys.CTRL, True, None),
        (Button.MIDDLE, Keys.NONE, False, None),
    ],
)
def test_only_what_changes_the_crop_is_busy(button, keys, is_busy, dragged) -> None:
    state = press(cropping(), MIDDLE, button, keys)
    assert (state.is_busy, state.dragged) == (is_busy, dragged)


@pytest.mark.parametrize(
    ("state", "angle"),
    [
        (looking(TILTED), 0),
        (cropping(TILTED), 2),
        (cropping(None), 0),
        (replace(looking(TILTED), before_after=BeforeAfter.AFTER), 2),
        (replace(cropping(TILTED), before_after=BeforeAfter.BEFORE), 0),
    ],
)
def test_the_photo_is_turned_where_the_crop_stands_upright(state, angle) -> None:
    assert state.view_angle == angle


def test_a_crop_of_a_tiny_photo_may_be_as_small_as_the_photo() -> None:
    assert CanvasState(photo=(6000, 4000)).bounds.min_side == 16
    assert CanvasState(photo=(9, 4000)).bounds.min_side == 9


def test_it_says_what_it_shows() -> None:
    tilted = looking(Box(3000, 2000, 3000, 2000, 2), FrameStyle.DECIDED)
    assert tilted.description == "Crop 3000 by 2000 pixels, angle 2.0°, decided"
    assert looking(None).description == "No crop"
    assert CanvasState(notice=Notice("Nothing here", "Open a folder")).description == (
        "Nothing here. Open a folder"
    )
    assert CanvasState().description == ""


def test_a_point_is_on_the_photo_or_beside_it() -> None:
    assert is_on_photo(looking(), MIDDLE)
    assert not is_on_photo(looking(), Point(3, 3))


def test_a_short_line_means_no_angle_and_a_long_one_its_tilt() -> None:
    view = looking().viewport
    assert not LevelLine(Point(0, 0), Point(15 / view.scale, 0)).is_long_enough(view)
    assert LevelLine(Point(0, 0), Point(16.1 / view.scale, 0)).is_long_enough(view)
    assert LevelLine(Point(0, 0), Point(100, 100)).angle == pytest.approx(-45)
    assert LevelLine(Point(0, 0), Point(100, 5)).angle == pytest.approx(2.862, abs=1e-3)
