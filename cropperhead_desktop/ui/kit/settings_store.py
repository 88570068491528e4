"""Where settings and the state of the window live between runs. Only this file knows QSettings."""

from __future__ import annotations

import atexit
import os
import time
from collections.abc import Sequence
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from urllib.parse import quote, unquote_to_bytes

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths

from cropperhead_desktop.domain.settings import SETTINGS, Setting, SettingsStore, T
from cropperhead_desktop.system.files import absolute

LEARNT_FROM = 100
"""Folders that crops were learnt from which are remembered."""

RECENT = 12

_OWNER_LINES = 5
_TORN_AFTER = 1.0
"""Seconds for which a lock without these may be one that is just being taken."""


def default_file() -> Path:
    """The settings file in the user's configuration folder."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)
    return Path(folder) / "cropperhead-desktop" / "settings.ini"


class Settings(SettingsStore):
    """Settings that outlive the program, and the state of the window."""

    def __init__(self, file: Path | None = None) -> None:
        super().__init__()
        file = file or default_file()
        _break_torn_lock(file)
        self._store = QSettings(str(file), QSettings.Format.IniFormat)
        for row in SETTINGS:
            value = self._store.value(f"settings/{row.key}")
            if value is not None:  # a list is what Qt makes of a comma that somebody did not quote
                self._load(row, ", ".join(value) if isinstance(value, list) else str(value))

    @classmethod
    def unkept(cls) -> Settings:
        """Default settings, kept for this run alone."""
        place = mkdtemp(prefix="cropperhead-")
        atexit.register(rmtree, place, ignore_errors=True)
        return cls(Path(place) / "settings.ini")

    def _keep(self, row: Setting[T], value: T) -> None:
        self._store.setValue(f"settings/{row.key}", row.written(value))

    # --- the window ------------------------------------------------------------------------------

    def keep_state(self, name: str, state: QByteArray) -> None:
        """Remember geometry, panel sizes …"""
        self._store.setValue(f"window/{name}", state)

    def state(self, name: str) -> QByteArray | None:
        """What was kept, or None."""
        value = self._store.value(f"window/{name}")
        return value if isinstance(value, QByteArray) and not value.isEmpty() else None

    def keep_place(self, paths: Sequence[Path], at: Path | None) -> None:
        """Remember what was open and which photo was in front."""
        self._store.setValue("place/paths", [_text(path) for path in paths])
        self._store.setValue("place/at", _text(at) if at is not None else "")

    def place(self) -> tuple[tuple[Path, ...], Path | None]:
        """What was open last, and the photo in front."""
        at = _paths(self._store.value("place/at"))
        return _paths(self._store.value("place/paths")), at[0] if at else None

    def add_recent(self, folder: Path) -> None:
        """Put a folder on top of the recent ones."""
        folder = absolute(folder)
        kept = [folder, *(other for other in self.recent() if other != folder)][:RECENT]
        self._store.setValue("place/recent", [_text(path) for path in kept])

    def recent(self) -> tuple[Path, ...]:
        """Recent folders, newest first."""
        return _paths(self._store.value("place/recent"))

    def add_learnt_from(self, folders: Sequence[Path]) -> None:
        """Remember folders whose crops were learnt, so that these can be shown."""
        known = _paths(self._store.value("place/learnt_from"))
        kept = list(dict.fromkeys((*map(absolute, folders), *known)))[:LEARNT_FROM]
        self._store.setValue("place/learnt_from", [_text(path) for path in kept])

    def homes(self) -> tuple[Path, ...]:
        """Where photos of learnt crops may lie: folders that were learnt from, then the recent ones."""
        return tuple(dict.fromkeys((*_paths(self._store.value("place/learnt_from")), *self.recent())))

    def sync(self) -> None:
        """Write to disk now."""
        self._store.sync()


def _break_torn_lock(file: Path) -> None:
    """Remove Qt's lock of the file where who took it died before it said who it was.

    That is five lines (process, program, machine by name and number, its start), written at once. Qt breaks
    a lock that does not say all of it after 30 seconds, for which a window that keeps a setting would stand
    still.
    """
    lock = Path(f"{file}.lock")
    try:
        is_torn = lock.read_bytes().count(b"\n") < _OWNER_LINES
        if is_torn and time.time() - lock.stat().st_mtime > _TORN_AFTER:
            lock.unlink()
    except OSError:
        return


def _text(path: Path) -> str:
    """A path with any bytes as plain text."""
    return quote(os.fsencode(path), safe="/:\\ ")


def _paths(value: object) -> tuple[Path, ...]:
    """One path comes back from an ini file as text, several as a list; relative ones lead nowhere."""
    values = value if isinstance(value, list) else [value] if value else []
    paths = (Path(os.fsdecode(unquote_to_bytes(str(text)))) for text in values if text)
    return tuple(path for path in paths if path.is_absolute())
