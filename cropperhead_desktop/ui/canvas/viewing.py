"""Which part of a photo the canvas shows: fitting, zooming at a point, and not losing the photo."""

from __future__ import annotations

from dataclasses import dataclass, replace

from cropperhead_desktop.geometry.crop import Box, Point, limited
from cropperhead_desktop.geometry.viewport import Viewport, fitted

MAX_SCALE = 16.0
_WHEEL_STEP = 120
_ZOOM_PER_STEP = 1.25


@dataclass(frozen=True, slots=True)
class Room:
    """The photo (displayed pixels) and the room for it (logical view pixels, `margin` left free).

    `one_to_one` is the scale at which a photo pixel covers one pixel of the screen. The photo is kept
    in the view unless `is_free` (while cropping the frame is what stays in the view). With `part` only
    that part of the photo is what is fitted.
    """

    width: float
    height: float
    view_width: float
    view_height: float
    margin: float
    one_to_one: float = 1.0
    is_free: bool = False
    part: Box | None = None

    def fit(self, angle: float = 0.0) -> Viewport:
        """The whole photo, turned by `-angle` degrees; where there is a `part`, that part upright."""
        part = self.part
        if part is not None:
            view = self.view_width, self.view_height
            upright = fitted(part.width, part.height, *view, 0.0, self.margin, MAX_SCALE)
            return replace(upright, angle=part.angle, anchor_image=part.centre)
        return fitted(
            self.width, self.height, self.view_width, self.view_height, angle, self.margin, MAX_SCALE
        )

    def zoomed(self, viewport: Viewport, factor: float, at: Point) -> Viewport:
        """Zoomed at a view point; on the way down it stops at, and becomes, the fitted view."""
        fit = self.fit(viewport.angle)
        made = viewport.zoomed(factor, at, min(fit.scale, self.one_to_one), MAX_SCALE)
        stops = factor < 1 and made.scale <= fit.scale < viewport.scale * 1.001
        return fit if stops else self.kept(made)

    def toggled(self, viewport: Viewport, at: Point) -> Viewport:
        """Fitted, and from there to one to one around a view point."""
        fit = self.fit(viewport.angle)
        if abs(viewport.scale / fit.scale - 1) > 1e-3:
            return fit
        return self.kept(viewport.zoomed(self.one_to_one / viewport.scale, at, 0.0, MAX_SCALE))

    def kept(self, viewport: Viewport) -> Viewport:
        """The photo moved back: centred where it is small, covering the view where it is large."""
        if self.is_free:
            return viewport
        origin = viewport.to_view(Point(0.0, 0.0))
        shift = Point(
            _kept_start(origin.x, self.width * viewport.scale, self.view_width) - origin.x,
            _kept_start(origin.y, self.height * viewport.scale, self.view_height) - origin.y,
        )
        return viewport.panned(shift)


def wheel_factor(angle_delta: float) -> float:
    """Zoom factor of a wheel turn in Qt's eighths of a degree."""
    return float(_ZOOM_PER_STEP ** (angle_delta / _WHEEL_STEP))


def turned_around(viewport: Viewport, image: Point, angle: float) -> Viewport:
    """The viewport at another angle, the image point `image` held still."""
    return replace(viewport.anchored(image), angle=angle)


def _kept_start(start: float, length: float, view: float) -> float:
    if length <= view:
        return (view - length) / 2
    return limited(start, view - length, 0.0)
