"""The crop value: Adobe's five tags, the rotated pixel box they stand for, and the way between.

With W x H the stored size, theta the angle and R(theta) = [[cos, -sin], [sin, cos]] (y down, so
positive angles turn the box clockwise), Adobe's tags name two opposite corners of the *rotated* box:
(left*W, top*H) is its own top-left corner and (right*W, bottom*H) its own bottom-right corner.
Left > Right is therefore legal for steep angles and must never be "repaired" by sorting.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import NamedTuple

MAX_ANGLE = 45.0
"""Largest |angle| in degrees that `crs:CropAngle` allows."""


class Point(NamedTuple):
    """A point in pixels of whichever frame the caller works in."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Crop:
    """`crs:CropLeft/Top/Right/Bottom` as fractions of the stored size, and `crs:CropAngle` in degrees."""

    left: float
    top: float
    right: float
    bottom: float
    angle: float = 0.0

    @property
    def is_whole(self) -> bool:
        """True when nothing is cut away and nothing is turned."""
        return (self.left, self.top, self.right, self.bottom, self.angle) == (0.0, 0.0, 1.0, 1.0, 0.0)


WHOLE = Crop(0.0, 0.0, 1.0, 1.0, 0.0)
"""The crop that keeps the whole photo."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rotated rectangle in pixels: centre, size, and angle in degrees (positive is clockwise)."""

    cx: float
    cy: float
    width: float
    height: float
    angle: float = 0.0

    @property
    def aspect(self) -> float:
        """Width divided by height."""
        return self.width / self.height

    @property
    def area(self) -> float:
        """Square pixels."""
        return self.width * self.height

    @property
    def centre(self) -> Point:
        """The centre in pixels."""
        return Point(self.cx, self.cy)

    def moved_to(self, centre: Point) -> Box:
        """The same box around another centre."""
        return Box(centre.x, centre.y, self.width, self.height, self.angle)

    def scaled(self, factor: float) -> Box:
        """The same box with both sides multiplied by `factor`, centre and angle kept."""
        return replace(self, width=self.width * factor, height=self.height * factor)


def box_between(left: float, top: float, right: float, bottom: float, angle: float = 0.0) -> Box:
    """The box whose sides, before it is turned about its centre, lie at these places (pixels)."""
    return Box((left + right) / 2, (top + bottom) / 2, right - left, bottom - top, angle)


def whole_box(width: float, height: float) -> Box:
    """The box that covers a whole picture of `width` x `height` pixels."""
    return Box(width / 2, height / 2, width, height, 0.0)


def carried(box: Box, source: Box, target: Box) -> Box:
    """A box of one picture in another one, where the upright box `source` shows what `target` shows there.

    Where their shapes differ by some pixels it may reach over the edge: follow with `rotation.fit_inside`.
    """
    across, down = target.width / source.width, target.height / source.height
    centre = Point(target.cx + (box.cx - source.cx) * across, target.cy + (box.cy - source.cy) * down)
    return box.scaled(math.sqrt(across * down)).moved_to(centre)


def rotate(point: Point, degrees: float) -> Point:
    """`point` turned about the origin by `degrees`, clockwise on screen (y down)."""
    if degrees == 0:
        return point
    radians = math.radians(degrees)
    cos, sin = math.cos(radians), math.sin(radians)
    return Point(point.x * cos - point.y * sin, point.x * sin + point.y * cos)


def to_local(box: Box, point: Point) -> Point:
    """A frame point in the box's own axes, origin at the box's centre."""
    return rotate(Point(point.x - box.cx, point.y - box.cy), -box.angle)


def from_local(box: Box, point: Point) -> Point:
    """The inverse of `to_local`."""
    turned = rotate(point, box.angle)
    return Point(box.cx + turned.x, box.cy + turned.y)


def to_box(crop: Crop, width: float, height: float) -> Box:
    """Tags to pixels of the stored frame (crop-semantics: p, q signed, never abs or sorted).

    Raises ValueError when the tags do not span a rectangle with positive sides.
    """
    x = (crop.right - crop.left) / 2 * width
    y = (crop.bottom - crop.top) / 2 * height
    half = rotate(Point(x, y), -crop.angle)
    if not (half.x > 0 and half.y > 0):
        raise ValueError(f"crop {crop} has no area on {width:g} x {height:g} pixels")
    centre_x = (crop.left + crop.right) / 2 * width
    centre_y = (crop.top + crop.bottom) / 2 * height
    return Box(centre_x, centre_y, 2 * half.x, 2 * half.y, crop.angle)


def to_crop(box: Box, width: float, height: float) -> Crop:
    """Pixels of the stored frame to tags; the exact inverse of `to_box`."""
    half = rotate(Point(box.width / 2, box.height / 2), box.angle)
    return Crop(
        left=(box.cx - half.x) / width,
        top=(box.cy - half.y) / height,
        right=(box.cx + half.x) / width,
        bottom=(box.cy + half.y) / height,
        angle=box.angle,
    )


def corners(box: Box) -> tuple[Point, Point, Point, Point]:
    """The box's own top-left, top-right, bottom-right and bottom-left corners in the frame."""
    radians = math.radians(box.angle)
    cos, sin = math.cos(radians), math.sin(radians)
    p, q = box.width / 2, box.height / 2
    first, second, third, fourth = (
        Point(box.cx + (x * cos - y * sin), box.cy + (x * sin + y * cos))
        for x, y in ((-p, -q), (p, -q), (p, q), (-p, q))
    )
    return first, second, third, fourth


def half_extent(box: Box) -> Point:
    """Half width and half height of the box's axis-aligned bounding rectangle, in pixels."""
    radians = math.radians(box.angle)
    cos, sin = abs(math.cos(radians)), abs(math.sin(radians))
    p, q = box.width / 2, box.height / 2
    return Point(p * cos + q * sin, p * sin + q * cos)


def is_inside(box: Box, width: float, height: float, slack: float = 1e-6) -> bool:
    """True when no corner lies more than `slack` pixels outside a `width` x `height` picture."""
    extent = half_extent(box)
    return (
        extent.x <= min(box.cx, width - box.cx) + slack and extent.y <= min(box.cy, height - box.cy) + slack
    )


def limited(value: float, low: float, high: float) -> float:
    """`value` limited to `low`..`high`; their middle where rounding has made the range empty."""
    return (low + high) / 2 if low > high else max(low, min(high, value))
