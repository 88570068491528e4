"""Proposals already made, in one SQLite file, so that opening a folder again computes nothing.

A row belongs to one state of a photo (path and stamp), one model version and one aspect ratio. Losing
the file costs time and nothing else: a damaged one is begun anew, one that cannot be written is not used.
"""

from __future__ import annotations

import json
import os
import sqlite3
import time
from collections.abc import Sequence
from dataclasses import astuple
from pathlib import Path
from typing import Any

from cropperhead_desktop.domain.suggestion import BurstFrame, Cause, Level, Suggestion, Verdict
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.system.cache_db import DisposableDatabase
from cropperhead_desktop.system.reading import parse_json
from cropperhead_desktop.system.stamp import stamp_of

MAX_ROWS = 200_000
"""About 60 MB; the proposals used longest ago are dropped."""

_SCHEMA_VERSION = 6
_SCHEMA = """
CREATE TABLE IF NOT EXISTS proposals (
    path BLOB NOT NULL, version TEXT NOT NULL, aspect REAL NOT NULL,
    stamp TEXT NOT NULL,
    crop_left REAL NOT NULL, crop_top REAL NOT NULL, crop_right REAL NOT NULL, crop_bottom REAL NOT NULL,
    angle REAL NOT NULL, confidence REAL, model TEXT NOT NULL, made INTEGER NOT NULL,
    alternatives TEXT NOT NULL, level TEXT, estimate TEXT NOT NULL,
    PRIMARY KEY (path, version, aspect)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS proposals_made ON proposals (made);
"""
_GET = """
SELECT crop_left, crop_top, crop_right, crop_bottom, angle, confidence, model, alternatives, level, estimate
FROM proposals WHERE path=? AND version=? AND aspect=? AND stamp=?
"""
_PUT = "INSERT OR REPLACE INTO proposals VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"
_DROP_OLD = """
DELETE FROM proposals WHERE made <= (SELECT made FROM proposals ORDER BY made DESC LIMIT 1 OFFSET ?)
"""
_CHECK_EVERY = 1000


class ProposalIndex(DisposableDatabase):
    """Thread-safe; several processes may share the file. Never raises for what happens to the file."""

    def __init__(self, file: Path, max_rows: int = MAX_ROWS) -> None:
        self._max_rows = max_rows
        self._writes = 0
        super().__init__(
            file, _SCHEMA, _SCHEMA_VERSION, f"proposals are not remembered: {file} cannot be used"
        )

    def get(self, photo: Path, version: str, aspect: float | None) -> Suggestion | None:
        """The proposal of this model version for the photo as it is on disk now, or None."""
        state = _state(photo)
        if state is None:
            return None
        where = (*_identity(photo, version, aspect), state)
        row = self.run(lambda connection: connection.execute(_GET, where).fetchone())
        if row is None:
            return None
        try:
            return _suggestion(row)
        except (ValueError, TypeError, LookupError):  # a damaged row is a lost one
            return None

    def put(self, photo: Path, version: str, aspect: float | None, suggestion: Suggestion) -> None:
        """Remember a proposal for the photo as it is on disk now."""
        state = _state(photo)
        if state is None:
            return
        row = (
            *_identity(photo, version, aspect),
            state,
            *astuple(suggestion.crop),
            *(suggestion.confidence, suggestion.model, time.time_ns()),
            json.dumps([astuple(other) for other in suggestion.alternatives]),
            json.dumps(astuple(suggestion.level)) if suggestion.level is not None else None,
            json.dumps(
                [
                    astuple(suggestion.uncropped),
                    suggestion.gain,
                    suggestion.wanted,
                    suggestion.verdict,
                    astuple(suggestion.burst) if suggestion.burst is not None else None,
                    suggestion.people,
                ]
            ),
        )
        self.run(lambda connection: self._write(connection, row))

    def _write(self, connection: sqlite3.Connection, row: tuple[object, ...]) -> None:
        connection.execute(_PUT, row)
        if self._writes % min(_CHECK_EVERY, self._max_rows) == 0:
            connection.execute(_DROP_OLD, (self._max_rows,))
        self._writes += 1


def _suggestion(row: Sequence[Any]) -> Suggestion:
    """The proposal of a row (ValueError, TypeError: it makes no sense)."""
    others = tuple(Crop(*map(float, numbers)) for numbers in parse_json(row[7]))
    cause, *tilts = parse_json(row[8]) if row[8] else (None,)
    level = Level(Cause(cause), *tilts) if cause else None
    uncropped, gain, wanted, verdict, frame, people = parse_json(row[9])
    burst = BurstFrame(frame[0], frame[1], tuple(frame[2]) if frame[2] else None) if frame else None
    estimate = Crop(*map(float, uncropped)), gain, wanted, Verdict(verdict), burst, people
    return Suggestion(Crop(*map(float, row[:5])), row[5], row[6], others, level, *estimate)


def _identity(photo: Path, version: str, aspect: float | None) -> tuple[bytes, str, float]:
    return os.fsencode(os.path.abspath(photo)), version, aspect or 0.0


def _state(photo: Path) -> str | None:
    """The photo's stamp; None when it is not there (its reader will say so)."""
    try:
        return stamp_of(photo)
    except OSError:
        return None
