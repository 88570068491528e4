"""What leans in a picture without being tilted: verticals that converge because the camera looked up or down.

Edges that are nearly vertical are measured in strips from left to right. A tilted camera leans them all
alike; a pitched one leans those at the left and at the right in opposite directions.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageFilter

from cropperhead_desktop.inference.suggest.order import reached

Values = npt.NDArray[np.float32]
Slopes = tuple[Values, Values]
"""Levels of gray a pixel to the right and down."""

_SIDE = 384
_STRIPS = 9
_WIDEST = 20
"""Degrees that an edge may lean and still count as a vertical."""
_EDGE = 6.0
"""Levels of gray a pixel that make an edge."""
_FLAT = 3.5
"""Steepness of all but a thousandth of a picture without an edge, at most; photos in haze have 12 or more."""
_LEAST = 0.004
"""Share of a strip's pixels that must lie on verticals."""
_ALIKE = 0.45
"""Share of them that must lean alike, within 2 degrees."""
_CONVERGING = 4.0
"""Degrees between the lean at the left border and at the right one."""


@dataclass(frozen=True, slots=True)
class Verticals:
    """How far verticals lean, degrees clockwise: in the middle, and how much more at the right than the left.

    A picture of which `spread` is 0 is only tilted.
    """

    lean: float
    spread: float

    @property
    def converge(self) -> bool:
        """Whether this is perspective."""
        return abs(self.spread) >= _CONVERGING

    def lean_by(self, angle: float) -> bool:
        """Whether those in the middle lean by about this angle."""
        return abs(angle) >= 1.0 and abs(self.lean - angle) <= max(1.0, abs(angle) / 2)


def shows_edges(slopes: Slopes) -> bool:
    """Whether a picture has any edge by which one could see that it is level."""
    across, down = slopes
    return across.size > 0 and reached(np.hypot(across, down), 0.999) >= _FLAT


def verticals_of(slopes: Slopes) -> Verticals | None:
    """The verticals of a displayed picture; None where fewer than half of its strips have any."""
    across, down = slopes
    if min(across.shape) < 2 * _STRIPS:
        return None
    steep = (np.abs(across) >= _EDGE) & (np.abs(down) < np.abs(across) * np.tan(np.radians(_WIDEST)))
    rows, columns = np.nonzero(steep)
    leans = np.degrees(np.arctan(down[rows, columns] / across[rows, columns]))
    height, width = across.shape
    places, found = [], []
    for strip in range(_STRIPS):
        here = leans[(columns * _STRIPS) // width == strip]
        if len(here) < _LEAST * height * width / _STRIPS:
            continue
        counts = np.histogram(here, np.arange(-_WIDEST, _WIDEST + 1))[0]
        runs = np.convolve(counts, np.ones(4), "valid")
        mode = float(runs.argmax()) + 2 - _WIDEST
        alike = here[np.abs(here - mode) <= 2]
        if len(alike) >= _ALIKE * len(here):
            places.append((strip + 0.5) / _STRIPS - 0.5)
            found.append(reached(alike, 0.5))
    if len(found) <= _STRIPS // 2 or places[0] > -0.2 or places[-1] < 0.2:
        return None
    spread, lean = np.polyfit(places, found, 1)
    misses = np.abs(np.polyval((spread, lean), places) - found)
    return Verticals(float(lean), float(spread)) if reached(misses, 0.5) <= 1.0 else None


def slopes_of(picture: Image.Image) -> Slopes:
    """The slopes of a picture made small; empty for a line of pixels."""
    small = picture.convert("L")
    small.thumbnail((_SIDE, _SIDE))
    pixels = np.asarray(small.filter(ImageFilter.GaussianBlur(1.2)), np.float32)
    if min(pixels.shape) < 2:
        return np.empty((0, 0), np.float32), np.empty((0, 0), np.float32)
    return np.gradient(pixels, axis=1), np.gradient(pixels, axis=0)
