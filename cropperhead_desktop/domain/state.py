"""Where photos stand."""

from __future__ import annotations

from enum import StrEnum


class State(StrEnum):
    """Where a photo stands in the review."""

    UNDECIDED = "undecided"
    ACCEPTED = "accepted"
    KEPT = "kept"
    FAILED = "failed"
