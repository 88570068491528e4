"""Progress is a callback; cancel is an exception that the callback raises."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass


class Cancelled(Exception):
    """Raised by a progress callback when the user wants the work to stop."""


@dataclass(frozen=True, slots=True)
class Progress:
    """`done` of `total` units are finished; `message` names what is being worked on."""

    done: int
    total: int
    message: str = ""


ProgressCallback = Callable[[Progress], None]


def ignore_progress(_progress: Progress) -> None:
    """The callback for callers who do not care."""


def cancellable(progress: ProgressCallback, wants_stop: Callable[[], bool]) -> ProgressCallback:
    """`progress`, which raises Cancelled as soon as `wants_stop` says so."""

    def report(value: Progress) -> None:
        if wants_stop():
            raise Cancelled
        progress(value)

    return report


def seldom(progress: ProgressCallback, seconds: float = 0.2) -> ProgressCallback:
    """`progress`, told at most so often: each report costs a window work."""
    told = time.monotonic()

    def report(value: Progress) -> None:
        nonlocal told
        now = time.monotonic()
        if now - told >= seconds:
            told = now
            progress(value)

    return report


class RateEstimate:
    """How fast work goes and how long it will take, from the first report that knows a total."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._began: tuple[float, int] | None = None

    def at(self, progress: Progress) -> tuple[float, float] | None:
        """Units per second and seconds left; None while it is too early to tell."""
        if not progress.total:
            return None
        now = self._clock()
        if self._began is None or progress.done < self._began[1]:
            self._began = (now, progress.done)
        began, first = self._began
        done, seconds = progress.done - first, now - began
        if done < 3 or seconds < 1.0:
            return None
        rate = done / seconds
        return rate, max(0, progress.total - progress.done) / rate
