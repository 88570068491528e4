"""Closing without losing anything: unsaved crops are asked about, writes are finished."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QMessageBox, QProgressDialog

from cropperhead_desktop.review.controller import ReviewController
from cropperhead_desktop.review.text import tr
from cropperhead_desktop.ui.kit.jobs import Jobs
from cropperhead_desktop.ui.kit.pages import ask
from cropperhead_desktop.ui.kit.task_dialog import TaskDialog
from cropperhead_desktop.ui.window.main_window import MainWindow


class Closing(QObject):
    """Answers whether the window may close now, and closes it later when it may not."""

    stayed_open = Signal()
    """A write failed while the window was closing: the user has to know."""

    def __init__(
        self, window: MainWindow, controller: ReviewController, jobs: Jobs, keep: Callable[[], None]
    ) -> None:
        """`keep` stores the state of the window; called when it does close."""
        super().__init__(window)
        self._window = window
        self._controller = controller
        self._jobs = jobs
        self._keep = keep
        self._drafts_given_up = False
        self.question: QMessageBox | None = None
        self.waiting: QProgressDialog | None = None
        self._failed = 0
        jobs.writes_changed.connect(self._writes_changed)
        window.may_close = self.may_close

    def may_close(self) -> bool:
        """True when nothing runs, nothing is unsaved and nothing is being written."""
        if not self._no_task_runs():
            return False
        if self._drafts() and not self._drafts_given_up:
            self._ask(tr("Close without them"), self._leave)
            return False
        if self._jobs.pending_writes():
            self._wait()
            return False
        self._keep()
        return True

    def before_opening(self, open_: Callable[[], None]) -> None:
        """Run `open_`, which drops the photos shown: at once, or when unsaved crops are given up."""
        if self._drafts():
            self._ask(tr("Open without them"), open_)
        else:
            open_()

    def _no_task_runs(self) -> bool:
        running = next((each for each in self._window.findChildren(TaskDialog) if each.is_running), None)
        if running is not None:
            running.show()
            running.activateWindow()
            running.ask_to_stop(tr("Stop it and close"), self._window.close)
        return running is None

    def _drafts(self) -> int:
        return sum(item.is_changed for item in self._controller.session)

    def _ask(self, words_to_go: str, go: Callable[[], None]) -> None:
        drafts = self._drafts()
        words = tr("1 changed crop was not accepted.")
        if drafts > 1:
            words = tr("{count} changed crops were not accepted.").format(count=f"{drafts:,}")
        more = tr("Only accepted crops (Enter) are written.")
        self.question = ask(self._window, words, more, words_to_go, tr("Go back"), go)

    def give_up_drafts(self) -> None:
        """Do not ask about unsaved crops any more."""
        self._drafts_given_up = True

    def _leave(self) -> None:
        self.give_up_drafts()
        self._window.close()

    def _wait(self) -> None:
        if self.waiting is None:
            self._failed = self._failures()
            total = self._jobs.pending_writes()
            self.waiting = QProgressDialog(tr("Writing sidecars …"), "", 0, total, self._window)
            self.waiting.setCancelButton(None)
            self.waiting.setWindowTitle("CropperHead")
            self.waiting.setMinimumDuration(0)
            self.waiting.open()

    def _writes_changed(self, left: int) -> None:
        if self.waiting is None:
            return
        self.waiting.setValue(self.waiting.maximum() - left)
        if left == 0:
            # the last answer itself comes after the count
            QTimer.singleShot(0, self, self._written)

    def _written(self) -> None:
        """Nothing is being written any more: close, unless something is left to say."""
        waiting, self.waiting = self.waiting, None
        if waiting is not None:
            waiting.deleteLater()
        if self._failures() > self._failed:
            self.stayed_open.emit()
        else:
            self._window.close()

    def _failures(self) -> int:
        return self._controller.decisions.not_written
