"""Which lines of a picture lean as much as it is said to: what to show beside an angle.

The angle branches do not tell which lines they looked at. These are found anew: edges whose direction is
within a few degrees of the tilt, or square to it, counted along parallels (a Hough transform at one angle).
"""

from __future__ import annotations

import math

import numpy as np
from PIL import Image

from cropperhead_desktop.domain.care import LeaningLine
from cropperhead_desktop.geometry.crop import Point
from cropperhead_desktop.inference.suggest.order import distinct
from cropperhead_desktop.inference.suggest.straighten import Floats

_SIDE = 320
"""Long side in pixels of what is looked at."""

_CONTRAST = 12.0
"""Levels of brightness by which an edge must stand out, of 255."""

_NEAR = math.sin(math.radians(2.5))
"""Edges that lean more than this from the tilt are not its lines."""

_SHORTEST = 0.12
"""Length of the shortest line, as a share of the long side."""

_DENSEST = 0.5
"""Share of a line that must be edge."""

_APART = 5
"""Pixels between two lines at least."""


def lines_at(picture: Image.Image, tilt: float, count: int = 4) -> list[LeaningLine]:
    """The lines of a picture that lean by `tilt` degrees clockwise, longest first."""
    small = picture.convert("L")
    small.thumbnail((_SIDE, _SIDE), Image.Resampling.BILINEAR)
    if min(small.size) < 2:
        return []
    grey = np.asarray(small, np.float64)
    down, across = (np.asarray(np.gradient(grey, axis=axis), np.float64) for axis in (0, 1))
    found = [line for upright in (False, True) for line in _parallels(across, down, tilt, upright)]
    return sorted(found, key=lambda line: -line.length)[:count]


def _parallels(across: Floats, down: Floats, tilt: float, upright: bool) -> list[LeaningLine]:
    """The lines of one direction in the gradients of a picture."""
    cos, sin = math.cos(math.radians(tilt)), math.sin(math.radians(tilt))
    along = (-sin, cos) if upright else (cos, sin)
    square = (-along[1], along[0])
    strength = np.hypot(across, down)
    lean = np.abs(across * along[0] + down * along[1])
    y, x = np.nonzero((strength > _CONTRAST / 2) & (lean < _NEAR * strength))
    offsets, places = x * square[0] + y * square[1], x * along[0] + y * along[1]
    height, width = across.shape
    side = max(width, height)
    found: list[LeaningLine] = []
    while len(offsets) > _SHORTEST * side:
        counts = np.bincount(np.round(offsets - offsets.min()).astype(np.int64))
        peak = offsets.min() + int(np.convolve(counts, np.ones(3), "same").argmax())
        chosen = np.abs(offsets - peak) < 1.5
        middle, steps = float(offsets[chosen].mean()), distinct(np.round(places[chosen]))[0]
        runs = np.split(steps, np.flatnonzero(np.diff(steps) > _SHORTEST * side / 2) + 1)
        longest = max(runs, key=len)
        if len(longest) < _SHORTEST * side:
            return found
        if len(longest) >= _DENSEST * (longest[-1] - longest[0]):
            slope = np.polyfit(places[chosen], offsets[chosen], 1)[0] if np.ptp(places[chosen]) > 1 else 0.0
            around = float(places[chosen].mean())
            ends = [
                Point(
                    (offset * square[0] + place * along[0]) / (width - 1),
                    (offset * square[1] + place * along[1]) / (height - 1),
                )
                for place in (longest[0], longest[-1])
                for offset in [middle + slope * (place - around)]
            ]
            own = tilt + math.degrees(math.atan(slope))
            found.append(LeaningLine(ends[0], ends[1], upright, len(longest) / side, own))
        kept = np.abs(offsets - peak) >= _APART
        offsets, places = offsets[kept], places[kept]
    return found
