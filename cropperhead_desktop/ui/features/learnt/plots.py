"""Small plots of how often somebody does something, bars, beside how often the model does, marks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cropperhead_desktop.review.text import in_words, phrase, tr
from cropperhead_desktop.ui.kit import theme

if TYPE_CHECKING:
    from cropperhead_desktop.inference.style.habits import Spread

TITLES = {
    "ratio": phrase("Ratio"),
    "size": phrase("Area kept, % from"),
    "headroom": phrase("Cut away above, % from"),
    "angle": phrase("Angle, ° from"),
}
_LINE = 18
_MARK = 2


def rows_of(widths: Sequence[int], step: float) -> int:
    """In how many rows names of these widths stand below bars, one every `step` px, without touching."""
    return 1 if max(widths) <= step - theme.HALF else 2


class SpreadPlot(QWidget):
    """Bars are the user's shares, a line across each is the model's."""

    def __init__(self, spread: Spread, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spread = spread
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr(TITLES[spread.title]))
        told = zip(map(in_words, spread.names), spread.own, spread.model, strict=True)
        words = tr("{name}: you {own} %, model {model} %")
        lines = [words.format(name=n, own=f"{100 * a:.0f}", model=f"{100 * b:.0f}") for n, a, b in told]
        self.setAccessibleDescription("; ".join(lines))
        self.setToolTip("\n".join(lines))

    def sizeHint(self) -> QSize:
        """As wide as there is room for."""
        return QSize(20 * theme.UNIT, 15 * theme.UNIT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A title, the bars, their names below."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(theme.SMALL))
        painter.setPen(QColor(theme.look.text_secondary))
        painter.drawText(QRectF(0, 0, self.width(), _LINE), tr(TITLES[self._spread.title]))
        names = self._spread.names
        if not names:
            return
        shown, step = [in_words(name) for name in names], self.width() / len(names)
        rows = rows_of([painter.fontMetrics().horizontalAdvance(name) for name in shown], step)
        floor = float(self.height() - rows * _LINE)
        room, most = floor - _LINE - theme.HALF, max(*self._spread.own, *self._spread.model, 0.01)
        for number, name in enumerate(shown):
            own, model = (shares[number] / most * room for shares in (self._spread.own, self._spread.model))
            left, wide = number * step + theme.HALF / 2, step - theme.HALF
            painter.fillRect(QRectF(left, floor - own, wide, own), QColor(theme.look.accent))
            painter.setPen(QPen(QColor(theme.look.text), _MARK))
            painter.drawLine(QPointF(left, floor - model), QPointF(left + wide, floor - model))
            painter.setPen(QColor(theme.look.text_secondary))
            below = QRectF(left, floor + 2 + number % rows * _LINE, wide, _LINE - 2)
            centred = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip)
            painter.drawText(below, centred, name)
        painter.setPen(QColor(theme.look.outline))
        painter.drawLine(QPointF(0, floor + 0.5), QPointF(self.width(), floor + 0.5))
