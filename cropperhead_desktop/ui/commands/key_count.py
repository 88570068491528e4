"""Counts the keys that hands press in the window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QWindow

_MODIFIERS = frozenset(
    [Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr,
     Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock]
)  # fmt: skip


class KeyCount(QObject):
    """An event filter for the application; `Shift+K` is one key, one that is held down too."""

    def __init__(self, on_key: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._on_key = on_key
        self._last: tuple[int, int] | None = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A key comes to the window as a possible shortcut first, and again where it is none."""
        kinds = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
        if isinstance(watched, QWindow) and event.type() in kinds and isinstance(event, QKeyEvent):
            press = event.timestamp(), event.key()
            if not event.isAutoRepeat() and event.key() not in _MODIFIERS and press != self._last:
                self._last = press
                self._on_key()
        return False
