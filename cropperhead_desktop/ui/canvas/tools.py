"""What the mouse does with the canvas: values in, values out, no Qt.

A press makes a tool, which keeps a snapshot of that moment; a drag always starts from the snapshot and
never from the last move, so a drag back to its start gives the start back exactly. The frame stands
upright on the screen. A resize moves its sides and leaves the view alone; sliding and turning leave the
frame where it is on the screen and move the photo under it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from cropperhead_desktop.geometry.crop import Box, Point, is_inside
from cropperhead_desktop.geometry.handles import Handle, move, resize, rotate_by_drag, swept_degrees
from cropperhead_desktop.geometry.portrait import framed, head_of_eyes
from cropperhead_desktop.geometry.rotation import fit_inside
from cropperhead_desktop.geometry.viewport import Viewport
from cropperhead_desktop.ui.canvas.state import (
    Button,
    CanvasMode,
    CanvasState,
    ClickRequest,
    FrameStyle,
    Keys,
    LevelLine,
    Pointer,
    Tool,
    handle_at,
    is_on_photo,
)
from cropperhead_desktop.ui.canvas.transitions import kept, turned, with_box

_CENTRED = Keys.ALT | Keys.CTRL
"""Keys that keep the centre of the frame while it is resized."""
_TRAIL = 32
_SHAKE = 3
"""A hand that moves the frame by less than this many view pixels has clicked, not dragged."""


@dataclass(frozen=True, slots=True)
class CropTool(Tool):
    """Drags a part of the frame; `box` and `viewport` are those of the press."""

    handle: Handle
    box: Box
    viewport: Viewport
    is_second_click: bool = False
    has_moved: bool = False
    swept: float = 0.0
    """Degrees turned so far, beyond half a turn as well."""

    @staticmethod
    def press(state: CanvasState, pointer: Pointer) -> CanvasState | None:
        """With the left button, on the frame, inside or outside of it."""
        handle = handle_at(state, pointer.at)
        if handle is None or state.box is None or pointer.button is not Button.LEFT:
            return None
        is_second = pointer.is_double and state.is_clicked and handle is Handle.BODY
        return replace(state, tool=CropTool(pointer, handle, state.box, state.viewport, is_second))

    def drag(self, state: CanvasState, pointer: Pointer) -> CanvasState:
        """Resize, slide or turn; Shift keeps the ratio, Alt or Ctrl the centre (window managers take Alt)."""
        if not self.has_moved and _way(self.origin, pointer) < _SHAKE:
            return state
        tool = replace(self, has_moved=True)
        if pointer.at == self.origin.at:
            return replace(state, tool=tool, box=self.box, viewport=self.viewport)
        # crops read from files carry six decimals and may overlap the border by a hair
        start = self.box if is_inside(self.box, *state.photo) else fit_inside(self.box, *state.photo)
        here, there = self.viewport.to_image(self.origin.at), self.viewport.to_image(pointer.at)
        if self.handle.resizes:
            is_kept = state.ratio is None and Keys.SHIFT in pointer.keys
            ratio = self.box.aspect if is_kept else state.ratio
            way = Point(there.x - here.x, there.y - here.y)
            box = resize(start, self.handle, way, state.bounds, ratio, bool(_CENTRED & pointer.keys))
            return replace(state, tool=tool, box=box, viewport=self.viewport)
        if self.handle is Handle.BODY:
            box = move(start, Point(here.x - there.x, here.y - there.y), state.bounds)
        else:
            centre = self.viewport.to_view(start.centre)
            swept = swept_degrees(centre, self.origin.at, pointer.at, near=self.swept)
            box, tool = rotate_by_drag(start, swept, state.bounds), replace(tool, swept=swept)
        held = self.viewport.anchored(start.centre)
        viewport = replace(held, anchor_image=box.centre, angle=box.angle)
        return replace(state, tool=tool, box=box, viewport=viewport)

    def release(self, state: CanvasState) -> CanvasState:
        """The crop stays as it was dragged."""
        trail = (*state.trail, (self.box, self.viewport))[-_TRAIL:] if self.has_moved else state.trail
        return replace(state, tool=None, is_clicked=not self.has_moved, trail=trail)

    def cancel(self, state: CanvasState) -> CanvasState:
        """Crop and view are those of the press."""
        return replace(state, tool=None, is_clicked=False, box=self.box, viewport=self.viewport)

    def request(self, state: CanvasState) -> ClickRequest | None:
        """A double click into the crop ends cropping; what was drawn stays.

        Not when the first press was a drag (Qt calls two quick drags a double click, too) or only
        opened crop mode.
        """
        return ClickRequest.BACK if self.is_second_click and not self.has_moved else None


@dataclass(frozen=True, slots=True)
class LevelTool(Tool):
    """Draws a line along the horizon, or along something upright, to turn the crop by.

    `first` is where the line begins, in displayed photo pixels.
    """

    first: Point

    @staticmethod
    def press(state: CanvasState, pointer: Pointer) -> CanvasState | None:
        """Where a frame can be grabbed: with the right button, or with the left one and Ctrl.

        On a handle, Ctrl resizes from the centre instead.
        """
        handle = handle_at(state, pointer.at)
        if handle is None:
            return None
        is_left = pointer.button is Button.LEFT and Keys.CTRL in pointer.keys and not handle.resizes
        if not is_left and pointer.button is not Button.RIGHT:
            return None
        here = state.viewport.to_image(pointer.at)
        return replace(state, tool=LevelTool(pointer, handle, here), level_line=LevelLine(here, here))

    def drag(self, state: CanvasState, pointer: Pointer) -> CanvasState:
        """The line goes on to the mouse."""
        return replace(state, level_line=LevelLine(self.first, state.viewport.to_image(pointer.at)))

    def release(self, state: CanvasState) -> CanvasState:
        """Turn the crop; a line too short to mean an angle changes nothing."""
        line, done = state.level_line, self.cancel(state)
        if line is None or state.box is None or not line.is_long_enough(state.viewport):
            return done
        return turned(done, line.angle - state.box.angle)


@dataclass(frozen=True, slots=True)
class EyesTool(Tool):
    """Takes both eyes, in two clicks or in one drag, and makes the crop that the preset wants of them.

    `first` is the first eye in displayed photo pixels. Where the photo has too little room around the head,
    the crop is made smaller and moved, as ever.
    """

    first: Point

    @staticmethod
    def press(state: CanvasState, pointer: Pointer) -> CanvasState | None:
        """With the left button, on the photo, while eyes are asked for."""
        is_wanted = state.eyes is not None and state.mode is CanvasMode.CROP and state.box is not None
        if not is_wanted or pointer.button is not Button.LEFT or not is_on_photo(state, pointer.at):
            return None
        here = state.viewport.to_image(pointer.at)
        first = here if state.first_eye is None else state.first_eye
        return replace(state, tool=EyesTool(pointer, Handle.BODY, first), level_line=LevelLine(first, here))

    def drag(self, state: CanvasState, pointer: Pointer) -> CanvasState:
        """The line goes on to the mouse."""
        return replace(state, level_line=LevelLine(self.first, state.viewport.to_image(pointer.at)))

    def release(self, state: CanvasState) -> CanvasState:
        """The crop of both eyes; after the first click there is but one."""
        line, done = state.level_line, self.cancel(state)
        if line is None or state.eyes is None:
            return done
        if not line.is_long_enough(state.viewport):
            return replace(done, first_eye=self.first)
        box = framed(head_of_eyes(*line), state.eyes)
        return done if box is None else with_box(done, fit_inside(box, *state.photo), FrameStyle.DRAFT)

    def cancel(self, state: CanvasState) -> CanvasState:
        """No eye is taken."""
        return replace(state, tool=None, level_line=None, is_clicked=False, first_eye=None)


@dataclass(frozen=True, slots=True)
class PanTool(Tool):
    """Moves the photo; `viewport` is that of the press."""

    viewport: Viewport
    has_moved: bool

    @staticmethod
    def grab(state: CanvasState, pointer: Pointer) -> CanvasState | None:
        """With the middle button, or while Space is held: whatever lies under the mouse."""
        if pointer.button is not Button.MIDDLE and Keys.SPACE not in pointer.keys:
            return None
        return replace(state, tool=PanTool(pointer, None, state.viewport, has_moved=True), has_grabbed=True)

    @staticmethod
    def press(state: CanvasState, pointer: Pointer) -> CanvasState | None:
        """With the left button; only a move makes it more than a click."""
        if pointer.button is not Button.LEFT:
            return None
        return replace(state, tool=PanTool(pointer, None, state.viewport, has_moved=False))

    def drag(self, state: CanvasState, pointer: Pointer) -> CanvasState:
        """The photo goes with the mouse, as far as it may."""
        if not self.has_moved and _way(self.origin, pointer) < state.slop:
            return state
        press, at = self.origin.at, pointer.at
        viewport = kept(state, self.viewport.panned(Point(at.x - press.x, at.y - press.y)))
        return replace(state, tool=replace(self, has_moved=True), viewport=viewport)

    def request(self, state: CanvasState) -> ClickRequest | None:
        """In the loupe a click on the photo zooms, and a double click goes back to the grid."""
        is_click = not self.has_moved and state.mode is CanvasMode.LOUPE
        if not is_click or not is_on_photo(state, self.origin.at):
            return None
        return ClickRequest.BACK if self.origin.is_double else ClickRequest.ZOOM


PRIORITY: tuple[Callable[[CanvasState, Pointer], CanvasState | None], ...] = (
    PanTool.grab,
    LevelTool.press,
    EyesTool.press,
    CropTool.press,
    PanTool.press,
)
"""Who is asked first for a press."""


def press(state: CanvasState, pointer: Pointer) -> CanvasState:
    """A button goes down: the first of `PRIORITY` that wants the press has the mouse until the release.

    Nobody is asked without a photo, nor by a second button while the first changes the crop.
    """
    state = replace(state, pointer=pointer)
    if not state.has_photo or state.is_busy:
        return state
    return next(filter(None, (take(state, pointer) for take in PRIORITY)), state)


def drag(state: CanvasState, pointer: Pointer) -> CanvasState:
    """The mouse moves, or other keys are held: the tool at work follows."""
    state = replace(state, pointer=pointer)
    return state if state.tool is None else state.tool.drag(state, pointer)


def with_space(state: CanvasState, is_down: bool) -> CanvasState:
    """Space goes down, and nothing is grabbed by it so far; or up, and the photo stays where it was moved."""
    keys = state.pointer.keys | Keys.SPACE if is_down else state.pointer.keys & ~Keys.SPACE
    state = replace(state, pointer=replace(state.pointer, keys=keys))
    if is_down:
        return replace(state, has_grabbed=False)
    return replace(state, tool=None) if isinstance(state.tool, PanTool) else state


def _way(origin: Pointer, pointer: Pointer) -> float:
    """How far the mouse has come, in view pixels along both axes."""
    return abs(pointer.at.x - origin.at.x) + abs(pointer.at.y - origin.at.y)
