"""Where settings and the state of the window live between runs. Only this file knows QSettings."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote, unquote_to_bytes

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths

from cropperhead_desktop.domain.settings import SETTINGS, Value, setting

RECENT = 12


def default_file() -> Path:
    """The settings file in the user's configuration folder."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)
    return Path(folder) / "cropperhead-desktop" / "settings.ini"


class Settings:
    """The table's values (read once, so `get` may be called from any thread) and the window's state."""

    def __init__(self, file: Path | None = None) -> None:
        self._store = QSettings(str(file or default_file()), QSettings.Format.IniFormat)
        self._values = {row.key: self._read(row.key) for row in SETTINGS}

    def get(self, key: str) -> Value:
        """The stored value, or the row's default (KeyError: no such row)."""
        return self._values[key]

    def set(self, key: str, value: Value) -> None:
        """Store a value of the row's type (KeyError, TypeError, ValueError: not one of its choices)."""
        row = setting(key)
        if type(value) is not type(row.default):
            raise TypeError(f"{key} is {type(row.default).__name__}, not {type(value).__name__}")
        if row.choices and value not in row.choices:
            raise ValueError(f"{key} is one of {', '.join(row.choices)}, not {value!r}")
        self._values[key] = value
        self._store.setValue(f"settings/{key}", value)

    def _read(self, key: str) -> Value:
        """What the file says when it makes sense, else the default: a hand-edited file must not stop us."""
        row = setting(key)
        text = self._store.value(f"settings/{key}")
        if text is None:
            return row.default
        value = _parsed(str(text), row.default)
        return row.default if value is None or (row.choices and value not in row.choices) else value

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
        kept = [folder, *(other for other in self.recent() if other != folder)][:RECENT]
        self._store.setValue("place/recent", [_text(path) for path in kept])

    def recent(self) -> tuple[Path, ...]:
        """Recent folders, newest first."""
        return _paths(self._store.value("place/recent"))

    def sync(self) -> None:
        """Write to disk now."""
        self._store.sync()


def _text(path: Path) -> str:
    """A path with any bytes as plain text."""
    return quote(os.fsencode(path), safe="/:\\ ")


def _paths(value: object) -> tuple[Path, ...]:
    """One path comes back from an ini file as text, several as a list."""
    values = value if isinstance(value, list) else [value] if value else []
    return tuple(Path(os.fsdecode(unquote_to_bytes(str(text)))) for text in values if text)


def _parsed(text: str, like: Value) -> Value | None:
    if isinstance(like, bool):
        return {"true": True, "false": False}.get(text.lower())
    if isinstance(like, str):
        return text
    try:
        return type(like)(text)
    except ValueError:
        return None
