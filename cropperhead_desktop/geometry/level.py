"""Levelling: from a line along the horizon, or along something upright, to the angle of the crop."""

from __future__ import annotations

import math

from cropperhead_desktop.geometry.crop import Point


def tilt(first: Point, last: Point) -> float:
    """Degrees, clockwise, by which the line departs from the nearest axis: at least -45, below 45.

    A crop turned by this angle shows the line level or upright. The points lie in one frame, y down;
    which of them comes first does not matter (ValueError: they are the same).
    """
    if first == last:
        raise ValueError("a line needs two points")
    direction = math.degrees(math.atan2(last.y - first.y, last.x - first.x))
    return (direction + 45) % 90 - 45
