"""Progress is a callback; cancel is an exception that the callback raises."""

from __future__ import annotations

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
