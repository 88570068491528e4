"""Proposals already made, in one SQLite file, so that opening a folder again computes nothing.

A row belongs to one state of a photo (path and stamp), one model version and one aspect ratio. Losing
the file costs time and nothing else: a damaged one is begun anew, one that cannot be written is not used.
"""

from __future__ import annotations

import json
import logging
import os
import sqlite3
import time
from dataclasses import astuple
from pathlib import Path

from cropperhead_desktop.domain.suggestion import Suggestion
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.system.cache_db import DisposableDatabase
from cropperhead_desktop.system.stamp import stamp_of

_log = logging.getLogger(__name__)

MAX_ROWS = 200_000
"""About 60 MB; the proposals used longest ago are dropped."""

_SCHEMA_VERSION = 3
_SCHEMA = """
CREATE TABLE IF NOT EXISTS proposals (
    path BLOB NOT NULL, version TEXT NOT NULL, aspect REAL NOT NULL,
    stamp TEXT NOT NULL,
    crop_left REAL NOT NULL, crop_top REAL NOT NULL, crop_right REAL NOT NULL, crop_bottom REAL NOT NULL,
    angle REAL NOT NULL, confidence REAL, model TEXT NOT NULL, made INTEGER NOT NULL,
    alternatives TEXT NOT NULL,
    PRIMARY KEY (path, version, aspect)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS proposals_made ON proposals (made);
"""
_GET = """
SELECT crop_left, crop_top, crop_right, crop_bottom, angle, confidence, model, alternatives FROM proposals
WHERE path=? AND version=? AND aspect=? AND stamp=?
"""
_PUT = "INSERT OR REPLACE INTO proposals VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)"
_DROP_OLD = """
DELETE FROM proposals WHERE made <= (SELECT made FROM proposals ORDER BY made DESC LIMIT 1 OFFSET ?)
"""
_CHECK_EVERY = 1000


class ProposalIndex:
    """Thread-safe; several processes may share the file. Never raises for what happens to the file."""

    def __init__(self, file: Path, max_rows: int = MAX_ROWS) -> None:
        self._file = file
        self._max_rows = max_rows
        self._writes = 0
        self._database = DisposableDatabase(file, _SCHEMA, _SCHEMA_VERSION, self._gave_up)

    def close(self) -> None:
        """Close the file; afterwards nothing is found or kept."""
        self._database.close()

    def get(self, photo: Path, version: str, aspect: float | None) -> Suggestion | None:
        """The proposal of this model version for the photo as it is on disk now, or None."""
        state = _state(photo)
        if state is None:
            return None
        where = (*_identity(photo, version, aspect), state)
        row = self._database.run(lambda connection: connection.execute(_GET, where).fetchone())
        if row is None:
            return None
        others = tuple(Crop(*numbers) for numbers in json.loads(row[7]))
        return Suggestion(Crop(*row[:5]), row[5], row[6], others)

    def put(self, photo: Path, version: str, aspect: float | None, suggestion: Suggestion) -> None:
        """Remember a proposal for the photo as it is on disk now."""
        state = _state(photo)
        if state is None:
            return
        crop = suggestion.crop
        row = (
            *_identity(photo, version, aspect),
            state,
            *(crop.left, crop.top, crop.right, crop.bottom, crop.angle),
            *(suggestion.confidence, suggestion.model, time.time_ns()),
            json.dumps([astuple(other) for other in suggestion.alternatives]),
        )
        self._database.run(lambda connection: self._write(connection, row))

    def __len__(self) -> int:
        count = self._database.run(
            lambda connection: connection.execute("SELECT COUNT(*) FROM proposals").fetchone()[0]
        )
        return int(count or 0)

    def _write(self, connection: sqlite3.Connection, row: tuple[object, ...]) -> None:
        connection.execute(_PUT, row)
        if self._writes % min(_CHECK_EVERY, self._max_rows) == 0:
            connection.execute(_DROP_OLD, (self._max_rows,))
        self._writes += 1

    def _gave_up(self, error: Exception) -> None:
        _log.warning("proposals are not remembered: %s cannot be used (%s)", self._file, error)


def _identity(photo: Path, version: str, aspect: float | None) -> tuple[bytes, str, float]:
    return os.fsencode(os.path.abspath(photo)), version, aspect or 0.0


def _state(photo: Path) -> str | None:
    """The photo's stamp; None when it is not there (its reader will say so)."""
    try:
        return stamp_of(photo)
    except OSError:
        return None
