"""The crop frame under the hand: which part a point hits, and what a drag makes of the box.

Every function takes the box *as it was at the press* and the whole way since then, never the result
of the last mouse move: a drag that returns to its start returns the box exactly.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from enum import Enum

from cropperhead_desktop.geometry.crop import (
    Box,
    Point,
    from_local,
    half_extent,
    limited,
    rotate,
    to_local,
)
from cropperhead_desktop.geometry.rotation import MIN_SIDE, turned

_SLACK = 1e-9


class Handle(Enum):
    """Parts of the frame; the value is the direction of a resize handle in the box's own axes."""

    TOP_LEFT = (-1, -1)
    TOP = (0, -1)
    TOP_RIGHT = (1, -1)
    RIGHT = (1, 0)
    BOTTOM_RIGHT = (1, 1)
    BOTTOM = (0, 1)
    BOTTOM_LEFT = (-1, 1)
    LEFT = (-1, 0)
    BODY = (0, 0)
    OUTSIDE = (2, 2)

    @property
    def resizes(self) -> bool:
        """True for the four corners and four edges."""
        return self not in (Handle.BODY, Handle.OUTSIDE)


@dataclass(frozen=True, slots=True)
class Bounds:
    """The picture a box must stay in, in pixels of the box's frame, and the smallest side allowed."""

    width: float
    height: float
    min_side: float = MIN_SIDE


def hit_test(box: Box, point: Point, tolerance: float) -> Handle:
    """What of the frame lies under `point`; corners win over edges, edges over the body.

    `tolerance` is the reach of a handle in pixels of the frame (view pixels / scale). Inside a small
    box the reach shrinks so that a third of each side is left to grab the body.
    """
    local = to_local(box, point)
    side_x = _edge_hit(local.x, box.width / 2, tolerance)
    side_y = _edge_hit(local.y, box.height / 2, tolerance)
    within_x = abs(local.x) <= box.width / 2 + tolerance
    within_y = abs(local.y) <= box.height / 2 + tolerance
    if not (within_x and within_y):
        return Handle.OUTSIDE
    return Handle((side_x, side_y))


def _edge_hit(value: float, half: float, tolerance: float) -> int:
    inner = min(tolerance, half * 2 / 3)
    if value <= -half + inner:
        return -1
    return 1 if value >= half - inner else 0


def move(start: Box, delta: Point, bounds: Bounds) -> Box:
    """The box shifted by `delta` pixels, stopped at the border of the picture."""
    extent = half_extent(start)
    return start.moved_to(
        Point(
            limited(start.cx + delta.x, extent.x, bounds.width - extent.x),
            limited(start.cy + delta.y, extent.y, bounds.height - extent.y),
        )
    )


def rotate_by_drag(start: Box, swept: float, bounds: Bounds) -> Box:
    """The box after a drag outside of it that swept so many degrees (see `swept_degrees`) about its centre.

    The photo follows the hand under an upright frame, so the box itself turns the other way.
    """
    return turned(start, start.angle - swept, bounds.width, bounds.height)


def swept_degrees(centre: Point, press: Point, now: Point, near: float = 0.0) -> float:
    """Degrees, clockwise, from `press` to `now` around `centre`; of the many, the one closest to `near`.

    With the last answer as `near` a hand that goes past half a turn does not jump to the other side.
    """
    swept = math.degrees(
        math.atan2(now.y - centre.y, now.x - centre.x) - math.atan2(press.y - centre.y, press.x - centre.x)
    )
    return near + (swept - near + 180) % 360 - 180


def resize(
    start: Box,
    handle: Handle,
    delta: Point,
    bounds: Bounds,
    ratio: float | None = None,
    from_centre: bool = False,
) -> Box:
    """The box after `handle` was dragged by `delta` pixels of the frame.

    `ratio` (width / height) is kept when given; `from_centre` moves the opposite side as well.
    The side or corner opposite stays fixed otherwise, and no corner ever leaves the picture.
    """
    if not handle.resizes:
        raise ValueError(f"{handle} does not resize")
    local = rotate(delta, -start.angle)
    direction_x, direction_y = handle.value
    if ratio is None:
        box = start
        if direction_x:
            box = _reach(box, _grown(box, local.x * direction_x, 0.0, handle, from_centre, bounds), bounds)
        if direction_y:
            box = _reach(box, _grown(box, 0.0, local.y * direction_y, handle, from_centre, bounds), bounds)
        return box
    width, height = _locked_size(start, handle, local, ratio, from_centre)
    smallest = max(bounds.min_side / min(width, height), 1.0)
    width, height = width * smallest, height * smallest
    return _reach(start, _sized(start, width, height, handle, from_centre), bounds)


def _grown(box: Box, more_x: float, more_y: float, handle: Handle, from_centre: bool, bounds: Bounds) -> Box:
    """`box` with its sides longer by the given pixels at the handle, never below the smallest side."""
    factor = 2 if from_centre else 1
    width = max(bounds.min_side, box.width + more_x * factor) if more_x else box.width
    height = max(bounds.min_side, box.height + more_y * factor) if more_y else box.height
    return _sized(box, width, height, handle, from_centre)


def _locked_size(
    start: Box, handle: Handle, local: Point, ratio: float, from_centre: bool
) -> tuple[float, float]:
    """Width and height at a kept ratio: edges lead their own side, corners project on the diagonal."""
    direction_x, direction_y = handle.value
    factor = 2 if from_centre else 1
    width = start.width + local.x * direction_x * factor
    height = start.height + local.y * direction_y * factor
    if direction_x and direction_y:
        # the point of the diagonal (ratio, 1) nearest to the hand
        height = (width * ratio + height) / (ratio * ratio + 1)
    elif direction_x:
        height = width / ratio
    height = max(height, 1e-6)
    return height * ratio, height


def _sized(start: Box, width: float, height: float, handle: Handle, from_centre: bool) -> Box:
    """`start` with new sides, the point opposite to the handle (or the centre) left in place."""
    if from_centre:
        return replace(start, width=width, height=height)
    direction_x, direction_y = handle.value
    shift = Point(
        (width - start.width) / 2 * direction_x,
        (height - start.height) / 2 * direction_y,
    )
    centre = from_local(start, shift)
    return replace(start, cx=centre.x, cy=centre.y, width=width, height=height)


def _reach(start: Box, target: Box, bounds: Bounds) -> Box:
    """As far from `start` towards `target` as the picture allows.

    Boxes of one angle inside a picture form a convex set, so the way is a straight line and the
    largest legal share of it follows from four linear inequalities. A border that `start` already
    overlaps by a hair (rounded tags) does not hold a drag that leads no further out.
    """
    share = 1.0
    first, last = half_extent(start), half_extent(target)
    for from_edge, to_edge in (
        (start.cx - first.x, target.cx - last.x),
        (start.cy - first.y, target.cy - last.y),
        (bounds.width - start.cx - first.x, bounds.width - target.cx - last.x),
        (bounds.height - start.cy - first.y, bounds.height - target.cy - last.y),
    ):
        if to_edge < min(0.0, from_edge) - _SLACK:
            share = min(share, max(0.0, from_edge) / (from_edge - to_edge))
    return Box(
        cx=start.cx + share * (target.cx - start.cx),
        cy=start.cy + share * (target.cy - start.cy),
        width=start.width + share * (target.width - start.width),
        height=start.height + share * (target.height - start.height),
        angle=start.angle,
    )
