"""How near the edges of a crop come to something in the photo. All in pixels of one frame."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from cropperhead_desktop.geometry.crop import Box, Point, rotate, to_local

NEAR = 0.03
"""Share of the crop's side that an edge keeps away from what it is not to cut."""

_TOUCHED = 0.05
"""Share of a thing's side that an edge must leave on both sides of it to cut it."""


class Nearness(IntEnum):
    """What an edge does to a thing."""

    CLEAR = 0
    NEAR = 1
    CUT = 2


def nearness(box: Box, points: Sequence[Point], width: float, height: float) -> Nearness:
    """What the edges of a crop do to an area (its corners) or to a line (its ends) of a photo of these sides.

    A line is cut by an edge that runs along it. An edge on the border of the photo does nothing: there is
    no more of it.
    """
    local = [to_local(box, point) for point in points]
    across, down = [point.x for point in local], [point.y for point in local]
    if len(points) == 2:
        if max(across) < -box.width / 2 or min(across) > box.width / 2:
            return Nearness.CLEAR
        middle, reach = sum(down) / 2, NEAR * box.height
        edges = [side for side in (-1, 1) if _is_free(box, Point(0, side * box.height / 2), width, height)]
        nearest = min((abs(middle - side * box.height / 2) for side in edges), default=reach)
        return Nearness.CUT if nearest < reach / 2 else Nearness(nearest < reach)
    worst = Nearness.CLEAR
    spans = ((across, down, box.width, box.height), (down, across, box.height, box.width))
    for axis, (own, other, side, other_side) in enumerate(spans):
        if max(other) <= -other_side / 2 or min(other) >= other_side / 2:
            return Nearness.CLEAR
        for sign in (-1, 1):
            low, high = sorted((min(own) * sign, max(own) * sign))
            beyond, size = high - side / 2, max(high - low, 1e-9)
            if low >= side / 2:
                return Nearness.CLEAR
            edge = Point(sign * side / 2, 0.0) if axis == 0 else Point(0.0, sign * side / 2)
            if beyond > _TOUCHED * size:
                # what is all but gone is left out, not cut
                here = Nearness.CUT if beyond < (1 - _TOUCHED) * size else Nearness.CLEAR
            elif beyond > -NEAR * side and _is_free(box, edge, width, height):
                here = Nearness.NEAR
            else:
                here = Nearness.CLEAR
            worst = max(worst, here)
    return worst


def _is_free(box: Box, edge: Point, width: float, height: float) -> bool:
    """Whether there is photo beyond the middle of an edge, `edge` seen from the middle of the box."""
    out = 1 + NEAR / 2
    turned = rotate(Point(edge.x * out, edge.y * out), box.angle)
    return 0 <= box.cx + turned.x <= width and 0 <= box.cy + turned.y <= height
