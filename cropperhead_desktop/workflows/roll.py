"""The camera's own roll angle of photos, read through exiftool once per state of a file.

It is a help, never a must: without exiftool, without maker notes, and where a file cannot be read, there
is simply no roll. What was found (also that there is none) is kept in one SQLite file, which may be lost.
"""

from __future__ import annotations

import logging
import os
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

from cropperhead_desktop.domain.errors import ToolError

_log = logging.getLogger(__name__)

_SCHEMA = """
CREATE TABLE IF NOT EXISTS rolls (
    path BLOB PRIMARY KEY, mtime_ns INTEGER NOT NULL, size INTEGER NOT NULL, roll REAL
) WITHOUT ROWID;
"""

Reader = Callable[[Path], float | None]


class CameraRolls:
    """Degrees the camera was turned clockwise, by photo; thread-safe, never raises.

    `read` is `ExifTool.camera_roll`. After a ToolError the photo is asked about again next time.
    """

    def __init__(self, file: Path, read: Reader) -> None:
        self._read = read
        self._lock = threading.Lock()
        self._connection = _opened(file)

    def close(self) -> None:
        """Close the file; later answers come from exiftool."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
            self._connection = None

    def roll(self, photo: Path) -> float | None:
        """The roll off the nearest quarter turn (-45 to 45) in the stored frame, None where unknown."""
        try:
            state = photo.stat()
        except OSError:
            return None
        key = (os.fsencode(photo.absolute()), state.st_mtime_ns, state.st_size)
        found = self._known(key)
        if found is not None:
            return found[0]
        try:
            roll = self._read(photo)
        except ToolError as error:
            _log.info("%s", error)
            return None
        self._keep(key, roll)
        return roll

    def _known(self, key: tuple[bytes, int, int]) -> tuple[float | None] | None:
        query = "SELECT roll FROM rolls WHERE path=? AND mtime_ns=? AND size=?"
        with self._lock:
            if self._connection is None:
                return None
            try:
                row: tuple[float | None] | None = self._connection.execute(query, key).fetchone()
            except sqlite3.Error:
                return None
        return row

    def _keep(self, key: tuple[bytes, int, int], roll: float | None) -> None:
        with self._lock:
            if self._connection is None:
                return
            try:
                with self._connection:
                    self._connection.execute("INSERT OR REPLACE INTO rolls VALUES (?,?,?,?)", (*key, roll))
            except sqlite3.Error as error:
                _log.info("the camera angles cannot be kept: %s", error)


def _opened(file: Path) -> sqlite3.Connection | None:
    """The table in the file; a damaged file is begun anew, and None where that cannot be done."""
    for _ in range(2):
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(file, check_same_thread=False)
        except (OSError, sqlite3.Error):
            return None
        try:
            connection.executescript(_SCHEMA)
            return connection
        except sqlite3.Error:
            connection.close()
            file.unlink(missing_ok=True)
    return None
