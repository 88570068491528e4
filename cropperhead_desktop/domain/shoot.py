"""What became of a shoot, in numbers: for the card at its end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from cropperhead_desktop.domain.queue import Need, need_of
from cropperhead_desktop.domain.session import ReviewItem
from cropperhead_desktop.domain.state import State


@dataclass(frozen=True, slots=True)
class ShootSummary:
    """The photos cropped here, and how many were kept whole, are cropped elsewhere, undecided, or failed.

    Of the undecided ones (`left`) `passed` were passed as they are, `rejected` are flagged so, `fine` are
    fine as they are and could be passed. Of a shot `crops` has the raw. `drawn` are those whose crop was
    drawn and is not accepted; they are among the others, too.
    """

    total: int
    crops: tuple[Path, ...]
    kept: int
    elsewhere: int
    left: int
    failed: int
    passed: int
    rejected: int
    fine: int
    drawn: tuple[Path, ...]

    @property
    def open(self) -> int:
        """How many still wait for the user."""
        return self.left - self.passed - self.rejected


def summary_of(items: Iterable[ReviewItem]) -> ShootSummary:
    """The numbers of these photos as they are now."""
    items = tuple(items)
    states = [item.state for item in items]
    found = [need_of(item) for item in items]
    return ShootSummary(
        total=len(items),
        crops=tuple(
            item.raw or item.path for item in items if item.state is State.ACCEPTED and not item.is_elsewhere
        ),
        kept=states.count(State.KEPT),
        elsewhere=sum(item.is_elsewhere for item in items),
        left=states.count(State.UNDECIDED),
        failed=states.count(State.FAILED),
        passed=found.count(Need.PASSED),
        rejected=found.count(Need.REJECTED),
        fine=found.count(Need.FINE),
        drawn=tuple(item.path for item in items if item.is_changed),
    )
