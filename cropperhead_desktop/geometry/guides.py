"""Lines to compose by, laid over a crop: pure geometry of an upright box, origin at its top left.

Every guide is a set of polylines in the unit of the box's width and height. Those that have a direction
(spiral, triangles) can be turned: `turns` says in how many ways.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import NamedTuple

from cropperhead_desktop.geometry.aspect import describe_aspect
from cropperhead_desktop.geometry.crop import Point

GOLDEN = (1 + math.sqrt(5)) / 2
_ARCS = 9
_POINTS_PER_ARC = 16
_CELLS = 12
_SAFE_ASPECTS = (1.0, 5 / 4, 3 / 2, 16 / 9)


class Guide(StrEnum):
    """The guides in the order in which they take turns."""

    THIRDS = "thirds"
    GRID = "grid"
    GOLDEN_RATIO = "golden ratio"
    GOLDEN_SPIRAL = "golden spiral"
    DIAGONALS = "diagonals"
    TRIANGLES = "triangles"
    CENTRE = "centre cross"
    FIFTHS = "fifths"
    SAFE_AREAS = "safe areas"


class Line(NamedTuple):
    """A polyline; `name` is what to write inside its third point, the lower right corner of an area."""

    points: tuple[Point, ...]
    name: str = ""


def turns(guide: Guide) -> int:
    """In how many ways a guide can lie in the frame."""
    return {Guide.GOLDEN_SPIRAL: 8, Guide.TRIANGLES: 2}.get(guide, 1)


def guide_lines(guide: Guide, width: float, height: float, turn: int = 0) -> tuple[Line, ...]:
    """The lines of a guide in a `width` x `height` box; `turn` counts modulo `turns(guide)`."""
    turn %= turns(guide)
    if guide is Guide.GOLDEN_SPIRAL:
        return (Line(tuple(_spiral(width, height, turn))),)
    lines = _DRAWN[guide](width, height)
    return tuple(_mirrored(line, width) for line in lines) if turn else lines


def grid_lines(width: float, height: float, cells: int = _CELLS) -> tuple[Line, ...]:
    """A grid of nearly square cells, `cells` of them along the long side and at least three anywhere."""
    cell = max(width, height) / cells
    across, down = (max(3, round(side / cell)) for side in (width, height))
    return _crossed(
        width,
        height,
        [number / across for number in range(1, across)],
        [number / down for number in range(1, down)],
    )


def _crossed(width: float, height: float, xs: list[float], ys: list[float]) -> tuple[Line, ...]:
    """Full lines down at the fractions `xs` of the width and across at the fractions `ys` of the height."""
    upright = (Line((Point(x * width, 0.0), Point(x * width, height))) for x in xs)
    level = (Line((Point(0.0, y * height), Point(width, y * height))) for y in ys)
    return (*upright, *level)


def _evenly(parts: int) -> Callable[[float, float], tuple[Line, ...]]:
    fractions = [number / parts for number in range(1, parts)]
    return lambda width, height: _crossed(width, height, fractions, fractions)


def _golden(width: float, height: float) -> tuple[Line, ...]:
    fractions = [1 - 1 / GOLDEN, 1 / GOLDEN]
    return _crossed(width, height, fractions, fractions)


def _diagonals(width: float, height: float) -> tuple[Line, ...]:
    """The bisectors of the four corners: lines at 45 degrees up to the opposite side."""
    reach = min(width, height)
    return (
        Line((Point(0.0, 0.0), Point(reach, reach))),
        Line((Point(width, 0.0), Point(width - reach, reach))),
        Line((Point(width, height), Point(width - reach, height - reach))),
        Line((Point(0.0, height), Point(reach, height - reach))),
    )


def _triangles(width: float, height: float) -> tuple[Line, ...]:
    """The rising diagonal, and the perpendiculars on it from the other two corners."""
    share = height * height / (width * width + height * height)
    foot = Point(share * width, height - share * height)
    return (
        Line((Point(0.0, height), Point(width, 0.0))),
        Line((Point(0.0, 0.0), foot)),
        Line((Point(width, height), Point(width - foot.x, height - foot.y))),
    )


def _safe_areas(width: float, height: float) -> tuple[Line, ...]:
    """The largest centred rectangles of common ratios, but for the one that the box has itself."""
    aspect = width / height
    lines = []
    for landscape in _SAFE_ASPECTS:
        ratio = landscape if aspect >= 1 else 1 / landscape
        if abs(ratio / aspect - 1) < 0.01:
            continue
        half_x = min(width, height * ratio) / 2
        half_y = half_x / ratio
        left, right = width / 2 - half_x, width / 2 + half_x
        top, bottom = height / 2 - half_y, height / 2 + half_y
        ring = ((left, top), (right, top), (right, bottom), (left, bottom), (left, top))
        lines.append(Line(tuple(Point(x, y) for x, y in ring), describe_aspect(ratio)))
    return tuple(lines)


def _spiral(width: float, height: float, turn: int) -> Iterator[Point]:
    """The golden spiral stretched over the box, its long way along the box's long side at turn 0-3.

    The four turns of a half mirror it left-right and top-bottom.
    """
    stands = (width < height) != (turn >= 4)
    for x, y in _unit_spiral():
        across, down = (y, x) if stands else (x, y)
        yield Point(
            width * (1 - across if turn & 1 else across),
            height * (1 - down if turn & 2 else down),
        )


def _unit_spiral() -> Iterator[Point]:
    """Quarter circles in the squares cut off a golden rectangle, as fractions of its width and height."""
    left, top, wide, high = 0.0, 0.0, GOLDEN, 1.0
    for arc in range(_ARCS):
        side = min(wide, high)
        way = arc % 4  # the square lies at the left, at the top, at the right, at the bottom
        square_x = left + (wide - side if way == 2 else 0.0)
        square_y = top + (high - side if way == 3 else 0.0)
        centre_x = square_x + (side if way in (0, 3) else 0.0)
        centre_y = square_y + (side if way in (0, 1) else 0.0)
        for step in range(_POINTS_PER_ARC + 1):
            turned = math.pi + (way + step / _POINTS_PER_ARC) * math.pi / 2
            x, y = centre_x + side * math.cos(turned), centre_y + side * math.sin(turned)
            yield Point(x / GOLDEN, y)
        if way in (0, 2):
            left, wide = left + (side if way == 0 else 0.0), wide - side
        else:
            top, high = top + (side if way == 1 else 0.0), high - side


def _mirrored(line: Line, width: float) -> Line:
    return Line(tuple(Point(width - x, y) for x, y in line.points), line.name)


_DRAWN: dict[Guide, Callable[[float, float], tuple[Line, ...]]] = {
    Guide.THIRDS: _evenly(3),
    Guide.GRID: grid_lines,
    Guide.GOLDEN_RATIO: _golden,
    Guide.DIAGONALS: _diagonals,
    Guide.TRIANGLES: _triangles,
    Guide.CENTRE: _evenly(2),
    Guide.FIFTHS: _evenly(5),
    Guide.SAFE_AREAS: _safe_areas,
}
