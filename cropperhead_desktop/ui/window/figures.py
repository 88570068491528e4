"""Counts in status bar and filter bar: at most ten times a second, however much changes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from cropperhead_desktop.review.controller import ReviewController
from cropperhead_desktop.review.queue.shoot import progress_words, share_done
from cropperhead_desktop.review.text import tr
from cropperhead_desktop.ui.kit.jobs import Jobs
from cropperhead_desktop.ui.window.main_window import MainWindow

COUNT_MS = 100
REARRANGE_MS = 700
"""Photos that changed take their new places after this, so that they do not jump away under the hand."""


class Figures(QObject):
    """`refresh` whenever something may have changed; what is counted is shown a moment later."""

    def __init__(self, window: MainWindow, review: ReviewController, jobs: Jobs) -> None:
        super().__init__(window)
        self._panes = window.panes
        self._review = review
        self._jobs = jobs
        self._count = self._timer(COUNT_MS, self._show)
        self._rearrange = self._timer(REARRANGE_MS, self._take_places)

    def refresh(self) -> None:
        """Show order and filter at once, counts soon."""
        queue = self._review.arrangement
        self._panes.filters.show_queue(queue.order, queue.backwards, queue.filter)
        if not self._count.isActive():
            self._count.start()

    def stop(self) -> None:
        """Show nothing any more: the program ends."""
        for timer in (self._count, self._rearrange):
            timer.stop()
            timer.blockSignals(True)

    def _timer(self, milliseconds: int, run: Callable[[], None]) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=milliseconds)
        timer.timeout.connect(run)
        return timer

    def _show(self) -> None:
        panes, review = self._panes, self._review
        progress = review.shoot.progress()
        panes.bar.shoot.show_progress(progress_words(progress), share_done(progress))
        panes.status.show_counts(review.session.counts(), review.session.elsewhere)
        panes.status.show_queue(review.proposals.left)
        panes.status.show_written(review.decisions.written, self._jobs.pending_writes())
        panes.status.show_selected(review.selection.words)
        panes.filters.show_count(review.arrangement.words)
        hides_all = review.session.total > 0 and len(review.session) == 0
        words = tr("No photo matches the filter. Ctrl+L shows all of them.")
        panes.grid.show_words(words if hides_all else "")
        # not at the change itself: the last proposal is still counted as one to come there
        if review.arrangement.needs_refresh and not self._rearrange.isActive():
            self._rearrange.start()

    def _take_places(self) -> None:
        if self._review.arrangement.needs_refresh:
            self._review.arrangement.refresh()
