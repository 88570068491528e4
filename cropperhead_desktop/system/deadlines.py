"""Calls that must end in time: one thread watches any number of them.

A `threading.Timer` for each call costs 0.3 ms of CPU, a thread that is hardly ever needed.
"""

from __future__ import annotations

import itertools
import math
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Deadlines:
    """Thread-safe. The watching thread starts with the first call and ends with `close`."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._numbers = itertools.count()
        self._pending: dict[int, tuple[float, Callable[[], object]]] = {}
        self._wakes = math.inf
        self._is_watched = self._is_closed = False

    @contextmanager
    def within(self, seconds: float, expire: Callable[[], object]) -> Iterator[None]:
        """Call `expire`, which must not wait, when the body takes longer; never after its end."""
        number, until = next(self._numbers), time.monotonic() + seconds
        with self._changed:
            self._pending[number] = until, expire
            if not self._is_watched:
                self._is_watched = True
                threading.Thread(target=self._watch, name="deadlines", daemon=True).start()
            elif until < self._wakes:
                self._changed.notify()
        try:
            yield
        finally:
            with self._changed:
                self._pending.pop(number, None)
                if self._is_closed:
                    self._changed.notify()

    def close(self) -> None:
        """End the thread once nothing is under way."""
        with self._changed:
            self._is_closed = True
            self._changed.notify()

    def _watch(self) -> None:
        with self._changed:
            while self._pending or not self._is_closed:
                now = time.monotonic()
                for number in [number for number, (until, _) in self._pending.items() if until <= now]:
                    self._pending.pop(number)[1]()
                self._wakes = min((until for until, _ in self._pending.values()), default=math.inf)
                # what ends in time wakes nobody: the next look is due when the first of today would be late
                wait = None if math.isinf(self._wakes) else max(0.0, self._wakes - now)
                self._changed.wait(wait)
            self._is_watched = False
