"""Commands as Qt actions: shortcuts, menus, tooltips, and which of them are enabled now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QMenu,
    QMenuBar,
    QSlider,
    QWidget,
)

from cropperhead_desktop.review.text import tr
from cropperhead_desktop.review.view import View
from cropperhead_desktop.ui.commands.keymap import Keymap
from cropperhead_desktop.ui.commands.row import Command, Menu, key_text, scope_text


class Actions(QObject):
    """One QAction per command; their keys follow the keymap."""

    def __init__(
        self, window: QWidget, commands: Sequence[Command[Any]], keymap: Keymap, app: object
    ) -> None:
        """`app` is what the commands run with; it is touched only when one of them is asked or run."""
        super().__init__(window)
        self._commands = tuple(commands)
        self._keymap = keymap
        self._app = app
        self._state = (View.GRID, False)
        self._reasons: dict[str, str] = {}
        self._actions = {row.id: self._make(window, row) for row in commands}
        self._show_keys()
        keymap.changed.connect(self._show_keys)

    def __getitem__(self, command_id: str) -> QAction:
        """The action of a command (KeyError)."""
        return self._actions[command_id]

    def fill(self, bar: QMenuBar) -> None:
        """Build the menus; titles that are there already are those of `Menu`."""
        titles = bar.actions() or [bar.addMenu(tr(menu.value)).menuAction() for menu in Menu]
        for menu, title in zip(Menu, titles, strict=True):
            made = cast(QMenu, title.menu())
            made.setToolTipsVisible(True)
            for row in self._commands:
                if row.menu is menu and row.in_menus:
                    made.addAction(self._actions[row.id])
                if row.menu is menu and row.ends_group:
                    made.addSeparator()

    def refresh(self, view: View, has_photo: bool) -> None:
        """Allow what makes sense in this view with the photo in front.

        Two commands may share a key in different views.
        """
        state = (view, has_photo)
        reasons = {row.id: row.why_not(self._app) for row in self._commands}
        if (state, reasons) != (self._state, self._reasons):
            explains = reasons != self._reasons
            self._state, self._reasons = state, reasons
            for row in self._commands:
                self._actions[row.id].setEnabled(not self.obstacle(row))
            if explains:
                self._show_keys()

    def obstacle(self, row: Command[Any]) -> str:
        """Why a command cannot run now, in a few words; empty when it can."""
        view, has_photo = self._state
        if view not in row.views:
            return tr("In {views} view only").format(views=scope_text(row))
        if row.needs_photo and not has_photo:
            return tr("No photo is open")
        return self._reasons.get(row.id, "")

    def repeats(self, keys: QKeySequence) -> bool:
        """Whether a command with these keys that can run now goes on while they are held."""
        return any(
            self._actions[row.id].autoRepeat() for row in self._holders(keys) if not self.obstacle(row)
        )

    def holder(self, keys: QKeySequence) -> tuple[QAction, str] | None:
        """The command with these keys, one that can run now before others, and why it cannot."""
        rows = sorted(self._holders(keys), key=lambda row: bool(self.obstacle(row)))
        return (self._actions[rows[0].id], self.obstacle(rows[0])) if rows else None

    def _holders(self, keys: QKeySequence) -> list[Command[Any]]:
        return [row for row in self._commands if keys in self._actions[row.id].shortcuts()]

    def _show_keys(self) -> None:
        for row in self._keymap.rows():
            action, keys = self._actions[row.id], key_text(row)
            # menus show the first one: everywhere else the key is called Enter, too
            action.setShortcuts(sorted(map(QKeySequence, row.keys), key=_is_return))
            help_ = tr(row.help)
            tip, reason = f"{help_} ({keys})" if keys else help_, self._reasons.get(row.id, "")
            action.setToolTip(f"{tip}\n{reason}" if reason else tip)

    def _make(self, window: QWidget, row: Command[Any]) -> QAction:
        action = QAction(tr(row.text), window)
        action.setObjectName(row.id)
        action.setAutoRepeat(row.repeats)
        action.setCheckable(row.is_switch)
        action.triggered.connect(lambda _checked=False: row.run(self._app))
        window.addAction(action)
        return action


def _is_return(keys: QKeySequence) -> bool:
    return keys.toString().endswith(QKeySequence(Qt.Key.Key_Return).toString())


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
    )

    def __init__(self, searched: tuple[type[QWidget], ...], parent: QObject) -> None:
        """`searched`: kinds of lists in which letters look for an entry and Enter opens it."""
        super().__init__(parent)
        self._searched = searched
        around = self._AROUND | self._ARROWS | self._ENTER | self._SPACE
        self._needs = (*self._NEEDED, *((kind, around) for kind in searched))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Claim the key for the field before the shortcut gets it."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        plain = modifiers in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        searches = isinstance(watched, self._searched) and event.text().isprintable()
        needed = any(isinstance(watched, kind) and event.key() in keys for kind, keys in self._needs)
        if plain and (needed or (searches and event.text())):
            event.accept()
            return True
        return False
