"""What became of a shoot, in numbers: for the card at its end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from cropperhead_desktop.domain.photo import extension, is_raw
from cropperhead_desktop.domain.queue import Need, need_of
from cropperhead_desktop.domain.session import ReviewItem, State

_EMBEDDABLE = frozenset(["jpg", "jpeg", "jpe", "jfif", "tif", "tiff", "heic", "heif", "hif", "dng"])
"""Formats whose own packet can be written, and whose sidecars Lightroom does not read."""


@dataclass(frozen=True, slots=True)
class ShootSummary:
    """How many photos were cropped here, kept whole, are cropped elsewhere, undecided, or failed.

    Of the undecided ones (`left`) `passed` were passed as they are, `rejected` are flagged so, `fine` are
    fine as they are and could be passed.

    `drawn` are those whose crop was drawn and is not accepted; they are among the others, too. `for_sidecars`
    are cropped photos whose sidecar other programs read, `for_inside` those of which only the photo is read.
    """

    total: int
    cropped: int
    kept: int
    elsewhere: int
    left: int
    failed: int
    passed: int
    rejected: int
    fine: int
    drawn: tuple[Path, ...]
    for_sidecars: tuple[Path, ...]
    for_inside: tuple[Path, ...]

    @property
    def open(self) -> int:
        """How many still wait for the user."""
        return self.left - self.passed - self.rejected


def summary_of(items: Iterable[ReviewItem]) -> ShootSummary:
    """The numbers of these photos as they are now."""
    items = tuple(items)
    cropped = [item for item in items if item.state is State.ACCEPTED and not item.is_elsewhere]
    states = [item.state for item in items]
    found = [need_of(item) for item in items]
    return ShootSummary(
        total=len(items),
        cropped=len(cropped),
        kept=states.count(State.KEPT),
        elsewhere=sum(item.is_elsewhere for item in items),
        left=states.count(State.UNDECIDED),
        failed=states.count(State.FAILED),
        passed=found.count(Need.PASSED),
        rejected=found.count(Need.REJECTED),
        fine=found.count(Need.FINE),
        drawn=tuple(item.path for item in items if item.is_changed),
        for_sidecars=tuple(item.path for item in cropped if is_raw(item.path) or item.raw is not None),
        for_inside=tuple(item.path for item in cropped if extension(item.path) in _EMBEDDABLE),
    )
