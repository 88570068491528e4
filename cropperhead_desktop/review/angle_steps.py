"""Turning a crop in small steps, from the keyboard or a slider."""

from __future__ import annotations

from cropperhead_desktop.geometry.crop import Box
from cropperhead_desktop.geometry.handles import Bounds
from cropperhead_desktop.geometry.rotation import turned


class AngleSteps:
    """Small steps of the angle that do not eat the crop: each restarts from the first step's box."""

    def __init__(self) -> None:
        self._origin: Box | None = None
        self._last: Box | None = None

    def step(self, box: Box, degrees: float, bounds: Bounds) -> Box:
        """`box` turned by `degrees`, shrunk no more than the new angle needs."""
        if self._origin is None or self._last is None or not _nearly(box, self._last):
            self._origin = box
        self._last = turned(self._origin, box.angle + degrees, bounds.width, bounds.height)
        return self._last


def _nearly(first: Box, second: Box) -> bool:
    """Equal but for the rounding of a way through the tags and back."""
    pairs = zip(_numbers(first), _numbers(second), strict=True)
    return all(abs(one - other) < 1e-6 for one, other in pairs)


def _numbers(box: Box) -> tuple[float, ...]:
    return box.cx, box.cy, box.width, box.height, box.angle
