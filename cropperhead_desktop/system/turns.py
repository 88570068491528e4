"""One process at a time at a file of the program's own that is read, changed and written.

The system ends a dead process's turn, so nothing is ever left locked.
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cropperhead_desktop.system.files import own_folder

_PATIENCE = 2.0
"""Seconds: another process may be stopped, and no gesture may wait for it for ever."""
_PAUSE = 0.005


@contextmanager
def in_turn(file: Path) -> Iterator[None]:
    """Be alone at `file` among the program's processes; its folder is made (OSError: it cannot be).

    A `.turn` file beside it stays. Where the file system knows no locks, or another process does not
    go on, the turn is taken all the same.
    """
    own_folder(file.parent)
    with contextlib.ExitStack() as at_end:
        with contextlib.suppress(OSError):
            flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
            descriptor = os.open(file.with_name(f"{file.name}.turn"), flags, 0o600)
            at_end.callback(os.close, descriptor)
            _wait_for(descriptor)
        yield


def _wait_for(descriptor: int) -> None:
    deadline = time.monotonic() + _PATIENCE
    while not _taken(descriptor) and time.monotonic() < deadline:
        time.sleep(_PAUSE)


def _taken(descriptor: int) -> bool:
    """True once the lock is ours; it goes with the descriptor (OSError: there are no locks here)."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True
