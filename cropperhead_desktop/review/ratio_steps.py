"""Ratios given to a crop one after the other, without eating it; and the ones chosen before."""

from __future__ import annotations

from contextlib import suppress

from cropperhead_desktop.domain.settings import RECENT_RATIOS, SettingsStore
from cropperhead_desktop.geometry.aspect import exact_aspect, parse_aspect, with_aspect
from cropperhead_desktop.geometry.crop import Box
from cropperhead_desktop.geometry.rotation import fit_inside
from cropperhead_desktop.review.edges import same_box

_SAME = 1e-4


class RatioSteps:
    """Each ratio restarts from the crop before the first one, so that two swaps change nothing."""

    def __init__(self) -> None:
        self._origin: Box | None = None
        self._last: Box | None = None

    def give(self, box: Box, ratio: float, width: float, height: float) -> Box:
        """`box` with `ratio` inside the picture: centre and area kept as far as it fits."""
        if self._origin is None or not same_box(box, self._last):
            self._origin = box
        self._last = fit_inside(with_aspect(self._origin, ratio), width, height)
        return self._last


class RecentRatios:
    """The last two ratios that were chosen, whichever way up; they outlive the program."""

    def __init__(self, settings: SettingsStore) -> None:
        self._settings = settings

    def add(self, ratio: float) -> None:
        """A ratio (width / height) was chosen."""
        upright = max(ratio, 1 / ratio)
        others = [other for other in self._ratios() if not _same(other, upright)]
        self._settings[RECENT_RATIOS] = " ".join(f"{kept:.12g}" for kept in (upright, *others[:1]))

    def last(self, present: float) -> float | None:
        """The last one that a crop of ratio `present` does not have, the same way up; None: there is none."""
        upright = max(present, 1 / present)
        for ratio in self._ratios():
            if not _same(ratio, upright):
                return ratio if present >= 1 else 1 / ratio
        return None

    def _ratios(self) -> list[float]:
        """Newest first; what is no ratio (somebody edited the file) is left out."""
        found = []
        for text in self._settings[RECENT_RATIOS].split():
            with suppress(ValueError):
                found.append(exact_aspect(parse_aspect(f"{text}:1")))
        return found


def _same(one: float, other: float) -> bool:
    return abs(one / other - 1) < _SAME
