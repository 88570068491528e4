"""States of a canvas of 1000 x 700 with a 6000 x 4000 photo, and a mouse for them; no Qt."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from cropperhead_desktop.geometry.crop import Box, Point, from_local
from cropperhead_desktop.geometry.handles import Handle
from cropperhead_desktop.ui.canvas import tools
from cropperhead_desktop.ui.canvas.state import Button, CanvasMode, CanvasState, FrameStyle, Keys, Pointer
from cropperhead_desktop.ui.canvas.transitions import with_box, with_mode, with_photo

PHOTO = 6000, 4000
BOX = Box(3000, 2000, 3000, 2000)
MIDDLE = Point(500, 350)


def looking(box: Box | None = BOX, style: FrameStyle = FrameStyle.PROPOSED, **fields: Any) -> CanvasState:
    """The loupe, fitted."""
    state = with_photo(replace(CanvasState(view=(1000, 700)), **fields), *PHOTO)
    return with_box(state, box, style)


def cropping(box: Box | None = BOX, style: FrameStyle = FrameStyle.PROPOSED, **fields: Any) -> CanvasState:
    """Crop view, fitted."""
    return with_mode(looking(box, style, **fields), CanvasMode.CROP)


def place(state: CanvasState, handle: Handle) -> Point:
    """Where a part of the frame lies in the view; OUTSIDE is 40 pixels right of the frame."""
    box = state.box
    assert box is not None
    x, y = (1, 0) if handle is Handle.OUTSIDE else handle.value
    at = state.viewport.to_view(from_local(box, Point(x * box.width / 2, y * box.height / 2)))
    return moved(at, 40, 0) if handle is Handle.OUTSIDE else at


def moved(at: Point, dx: float, dy: float) -> Point:
    """A place some view pixels away."""
    return Point(at.x + dx, at.y + dy)


def press(
    state: CanvasState,
    at: Point,
    button: Button = Button.LEFT,
    keys: Keys = Keys.NONE,
    is_double: bool = False,
) -> CanvasState:
    """A button goes down."""
    return tools.press(state, Pointer(at, button, keys, is_double))


def drag(state: CanvasState, at: Point, keys: Keys = Keys.NONE) -> CanvasState:
    """The mouse goes to a place."""
    return tools.drag(state, Pointer(at, keys=keys))


def release(state: CanvasState) -> CanvasState:
    """The button is let go."""
    assert state.tool is not None
    return state.tool.release(state)


def dragged(state: CanvasState, handle: Handle, dx: float, dy: float, keys: Keys = Keys.NONE) -> CanvasState:
    """A part of the frame pressed, taken some view pixels along in four steps, and still in the hand."""
    start = place(state, handle)
    state = press(state, start)
    for share in (0.25, 0.5, 0.75, 1.0):
        state = drag(state, moved(start, dx * share, dy * share), keys)
    return state
