"""Small steps of a crop's angle, one after the other, that do not eat the crop."""

from __future__ import annotations

from dataclasses import dataclass

from cropperhead_desktop.geometry.crop import Box
from cropperhead_desktop.geometry.handles import Bounds
from cropperhead_desktop.geometry.rotation import turned


@dataclass(frozen=True, slots=True)
class AngleSteps:
    """Where a run of steps began and the box that the last step made.

    Each step turns the first box of the run: turning the result of the step before, which was shrunk
    to fit, would shrink it again. A box that no step made begins a new run.
    """

    origin: Box | None = None
    last: Box | None = None

    def step(self, box: Box, degrees: float, bounds: Bounds) -> tuple[Box, AngleSteps]:
        """`box` turned by `degrees`, shrunk no more than the new angle needs, and the run so far."""
        origin = self.origin
        if origin is None or self.last is None or not _nearly(box, self.last):
            origin = box
        made = turned(origin, box.angle + degrees, bounds.width, bounds.height)
        return made, AngleSteps(origin, made)


def _nearly(first: Box, second: Box) -> bool:
    """Equal but for the rounding of a way through the tags and back."""
    pairs = zip(_numbers(first), _numbers(second), strict=True)
    return all(abs(one - other) < 1e-6 for one, other in pairs)


def _numbers(box: Box) -> tuple[float, ...]:
    return box.cx, box.cy, box.width, box.height, box.angle
