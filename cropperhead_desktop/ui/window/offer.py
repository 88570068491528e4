"""A strip above the photos that offers something once and is in nobody's way."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QPushButton

from cropperhead_desktop.review.text import tr
from cropperhead_desktop.ui.kit import theme
from cropperhead_desktop.ui.kit.boxes import hbox
from cropperhead_desktop.ui.kit.fields import label
from cropperhead_desktop.ui.kit.pages import button


class Offer(QFrame):
    """Words, what takes the offer, and what waves it away; hidden while there is none."""

    def __init__(self) -> None:
        super().__init__()
        self._accepted: Callable[[], object] = lambda: None
        self.words = label()
        self.words.setWordWrap(True)
        self.yes: QPushButton = button(tr("Begin"), self._take)
        self.no: QPushButton = button(tr("Not now"), self.hide)
        for each in (self.yes, self.no):
            each.setAutoDefault(False)
        margin = (2 * theme.UNIT, theme.UNIT, 2 * theme.UNIT, theme.UNIT)
        hbox((self.words, 1), self.no, self.yes, of=self, margin=margin)
        self.hide()

    def show_offer(self, words: str, yes: str, accepted: Callable[[], object]) -> None:
        """Offer something else; `accepted` is called when it is taken."""
        self.words.setText(words)
        self.yes.setText(yes)
        self._accepted = accepted
        self.show()

    def _take(self) -> None:
        self.hide()
        self._accepted()
