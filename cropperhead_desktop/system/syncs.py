"""Waiting until files and folders are on the disk; threads that wait at the same time share the waiting."""

from __future__ import annotations

import contextlib
import errno
import os
import threading
from collections.abc import Callable
from functools import lru_cache, partial
from pathlib import Path

_REFUSED = frozenset(
    getattr(errno, name) for name in ("EINVAL", "ENOTSUP", "EOPNOTSUPP", "EPERM", "EACCES", "ENOSYS")
)
"""How network shares and file systems of other systems refuse calls that they do not have."""


class SharedSync:
    """One `sync` for all threads that wait for one; none takes one for its own that began before it asked.

    Once one has failed it fails for everybody who asked by then and ever after: a system tells only once that
    it has lost bytes.
    """

    def __init__(self, sync: Callable[[], None]) -> None:
        self._sync = sync
        self._counting = threading.Lock()
        self._syncing = threading.Lock()
        self._asked = 0
        self._synced = 0
        self._failed: OSError | None = None

    def wait(self) -> None:
        """Returns once all that this thread did before is on the disk (OSError: it may not be)."""
        with self._counting:
            self._asked += 1
            number = self._asked
        with self._syncing:
            if self._synced >= number:
                return
            if self._failed is not None:
                raise self._failed
            reached = self._asked
            try:
                self._sync()
            except OSError as error:
                self._failed = error
                raise
            self._synced = reached


def sync_file(descriptor: int) -> None:
    """Wait until an open file's bytes are on the disk, where its file system can do that.

    OSError for what makes the bytes doubtful (a full or failing disk), never for a call that is not known.
    """
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _REFUSED:
            raise


def sync_folder(folder: str | Path) -> None:
    """Make a rename last through a power cut, where the system can do that to folders; it never fails."""
    if hasattr(os, "O_DIRECTORY"):
        _shared(os.fspath(folder)).wait()


@lru_cache(maxsize=64)
def _shared(folder: str) -> SharedSync:
    return SharedSync(partial(_sync_folder, folder))


def _sync_folder(folder: str) -> None:
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
