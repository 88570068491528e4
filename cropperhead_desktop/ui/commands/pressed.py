"""What a key press is before it becomes a command: a hand or a repeat, and which key of which layout."""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from cropperhead_desktop.ui.commands.actions import Actions

_SAME_MOMENT = 1
"""Milliseconds: X11 lets go and presses again at once where it repeats a key; no hand is that fast."""

_LINUX = {20: "-", 21: "=", 34: "[", 35: "]", 47: ";", 48: "'", 49: "`", 51: "\\", 59: ",", 60: ".", 61: "/"}
PLACES = {code - 8: sign for code, sign in _LINUX.items()} if sys.platform == "win32" else _LINUX
"""Scan codes of keys that other layouts have at the same place with other signs."""


class RepeatedKeys(QObject):
    """An event filter for the application: holding a key down does once what it does.

    Qt knows most of the repeats of X11, but not all of them.
    """

    def __init__(self, actions: Actions, parent: QObject) -> None:
        super().__init__(parent)
        self._actions = actions
        self._let_go: dict[int, int] = {}
        """When each key was let go last, in ms of the window system."""

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Remember releases; claim presses that no hand made from commands that do not repeat."""
        if not isinstance(event, QKeyEvent) or event.timestamp() == 0:
            return False
        if event.type() is QEvent.Type.KeyRelease and not event.isAutoRepeat():
            self._let_go[event.key()] = event.timestamp()
        elif event.type() is QEvent.Type.ShortcutOverride and not event.isAutoRepeat():
            gap = event.timestamp() - self._let_go.get(event.key(), -1000)
            if 0 <= gap <= _SAME_MOMENT and not self._actions.repeats(_sequence(event)):
                event.accept()
                return True
        return False


class UnusedKeys:
    """Keys that were no shortcut: by their place on the keyboard they may be one, else it is said why not."""

    def __init__(self, actions: Actions, say: Callable[[str], None]) -> None:
        self._actions = actions
        self._say = say

    def press(self, event: QKeyEvent) -> bool:
        """Whether the key meant a command."""
        if event.isAutoRepeat():
            return False
        if self._run(_sequence(event)):
            return True
        sign = PLACES.get(event.nativeScanCode())
        if sign is None or event.text() == sign:
            return False
        there = Qt.Key(ord(sign))
        return self._run(QKeySequence(QKeyCombination(event.modifiers(), there)), only_possible=True)

    def _run(self, keys: QKeySequence, only_possible: bool = False) -> bool:
        found = self._actions.holder(keys)
        if found is None:
            return False
        action, obstacle = found
        if action.isEnabled() and only_possible:
            action.trigger()
            return True
        if obstacle and not only_possible:
            self._say(obstacle)
        return bool(obstacle) and not only_possible


def _sequence(event: QKeyEvent) -> QKeySequence:
    keypad = Qt.KeyboardModifier.KeypadModifier
    return QKeySequence(QKeyCombination(event.modifiers() & ~keypad, Qt.Key(event.key())))
