"""Crops edited as numbers: the four edges of the tags in displayed pixels, and one of them changed.

Left and top are the crop's own top-left corner, right and bottom its own bottom-right corner, as in
the `crs:` tags but of the picture as displayed; for a turned crop they are not its bounding box.
"""

from __future__ import annotations

import math
from dataclasses import replace
from enum import Enum

from cropperhead_desktop.geometry.crop import Box, Point, corners, from_local, to_box, to_crop
from cropperhead_desktop.geometry.rotation import MIN_SIDE, fit_inside

_SAME = 0.01


class Edge(Enum):
    """One of the four numbers; the value names the field of `Crop`."""

    LEFT = "left"
    TOP = "top"
    RIGHT = "right"
    BOTTOM = "bottom"

    @property
    def is_across(self) -> bool:
        """True for left and right, which are measured along the picture's width."""
        return self in (Edge.LEFT, Edge.RIGHT)


def same_box(one: Box | None, other: Box | None) -> bool:
    """True when no corner lies further than `_SAME` pixels from its fellow: nobody can see a difference."""
    if one is None or other is None:
        return one is other
    pairs = zip(corners(one), corners(other), strict=True)
    return all(math.dist(first, second) <= _SAME for first, second in pairs)


def edge_fraction(box: Box, edge: Edge, width: float, height: float) -> float:
    """An edge of the crop as a fraction of a `width` x `height` displayed picture."""
    return float(getattr(to_crop(box, width, height), edge.value))


def with_edge(
    box: Box, edge: Edge, fraction: float, width: float, height: float, keeps_ratio: bool = False
) -> Box:
    """The crop with one edge moved, repaired to lie inside the picture; `box` itself where that fails.

    With `keeps_ratio` the other side follows and the opposite corner stays.
    """
    values = replace(to_crop(box, width, height), **{edge.value: fraction})
    try:
        made = to_box(values, width, height)
    except ValueError:
        return box
    if keeps_ratio:
        made = _with_ratio(box, made, edge)
    if min(made.width, made.height) < min(MIN_SIDE, width, height):
        return box
    return fit_inside(made, width, height)


def _with_ratio(box: Box, made: Box, edge: Edge) -> Box:
    """`made` with the ratio of `box`, its changed side leading, the corner opposite to `edge` in place."""
    high = made.width / box.aspect if edge.is_across else made.height
    wide = made.width if edge.is_across else made.height * box.aspect
    grows_down = edge in (Edge.RIGHT, Edge.BOTTOM)
    fixed = corners(box)[0 if grows_down else 2]
    half = Point(wide / 2, high / 2) if grows_down else Point(-wide / 2, -high / 2)
    centre = from_local(replace(box, cx=fixed.x, cy=fixed.y), half)
    return Box(centre.x, centre.y, wide, high, box.angle)
