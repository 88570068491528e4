"""Commands as Qt actions: shortcuts, menus, tooltips, and which of them are enabled now."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QMenuBar,
    QSlider,
    QWidget,
)

from cropperhead_desktop.review.text import tr
from cropperhead_desktop.review.view import View
from cropperhead_desktop.ui.browser.folder_panel import FolderList, FolderTree
from cropperhead_desktop.ui.commands.keymap import Keymap
from cropperhead_desktop.ui.commands.table import COMMANDS, Command, Menu, in_menu, key_text, obstacle

Handlers = Mapping[str, Callable[[], object]]


class Actions(QObject):
    """One QAction per row of the command table; their keys follow the keymap."""

    def __init__(self, window: QWidget, handlers: Handlers, keymap: Keymap) -> None:
        super().__init__(window)
        self._keymap = keymap
        self._state = (View.GRID, False)
        self._reasons: dict[str, str] = {}
        self._actions = {row.id: self._make(window, row, handlers[row.id]) for row in COMMANDS}
        self._show_keys()
        keymap.changed.connect(self._show_keys)

    def __getitem__(self, command_id: str) -> QAction:
        """The action of a command (KeyError)."""
        return self._actions[command_id]

    def fill(self, bar: QMenuBar) -> None:
        """Build the menus."""
        for menu in Menu:
            made = bar.addMenu(tr(menu.value))
            made.setToolTipsVisible(True)
            for row in in_menu(menu):
                if row.in_menus:
                    made.addAction(self._actions[row.id])
                if row.ends_group:
                    made.addSeparator()

    def enable(self, view: View, has_photo: bool) -> None:
        """Allow what makes sense in this view; two commands may share a key in different views."""
        self._state = (view, has_photo)
        for row in COMMANDS:
            self._actions[row.id].setEnabled(not self.obstacle(row))

    def restrict(self, reasons: Mapping[str, str]) -> None:
        """Commands that cannot run with the present photo, and why in words (empty: they can)."""
        changed = {name: reason for name, reason in reasons.items() if reason != self._reasons.get(name, "")}
        if changed:
            self._reasons |= changed
            self.enable(*self._state)
            self._show_keys()

    def obstacle(self, row: Command) -> str:
        """Why a command cannot run now; empty when it can."""
        return obstacle(row, *self._state) or self._reasons.get(row.id, "")

    def _show_keys(self) -> None:
        for row in self._keymap.rows():
            action, keys = self._actions[row.id], key_text(row)
            action.setShortcuts([QKeySequence(key) for key in row.keys])
            help_ = tr(row.help)
            tip, reason = f"{help_} ({keys})" if keys else help_, self._reasons.get(row.id, "")
            action.setToolTip(f"{tip}\n{reason}" if reason else tip)

    def _make(self, window: QWidget, row: Command, handler: Callable[[], object]) -> QAction:
        action = QAction(tr(row.text), window)
        action.setObjectName(row.id)
        action.setAutoRepeat(row.repeats)
        action.setCheckable(row.is_switch)
        action.triggered.connect(lambda _checked=False: handler())
        window.addAction(action)
        return action


class FieldKeys(QObject):
    """Keys that the focused widget needs stay with it: an event filter for the application.

    Otherwise Enter in a number field would accept the photo and the arrows would leave it.
    """

    _AROUND = frozenset({Qt.Key.Key_Tab, Qt.Key.Key_Backtab})
    _STEPS = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End})
    _ARROWS = _STEPS | {Qt.Key.Key_Left, Qt.Key.Key_Right}
    _ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
    _SPACE = frozenset({Qt.Key.Key_Space})
    _NEEDED: tuple[tuple[type[QWidget], frozenset[Qt.Key]], ...] = (
        (QLineEdit, _AROUND | _ARROWS | _ENTER | {Qt.Key.Key_Escape}),
        (QAbstractSpinBox, _AROUND | _ARROWS | _ENTER | {Qt.Key.Key_Escape}),
        (QComboBox, _AROUND | _STEPS | _SPACE),
        (QSlider, _AROUND | _ARROWS),
        (QAbstractButton, _AROUND | _SPACE),
        (FolderTree, _AROUND | _ARROWS | _ENTER | _SPACE),
        (FolderList, _AROUND | _ARROWS | _ENTER | _SPACE),
    )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Claim the key for the field before the shortcut gets it."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        plain = modifiers in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        searches = isinstance(watched, FolderTree | FolderList) and event.text().isprintable()
        needed = any(isinstance(watched, kind) and event.key() in keys for kind, keys in self._NEEDED)
        if plain and (needed or (searches and event.text())):
            event.accept()
            return True
        return False
