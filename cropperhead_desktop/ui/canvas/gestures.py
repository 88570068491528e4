"""From a press and the mouse's present place to a new crop and view; no Qt, no state but the press.

The frame stands upright on the screen. A resize moves its sides and leaves the view alone; sliding
and turning leave the frame where it is on the screen and move the photo under it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from cropperhead_desktop.geometry.crop import Box, Point, is_inside
from cropperhead_desktop.geometry.handles import Bounds, Handle, move, resize, rotate_by_drag, swept_degrees
from cropperhead_desktop.geometry.rotation import fit_inside
from cropperhead_desktop.geometry.viewport import Viewport


@dataclass(slots=True)
class CropGesture:
    """One drag, from the snapshot taken at the press (`box`, `viewport`; `press` in view pixels)."""

    handle: Handle
    box: Box
    viewport: Viewport
    press: Point
    bounds: Bounds
    _start: Box = field(init=False)
    _swept: float = field(init=False, default=0.0)

    def __post_init__(self) -> None:
        # crops read from files carry six decimals and may overlap the border by a hair
        size = self.bounds.width, self.bounds.height
        self._start = self.box if is_inside(self.box, *size) else fit_inside(self.box, *size)

    def dragged_to(self, now: Point, ratio: float | None, from_centre: bool) -> tuple[Box, Viewport]:
        """Crop and view with the mouse at `now` (view pixels); `ratio` is kept while resizing."""
        if now == self.press:
            return self.box, self.viewport
        if self.handle is Handle.OUTSIDE:
            return self._turn(now)
        here, there = self.viewport.to_image(self.press), self.viewport.to_image(now)
        if self.handle is Handle.BODY:
            box = move(self._start, Point(here.x - there.x, here.y - there.y), self.bounds)
            held = self.viewport.anchored(self._start.centre)
            return box, replace(held, anchor_image=box.centre)
        way = Point(there.x - here.x, there.y - here.y)
        return resize(self._start, self.handle, way, self.bounds, ratio, from_centre), self.viewport

    def _turn(self, now: Point) -> tuple[Box, Viewport]:
        centre = self.viewport.to_view(self._start.centre)
        self._swept = swept_degrees(centre, self.press, now, near=self._swept)
        box = rotate_by_drag(self._start, self._swept, self.bounds)
        held = self.viewport.anchored(self._start.centre)
        return box, replace(held, anchor_image=box.centre, angle=box.angle)
