"""An SQLite file whose loss costs only time: what it held can be computed again.

It may be deleted, damaged, locked or left by another version at any time, and several processes may share
it. Nothing of that is ever an error for the caller; what was remembered is simply not found.
"""

from __future__ import annotations

import logging
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from cropperhead_desktop.system.files import append_private, own_folder

Result = TypeVar("Result")
_log = logging.getLogger(__name__)

_Unusable = sqlite3.DatabaseError | UnicodeDecodeError
_UNUSABLE = (sqlite3.DatabaseError, UnicodeDecodeError)
"""SQLite's message may name what is in the file; where that is no text, Python cannot make an error of it."""


class DisposableDatabase:
    """Base of what is remembered in such a file. Thread-safe.

    Where nothing can be kept (a full or read-only disk, say) the log says `loss`, once.
    """

    def __init__(
        self, file: Path, schema: str, version: int, loss: str, level: int = logging.WARNING
    ) -> None:
        self._file = file
        self._schema = schema
        self._version = version
        self._loss = loss
        self._level = level
        self._lock = threading.RLock()
        self._given_up = False
        self._connection: sqlite3.Connection | None = None
        with self._lock:
            self._open()

    @property
    def usable(self) -> bool:
        """False after giving up and after `close`."""
        return self._connection is not None

    def run(self, work: Callable[[sqlite3.Connection], Result]) -> Result | None:
        """The result of one transaction, or None where there is no usable file."""
        with self._lock:
            if self._connection is None:
                return None
            try:
                with self._connection:
                    return work(self._connection)
            except _UNUSABLE as error:
                self._recover(error)
        return None

    def close(self) -> None:
        """Close the file; afterwards nothing is found or kept."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
            self._connection = None

    def give_up(self, error: Exception) -> None:
        """Keep nothing from now on."""
        with self._lock:
            self.close()
            if not self._given_up:
                self._given_up = True
                _log.log(self._level, "%s (%s)", self._loss, error)

    def on_reset(self) -> None:
        """Called when a damaged file is begun anew; for subclasses that keep something beside it."""

    def _open(self) -> None:
        try:
            own_folder(self._file.parent)
            append_private(self._file).close()
            self._connection = self._connected()
        except _UNUSABLE as error:
            self._recover(error)
        except OSError as error:
            self.give_up(error)

    def _connected(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._file, timeout=2, check_same_thread=False)
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=OFF")  # what a power cut loses is computed again
            if connection.execute("PRAGMA user_version").fetchone()[0] not in (0, self._version):
                raise sqlite3.DatabaseError("a file of another version")
            connection.executescript(self._schema)
            connection.execute(f"PRAGMA user_version={self._version}")
        except BaseException:
            connection.close()
            raise
        return connection

    def _recover(self, error: _Unusable) -> None:
        """A new file where it is gone or damaged, nothing where another process holds it; else `give_up`."""
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
        is_damaged = code == sqlite3.SQLITE_ERROR  # its tables are not ours, or its texts no text
        if not isinstance(error, sqlite3.OperationalError) or is_damaged or not self._file.exists():
            self._start_over()
        elif "locked" not in str(error) or self._connection is None:
            self.give_up(error)

    def _start_over(self) -> None:
        self.close()
        try:
            for ending in ("", "-wal", "-shm"):
                Path(f"{self._file}{ending}").unlink(missing_ok=True)
            self.on_reset()
            self._connection = self._connected()
        except (OSError, *_UNUSABLE) as error:
            self.give_up(error)
