"""From one state of the canvas to the next: photos, crops, modes, zoom and fit."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cropperhead_desktop.geometry.crop import Box, Point
from cropperhead_desktop.geometry.handles import Handle
from cropperhead_desktop.ui.canvas.state import (
    BeforeAfter,
    CanvasMode,
    CanvasState,
    FrameStyle,
    Notice,
)
from cropperhead_desktop.ui.canvas.transitions import (
    fit,
    is_zoomed_in,
    kept,
    nudged,
    refitted,
    resized,
    toggled,
    turned,
    wheeled,
    with_box,
    with_look,
    with_mode,
    with_next_look,
    with_photo,
)
from tests.helpers.canvas import BOX, MIDDLE, PHOTO, cropping, dragged, looking, release

DRAFT = FrameStyle.DRAFT


def centre(state: CanvasState) -> Point:
    """The crop's centre in the view."""
    return state.viewport.to_view(state.box.centre)


def test_another_photo_has_no_crop_and_drops_what_the_mouse_did() -> None:
    held = replace(dragged(cropping(), Handle.BODY, 50, 0), is_clicked=True)
    state = with_photo(held, 300, 200)
    assert (state.box, state.trail, state.tool, state.is_clicked) == (None, (), None, False)
    assert state.viewport == fit(state)


def test_a_message_takes_the_place_of_the_photo() -> None:
    state = with_photo(looking(), 0, 0, Notice("Nothing here"))
    assert not state.has_photo
    assert with_photo(state, 300, 200).notice == Notice()


def test_a_crop_from_outside_does_not_disturb_the_hand() -> None:
    other = Box(1000, 1000, 500, 500)
    held = dragged(cropping(), Handle.BODY, 50, 0)
    state = with_box(held, other, DRAFT)
    assert (state.box, state.style) == (held.box, DRAFT)
    assert with_box(cropping(), other, DRAFT).box == other


def test_crop_mode_stands_the_frame_upright_and_keeps_the_photo_in_view() -> None:
    state = looking(replace(BOX, angle=-20))
    assert state.viewport.angle == 0
    state = with_mode(state, CanvasMode.CROP)
    assert state.viewport.angle == -20
    for corner in ((0, 0), (6000, 0), (6000, 4000), (0, 4000)):
        view = state.viewport.to_view(Point(*corner))
        assert 0 < view.x < 1000
        assert 0 < view.y < 700
    assert with_mode(state, CanvasMode.LOUPE).viewport.angle == 0


def test_the_same_mode_again_keeps_the_zoom_and_ends_before_and_after() -> None:
    state = toggled(cropping(), None, 1.0)
    assert with_mode(state, CanvasMode.CROP) == state
    state = with_mode(with_next_look(state), CanvasMode.CROP)
    assert (state.before_after, state.is_fitted) == (BeforeAfter.FRAME, True)


def test_an_angle_from_outside_turns_the_photo_around_the_frame() -> None:
    before = cropping()
    state = with_box(before, Box(3000, 2000, 2000, 1500, 8), DRAFT)
    assert (state.viewport.angle, state.viewport.scale) == (8, before.viewport.scale)
    assert centre(state) == pytest.approx(centre(before))


def test_the_first_crop_of_a_photo_is_fitted_with_it() -> None:
    state = with_box(cropping(None), replace(BOX, angle=8), DRAFT)
    assert (state.viewport, state.viewport.angle) == (fit(state), 8)


@pytest.mark.parametrize("state", [looking(), cropping()])
def test_after_shows_the_crop_alone_upright_and_fitted(state) -> None:
    state = with_look(with_box(state, Box(3000, 2000, 2000, 2000, 5.0), DRAFT), BeforeAfter.AFTER)
    margin = 40 if state.mode is CanvasMode.CROP else 16
    assert state.viewport.angle == 5.0
    assert centre(state) == pytest.approx(MIDDLE)
    assert 2000 * state.viewport.scale == pytest.approx(700 - 2 * margin)
    follows = with_box(state, Box(2000, 2000, 1000, 1000), DRAFT)
    assert centre(follows) == pytest.approx(MIDDLE)


def test_without_a_crop_after_is_the_whole_photo() -> None:
    assert with_next_look(cropping(None)).viewport == cropping(None).viewport


def test_the_wheel_zooms_at_the_mouse_and_comes_back_to_the_fitted_view() -> None:
    fitted, at = looking(), Point(300, 200)
    state = fitted
    for _ in range(6):
        state = wheeled(state, 120, at, 1.0)
    assert state.viewport.scale > fitted.viewport.scale * 3
    assert is_zoomed_in(state)
    assert state.viewport.to_image(at) == pytest.approx(fitted.viewport.to_image(at))
    for _ in range(9):
        state = wheeled(state, -120, Point(700, 500), 1.0)
    assert state == fitted


@pytest.mark.parametrize("one_to_one", [1.0, 0.5])
def test_one_to_one_and_back(one_to_one) -> None:
    state = toggled(looking(), None, one_to_one)
    assert state.viewport.scale == pytest.approx(one_to_one)
    assert centre(state) == pytest.approx(MIDDLE)
    assert toggled(state, None, one_to_one) == looking()


def test_one_to_one_holds_what_is_under_the_mouse() -> None:
    at = Point(700, 300)
    assert toggled(looking(), at, 1.0).viewport.to_image(at) == pytest.approx(looking().viewport.to_image(at))


def test_without_a_crop_one_to_one_is_around_the_middle() -> None:
    assert toggled(looking(None), None, 1.0).viewport.to_image(MIDDLE) == pytest.approx((3000, 2000))


def test_a_zoomed_photo_covers_the_view_unless_it_is_cropped() -> None:
    zoomed = toggled(looking(), None, 1.0)
    lost = zoomed.viewport.panned(Point(90000, 90000))
    assert kept(zoomed, lost).to_view(Point(0, 0)) == pytest.approx((0, 0))
    assert kept(cropping(), lost) == lost


def test_another_size_keeps_a_photo_fitted_or_its_middle_in_place() -> None:
    small = (600, 500)
    assert resized(replace(looking(), view=small), (1000, 700)) == refitted(replace(looking(), view=small))
    zoomed = toggled(looking(), None, 1.0)
    state = resized(replace(zoomed, view=small), (1000, 700))
    assert state.viewport.to_image(Point(300, 250)) == pytest.approx(zoomed.viewport.to_image(MIDDLE))
    assert resized(zoomed, None) == refitted(zoomed), "a widget that was hidden"


def test_a_nudge_goes_along_the_screen() -> None:
    before = cropping(Box(3000, 2000, 1000, 800, 30))
    state = nudged(before, 100, 0)
    assert centre(state).y == pytest.approx(centre(before).y)
    assert centre(state).x - centre(before).x == pytest.approx(100 * state.viewport.scale)


def test_a_nudge_stops_at_the_border() -> None:
    whole = cropping(Box(3000, 2000, *PHOTO))
    assert nudged(whole, 1, 1) == whole


def test_angle_steps_there_and_back_cost_no_area() -> None:
    state = cropping(Box(3000, 2000, *PHOTO))
    for _ in range(20):
        state = turned(state, 0.1)
        box = state.box
        echoed = Box(box.cx + 1e-10, box.cy + 1e-10, box.width, box.height, box.angle)
        state = with_box(state, echoed, DRAFT)
    assert state.box.angle == pytest.approx(2)
    assert state.box.width < 5800
    for _ in range(20):
        state = turned(state, -0.1)
    assert state.box.width == pytest.approx(6000, abs=0.01)


@pytest.mark.parametrize("state", [cropping(None), dragged(cropping(), Handle.BODY, 9, 9)])
def test_no_step_without_a_crop_or_under_a_hand(state) -> None:
    assert nudged(state, 1, 1) is state
    assert turned(state, 1) is state


def test_nothing_zooms_without_a_photo() -> None:
    empty = CanvasState(view=(1000, 700))
    assert wheeled(empty, 120, MIDDLE, 1.0) is empty
    assert toggled(empty, None, 1.0) is empty
    assert refitted(empty) == resized(empty, (3, 3)) == empty


@pytest.mark.parametrize("style", list(FrameStyle))
def test_the_loupe_rests_at_the_result_of_a_persons_crop(style) -> None:
    state = looking(style=style)
    is_result = style is not FrameStyle.PROPOSED
    assert (state.before_after is BeforeAfter.AFTER) is is_result
    assert cropping(style=style).before_after is BeforeAfter.FRAME
    assert with_mode(cropping(style=style), CanvasMode.LOUPE).before_after is state.before_after
    chosen = with_look(state, BeforeAfter.BEFORE)
    assert with_box(chosen, Box(2000, 2000, 1000, 1000), style).before_after is BeforeAfter.BEFORE


@pytest.mark.parametrize("handle", [Handle.BODY, Handle.OUTSIDE])
def test_taking_a_drag_back_puts_the_photo_where_it_was(handle) -> None:
    before = cropping()
    moved_away = release(dragged(before, handle, 60, 40))
    assert moved_away.viewport != before.viewport
    again = with_box(moved_away, before.box, FrameStyle.PROPOSED)
    assert (again.box, again.viewport) == (before.box, before.viewport)
