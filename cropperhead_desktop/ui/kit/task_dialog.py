"""A dialog for something that takes its time: pages to choose on, one while it runs, one when it is over.

It stands beside the window, which stays in use meanwhile, and goes out of the way on wish. Closing it
while it runs asks first.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QMessageBox, QPushButton, QStackedWidget, QWidget

from cropperhead_desktop.domain.progress import (
    Cancelled,
    Progress,
    ProgressCallback,
    RateEstimate,
    cancellable,
)
from cropperhead_desktop.review.in_hand.numbers import duration
from cropperhead_desktop.review.jobs import Priority, T
from cropperhead_desktop.review.text import labelled, numeral, tr
from cropperhead_desktop.ui.kit import theme
from cropperhead_desktop.ui.kit.boxes import dialog_vbox
from cropperhead_desktop.ui.kit.elided import breakable
from cropperhead_desktop.ui.kit.fields import label
from cropperhead_desktop.ui.kit.jobs import Jobs, Work
from cropperhead_desktop.ui.kit.pages import ProgressRows, ask, button, fill, fit, page, quiet, rows_list

if TYPE_CHECKING:
    from cropperhead_desktop.workflows.learning_services import LearningServices


def _nothing() -> None:
    """Nothing to do after stopping: the last page says how it went."""


class TaskDialog(QDialog):
    """Subclasses make the first pages and call `place_pages`; `stop_wanted` when the user wants to stop."""

    stop_wanted = Signal()
    progress_words = Signal(str)
    """How far it is, for the status bar; empty when it is over."""
    over = Signal()
    """Nothing runs any more; the last page says how it went."""

    def __init__(self, title: str, may_stop: str, parent: QWidget | None = None) -> None:
        """`may_stop` says what stopping means: what is done stays, what is not can be done later."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.is_running = False
        self.question: QMessageBox | None = None
        self._may_stop = may_stop
        self._can_stop = True
        self._stopping = threading.Event()
        self._optional: Sequence[QPushButton] = ()
        self._rate = RateEstimate()
        self.pages = QStackedWidget(self)
        self.stop = button(tr("Stop"), self.stop_it)
        self.hide_ = button(tr("Go on in the background"), self.hide)
        self.hide_.setAutoDefault(True)
        self.progress = ProgressRows()
        self.headline = label(size=theme.LARGE)
        self.headline.setWordWrap(True)
        self.explained = quiet("")
        self.details = rows_list(tr("Skipped and failed"))
        self.close_ = button(tr("Close"), self.accept)
        self.close_.setAutoDefault(True)

    def place_pages(
        self,
        first: Sequence[QWidget],
        size: tuple[int, int],
        besides: Sequence[QPushButton] = (),
        main: Sequence[QPushButton] = (),
        while_running: Sequence[QWidget] = (),
        when_over: Sequence[QWidget] = (),
    ) -> None:
        """The pages of the subclass, then progress, then the end, each with what else it shows.

        `besides` and `main` are buttons of the end; `show_over` says which of them are offered. `size` is
        width and least height in px.
        """
        self._optional = (*besides, *main)
        running = page((self.progress, *while_running, quiet(self._may_stop)), (self.stop, self.hide_))
        ends = (self.headline, self.explained, self.details, *when_over)
        over = page(ends, (self.close_, *main), (button(tr("Back"), self.back), *besides))
        for each in (*first, running, over):
            self.pages.addWidget(each)
        dialog_vbox(self, self.pages)
        fit(self, *size)
        self.back()

    def back(self) -> None:
        """Back to the first page, its main button under Enter."""
        self.pages.setCurrentIndex(0)
        for each in self.pages.findChildren(QPushButton):
            if each.property("primary") and each.isVisibleTo(self.pages):
                each.setFocus()

    def run(
        self,
        jobs: Jobs,
        words: str,
        work: Work[T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        stopped: Callable[[], None] = _nothing,
        can_stop: bool = True,
    ) -> None:
        """Do `work` in a job and show its progress, which raises Cancelled once the user stops it.

        Where `work` lets that through `stopped` is called instead of `done`.
        """
        self.begin(words, can_stop)
        self._stopping.clear()

        def stoppable(backend: LearningServices, progress: ProgressCallback) -> Callable[[], None]:
            try:
                value = work(backend, cancellable(progress, self._stopping.is_set))
            except Cancelled:
                if not self._stopping.is_set():
                    raise
                return stopped
            return lambda: done(value)

        jobs.photo(stoppable, lambda answer: answer(), failed, Priority.CURRENT, progress=self.show_progress)

    def begin(self, words: str, can_stop: bool = True) -> None:
        """Something has begun that takes its time."""
        self.is_running, self._can_stop, self._rate = True, can_stop, RateEstimate()
        self.progress.show_share(0, 0)
        self.progress.figures.setText(words)
        self.progress.now.show_text("")
        self.stop.setEnabled(can_stop)
        self.pages.setCurrentIndex(self.pages.count() - 2)
        self.hide_.setFocus()
        self._say(words)

    def show_progress(self, progress: Progress) -> None:
        """So far; a total of 0 is unknown yet."""
        if not progress.total:
            return
        self.progress.show_share(progress.done, progress.total)
        if self.stop.isEnabled() or not self._can_stop:
            self.progress.now.show_text(progress.message)
        words = self.figures(progress, self._rate.at(progress))
        self.progress.figures.setText(words)
        self._say(words)

    def figures(self, progress: Progress, pace: tuple[float, float] | None) -> str:
        """How far it is; `pace` is photos a second and seconds left, None while it is too early to say."""
        words = tr("{done} of {total}").format(done=numeral(progress.done), total=numeral(progress.total))
        if pace is not None:
            rate, left = pace
            told = tr(" · {rate} photos/s · {time} left")
            words += told.format(rate=numeral(rate, ".1f"), time=duration(left))
        return words

    def show_over(
        self, headline: str, words: str, lines: Sequence[str] = (), offers: Sequence[QPushButton] = ()
    ) -> None:
        """It is over: how it went, what failed or was passed over, which buttons are offered."""
        self.headline.setText(headline)
        self.explained.setText(breakable(words))
        fill(self.details, lines)
        for each in self._optional:
            each.setVisible(each in offers)
        self.pages.setCurrentIndex(self.pages.count() - 1)
        next((each for each in offers if each.autoDefault()), self.close_).setFocus()
        self.end()

    def end(self) -> None:
        """Nothing runs any more."""
        self.is_running = False
        if self.question is not None:
            self.question.reject()
        self.progress_words.emit("")
        self.show()
        self.over.emit()

    def stop_it(self) -> None:
        """Stop at the next photo; the dialog stays open and says what was done."""
        if self.is_running and self.stop.isEnabled():
            self.stop.setEnabled(False)
            self.progress.now.show_text(tr("Finishing what has begun …"))
            self._stopping.set()
            self.stop_wanted.emit()

    def ask_to_stop(self, stop: str, then: Callable[[], Any]) -> None:
        """Whether it is to be stopped; it goes on meanwhile. `then` is called when it is over after a yes."""
        if not self.stop.isEnabled() or self.question is not None:
            return

        def stop_now() -> None:
            self.over.connect(then, Qt.ConnectionType.SingleShotConnection)
            self.stop_it()

        self.question = ask(self, tr("Stop here?"), self._may_stop, stop, tr("Go on"), stop_now)
        self.question.finished.connect(self._answered)

    def reject(self) -> None:
        """Escape while it runs asks first."""
        if self.is_running:
            self.ask_to_stop(tr("Stop"), _nothing)
        else:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask before something that runs is stopped; the dialog stays open and says how far it came."""
        if self.is_running:
            event.ignore()
            self.reject()
        else:
            super().closeEvent(event)

    def _say(self, words: str) -> None:
        self.progress_words.emit(labelled(self.windowTitle(), words))

    def _answered(self, _result: int) -> None:
        self.question = None
