"""Runs of steps that change a crop and do not eat it: each begins at the first crop of its run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cropperhead_desktop.geometry.aspect import with_aspect
from cropperhead_desktop.geometry.crop import Box
from cropperhead_desktop.geometry.handles import Bounds
from cropperhead_desktop.geometry.rotation import fit_inside, turned
from cropperhead_desktop.review.in_hand.edges import same_box


@dataclass(frozen=True, slots=True)
class StepRun:
    """Where a run of steps began and the box that the last step made, in displayed photo pixels.

    Changing the result of the step before, which was shrunk to fit, would shrink it again. A box that no
    step made begins a new run.
    """

    origin: Box | None = None
    last: Box | None = None

    def turn(self, box: Box, degrees: float, bounds: Bounds) -> tuple[Box, StepRun]:
        """`box` turned by `degrees`, shrunk no more than the new angle needs, and the run so far."""
        angle = box.angle + degrees
        return self._step(box, lambda origin: turned(origin, angle, bounds.width, bounds.height))

    def give_ratio(self, box: Box, ratio: float, width: float, height: float) -> tuple[Box, StepRun]:
        """`box` with `ratio` in the picture, centre and area kept as far as it fits, and the run so far."""
        return self._step(box, lambda origin: fit_inside(with_aspect(origin, ratio), width, height))

    def _step(self, box: Box, change: Callable[[Box], Box]) -> tuple[Box, StepRun]:
        origin = self.origin if self.origin is not None and same_box(box, self.last) else box
        made = change(origin)
        return made, StepRun(origin, made)
