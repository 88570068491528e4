"""Rectangles at an angle inside a picture: largest inscribed ones, and clamping without distortion.

A box with half sides p, q at angle theta needs |p cos| + |q sin| of room left and right of its
centre and |p sin| + |q cos| above and below; every function here follows from that.
"""

from __future__ import annotations

import math
from dataclasses import replace

from cropperhead_desktop.geometry.crop import MAX_ANGLE, Box, Point, half_extent, limited

MIN_SIDE = 16.0
"""Smallest side of a crop in stored pixels that the program makes."""


def largest_inscribed(width: float, height: float, angle: float, aspect: float | None = None) -> Box:
    """The largest centred box at `angle` degrees inside a `width` x `height` picture.

    With `aspect` (width / height of the box) the largest of that ratio, else the one of largest area
    (two corners on the long sides when the picture is slender, else all four on the border).
    """
    if aspect is None:
        sides = _largest_free(width, height, angle)
        return Box(width / 2, height / 2, sides.x, sides.y, angle)
    unit = Box(width / 2, height / 2, aspect, 1.0, angle)
    return unit.scaled(_room(unit, width, height))


def fit_inside(box: Box, width: float, height: float, min_side: float = MIN_SIDE) -> Box:
    """The box moved, and only where it must be shrunk, so that it lies inside the picture.

    Ratio and angle are kept (the angle is first limited to +-45 degrees). Sides shorter than
    `min_side` are enlarged as far as the picture allows.
    """
    angle = max(-MAX_ANGLE, min(MAX_ANGLE, box.angle))
    box = replace(box, angle=angle)
    shortest = min(box.width, box.height)
    if shortest < min_side:
        box = box.scaled(min_side / shortest)
    centred = box.moved_to(Point(width / 2, height / 2))
    box = box.scaled(min(1.0, _room(centred, width, height)))
    extent = half_extent(box)
    return box.moved_to(
        Point(limited(box.cx, extent.x, width - extent.x), limited(box.cy, extent.y, height - extent.y))
    )


def shrink_in_place(box: Box, width: float, height: float) -> Box:
    """The box made smaller around its own centre until it lies inside; unchanged when it does."""
    return box.scaled(min(1.0, _room(box, width, height)))


def turned(box: Box, angle: float, width: float, height: float) -> Box:
    """The box at another angle, centre and ratio kept, shrunk as far as the picture demands.

    Only a box that would become smaller than `MIN_SIDE` leaves its centre for a place with room.
    """
    angle = max(-MAX_ANGLE, min(MAX_ANGLE, angle))
    made = shrink_in_place(replace(box, angle=angle), width, height)
    if min(made.width, made.height) >= MIN_SIDE:
        return made
    return fit_inside(replace(box, angle=angle).scaled(MIN_SIDE / min(box.width, box.height)), width, height)


def _room(box: Box, width: float, height: float) -> float:
    """The factor by which the box may grow around its centre before it touches the border."""
    extent = half_extent(box)
    across = max(0.0, min(box.cx, width - box.cx))
    down = max(0.0, min(box.cy, height - box.cy))
    return min(across / extent.x, down / extent.y)


def _largest_free(width: float, height: float, angle: float) -> Point:
    """Sides of the largest-area box: the classic rectangle-in-rotated-rectangle result."""
    radians = math.radians(angle)
    cos, sin = abs(math.cos(radians)), abs(math.sin(radians))
    long, short = max(width, height), min(width, height)
    if short <= 2 * sin * cos * long or abs(sin - cos) < 1e-10:
        half = short / 2
        return Point(half / sin, half / cos) if width >= height else Point(half / cos, half / sin)
    cos_double = cos * cos - sin * sin
    return Point((width * cos - height * sin) / cos_double, (height * cos - width * sin) / cos_double)
