"""How the canvas's state becomes the next: another photo, crop or size, zooming and fitting; no Qt.

Each function takes a state and gives the one that follows; without effect it gives the same back. Where
`one_to_one` is asked for, it is the scale at which a photo pixel covers one pixel of the screen.
"""

from __future__ import annotations

from dataclasses import replace

from cropperhead_desktop.domain.care import LeaningLine, Sight
from cropperhead_desktop.geometry.crop import Box, Point, limited, rotate
from cropperhead_desktop.geometry.handles import move
from cropperhead_desktop.geometry.portrait import HeadPreset
from cropperhead_desktop.geometry.viewport import Viewport, fitted
from cropperhead_desktop.review.in_hand.edges import same_box
from cropperhead_desktop.ui.canvas.state import (
    NO_NOTICE,
    BeforeAfter,
    CanvasMode,
    CanvasState,
    FrameStyle,
    Notice,
)

MAX_SCALE = 16.0
MARGIN, CROP_MARGIN = 16.0, 40.0
"""View pixels left free around a fitted photo; while cropping the frame is turned by what is outside."""

_WHEEL_STEP, _ZOOM_PER_STEP = 120, 1.25


def with_photo(state: CanvasState, width: int, height: int, notice: Notice = NO_NOTICE) -> CanvasState:
    """Another photo, fitted, without a crop so far; what the mouse did to the last one is dropped.

    A `notice` is what is shown where `width` and `height` are 0.
    """
    fresh = replace(state, photo=(width, height), notice=notice, box=None, trail=(), first_eye=None)
    return _at_rest(
        state, refitted(replace(with_sights(fresh), tool=None, level_line=None, is_clicked=False))
    )


def with_box(state: CanvasState, box: Box | None, style: FrameStyle) -> CanvasState:
    """Another crop. While the user drags one, the hand knows better and only the style is taken."""
    before, state = state, replace(state, style=style)
    if state.dragged is not None:
        return state
    there = next((viewport for known, viewport in reversed(state.trail) if same_box(known, box)), None)
    state = _at_rest(before, _with_box(state, box))
    if there is None or (there.scale, there.angle) != (state.viewport.scale, state.viewport.angle):
        return state
    return replace(state, viewport=there)


def with_hand(state: CanvasState, has_hand: bool) -> CanvasState:
    """Whether Space is the canvas's; not where the user gave the key to another command."""
    return replace(state, has_hand=has_hand)


def with_eyes(state: CanvasState, preset: HeadPreset | None) -> CanvasState:
    """From now on two clicks on the eyes make a crop by this preset; None: no longer."""
    return replace(state, eyes=preset, first_eye=None)


def with_sights(
    state: CanvasState,
    things: tuple[Sight, ...] = (),
    lines: tuple[LeaningLine, ...] = (),
    words: tuple[str, ...] = (),
) -> CanvasState:
    """What the crop should not cut, and the lines that speak for an angle with who says which one."""
    return replace(state, things=things, lines=lines, line_words=words)


def with_mode(state: CanvasState, mode: CanvasMode) -> CanvasState:
    """Looking or cropping, the photo fitted anew with its frame."""
    if mode is state.mode and state.before_after is state.rest_look:
        return state
    made = replace(state, mode=mode, tool=None)
    return refitted(replace(made, before_after=made.rest_look))


def with_next_look(state: CanvasState) -> CanvasState:
    """The frame, what it leaves of the photo, the photo without it, and the frame again."""
    return with_look(state, state.before_after.next)


def with_look(state: CanvasState, look: BeforeAfter) -> CanvasState:
    """One of before and after, fitted."""
    return state if look is state.before_after else refitted(replace(state, before_after=look))


def refitted(state: CanvasState) -> CanvasState:
    """All of the photo in the view."""
    return replace(state, is_fitted=True, viewport=fit(state) if state.has_photo else Viewport(1.0))


def resized(state: CanvasState, old: tuple[int, int] | None) -> CanvasState:
    """After the view has taken another size than `old`: a zoomed photo keeps what was in the middle."""
    if not state.has_photo or state.is_fitted or old is None:
        return refitted(state)
    shift = Point((state.view[0] - old[0]) / 2, (state.view[1] - old[1]) / 2)
    return replace(state, viewport=kept(state, state.viewport.panned(shift)))


def wheeled(state: CanvasState, turn: float, at: Point, one_to_one: float) -> CanvasState:
    """Zoomed at a view point by `turn` eighths of a degree of the wheel.

    On the way down it stops at, and becomes, the fitted view.
    """
    if not state.has_photo:
        return state
    whole, factor = fit(state), _ZOOM_PER_STEP ** (turn / _WHEEL_STEP)
    made = state.viewport.zoomed(factor, at, min(whole.scale, one_to_one), MAX_SCALE)
    stops = factor < 1 and made.scale <= whole.scale < state.viewport.scale * 1.001
    return _with_zoom(state, whole if stops else kept(state, made))


def toggled(state: CanvasState, at: Point | None, one_to_one: float) -> CanvasState:
    """Fitted, and from there to one to one around a view point, by default the middle of the crop."""
    if not state.has_photo:
        return state
    whole = fit(state)
    if abs(state.viewport.scale / whole.scale - 1) > 1e-3:
        return _with_zoom(state, whole)
    centre = _centre(state) if at is None else at
    made = state.viewport.zoomed(one_to_one / state.viewport.scale, centre, 0.0, MAX_SCALE)
    return _with_zoom(state, kept(state, made))


def fit(state: CanvasState) -> Viewport:
    """The viewport with all of the photo, or with AFTER all of the crop, as large as the view allows."""
    margin = CROP_MARGIN if state.mode is CanvasMode.CROP else MARGIN
    box = state.box
    if state.before_after is not BeforeAfter.AFTER or box is None:
        return fitted(*state.photo, *state.view, state.view_angle, margin, MAX_SCALE)
    upright = fitted(box.width, box.height, *state.view, 0.0, margin, MAX_SCALE)
    return replace(upright, angle=box.angle, anchor_image=box.centre)


def kept(state: CanvasState, viewport: Viewport) -> Viewport:
    """The photo moved back: centred where it is small, covering the view where it is large.

    While cropping it may lie anywhere; then the frame is what stays in the view.
    """
    if state.mode is CanvasMode.CROP or state.before_after is BeforeAfter.AFTER:
        return viewport
    origin = viewport.to_view(Point(0.0, 0.0))
    sides = zip(origin, state.photo, state.view, strict=True)
    return viewport.panned(Point(*(_kept_start(start, side * viewport.scale, view) - start
                                   for start, side, view in sides)))  # fmt: skip


def is_zoomed_in(state: CanvasState) -> bool:
    """True when the photo is larger than fitted."""
    return state.viewport.scale > fit(state).scale * 1.001


def nudged(state: CanvasState, dx: float, dy: float) -> CanvasState:
    """The crop moved by displayed photo pixels along the screen's axes, unless the mouse drags it."""
    if state.box is None or state.dragged is not None:
        return state
    return _with_box(state, move(state.box, rotate(Point(dx, dy), state.viewport.angle), state.bounds))


def turned(state: CanvasState, degrees: float) -> CanvasState:
    """The crop turned by a small step, unless the mouse drags it."""
    if state.box is None or state.dragged is not None:
        return state
    box, steps = state.angle_steps.turn(state.box, degrees, state.bounds)
    return _with_box(replace(state, angle_steps=steps), box)


def _with_box(state: CanvasState, box: Box | None) -> CanvasState:
    """Another crop, the photo turned with it where its frame is to stand upright."""
    is_first = state.box is None
    state = replace(state, box=box)
    if state.before_after is BeforeAfter.AFTER:
        return refitted(state)
    if state.view_angle == state.viewport.angle:
        return state
    if is_first or box is None:
        return refitted(state)
    return replace(state, viewport=replace(state.viewport.anchored(box.centre), angle=box.angle))


def _at_rest(before: CanvasState, state: CanvasState) -> CanvasState:
    """The loupe goes on to the look that the crop asks for, unless the user had chosen another one."""
    return with_look(state, state.rest_look) if before.before_after is before.rest_look else state


def _with_zoom(state: CanvasState, viewport: Viewport) -> CanvasState:
    is_fitted = abs(viewport.scale / fit(state).scale - 1) < 1e-3
    return replace(state, viewport=viewport, is_fitted=is_fitted)


def _centre(state: CanvasState) -> Point:
    """The crop's centre in view pixels, without one the view's."""
    if state.box is None:
        return Point(state.view[0] / 2, state.view[1] / 2)
    return state.viewport.to_view(state.box.centre)


def _kept_start(start: float, length: float, view: float) -> float:
    return (view - length) / 2 if length <= view else limited(start, view - length, 0.0)
