"""Closing without losing anything: drawn crops stay drawn or are accepted, writes are finished."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QMessageBox, QProgressDialog

from cropperhead_desktop.review.controller import ReviewController
from cropperhead_desktop.review.text import counted, tr
from cropperhead_desktop.ui.kit.jobs import Jobs
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
        self._is_answered = False
        self.question: QMessageBox | None = None
        self.waiting: QProgressDialog | None = None
        self._failed = 0
        jobs.writes_changed.connect(self._writes_changed)
        window.may_close = self.may_close

    def may_close(self) -> bool:
        """True when nothing runs, nothing is being written, and it is said what becomes of drawn crops."""
        if not self._no_task_runs():
            return False
        drawn = len(self._controller.drawn.paths)
        if drawn and not self._is_answered:
            self.question = self._ask(drawn)
            return False
        if self._jobs.pending_writes():
            self._wait()
            return False
        self._keep()
        return True

    def _no_task_runs(self) -> bool:
        running = next((each for each in self._window.findChildren(TaskDialog) if each.is_running), None)
        if running is not None:
            running.show()
            running.activateWindow()
            running.ask_to_stop(tr("Stop it and close"), self._window.close)
        return running is None

    def _ask(self, drawn: int) -> QMessageBox:
        """Accept what was drawn, let it stay drawn, or go back; nothing of it is lost either way."""
        words = tr("{crops} drawn and not accepted yet").format(crops=counted(drawn, "crop"))
        box = QMessageBox(QMessageBox.Icon.NoIcon, "CropperHead", words, parent=self._window)
        box.setInformativeText(tr("What is not accepted now stays drawn, and is there again next time."))
        accept = tr("Accept {crops} and close").format(crops=counted(drawn, "crop"))
        agree = box.addButton(accept, QMessageBox.ButtonRole.AcceptRole)
        later = box.addButton(tr("Close, leave them drawn"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton(tr("Go back"), QMessageBox.ButtonRole.RejectRole))
        agree.clicked.connect(lambda _checked=False: self._accept())
        later.clicked.connect(lambda _checked=False: self._leave())
        box.finished.connect(box.deleteLater)
        box.open()
        return box

    def leave_drawn(self) -> None:
        """Do not ask about drawn crops any more."""
        self._is_answered = True

    def _accept(self) -> None:
        self._controller.drawn.accept()
        self._leave()

    def _leave(self) -> None:
        self.leave_drawn()
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
