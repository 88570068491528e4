"""The camera's own roll angle of photos, read through exiftool once per state of a file.

It is a help, never a must: without exiftool, without maker notes, and where a file cannot be read, there
is simply no roll. What was found (also that one ExifTool found none) is kept in one SQLite file, which may
be lost.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from pathlib import Path

from cropperhead_desktop.domain.errors import ToolError
from cropperhead_desktop.system.cache_db import DisposableDatabase
from cropperhead_desktop.system.stamp import stamp_of

_log = logging.getLogger(__name__)

_VERSION = 4
_SCHEMA = """
CREATE TABLE IF NOT EXISTS rolls (
    path BLOB PRIMARY KEY, stamp TEXT NOT NULL, roll REAL, tool TEXT NOT NULL
) WITHOUT ROWID;
"""
_GET = "SELECT roll, tool FROM rolls WHERE path=? AND stamp=?"
_PUT = "INSERT OR REPLACE INTO rolls VALUES (?,?,?,?)"

Reader = Callable[[Path], float | None]


class CameraRolls(DisposableDatabase):
    """Degrees the camera was turned clockwise, by photo; thread-safe, never raises.

    `read` is `ExifTool.camera_roll`, `tool` tells which ExifTool answers: where one found no roll, another
    one is asked. After a ToolError the photo is asked about again next time.
    """

    def __init__(self, file: Path, read: Reader, tool: Callable[[], str]) -> None:
        self._read = read
        self._tool = tool
        super().__init__(file, _SCHEMA, _VERSION, "the camera angles cannot be kept", logging.INFO)

    def roll(self, photo: Path) -> float | None:
        """The roll off the nearest quarter turn (-45 to 45) in the stored frame, None where unknown."""
        try:
            key = (os.fsencode(photo.absolute()), stamp_of(photo))
        except OSError:
            return None
        found = self.run(lambda rolls: rolls.execute(_GET, key).fetchone())
        if found is not None:
            known: float | None
            known, answered = found
            if known is not None or answered == self._tool():
                return known
        try:
            roll = self._read(photo)
        except ToolError as error:
            _log.info("%s", error)
            return None
        self.run(lambda rolls: rolls.execute(_PUT, (*key, roll, self._tool())))
        return roll
