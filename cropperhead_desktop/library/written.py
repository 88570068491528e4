"""What we wrote last about the crop of each photo, so that what others change afterwards can be shown."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass
from pathlib import Path

from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.system.cache_db import DisposableDatabase

_VERSION = 1
_SCHEMA = """
CREATE TABLE IF NOT EXISTS written (
    path BLOB PRIMARY KEY, crop TEXT NOT NULL, time TEXT NOT NULL
) WITHOUT ROWID;
"""
_PUT = "INSERT OR REPLACE INTO written VALUES (?,?,?)"
_GET = "SELECT crop, time FROM written WHERE path=?"
_DROP = "DELETE FROM written WHERE path=?"


@dataclass(frozen=True, slots=True)
class WrittenCrop:
    """The crop that we wrote (stored frame; None: the photo is kept whole), and when (ISO 8601)."""

    crop: Crop | None
    time: str


class WrittenCrops(DisposableDatabase):
    """By photo; thread-safe, never raises. Losing the file means that no change by others is shown."""

    def __init__(self, file: Path) -> None:
        super().__init__(
            file, _SCHEMA, _VERSION, f"what was written is not remembered: {file} cannot be used"
        )

    def put(self, photo: Path, written: WrittenCrop | None) -> None:
        """Remember what was written, or (None) that nothing of ours is there any more."""
        if written is None:
            self.run(lambda rows: rows.execute(_DROP, (_key(photo),)))
            return
        crop = json.dumps(None if written.crop is None else astuple(written.crop))
        self.run(lambda rows: rows.execute(_PUT, (_key(photo), crop, written.time)))

    def get(self, photos: Iterable[Path]) -> Mapping[Path, WrittenCrop]:
        """What was written for those of the photos for which anything was."""
        found = {}
        for photo in photos:
            key = (_key(photo),)
            row = self.run(lambda rows, key=key: rows.execute(_GET, key).fetchone())  # type: ignore[misc]
            if row is not None:
                numbers = json.loads(row[0])
                found[photo] = WrittenCrop(None if numbers is None else Crop(*numbers), row[1])
        return found


def _key(photo: Path) -> bytes:
    return os.fsencode(os.path.abspath(photo))
