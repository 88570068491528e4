"""Lights out: everything but the photo dark, then black, then as before."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QWidget

STEPS = (0.0, 0.8, 1.0)
"""How dark, one after the other."""


class LightsOut(QWidget):
    """A dark sheet over a window with a hole for its middle pane; the mouse goes through it."""

    def __init__(self, window: QWidget, middle: QWidget, darken: Callable[[float], None]) -> None:
        super().__init__(window)
        self._window, self._middle, self._darken = window, middle, darken
        self._step = 0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        for watched in (window, middle):
            watched.installEventFilter(self)

    @property
    def darkness(self) -> float:
        """0 with the lights on, 1 black."""
        return STEPS[self._step]

    def next(self) -> None:
        """Dark, black, and on again."""
        self._step = (self._step + 1) % len(STEPS)
        self.setVisible(self.darkness > 0)
        self._darken(self.darkness)
        self._cover()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The sheet follows the window."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show):
            self._cover()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Black of the present strength around the middle pane."""
        hole = QRect(self._middle.mapTo(self._window, QPoint(0, 0)), self._middle.size())
        painter = QPainter(self)
        painter.setClipRegion(QRegion(self.rect()).subtracted(QRegion(hole)))
        painter.fillRect(self.rect(), QColor(0, 0, 0, round(255 * self.darkness)))

    def _cover(self) -> None:
        if self.darkness:
            self.setGeometry(self._window.rect())
            self.raise_()
            self.update()
