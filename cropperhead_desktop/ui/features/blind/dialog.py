"""Compare, blind: which picture looks best? Knows pictures, not whose crops they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QStackedWidget, QWidget

from cropperhead_desktop.review.text import numeral, tr
from cropperhead_desktop.ui.canvas.crop_pictures import CropPictures
from cropperhead_desktop.ui.kit import theme
from cropperhead_desktop.ui.kit.boxes import EDGE, hbox, holder, vbox
from cropperhead_desktop.ui.kit.fields import label
from cropperhead_desktop.ui.kit.pages import button

MOST = 3
"""Pictures shown at once."""
_READABLE = 720
"""Width of text in px."""


class BlindDialog(QDialog):
    """`judged` carries the number of the picture, or None where no difference is to be seen."""

    judged = Signal(object)
    skip_wanted = Signal()
    undo_wanted = Signal()
    results_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Compare, blind"))
        self._count = 0
        self.pictures = CropPictures(self)
        self.question = label(tr("Which looks best?"), size=theme.LARGE)
        self.counter = label(role="secondary")
        numbers = range(1, MOST + 1)
        self.numbers = [self._button(f"{n}", f"{n}", self._number(n - 1)) for n in numbers]
        self.neither = self._button(tr("Can't tell  0"), "0", lambda: self._judge(None))
        self.skip = self._button(tr("Skip  S"), "S", self._skip)
        self.undo = self._button(tr("Undo  Ctrl+Z"), QKeySequence.StandardKey.Undo, self.undo_wanted.emit)
        self.results = self._button(tr("Results"), "R", self._results)
        for number, choice in enumerate(self.numbers, start=1):
            choice.setAccessibleName(tr("Picture {number} looks best").format(number=number))
        self.findings, self.methods = _words(), _words("secondary")
        self.findings.setAccessibleName(tr("Results"))
        self.methods.setAccessibleName(tr("How the results were worked out"))
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self.pictures)
        margin = (0, theme.UNIT, 0, theme.UNIT)
        words = vbox(self.findings, self.methods, None, gap=3 * theme.UNIT, margin=margin)
        self.pages.addWidget(holder(words))
        self.pictures.chosen.connect(self._judge)
        close = button(tr("Close"), self.accept)
        top = hbox(self.question, None, self.counter)
        bottom = hbox(
            self.undo, self.skip, None, *self.numbers, self.neither, None, self.results, close
        )  # fmt: skip
        vbox(top, (self.pages, 1), bottom, of=self, margin=EDGE)
        self.wait()

    def show_round(self, pictures: Sequence[QImage], judged: int, left: int) -> None:
        """A photo to be judged; how many were judged in all, and how many are left here."""
        self._count = len(pictures)
        self.pictures.show_pictures(pictures)
        self._show_counter(judged, left)
        self.results.setText(tr("Results"))
        self.question.setText(tr("Which looks best?"))
        self._show_answers(True)
        self._enable(True)
        self.pages.setCurrentIndex(0)
        self.pictures.setFocus()

    def show_end(self, words: str, judged: int) -> None:
        """Nothing is left to be judged."""
        self._count = 0
        self.pictures.show_words(words)
        self._show_counter(judged, 0)
        self._enable(False)

    def wait(self) -> None:
        """The next photo is being read; the pictures of the last one stay, but cannot be chosen."""
        self._count = 0
        self._enable(False)

    def show_results(self, words: str, methods: str) -> None:
        """What the judgements say, and how that was worked out; the same button leads back."""
        self.findings.setText(words)
        self.methods.setText(methods)
        self.pages.setCurrentIndex(1)
        self.results.setText(tr("Back to the pictures"))
        self.question.setText(tr("What you preferred"))
        self._enable(False)
        self._show_answers(False)

    def show_can_undo(self, can: bool) -> None:
        """Whether there is something to take back."""
        self.undo.setEnabled(can)

    def _results(self) -> None:
        if self.pages.currentIndex() == 0:
            self.results_wanted.emit()
            return
        self.results.setText(tr("Results"))
        self.question.setText(tr("Which looks best?"))
        self.pages.setCurrentIndex(0)
        self._show_answers(True)
        self._enable(self._count > 0)
        self.pictures.setFocus()

    def _judge(self, number: int | None) -> None:
        if self.pages.currentIndex() == 0 and self._count and (number is None or number < self._count):
            self.wait()
            self.judged.emit(number)

    def _skip(self) -> None:
        if self._count:
            self.wait()
            self.skip_wanted.emit()

    def _number(self, number: int) -> Callable[[], None]:
        return lambda: self._judge(number)

    def _show_counter(self, judged: int, left: int) -> None:
        self.counter.setText(
            tr("{judged} judged · {left} to go").format(judged=numeral(judged), left=numeral(left))
        )

    def _show_answers(self, on: bool) -> None:
        """Nothing can be judged beside the results."""
        for answer in (*self.numbers, self.neither, self.skip):
            answer.setVisible(on)

    def _enable(self, on: bool) -> None:
        for number, choice in enumerate(self.numbers):
            choice.setEnabled(on and number < self._count)
            choice.setVisible(self.pages.currentIndex() == 0 and number < max(2, self._count))
        self.neither.setEnabled(on)
        self.skip.setEnabled(on)

    def _button(
        self, text: str, key: str | QKeySequence.StandardKey, pressed: Callable[[], object]
    ) -> QPushButton:
        made = button(text, pressed)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        QShortcut(QKeySequence(key), self, lambda: made.isEnabled() and pressed())
        return made


def _words(role: str = "") -> QLabel:
    """Words to read and to copy, in lines of a readable length."""
    made = label(role=role)
    made.setWordWrap(True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    made.setMaximumWidth(_READABLE)
    return made
