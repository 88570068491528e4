"""Picture to widget and back: scale, turn, and an anchor that stays put while the rest moves.

The viewport is a similarity: view = anchor_view + scale * R(-angle) * (image - anchor_image).
While cropping, the angle is the crop's, so the frame stands upright and the photo turns under it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from cropperhead_desktop.geometry.crop import Box, Point, half_extent, rotate


@dataclass(frozen=True, slots=True)
class Viewport:
    """Displayed image pixels to (logical) view pixels."""

    scale: float
    angle: float = 0.0
    anchor_image: Point = Point(0.0, 0.0)
    anchor_view: Point = Point(0.0, 0.0)

    def to_view(self, point: Point) -> Point:
        """A point of the displayed image in view pixels."""
        offset = Point(point.x - self.anchor_image.x, point.y - self.anchor_image.y)
        turned = rotate(offset, -self.angle)
        return Point(self.anchor_view.x + self.scale * turned.x, self.anchor_view.y + self.scale * turned.y)

    def to_image(self, point: Point) -> Point:
        """A view point in pixels of the displayed image."""
        offset = Point(
            (point.x - self.anchor_view.x) / self.scale, (point.y - self.anchor_view.y) / self.scale
        )
        turned = rotate(offset, self.angle)
        return Point(self.anchor_image.x + turned.x, self.anchor_image.y + turned.y)

    def anchored(self, image: Point) -> Viewport:
        """The same mapping, anchored at another point of the image."""
        return replace(self, anchor_image=image, anchor_view=self.to_view(image))

    def zoomed(self, factor: float, at: Point, low: float = 0.01, high: float = 16.0) -> Viewport:
        """Zoomed by `factor` with the view point `at` held still; the scale stays in `low`..`high`."""
        held = self.anchored(self.to_image(at))
        return replace(held, scale=max(low, min(high, self.scale * factor)))

    def panned(self, delta: Point) -> Viewport:
        """Moved by `delta` view pixels."""
        return replace(self, anchor_view=Point(self.anchor_view.x + delta.x, self.anchor_view.y + delta.y))


def fitted(
    image_width: float,
    image_height: float,
    view_width: float,
    view_height: float,
    angle: float = 0.0,
    margin: float = 0.0,
    max_scale: float = 16.0,
) -> Viewport:
    """The viewport that shows a whole picture, turned by `-angle`, centred with `margin` view pixels."""
    extent = half_extent(Box(0.0, 0.0, image_width, image_height, angle))
    room_x = max(1.0, view_width / 2 - margin)
    room_y = max(1.0, view_height / 2 - margin)
    scale = min(room_x / extent.x, room_y / extent.y, max_scale)
    return Viewport(
        scale, angle, Point(image_width / 2, image_height / 2), Point(view_width / 2, view_height / 2)
    )
