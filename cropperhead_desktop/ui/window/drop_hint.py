"""What the window shows while files are held over it: a frame, and what letting go will do."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from cropperhead_desktop.domain.errors import printable
from cropperhead_desktop.review.text import counted, tr
from cropperhead_desktop.ui.kit import theme


class DropHint(QWidget):
    """Lies over the whole window; the mouse goes through it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.words = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_over(self, paths: Sequence[Path]) -> None:
        """These would be opened."""
        one = printable(paths[0].name) if len(paths) == 1 else counted(len(paths), "item")
        self.words = tr("Open {name}").format(name=one)
        self.setGeometry(self._window.rect())
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A frame in the accent colour, the rest a little darker, words in the middle."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(0, 0, 0, 130))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.look.accent), 3))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(6, 6, -6, -6), theme.UNIT, theme.UNIT)
        painter.setFont(theme.font(theme.LARGE))
        painter.setPen(QColor("white"))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self.words)
