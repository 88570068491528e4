"""What the window's jobs are to those who ask for them: priorities, tickets, generations; no Qt.

`ui/kit/jobs.py` runs them on threads; tests run them without any.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from enum import IntEnum
from typing import TYPE_CHECKING, Protocol, TypeVar

from cropperhead_desktop.domain.progress import ProgressCallback, ignore_progress

if TYPE_CHECKING:
    from cropperhead_desktop.review.ports import Backend

T = TypeVar("T")
Work = Callable[["Backend", ProgressCallback], T]
"""A job: gets the backend and a progress callback; it runs in another thread."""
PHOTO_THREADS = max(2, min(8, (os.cpu_count() or 2) - 1))


class Priority(IntEnum):
    """What goes first in the photo lane."""

    CURRENT = 0
    VISIBLE = 1
    SOON = 2
    REST = 3


class Generation:
    """A number that goes up when earlier questions no longer matter (another folder was opened)."""

    def __init__(self) -> None:
        self.number = 0

    def advance(self) -> None:
        """Make everything asked so far stale."""
        self.number += 1


class Ticket:
    """The asker's hold on a job."""

    def __init__(self, generation: Generation | None = None) -> None:
        self._generation = generation
        self._number = generation.number if generation else 0
        self._cancelled = False

    def cancel(self) -> None:
        """The answer is not wanted any more."""
        self._cancelled = True

    @property
    def is_wanted(self) -> bool:
        """False once cancelled or overtaken by a new generation."""
        overtaken = self._generation is not None and self._generation.number != self._number
        return not (self._cancelled or overtaken)


class JobRunner(Protocol):
    """Runs jobs once the backend is there; one that cannot be opened fails them all, each with its error.

    Tests run jobs without threads.
    """

    def photo(
        self,
        work: Work[T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        priority: Priority = Priority.REST,
        generation: Generation | None = None,
        progress: ProgressCallback = ignore_progress,
    ) -> Ticket:
        """Run photo work in any order that suits the priorities."""

    def write(self, work: Work[T], done: Callable[[T], None], failed: Callable[[Exception], None]) -> Ticket:
        """Run a sidecar write after all writes asked for before; it is never dropped."""
