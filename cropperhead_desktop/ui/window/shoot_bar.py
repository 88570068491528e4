"""How far the shoot is: a thin bar, and how many photos still need the user."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from cropperhead_desktop.review.text import tr
from cropperhead_desktop.ui.kit import theme
from cropperhead_desktop.ui.kit.boxes import hbox
from cropperhead_desktop.ui.kit.fields import label

_LONG, _THICK = 96, 4


class ThinBar(QWidget):
    """A share from 0 to 1 as a line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(_LONG, theme.ROW)
        self.share = 0.0

    def show_share(self, share: float) -> None:
        """So much is done."""
        if share != self.share:
            self.share = share
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The whole line, and what is done of it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        line = QRectF(0, (self.height() - _THICK) / 2, self.width(), _THICK)
        painter.setBrush(QColor(theme.look.field))
        painter.drawRoundedRect(line, _THICK / 2, _THICK / 2)
        if self.share > 0:
            line.setWidth(max(_THICK, line.width() * self.share))
            painter.setBrush(QColor(theme.look.accent))
            painter.drawRoundedRect(line, _THICK / 2, _THICK / 2)


class ShootBar(QWidget):
    """Words and the bar; hidden while nothing is known."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = label(role="secondary")
        self.words.setFont(theme.tabular(theme.SMALL))
        self.bar = ThinBar(self)
        hbox(self.words, theme.UNIT, self.bar, theme.UNIT, of=self, gap=0)
        self.setAccessibleName(tr("Progress through the shoot"))
        self.hide()

    def show_progress(self, words: str, share: float) -> None:
        """What is left, and how much is done, 0 to 1."""
        self.words.setText(words)
        self.bar.show_share(share)
        self.setVisible(bool(words))
