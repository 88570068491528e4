"""A key that shows the whole photo while it is held, and the next look when it is but tapped."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent

from cropperhead_desktop.ui.canvas.canvas import BETWEEN_REPEATS, CropCanvas
from cropperhead_desktop.ui.canvas.state import BeforeAfter

TAP = 250
"""Milliseconds: a key held longer is no tap."""


class PeekKeys(QObject):
    """An event filter of the canvas, which claims these keys before a shortcut of the window takes them."""

    def __init__(self, canvas: CropCanvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._keys: frozenset[Qt.Key] = frozenset()
        self._before: BeforeAfter | None = None
        self._held = QElapsedTimer()
        self._up = QTimer(self, singleShot=True, interval=BETWEEN_REPEATS)
        self._up.timeout.connect(self._end)
        canvas.installEventFilter(self)

    def set_keys(self, keys: Collection[Qt.Key]) -> None:
        """Which keys these are."""
        self._keys = frozenset(keys)

    def eventFilter(self, _canvas: QObject, event: QEvent) -> bool:
        """Begin with a press, end with a release that is no mere gap between two repeats."""
        kind = event.type()
        if kind is QEvent.Type.FocusOut:
            self._end()
        if not isinstance(event, QKeyEvent) or event.key() not in self._keys:
            return False
        state = self._canvas.state
        is_free = state.has_photo and not state.is_busy
        if event.modifiers() != Qt.KeyboardModifier.NoModifier or not is_free:
            return False
        if kind is QEvent.Type.ShortcutOverride:
            event.accept()
        elif kind is QEvent.Type.KeyPress:
            self._begin(state.before_after)
        elif kind is QEvent.Type.KeyRelease and self._before is not None and not event.isAutoRepeat():
            self._up.start()
        return kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease)

    def _begin(self, look: BeforeAfter) -> None:
        self._up.stop()
        if self._before is None:
            self._before = look
            self._held.start()
            self._canvas.show_look(BeforeAfter.BEFORE)

    def _end(self) -> None:
        before, self._before = self._before, None
        if before is not None:
            is_tap = self._held.elapsed() < TAP + BETWEEN_REPEATS
            self._canvas.show_look(before.next if is_tap else before)
