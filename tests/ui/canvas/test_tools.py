"""What presses, drags and releases make of a canvas's state."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from cropperhead_desktop.geometry.crop import Point, corners, is_inside
from cropperhead_desktop.geometry.handles import Handle
from cropperhead_desktop.ui.canvas import tools
from cropperhead_desktop.ui.canvas.state import (
    BeforeAfter,
    Button,
    CanvasState,
    ClickRequest,
    FrameStyle,
    Keys,
)
from cropperhead_desktop.ui.canvas.tools import CropTool, LevelTool, PanTool, with_space
from cropperhead_desktop.ui.canvas.transitions import toggled, with_box
from tests.helpers.canvas import (
    BOX,
    MIDDLE,
    PHOTO,
    cropping,
    drag,
    dragged,
    looking,
    moved,
    place,
    press,
    release,
)

RESIZERS = [handle for handle in Handle if handle.resizes]
LEVELLERS = [(Button.LEFT, Keys.CTRL), (Button.RIGHT, Keys.NONE)]
START = Point(400, 300)


@pytest.mark.parametrize(
    ("state", "button", "keys", "tool"),
    [
        (cropping(), Button.LEFT, Keys.NONE, CropTool),
        (cropping(), Button.LEFT, Keys.SHIFT | Keys.ALT, CropTool),
        (cropping(), Button.LEFT, Keys.CTRL, LevelTool),
        (cropping(), Button.RIGHT, Keys.NONE, LevelTool),
        (cropping(), Button.MIDDLE, Keys.CTRL, PanTool),
        (cropping(), Button.LEFT, Keys.SPACE, PanTool),
        (cropping(), Button.LEFT, Keys.SPACE | Keys.CTRL, PanTool),
        (cropping(), Button.RIGHT, Keys.SPACE, PanTool),
        (cropping(None), Button.LEFT, Keys.NONE, PanTool),
        (cropping(None), Button.RIGHT, Keys.NONE, type(None)),
        (replace(cropping(), before_after=BeforeAfter.AFTER), Button.LEFT, Keys.NONE, PanTool),
        (looking(), Button.LEFT, Keys.CTRL, PanTool),
        (looking(), Button.RIGHT, Keys.NONE, type(None)),
        (looking(), Button.NONE, Keys.NONE, type(None)),
        (CanvasState(), Button.LEFT, Keys.NONE, type(None)),
    ],
)
def test_who_gets_a_press(state, button, keys, tool) -> None:
    assert type(press(state, MIDDLE, button, keys).tool) is tool


def test_a_second_button_does_not_disturb_a_drag_and_takes_over_from_a_pan() -> None:
    held = dragged(cropping(), Handle.BODY, 20, 0)
    assert press(held, MIDDLE, Button.RIGHT).tool is held.tool
    panning = press(cropping(), MIDDLE, Button.MIDDLE)
    assert type(press(panning, MIDDLE).tool) is CropTool


@pytest.mark.parametrize("handle", [Handle.TOP_LEFT, Handle.RIGHT, Handle.BODY, Handle.OUTSIDE])
def test_a_circle_of_small_steps_ends_where_it_began(handle) -> None:
    before = cropping()
    start, seen = place(before, handle), set()
    state = press(before, start)
    for step in range(201):
        turn = 2 * math.pi * step / 200
        state = drag(state, moved(start, round(90 * math.cos(turn)) - 90, round(90 * math.sin(turn))))
        seen.add(state.box)
    state = release(drag(state, start))
    assert (state.box, state.viewport, state.tool) == (before.box, before.viewport, None)
    assert len(seen) > 50


@pytest.mark.parametrize("handle", RESIZERS)
@pytest.mark.parametrize("scale", [0.05, 0.14, 1.0, 3.0])
def test_every_handle_resizes_at_any_zoom_and_leaves_the_view_alone(handle, scale) -> None:
    side = min(2000, 400 / scale)
    fitted = cropping(replace(BOX, width=side, height=side))
    before = replace(fitted, viewport=replace(fitted.viewport, scale=scale))
    x, y = handle.value
    state = dragged(before, handle, 30 * x, 30 * y)
    assert state.viewport == before.viewport
    grown = state.box.width - side, state.box.height - side
    assert grown == pytest.approx((30 * abs(x) / scale, 30 * abs(y) / scale), abs=1e-6)


def test_the_hand_stays_on_the_corner_of_a_turned_frame() -> None:
    before = cropping(replace(BOX, width=2400, height=1600, angle=12))
    start = place(before, Handle.BOTTOM_RIGHT)
    state = dragged(before, Handle.BOTTOM_RIGHT, 25, -40)
    assert place(state, Handle.BOTTOM_RIGHT) == pytest.approx(moved(start, 25, -40))
    assert corners(state.box)[0] == pytest.approx(corners(before.box)[0])
    assert state.box.angle == 12


def test_the_photo_slides_under_a_frame_that_stays() -> None:
    before = cropping()
    state = dragged(before, Handle.BODY, 60, 20)
    scale = state.viewport.scale
    assert place(state, Handle.TOP_LEFT) == pytest.approx(place(before, Handle.TOP_LEFT))
    assert state.box.centre == pytest.approx((3000 - 60 / scale, 2000 - 20 / scale))


def test_turning_moves_the_photo_with_the_hand_and_not_the_frame() -> None:
    before = cropping()
    state = dragged(before, Handle.OUTSIDE, 0, 60)
    swept = math.degrees(math.atan2(60, place(before, Handle.OUTSIDE).x - MIDDLE.x))
    assert state.box.angle == pytest.approx(-swept)
    assert state.viewport.angle == state.box.angle
    assert state.viewport.to_view(state.box.centre) == pytest.approx(MIDDLE)


def test_turning_past_half_a_turn_stays_at_the_limit() -> None:
    state = cropping()
    start = place(state, Handle.OUTSIDE)
    radius = start.x - MIDDLE.x
    state, angles = press(state, start), []
    for degrees in range(0, 271, 5):
        turn = math.radians(degrees)
        state = drag(state, moved(MIDDLE, radius * math.cos(turn), radius * math.sin(turn)))
        angles.append(state.box.angle)
    assert angles[-1] == -45
    assert all(later <= earlier + 0.3 for earlier, later in zip(angles, angles[1:], strict=False))


def test_no_drag_leaves_the_picture() -> None:
    state = cropping()
    for handle, dx, dy in (
        (Handle.TOP_LEFT, -900, -900),
        (Handle.OUTSIDE, -80, 300),
        (Handle.BODY, 800, -700),
        (Handle.RIGHT, 900, 10),
    ):
        state = release(dragged(state, handle, dx, dy))
        assert is_inside(state.box, *PHOTO, slack=1e-5), handle


def test_a_box_rounded_over_the_border_can_still_be_dragged() -> None:
    state = dragged(cropping(replace(BOX, cx=2999.998, width=6000)), Handle.RIGHT, -60, 0)
    assert state.box.width == pytest.approx(6000 - 60 / state.viewport.scale, abs=0.1)


@pytest.mark.parametrize(
    "held",
    [dragged(cropping(), handle, 70, 30) for handle in (Handle.LEFT, Handle.BODY, Handle.OUTSIDE)]
    + [drag(press(cropping(), MIDDLE, *leveller), moved(MIDDLE, 90, 9)) for leveller in LEVELLERS],
)
def test_given_up_all_is_as_before_the_press(held) -> None:
    state = held.tool.cancel(held)
    before = cropping()
    assert (state.box, state.viewport, state.tool, state.level_line) == (BOX, before.viewport, None, None)


@pytest.mark.parametrize("ratio", [None, 2.0])
def test_shift_keeps_the_ratio_of_the_press_unless_another_is_locked(ratio) -> None:
    state = cropping(ratio=ratio)
    free = dragged(state, Handle.BOTTOM_RIGHT, 100, 10)
    kept = dragged(state, Handle.BOTTOM_RIGHT, 100, 10, Keys.SHIFT)
    assert kept.box.aspect == pytest.approx(ratio or 1.5)
    assert (free.box.aspect == pytest.approx(kept.box.aspect)) is (ratio is not None)
    assert kept.box.width > 3000


def test_alt_resizes_from_the_centre() -> None:
    assert dragged(cropping(), Handle.LEFT, 40, 0).box.cx > 3000
    state = dragged(cropping(), Handle.LEFT, 40, 0, Keys.ALT)
    assert state.box.cx == 3000
    assert state.box.width == pytest.approx(3000 - 80 / state.viewport.scale)


def test_a_shaking_click_changes_nothing_and_a_drag_may_come_back_close() -> None:
    start = place(cropping(), Handle.TOP_LEFT)
    shaken = drag(press(cropping(), start), moved(start, 1, 1))
    assert shaken.box == BOX
    returned = drag(dragged(cropping(), Handle.TOP_LEFT, 20, 20), moved(start, 1, 1))
    assert returned.box != BOX


def second_press(first: CanvasState, at: Point = MIDDLE) -> CanvasState:
    """The press that Qt calls a double click."""
    return press(first, at, is_double=True)


def test_a_double_click_in_the_frame_accepts() -> None:
    state = second_press(release(press(cropping(), MIDDLE)))
    assert state.tool.request(state) is ClickRequest.BACK


@pytest.mark.parametrize(
    "first",
    [
        cropping(),
        release(dragged(cropping(), Handle.BODY, 6, 0)),
        release(press(cropping(), MIDDLE, Button.LEFT, Keys.CTRL)),
        release(press(cropping(), MIDDLE, Button.MIDDLE)),
        (held := press(cropping(), MIDDLE)).tool.cancel(held),
    ],
    ids=["no click", "a drag", "a line", "a pan", "given up"],
)
def test_a_double_click_that_began_otherwise_accepts_nothing(first) -> None:
    state = second_press(first)
    assert state.tool.request(state) is None


def test_a_click_and_a_quick_drag_accept_nothing_nor_a_double_click_outside() -> None:
    state = second_press(release(press(cropping(), MIDDLE)))
    state = drag(state, moved(MIDDLE, 30, 10))
    assert state.tool.request(state) is None
    outside = place(cropping(), Handle.OUTSIDE)
    state = second_press(release(press(cropping(), outside)), outside)
    assert state.tool.request(state) is None


def level(state: CanvasState, dx: float, dy: float, leveller=LEVELLERS[0]) -> CanvasState:
    """A line drawn from START and let go."""
    state = press(state, START, *leveller)
    for share in (0.3, 0.7, 1.0):
        state = drag(state, moved(START, dx * share, dy * share), leveller[1])
    return release(state)


@pytest.mark.parametrize("leveller", LEVELLERS)
@pytest.mark.parametrize("way", [(200, 20), (-200, -20), (-20, 200), (20, -200)])
def test_a_line_along_horizon_or_upright_sets_the_angle(leveller, way) -> None:
    box = level(cropping(), *way, leveller).box
    assert box.angle == pytest.approx(math.degrees(math.atan2(20, 200)), abs=1e-6)
    assert box.aspect == pytest.approx(BOX.aspect)
    assert is_inside(box, *PHOTO)


def test_the_line_is_level_afterwards_also_in_a_turned_view() -> None:
    before = level(cropping(), 200, 20)
    ends = [before.viewport.to_image(at) for at in (START, moved(START, 200, -30))]
    state = level(before, 200, -30)
    first, last = (state.viewport.to_view(end) for end in ends)
    assert first.y == pytest.approx(last.y, abs=1e-6)


def test_levelling_again_does_not_eat_the_crop() -> None:
    state = cropping()
    for way in ((100, 60), (100, -60), (100, 0)):
        state = level(state, *way)
    state = level(state, 200, -200 * math.tan(math.radians(state.box.angle)))
    assert state.box.angle == pytest.approx(0, abs=1e-6)
    assert state.box.width == pytest.approx(BOX.width, rel=0.01)


def test_a_touch_is_no_line() -> None:
    state = level(cropping(), 8, 8)
    assert (state.box, state.tool, state.level_line) == (BOX, None, None)


def test_a_line_whose_crop_went_away_turns_nothing() -> None:
    held = drag(press(cropping(), START, Button.RIGHT), moved(START, 200, 20))
    assert release(with_box(held, None, FrameStyle.DRAFT)).box is None


def test_the_photo_goes_with_the_mouse() -> None:
    before = toggled(looking(), None, 1.0)
    state = drag(press(before, MIDDLE), moved(MIDDLE, 80, 50))
    assert state.viewport == before.viewport.panned(Point(80, 50))
    assert release(state).viewport == state.viewport


def test_a_zoomed_photo_cannot_be_lost() -> None:
    state = toggled(looking(), None, 1.0)
    for _ in range(8):
        state = release(drag(press(state, Point(50, 50)), Point(950, 650)))
    assert state.viewport.to_view(Point(0, 0)) == pytest.approx((0, 0))


@pytest.mark.parametrize("keys", [Keys.NONE, Keys.SPACE])
def test_a_pan_waits_for_more_than_a_shaking_click_unless_the_photo_was_grabbed(keys) -> None:
    before = toggled(looking(slop=10), None, 1.0)
    state = drag(press(before, MIDDLE, keys=keys), moved(MIDDLE, 4, 4), keys)
    assert (state.viewport == before.viewport) is (keys is Keys.NONE)


@pytest.mark.parametrize(
    ("state", "at", "way", "asked"),
    [
        (looking(), MIDDLE, 0, ClickRequest.ZOOM),
        (looking(), MIDDLE, 4, ClickRequest.ZOOM),
        (looking(), Point(3, 3), 0, None),
        (looking(), MIDDLE, 40, None),
        (cropping(None), MIDDLE, 0, None),
        (replace(looking(), before_after=BeforeAfter.BEFORE), MIDDLE, 0, ClickRequest.ZOOM),
    ],
)
def test_a_click_on_the_photo_in_the_loupe_zooms(state, at, way, asked) -> None:
    state = drag(press(state, at), moved(at, way, 0))
    assert state.tool.request(state) is asked


def test_space_grabs_the_photo_and_lets_it_go() -> None:
    state = with_space(cropping(), is_down=True)
    assert (state.pointer.keys, state.has_grabbed) == (Keys.SPACE, False)
    state = press(state, MIDDLE, keys=Keys.SPACE)
    assert state.has_grabbed
    state = with_space(drag(state, moved(MIDDLE, 40, 30), Keys.SPACE), is_down=False)
    assert (state.tool, state.box, state.pointer.keys) == (None, BOX, Keys.NONE)
    assert state.viewport == cropping().viewport.panned(Point(40, 30))


def test_space_does_not_end_a_drag_of_the_frame() -> None:
    held = dragged(cropping(), Handle.BODY, 20, 0)
    assert with_space(with_space(held, is_down=True), is_down=False).tool is held.tool


def test_a_mouse_without_a_tool_only_points() -> None:
    state = tools.drag(cropping(), replace(cropping().pointer, at=MIDDLE))
    assert (state.pointer.at, state.box, state.viewport) == (MIDDLE, BOX, cropping().viewport)


@pytest.mark.parametrize("keys", [Keys.ALT, Keys.CTRL])
def test_where_a_window_manager_takes_alt_ctrl_keeps_the_centre_too(keys) -> None:
    state = dragged(cropping(), Handle.LEFT, 40, 0, keys)
    assert isinstance(state.tool, CropTool)
    assert (state.box.cx, state.box.cy) == pytest.approx((BOX.cx, BOX.cy))
    assert state.box.width < BOX.width
