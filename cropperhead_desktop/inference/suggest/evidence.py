"""What is measured of a photo, and where it is kept: another ratio, other wishes or a style that has learnt
more look at no photo twice.
"""

from __future__ import annotations

import json
import math
import sqlite3
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from cropperhead_desktop import __version__
from cropperhead_desktop.domain.care import LeaningLine
from cropperhead_desktop.geometry.crop import Point
from cropperhead_desktop.inference.suggest.candidates import Floats
from cropperhead_desktop.inference.suggest.registration import Grey
from cropperhead_desktop.inference.suggest.verticals import Verticals
from cropperhead_desktop.system.cache_db import DisposableDatabase
from cropperhead_desktop.system.reading import parse_json

MEASURED = 1
"""To be raised when the same photo is measured otherwise than before, by the same network."""

_ROW_BYTES = 54_000
"""About what one photo takes in the file."""

_SCHEMA_VERSION = 1
_SCHEMA = """
CREATE TABLE IF NOT EXISTS evidence (
    number INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, facts TEXT NOT NULL, maps BLOB NOT NULL
);
"""
_GET = "SELECT facts, maps FROM evidence WHERE key=?"
_PUT = "INSERT OR REPLACE INTO evidence (key, facts, maps) VALUES (?,?,?)"
_DROP_OLD = "DELETE FROM evidence WHERE number <= (SELECT MAX(number) FROM evidence) - ?"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is measured of one displayed picture of `size` px: proposals are made of nothing else.

    `features` is C x G x G, `subjects` 3 x G x G; `logits` are the angle branch's (None: the model has none).
    `wide` is the map of faces of the larger photo (None: `CandidateSuggester.looks_wide` asks for none);
    `lines` lean by its `tilt_of`.
    `verticals` are None where the picture shows none; `grey` is a small copy, for bursts alone.
    """

    size: tuple[int, int]
    features: Floats
    subjects: Floats
    logits: Floats | None = None
    has_edges: bool = True
    verticals: Verticals | None = None
    wide: Floats | None = None
    lines: tuple[LeaningLine, ...] = ()
    grey: Grey | None = None


class EvidenceCache(DisposableDatabase):
    """Evidence by network and preview, about `limit` bytes of it; what was measured first is dropped.

    Thread-safe; several processes may share the file. Never raises for what happens to it.
    """

    def __init__(self, file: Path, limit: int) -> None:
        self._rows = max(1, limit // _ROW_BYTES)
        loss = f"what was measured of photos is not kept: {file} cannot be used"
        super().__init__(file, _SCHEMA, _SCHEMA_VERSION, loss)

    def get(self, network: str, jpeg: bytes) -> Evidence | None:
        """What this network (the digest of its file) measured of exactly this preview, or None."""
        key = _key(network, jpeg)
        row = self.run(lambda cache: cache.execute(_GET, (key,)).fetchone())
        if row is None:
            return None
        try:
            return _unpacked(*row)
        except (ValueError, TypeError, LookupError):  # a damaged row is a lost one
            return None

    def put(self, network: str, jpeg: bytes, evidence: Evidence) -> None:
        """Keep it; may drop others."""
        row = (_key(network, jpeg), *_packed(evidence))
        self.run(lambda cache: self._write(cache, row))

    def _write(self, cache: sqlite3.Connection, row: tuple[object, ...]) -> None:
        cache.execute(_PUT, row)
        cache.execute(_DROP_OLD, (self._rows,))


def _key(network: str, jpeg: bytes) -> bytes:
    return sha256(f"{__version__}:{MEASURED}:{network}:".encode() + jpeg).digest()


def _packed(seen: Evidence) -> tuple[str, bytes]:
    """Facts as JSON, which keeps every digit, and all maps one after another."""
    arrays = (seen.features, seen.subjects, seen.logits, seen.wide)
    maps = [each.astype("<f4", copy=False).tobytes() for each in arrays if each is not None]
    if seen.grey is not None:
        maps.append(seen.grey.astype(np.uint8).tobytes())  # its levels are whole
    joined = b"".join(maps)
    facts = {
        "crc": zlib.crc32(joined),
        "size": seen.size,
        "features": seen.features.shape,
        "subjects": seen.subjects.shape,
        "logits": None if seen.logits is None else seen.logits.shape,
        "wide": None if seen.wide is None else seen.wide.shape,
        "grey": None if seen.grey is None else seen.grey.shape,
        "has_edges": bool(seen.has_edges),
        "verticals": None if seen.verticals is None else [seen.verticals.lean, seen.verticals.spread],
        "lines": [
            [each.start.x, each.start.y, each.end.x, each.end.y, each.upright, each.length, each.tilt]
            for each in seen.lines
        ],
    }
    return json.dumps(facts), joined


def _unpacked(text: str, maps: bytes) -> Evidence:
    """The evidence of a row (ValueError, TypeError, LookupError: it is damaged)."""
    facts = parse_json(text)
    if zlib.crc32(maps) != facts["crc"]:
        raise ValueError
    place = 0

    def taken(shape: Sequence[int], kind: str = "<f4") -> npt.NDArray[Any]:
        nonlocal place
        count, start = math.prod(shape), place
        place += count * np.dtype(kind).itemsize
        return np.frombuffer(maps, kind, count, start).reshape(shape)

    return Evidence(
        size=(facts["size"][0], facts["size"][1]),
        features=taken(facts["features"]),
        subjects=taken(facts["subjects"]),
        logits=None if facts["logits"] is None else taken(facts["logits"]),
        has_edges=facts["has_edges"],
        verticals=None if facts["verticals"] is None else Verticals(*facts["verticals"]),
        wide=None if facts["wide"] is None else taken(facts["wide"]),
        lines=tuple(
            LeaningLine(Point(left, top), Point(right, bottom), upright, length, tilt)
            for left, top, right, bottom, upright, length, tilt in facts["lines"]
        ),
        grey=None if facts["grey"] is None else taken(facts["grey"], "u1").astype(np.float32),
    )
