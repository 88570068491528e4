"""Waiting for what another thread or process does, never for time to pass."""

from __future__ import annotations

import time
from collections.abc import Callable


def happens(condition: Callable[[], object], seconds: float = 30.0, pause: float = 0.01) -> bool:
    """Looks every `pause` seconds until `condition` holds; False if it never does."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(pause)
    return True


def until(condition: Callable[[], object], what: str, seconds: float = 30.0, pause: float = 0.01) -> None:
    """Wait until `condition` holds; the test fails if that takes longer than `seconds`."""
    assert happens(condition, seconds, pause), f"timed out waiting until {what}"
