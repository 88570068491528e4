"""Four crops of a photo side by side: which is yours? Knows pictures, not what they teach."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QPushButton, QStackedWidget, QWidget

from cropperhead_desktop.review.text import sentence, tr
from cropperhead_desktop.ui.canvas.crop_pictures import CropPictures
from cropperhead_desktop.ui.kit import theme
from cropperhead_desktop.ui.kit.boxes import EDGE, hbox, holder, vbox
from cropperhead_desktop.ui.kit.fields import label
from cropperhead_desktop.ui.kit.pages import button, quiet

MOST = 4
"""Pictures shown at once."""
_READABLE = 640
"""Width of text in px."""


class TeachDialog(QDialog):
    """`chosen` carries the number (0 ...) of a picture."""

    chosen = Signal(int)
    draw_wanted = Signal()
    skip_wanted = Signal()
    back_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Teach me in two minutes"))
        self._count, self._can_go_back = 0, False
        self.pictures = CropPictures(self)
        self.question = label(size=theme.LARGE)
        self.dots = label(role="secondary", size=theme.LARGE)
        self.numbers = [self._button(f"{n}", f"{n}", self._number(n - 1)) for n in range(1, MOST + 1)]
        for number, choice in enumerate(self.numbers, start=1):
            choice.setAccessibleName(tr("Picture {number} is most like mine").format(number=number))
        self.back = self._button(tr("Back  Backspace"), Qt.Key.Key_Backspace, self._back)
        self.skip = self._button(tr("Skip  S"), "S", lambda: self._leave(self.skip_wanted.emit))
        self.draw = self._button(tr("None: draw it  D"), "D", lambda: self._leave(self.draw_wanted.emit))
        self.close_button = button(tr("Close"), self.accept)
        self.findings = label(size=theme.LARGE)
        self.findings.setWordWrap(True)
        self.findings.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.findings.setAccessibleName(tr("What was learnt"))
        self.notes = quiet(
            tr("Nothing was written beside your photos. Whatever you accept or adjust later teaches on.")
        )
        for words in (self.findings, self.notes):
            words.setFixedWidth(_READABLE)
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self.pictures)
        self.pages.addWidget(
            holder(hbox(None, vbox(None, self.findings, self.notes, None, gap=2 * theme.UNIT), None))
        )
        self.pictures.chosen.connect(self._choose)
        top = hbox(self.question, None, self.dots)
        bottom = hbox(self.back, self.skip, None, *self.numbers, self.draw, None, self.close_button)
        vbox(top, (self.pages, 1), bottom, of=self, margin=EDGE)
        self.wait()

    def show_question(self, words: str, pictures: Sequence[QImage], done: int, total: int) -> None:
        """Crops to choose from, and what is asked, after so many answers of a round of `total`."""
        self._count = len(pictures)
        self.pictures.show_pictures(pictures)
        self._show_done(done, total)
        self.question.setText(words)
        self.pages.setCurrentIndex(0)
        self._enable()
        self.pictures.setFocus()

    def show_end(self, title: str, clauses: Sequence[str], done: int, total: int) -> None:
        """What was learnt, one clause each."""
        self._count = 0
        self._show_done(done, total)
        self.question.setText(title)
        self.findings.setText("\n".join(f"{sentence(clause)}." for clause in clauses))
        self.notes.setVisible(done > 0)
        self.pages.setCurrentIndex(1)
        self._enable()
        self.close_button.setFocus()

    def wait(self) -> None:
        """The next photo is being read; the pictures of the last one stay, but cannot be chosen."""
        self._count = 0
        for each in (*self.numbers, self.draw, self.skip, self.back):
            each.setEnabled(False)

    def show_can_go_back(self, can: bool) -> None:
        """Whether there is an answer to take back."""
        self._can_go_back = can

    def _enable(self) -> None:
        for number, choice in enumerate(self.numbers):
            choice.setEnabled(number < self._count)
            choice.setVisible(number < self._count)
        for each in (self.draw, self.skip):
            each.setEnabled(self._count > 0)
            each.setVisible(self._count > 0)
        self.back.setEnabled(self._can_go_back)

    def _show_done(self, done: int, total: int) -> None:
        self.dots.setText("●" * done + "○" * (total - done))
        self.dots.setAccessibleName(tr("{done} of {total} answered").format(done=done, total=total))

    def _choose(self, number: int) -> None:
        if number < self._count:
            self._leave(lambda: self.chosen.emit(number))

    def _leave(self, emit: Callable[[], object]) -> None:
        if self._count:
            self.wait()
            emit()

    def _back(self) -> None:
        if self.back.isEnabled():
            self.wait()
            self.back_wanted.emit()

    def _number(self, number: int) -> Callable[[], None]:
        return lambda: self._choose(number)

    def _button(self, text: str, key: str | Qt.Key, pressed: Callable[[], object]) -> QPushButton:
        made = button(text, pressed)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        QShortcut(QKeySequence(key), self, lambda: made.isEnabled() and pressed())
        return made
