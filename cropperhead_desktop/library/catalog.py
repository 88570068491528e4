"""What was read about the photos of a library, in one SQLite file, so that only what changed is read again.

An entry belongs to one state of a photo: its own times and size, those of every sidecar that may be its own,
and the photos that share its stem, since they decide whose sidecar is whose. Entries are plain text that
the caller makes and understands; `reader` names what made them. Losing the file costs time and nothing else.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple
from unicodedata import normalize

from cropperhead_desktop.library.scan import Listing
from cropperhead_desktop.system.cache_db import DisposableDatabase
from cropperhead_desktop.system.editor_files import BESIDE, settings_folders
from cropperhead_desktop.system.stamp import status_stamp

_VERSION = 1
_SCHEMA = """
CREATE TABLE IF NOT EXISTS photos (
    folder BLOB NOT NULL, name BLOB NOT NULL, reader TEXT NOT NULL, state TEXT NOT NULL, entry TEXT NOT NULL,
    PRIMARY KEY (folder, name, reader)
) WITHOUT ROWID;
"""
_GET = "SELECT name, state, entry FROM photos WHERE folder=? AND reader=? AND name IN (%s)"
_PUT = "INSERT OR REPLACE INTO photos VALUES (?,?,?,?,?)"
_NAMES = "SELECT DISTINCT name FROM photos WHERE folder=?"
_DROP = "DELETE FROM photos WHERE folder=? AND name=?"
_FOLDERS = "SELECT DISTINCT folder FROM photos WHERE folder=? OR (folder>=? AND folder<?)"
_DROP_FOLDER = "DELETE FROM photos WHERE folder=?"
_SETTLED_NS = 2_000_000_000
"""A file written so short a time ago could be written again without another time or size."""


class Known(NamedTuple):
    """An entry and the state of the photo that it was made from."""

    state: str
    entry: str


class Catalog(DisposableDatabase):
    """Thread-safe; several processes may share the file. Never raises for what happens to the file."""

    def __init__(self, file: Path) -> None:
        super().__init__(file, _SCHEMA, _VERSION, f"what is read is not remembered: {file} cannot be used")

    def known(self, folder: Path, reader: str, names: Sequence[str]) -> Mapping[str, Known]:
        """What is known of some photos (a few hundred at most) of one folder, by name."""
        query = _GET % ",".join("?" * len(names))
        wanted = (_key(folder), reader, *map(os.fsencode, names))
        rows = self.run(lambda photos: photos.execute(query, wanted).fetchall())
        return {os.fsdecode(name): Known(state, entry) for name, state, entry in rows or ()}

    def put(self, folder: Path, reader: str, entries: Iterable[tuple[str, Known]]) -> None:
        """Remember entries of photos of one folder, by name, in one transaction."""
        key = _key(folder)
        rows = [(key, os.fsencode(name), reader, *known) for name, known in entries]
        self.run(lambda photos: photos.executemany(_PUT, rows))

    def drop_missing(self, listing: Listing) -> None:
        """Forget the photos that are no longer in a folder."""
        key, there = _key(listing.folder), {*listing.photos, *listing.others}

        def drop(photos: sqlite3.Connection) -> None:
            names = [name for (name,) in photos.execute(_NAMES, (key,)) if os.fsdecode(name) not in there]
            photos.executemany(_DROP, [(key, name) for name in names])

        self.run(drop)

    def drop_missing_folders(self, root: Path) -> None:
        """Forget the folders at and below `root` that are no longer there."""
        key = _key(root)
        below = key.rstrip(b"/\\") + os.fsencode(os.sep)
        limits = (key, below, below[:-1] + bytes([below[-1] + 1]))

        def drop(photos: sqlite3.Connection) -> None:
            folders = [folder for (folder,) in photos.execute(_FOLDERS, limits)]
            gone = [(folder,) for folder in folders if not os.path.isdir(folder)]
            photos.executemany(_DROP_FOLDER, gone)

        self.run(drop)


class Neighbours:
    """Which files of a folder have a say in a photo's crop: sidecars, and photos that share its stem."""

    def __init__(self, listing: Listing) -> None:
        self._folder = os.fspath(listing.folder)
        self._sidecars: dict[str, list[str]] = defaultdict(list)
        self._photos: dict[str, list[str]] = defaultdict(list)
        self._editors: dict[str, list[str]] = defaultdict(list)
        self.has_foreign_temp = False
        for name in listing.others:
            if name[-4:].lower() == ".xmp":
                self._sidecars[_folded(name[:-4])].append(name)
            elif name[-4:].lower() in BESIDE:
                self._editors[_folded(name[:-4])].append(name)
            elif name.endswith("_exiftool_tmp"):
                self.has_foreign_temp = True
        for below, ending in settings_folders(listing.folder):
            for name in _names_in(os.path.join(self._folder, below)):
                if name.lower().endswith(ending):
                    self._editors[_folded(name[: -len(ending)])].append(f"{below}/{name}")
        for name in (*listing.photos, *listing.others) if self._sidecars else ():
            if name[-4:].lower() != ".xmp":
                self._photos[_folded(_stem(name))].append(name)

    def sidecars(self, photo: str) -> list[str]:
        """The names of all sidecars that may be the photo's, in any case."""
        return _of(self._sidecars, photo)

    def editors(self, photo: str) -> list[str]:
        """Other editors' files about the photo, relative to its folder, in any case."""
        return _of(self._editors, photo)

    def siblings(self, photo: str) -> list[str]:
        """Other files with the photo's stem, in any case; empty where the folder has no sidecar at all."""
        return [name for name in self._photos.get(_folded(_stem(photo)), ()) if name != photo]

    def state(self, photo: str, now_ns: int) -> str | None:
        """All that must stay the same for an entry to hold; None: not to be relied on just now."""
        parts = []
        sidecars = self.sidecars(photo)
        try:
            for name in (photo, *sorted([*sidecars, *self.editors(photo)])):
                status = os.stat(os.path.join(self._folder, name))
                if abs(now_ns - status.st_mtime_ns) < _SETTLED_NS:
                    return None
                parts.append(f"{'' if name == photo else name}:{status_stamp(status)}")
        except OSError:
            return None
        if sidecars:
            parts += sorted(self.siblings(photo))
        return None if self.has_foreign_temp else "/".join(parts)


def _names_in(folder: str) -> list[str]:
    try:
        return os.listdir(folder)
    except OSError:
        return []


def now_ns() -> int:
    """The clock by which files are dated."""
    return time.time_ns()


def _of(found: Mapping[str, list[str]], photo: str) -> list[str]:
    """What is named after a photo, with its extension and without."""
    if not found:
        return []
    stem, whole = _folded(_stem(photo)), _folded(photo)
    return [*found.get(stem, ()), *(found.get(whole, ()) if whole != stem else ())]


def _folded(name: str) -> str:
    """A name in lower case, its accents composed: how systems store names of their own accord."""
    return name.lower() if name.isascii() else normalize("NFC", name).lower()


def _stem(name: str) -> str:
    """As `Path.stem`."""
    dot = name.rfind(".")
    return name[:dot] if 0 < dot < len(name) - 1 else name


def _key(folder: Path) -> bytes:
    return os.fsencode(os.path.abspath(folder))
