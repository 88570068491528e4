"""A line of text that loses its middle where there is no room for it, instead of making its window wider."""

from __future__ import annotations

import re

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

_LONGEST = re.compile(r"(\S{24})(?=\S)")


def breakable(text: str) -> str:
    """Text whose long words (paths) may be broken, so that a wrapping label need not be as wide as they."""
    return _LONGEST.sub("\\1\u200b", text)


def shortened(text: str, most: int) -> str:
    """Text without its middle where it has more than `most` characters."""
    kept = most - 1
    return text if len(text) <= most else f"{text[: kept - kept // 2]}…{text[len(text) - kept // 2 :]}"


class ElidedLabel(QLabel):
    """Shows as much of its text as fits; all of it is in the tooltip when some is missing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    @property
    def whole(self) -> str:
        """The text without loss."""
        return self._whole

    def show_text(self, text: str) -> None:
        """Show another text, on one line."""
        self._whole = " ".join(text.split())
        self._elide()

    def minimumSizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There is more room, or less."""
        self._elide()

    def _elide(self) -> None:
        text = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideMiddle, self.width())
        self.setText(text)
        self.setToolTip(self._whole if text != self._whole else "")
