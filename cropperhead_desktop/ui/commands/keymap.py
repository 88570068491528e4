"""Which keys each command has: those of the table, of a preset, and what the user changed."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence

from cropperhead_desktop.domain.settings import KEY_PRESET, OWN_KEYS, SettingsStore
from cropperhead_desktop.system.folders import resources_folder
from cropperhead_desktop.ui.commands.row import Command

Keys = tuple[str, ...]


class Keymap(QObject):
    """The commands with the keys that count now; changes are stored in the settings."""

    changed = Signal()

    def __init__(
        self, commands: Sequence[Command[Any]], settings: SettingsStore, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._commands = {row.id: row for row in commands}
        self._settings = settings
        self._preset = preset_keys(self.preset)
        self._own = _sensible(settings[OWN_KEYS], self._commands)

    def __getitem__(self, command_id: str) -> Command[Any]:
        """The row of a command with the keys it has by itself (KeyError)."""
        return self._commands[command_id]

    @property
    def preset(self) -> str:
        """The program whose keys these are where the user changed nothing."""
        return self._settings[KEY_PRESET]

    def keys(self, row: Command[Any]) -> Keys:
        """The keys of a command now."""
        return self._own.get(row.id, self.preset_of(row))

    def preset_of(self, row: Command[Any]) -> Keys:
        """Its keys before the user changed them."""
        return self._preset.get(row.id, row.keys)

    def rows(self) -> tuple[Command[Any], ...]:
        """All commands with these keys; a family with other keys falls apart."""
        rows = self._commands.values()
        broken = {row.family for row in rows if self.keys(row) != row.keys}
        return tuple(
            replace(row, keys=self.keys(row), family=None if row.family in broken else row.family)
            for row in rows
        )

    def holders(self, row: Command[Any], key: str) -> tuple[Command[Any], ...]:
        """Other commands that have this key in a view where `row` works, too."""
        name = portable(key)
        return tuple(
            other
            for other in self._commands.values()
            if other.id != row.id
            and other.views & row.views
            and name in (portable(held) for held in self.keys(other))
        )

    def change(self, row: Command[Any], keys: Keys) -> None:
        """Give a command other keys; they are taken from whoever holds them where `row` works."""
        for key in keys:
            for other in self.holders(row, key):
                self._put(other, tuple(held for held in self.keys(other) if portable(held) != portable(key)))
        self._put(row, keys)
        self._store()

    def reset(self, row: Command[Any]) -> None:
        """Back to the preset's keys (they are taken back, too)."""
        self.change(row, self.preset_of(row))

    def use(self, preset: str) -> None:
        """Take the keys of another program; the user's own changes are dropped (ValueError: unknown)."""
        self._settings[KEY_PRESET] = preset
        self._preset = preset_keys(preset)
        self._own = {}
        self._store()

    def _put(self, row: Command[Any], keys: Keys) -> None:
        if keys == self.preset_of(row):
            self._own.pop(row.id, None)
        else:
            self._own[row.id] = keys

    def _store(self) -> None:
        self._settings[OWN_KEYS] = dict(self._own)
        self.changed.emit()


def portable(key: str) -> str:
    """A key's name as Qt writes it, so that two spellings of one key are equal."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText)


def preset_keys(name: str) -> Mapping[str, Keys]:
    """What `resources/keymaps/NAME.json` changes in the table: id to keys (FileNotFoundError)."""
    file = resources_folder() / "keymaps" / f"{name}.json"
    return {row: tuple(keys) for row, keys in json.loads(file.read_text(encoding="utf-8")).items()}


def _sensible(stored: Mapping[str, object], known: Mapping[str, object]) -> dict[str, Keys]:
    """The user's changes; what makes no sense in a hand-edited file changes nothing."""
    return {
        name: tuple(key for key in keys if isinstance(key, str) and QKeySequence(key).count() == 1)
        for name, keys in stored.items()
        if name in known and isinstance(keys, list)
    }
