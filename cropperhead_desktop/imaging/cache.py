"""Previews on disk: JPEG files in a folder, found through an SQLite index, the least recently used dropped.

The index may be deleted, damaged or used by several processes at any time; the worst that follows is a
preview decoded again. A folder that cannot be written means no caching, said once in the log.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import sqlite3
import time
import zlib
from dataclasses import dataclass
from pathlib import Path

from cropperhead_desktop.domain.photo import PhotoInfo, Preview
from cropperhead_desktop.system.cache_db import DisposableDatabase
from cropperhead_desktop.system.files import own_folder, write_whole
from cropperhead_desktop.system.reading import read_limited
from cropperhead_desktop.system.stamp import stamp_of

_INDEX = "index.sqlite"
_SCHEMA_VERSION = 2
_SCHEMA = """
CREATE TABLE IF NOT EXISTS previews (
    path BLOB PRIMARY KEY, stamp TEXT NOT NULL,
    width INTEGER NOT NULL, height INTEGER NOT NULL, orientation INTEGER NOT NULL,
    bytes INTEGER NOT NULL, crc INTEGER NOT NULL, used INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS previews_used ON previews (used);
"""
_ROW = "SELECT width, height, orientation, bytes, crc, used FROM previews WHERE path=? AND stamp=?"
_USED_RESOLUTION_S = 60
_EVICT_TO = 0.9


@dataclass(frozen=True, slots=True)
class Key:
    """Which state of which file a preview is of."""

    path: Path
    stamp: str
    """See `system.stamp`."""

    @property
    def file_name(self) -> str:
        """Where the preview lies, relative to the cache folder."""
        text = b"%s\0%s" % (os.fsencode(self.path), self.stamp.encode())
        digest = hashlib.sha256(text).hexdigest()[:40]
        return f"{digest[:2]}/{digest[2:]}.jpg"


def key_of(path: Path) -> Key:
    """The key of a file as it is now (OSError when it is not there)."""
    return Key(Path(os.path.abspath(path)), stamp_of(path))


class PreviewCache(DisposableDatabase):
    """Thread-safe; holds at most `limit` bytes of previews in `folder`, which it owns."""

    def __init__(self, folder: Path, limit: int) -> None:
        self._folder = folder
        self._limit = limit
        self._estimate = limit + 1  # never too low; the true sum is read when it passes the limit
        loss = f"previews are not kept: the folder {folder} cannot be used"
        super().__init__(folder / _INDEX, _SCHEMA, _SCHEMA_VERSION, loss)

    def get(self, key: Key) -> Preview | None:
        """The preview of exactly this state of the file, or None."""
        row = self.run(lambda index: index.execute(_ROW, _columns(key)).fetchone())
        if row is None:
            return None
        width, height, orientation, length, crc, used = row
        try:
            jpeg = read_limited(self._folder / key.file_name, max(0, int(length)))
        except OSError:
            return None
        if len(jpeg) != length or zlib.crc32(jpeg) != crc:
            return None
        if time.time() - used > _USED_RESOLUTION_S:
            self._touch(key)
        return Preview(PhotoInfo(width, height, orientation), jpeg)

    def info(self, key: Key) -> PhotoInfo | None:
        """Stored size and Orientation of this state of the file, when a preview of it was kept."""
        row = self.run(lambda index: index.execute(_ROW, _columns(key)).fetchone())
        return PhotoInfo(*row[:3]) if row is not None else None

    def put(self, key: Key, preview: Preview) -> None:
        """Keep a preview, in place of one of an older state of the file; may drop others."""
        info, jpeg = preview.info, preview.jpeg
        values = (info.width, info.height, info.orientation, len(jpeg), zlib.crc32(jpeg), int(time.time()))
        if not self.usable:
            return
        try:
            target = self._folder / key.file_name
            own_folder(target.parent)
            write_whole(target, jpeg, durable=False, private=True)
        except OSError as error:
            self.give_up(error)
            return
        self.run(lambda index: self._record(index, key, values))

    def _record(self, index: sqlite3.Connection, key: Key, values: tuple[int, ...]) -> None:
        old = index.execute("SELECT stamp FROM previews WHERE path=?", (os.fsencode(key.path),)).fetchone()
        if old is not None and old[0] != key.stamp:
            self._unlink(Key(key.path, old[0]))
        index.execute("INSERT OR REPLACE INTO previews VALUES (?,?,?,?,?,?,?,?)", (*_columns(key), *values))
        self._estimate += values[3]
        if self._estimate > self._limit:
            self._estimate = _total(index)
        if self._estimate > self._limit:
            self._evict(index)
            self._estimate = _total(index)

    def _evict(self, index: sqlite3.Connection) -> None:
        excess = _total(index) - int(self._limit * _EVICT_TO)
        rows = index.execute("SELECT path, stamp, bytes FROM previews ORDER BY used").fetchall()
        for path, stamp, length in rows:
            if excess <= 0:
                return
            index.execute("DELETE FROM previews WHERE path=?", (path,))
            self._unlink(Key(Path(os.fsdecode(path)), stamp))
            excess -= length

    def _touch(self, key: Key) -> None:
        now = int(time.time())
        self.run(
            lambda index: index.execute(
                "UPDATE previews SET used=? WHERE path=?", (now, os.fsencode(key.path))
            )
        )

    def _unlink(self, key: Key) -> None:
        with contextlib.suppress(OSError):
            (self._folder / key.file_name).unlink()

    def on_reset(self) -> None:
        """Without their index the previews are of no use."""
        for number in range(256):
            shutil.rmtree(self._folder / f"{number:02x}", ignore_errors=True)


def _columns(key: Key) -> tuple[bytes, str]:
    return os.fsencode(key.path), key.stamp


def _total(index: sqlite3.Connection) -> int:
    return int(index.execute("SELECT COALESCE(SUM(bytes), 0) FROM previews").fetchone()[0])
