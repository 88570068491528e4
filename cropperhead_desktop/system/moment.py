"""One look at a file for one piece of work: what a proposal asks of a photo, it asks of one state of it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar, cast

T = TypeVar("T")


class _Known(threading.local):
    values: dict[Hashable, Any] | None = None


_here = _Known()


@contextmanager
def moment() -> Iterator[None]:
    """Until it ends, `once` remembers in this thread. One within another belongs to that.

    Nothing may be written in it that is read again: checks before a write have moments of their own.
    """
    if _here.values is not None:
        yield
        return
    _here.values = {}
    try:
        yield
    finally:
        _here.values = None


def once(key: Hashable, make: Callable[[], T]) -> T:
    """What `make` gives, in a moment the first time alone; its errors are not remembered."""
    values = _here.values
    if values is None:
        return make()
    if key not in values:
        values[key] = make()
    return cast(T, values[key])
