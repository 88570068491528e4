"""Space held down makes the mouse a hand that moves the photo; tapped, it zooms."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from cropperhead_desktop.ui.canvas.level_view import LevelView

_BETWEEN_REPEATS = 40
"""Milliseconds. X11 sends a release before every repeat, and Qt does not always know it for one."""


class HandView(LevelView):
    """The key is claimed from the window's shortcuts while `set_hand` allows it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._has_hand = True
        self._holds_space = False
        self._has_panned = False
        self._let_go = QTimer(self)
        self._let_go.setSingleShot(True)
        self._let_go.setInterval(_BETWEEN_REPEATS)
        self._let_go.timeout.connect(self._open_hand)

    def set_hand(self, has_hand: bool) -> None:
        """Whether Space is this view's; not where the user gave the key to another command."""
        self._has_hand = has_hand

    def event(self, event: QEvent) -> bool:
        """Claim Space before a shortcut of the window takes it."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._is_hand(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space takes the photo in the hand."""
        if not self._is_hand(event):
            super().keyPressEvent(event)
            return
        self._let_go.stop()
        if not self._holds_space:
            self._holds_space, self._has_panned = True, False
            self.setCursor(Qt.CursorShape.OpenHandCursor)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """The hand opens, unless this is but the gap between two repeats of the key."""
        if event.key() != Qt.Key.Key_Space or not self._holds_space:
            super().keyReleaseEvent(event)
        elif not event.isAutoRepeat():
            self._let_go.start()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Who knows when the key is let go elsewhere."""
        self._let_go.stop()
        self._holds_space = False
        super().focusOutEvent(event)

    def _open_hand(self) -> None:
        """A tap, with nothing moved meanwhile, zooms."""
        self._holds_space = False
        self._pan = None
        if not self._has_panned:
            self.zoom_toggle()

    def _start_hand(self, at: QPointF) -> None:
        self._has_panned = True
        self._start_pan(at)
        self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def _is_hand(self, event: QKeyEvent) -> bool:
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        return event.key() == Qt.Key.Key_Space and plain and self._has_hand and self._has_photo
