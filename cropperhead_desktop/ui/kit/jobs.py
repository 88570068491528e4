"""The threads of the window: one lane for photo work, one ordered lane for writing sidecars.

A job is a plain function that gets the backend and a progress callback; its value or its exception
comes back to a callback in the GUI thread. An answer whose ticket was cancelled or whose generation is
over is dropped, and a job that was not started by then never runs.

Jobs may be asked for before the backend is open: they wait for it. Where it cannot be opened, all of
them fail with the reason, and so do later ones.
"""

from __future__ import annotations

import logging
import os
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QThread, QThreadPool, Signal

from cropperhead_desktop.domain.errors import CropperHeadError
from cropperhead_desktop.domain.progress import Cancelled, Progress, ProgressCallback, ignore_progress
from cropperhead_desktop.review.jobs import PHOTO_THREADS, Generation, Priority, T, Ticket

if TYPE_CHECKING:
    from cropperhead_desktop.workflows.learning_services import LearningServices

Work = Callable[["LearningServices", ProgressCallback], T]
"""A job of the window: gets the whole backend, where `review.jobs.Work` gets what a review needs of it."""

log = logging.getLogger(__name__)
_NICE = 10
END_SECONDS = 20.0


class _Lane:
    """A pool of threads: the best job first, equals in the order in which they came.

    One more thread is there only for what is wanted at once.
    """

    def __init__(self, threads: int, steps_back: bool) -> None:
        """`steps_back`: what the window itself has to do goes first on a busy processor."""
        self._pool = QThreadPool()
        self._pool.setMaxThreadCount(threads)
        self._express = QThreadPool()
        self._express.setMaxThreadCount(1)
        self._steps_back = steps_back
        if steps_back:
            self._pool.setThreadPriority(QThread.Priority.LowPriority)

    def add(self, run: Callable[[], None], priority: Priority) -> None:
        once = threading.Lock()

        def take() -> None:
            if self._steps_back:
                _step_back()
            if once.acquire(blocking=False):
                run()

        self._pool.start(take, -priority)
        if priority == Priority.CURRENT:
            # what the user waits for does not wait for a model that is thinking about other photos
            self._express.start(take)

    def wait(self, seconds: float) -> bool:
        deadline = time.monotonic() + seconds
        return all(
            pool.waitForDone(max(0, int((deadline - time.monotonic()) * 1000)))
            for pool in (self._pool, self._express)
        )


class Jobs(QObject):
    """The threads, and the backend they work with. Lives in the GUI thread and is called there only."""

    writes_changed = Signal(int)
    """How many sidecar writes are not finished yet."""
    _hand_over = Signal(object)

    def __init__(
        self,
        factory: Callable[[], LearningServices],
        parent: QObject | None = None,
        threads: int = PHOTO_THREADS,
    ) -> None:
        """`factory` opens the backend, in a thread, once `open` is called."""
        super().__init__(parent)
        self._factory = factory
        self._backend: LearningServices | None = None
        self._failure: Exception | None = None
        self._is_opening = self._is_closed = False
        self._is_over = False
        self.is_answering = False
        """True while the answer of a job is being heard."""
        self._waiting: list[Callable[[], None]] | None = []
        """Jobs that wait for the backend; None once it is there or cannot be opened."""
        self._photo_lane = _Lane(threads, steps_back=True)
        self._write_lane = _Lane(1, steps_back=False)
        self._reading: set[Ticket] = set()
        self._writing: set[Ticket] = set()
        """Jobs of the two lanes whose answers have not come back."""
        self._hand_over.connect(self._call, Qt.ConnectionType.QueuedConnection)

    def open(self) -> None:
        """Open the backend, unless it is there; try again where that failed."""
        if self._backend is None and not self._is_opening:
            self._failure, self._is_opening = None, True
            self._waiting = self._waiting or []
            self._photo_lane.add(self._open, Priority.CURRENT)

    def _open(self) -> None:
        """In a thread. Kept at once, so that a window closed meanwhile still ends what was started."""
        try:
            self._backend = self._factory()
        except Exception as error:
            if not isinstance(error, CropperHeadError):
                log.exception("the backend could not be opened")
            self._failure = error
        self._hand_over.emit(self._opened)

    def _opened(self) -> None:
        self._is_opening = False
        waiting, self._waiting = self._waiting or [], None
        for begin in waiting:
            begin()

    def _add(self, lane: _Lane, run: Callable[[], None], priority: Priority) -> None:
        if self._waiting is None:
            lane.add(run, priority)
        else:
            self._waiting.append(partial(lane.add, run, priority))

    def _with_backend(self, work: Work[T]) -> Callable[[ProgressCallback], T]:
        def run(progress: ProgressCallback) -> T:
            if self._backend is None:
                raise self._failure or Cancelled
            return work(self._backend, progress)

        return run

    def photo(
        self,
        work: Work[T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        priority: Priority = Priority.REST,
        generation: Generation | None = None,
        progress: ProgressCallback = ignore_progress,
    ) -> Ticket:
        """Queue photo work; within one priority first come, first served."""
        ticket = Ticket(generation)
        run = self._job(ticket, self._reading, self._with_backend(work), done, failed, progress)
        self._add(self._photo_lane, run, priority)
        return ticket

    def aside(
        self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]
    ) -> Ticket:
        """Run at once what needs no backend, whether it can be opened or not."""
        ticket = Ticket()
        run = self._job(ticket, self._reading, lambda _progress: work(), done, failed)
        self._photo_lane.add(run, Priority.CURRENT)
        return ticket

    def write(self, work: Work[T], done: Callable[[T], None], failed: Callable[[Exception], None]) -> Ticket:
        """Queue a write behind all earlier writes."""
        ticket = Ticket()
        run = self._job(ticket, self._writing, self._with_backend(work), done, failed)
        self.writes_changed.emit(len(self._writing))
        self._add(self._write_lane, run, Priority.REST)
        return ticket

    def pending(self) -> int:
        """Jobs of both lanes whose answers have not come back."""
        return len(self._reading) + len(self._writing)

    def pending_writes(self) -> int:
        """Writes whose answers have not come back."""
        return len(self._writing)

    def finish(self, timeout: float = END_SECONDS) -> bool:
        """Finish all writes, drop all photo work, close the backend; False after `timeout` seconds."""
        deadline = time.monotonic() + timeout
        self._is_over = True
        for ticket in tuple(self._reading):
            ticket.cancel()
        written = self._write_lane.wait(timeout)
        self._close()  # ends what running photo jobs may be waiting for
        finished = self._photo_lane.wait(max(0.0, deadline - time.monotonic()))
        self._close()  # what was being opened meanwhile
        return finished and written

    def _close(self) -> None:
        # kept for writes that come too late for `finish`: closing takes nothing from them
        if self._backend is not None and not self._is_closed:
            self._is_closed = True
            self._backend.close()

    def _job(
        self,
        ticket: Ticket,
        tickets: set[Ticket],
        work: Callable[[ProgressCallback], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        progress: ProgressCallback = ignore_progress,
    ) -> Callable[[], None]:
        """What a thread runs; the ticket is one of `tickets` until the answer is back."""
        tickets.add(ticket)

        def report(value: Progress) -> None:
            if not ticket.is_wanted:
                raise Cancelled
            if progress is not ignore_progress:
                self._hand_over.emit(lambda: progress(value) if ticket.is_wanted else None)

        def run() -> None:
            answer: Callable[[], None] | None = None
            try:
                if ticket.is_wanted:
                    answer = partial(done, work(report))
            except Cancelled:
                pass
            except Exception as error:
                expected = isinstance(error, CropperHeadError) or error is self._failure
                if ticket.is_wanted and not expected:
                    log.exception("a job failed unexpectedly")
                answer = partial(failed, error)
            with suppress(RuntimeError):  # the window went, and this ran for longer than closing waits
                self._hand_over.emit(lambda: self._settle(ticket, tickets, answer))

        return run

    def _settle(self, ticket: Ticket, tickets: set[Ticket], answer: Callable[[], None] | None) -> None:
        tickets.discard(ticket)
        if tickets is self._writing:
            self.writes_changed.emit(len(tickets))
        is_late = self._is_over and tickets is self._reading  # asked for by the last writes, shown nowhere
        if answer is not None and ticket.is_wanted and not is_late:
            answer()

    def _call(self, answer: Callable[[], None]) -> None:
        self.is_answering = True
        try:
            answer()
        finally:
            self.is_answering = False


def _step_back() -> None:
    """On Linux, where Qt's thread priorities do nothing: a lower one for this thread and what it starts.

    The threads of the model and the processes that decode are started by photo jobs and inherit it.
    """
    if sys.platform == "linux":
        thread, window = threading.get_native_id(), os.getpriority(os.PRIO_PROCESS, os.getpid())
        if os.getpriority(os.PRIO_PROCESS, thread) == window:
            os.setpriority(os.PRIO_PROCESS, thread, window + _NICE)
