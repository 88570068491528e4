"""The only threads of the window: one lane for photo work, one ordered lane for writing sidecars.

A job is a plain function that gets a progress callback; its value or its exception comes back to a
callback in the GUI thread. An answer whose ticket was cancelled or whose generation is over is
dropped, and a job that was not started by then never runs.
"""

from __future__ import annotations

import heapq
import itertools
import logging
import os
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QObject, Qt, QThread, QThreadPool, Signal

from cropperhead_desktop.domain.errors import CropperHeadError
from cropperhead_desktop.domain.progress import Cancelled, Progress, ProgressCallback, ignore_progress
from cropperhead_desktop.review.jobs import PHOTO_THREADS, Generation, Priority, T, Ticket, Work

log = logging.getLogger(__name__)
_NICE = 10


@dataclass(order=True, slots=True)
class _Job:
    priority: int
    number: int
    run: Callable[[], None] = field(compare=False)
    ticket: Ticket = field(compare=False)


class _Lane:
    """A heap of jobs and a pool; every start of the pool takes the best job of that moment.

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
        self._heap: list[_Job] = []
        self._lock = threading.Lock()

    def add(self, job: _Job) -> None:
        with self._lock:
            heapq.heappush(self._heap, job)
        self._pool.start(self._take)
        if job.priority == Priority.CURRENT:
            # what the user waits for does not wait for a model that is thinking about other photos
            self._express.start(lambda: self._take(Priority.CURRENT))

    def _take(self, up_to: Priority = Priority.REST) -> None:
        """Run the best job of this moment; another thread may have been quicker."""
        if self._steps_back:
            _step_back()
        with self._lock:
            job = heapq.heappop(self._heap) if self._heap and self._heap[0].priority <= up_to else None
        if job is not None:
            job.run()

    def cancel_waiting(self) -> None:
        with self._lock:
            for job in self._heap:
                job.ticket.cancel()

    def wait(self, seconds: float) -> bool:
        deadline = time.monotonic() + seconds
        return all(
            pool.waitForDone(max(0, int((deadline - time.monotonic()) * 1000)))
            for pool in (self._pool, self._express)
        )


class Jobs(QObject):
    """The threads. Lives in the GUI thread; `photo` and `write` are called there only."""

    writes_changed = Signal(int)
    """How many sidecar writes are not finished yet."""
    _hand_over = Signal(object)

    def __init__(self, parent: QObject | None = None, threads: int = PHOTO_THREADS) -> None:
        super().__init__(parent)
        self._photo_lane = _Lane(threads, steps_back=True)
        self._write_lane = _Lane(1, steps_back=False)
        self._numbers = itertools.count()
        self._running: set[Ticket] = set()
        self._pending = 0
        self._pending_writes = 0
        self._hand_over.connect(self._call, Qt.ConnectionType.QueuedConnection)

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
        self._pending += 1
        self._running.add(ticket)

        def settle() -> None:
            self._pending -= 1
            self._running.discard(ticket)

        run = self._runner(ticket, work, done, failed, progress, settle)
        self._photo_lane.add(_Job(priority, next(self._numbers), run, ticket))
        return ticket

    def write(self, work: Work[T], done: Callable[[T], None], failed: Callable[[Exception], None]) -> Ticket:
        """Queue a write behind all earlier writes."""
        ticket = Ticket()
        self._pending_writes += 1
        self.writes_changed.emit(self._pending_writes)

        def settle() -> None:
            self._pending_writes -= 1
            self.writes_changed.emit(self._pending_writes)

        run = self._runner(ticket, work, done, failed, ignore_progress, settle)
        self._write_lane.add(_Job(Priority.REST, next(self._numbers), run, ticket))
        return ticket

    def pending(self) -> int:
        """Jobs of both lanes whose answers have not come back."""
        return self._pending + self._pending_writes

    def pending_writes(self) -> int:
        """Writes whose answers have not come back."""
        return self._pending_writes

    def finish(self, timeout: float, release: Callable[[], None] = lambda: None) -> bool:
        """Finish all writes, drop all photo work; False when `timeout` seconds were not enough.

        `release` is called between the two: it may end what running photo jobs are waiting for.
        """
        deadline = time.monotonic() + timeout
        for ticket in tuple(self._running):
            ticket.cancel()
        self._photo_lane.cancel_waiting()
        written = self._write_lane.wait(timeout)
        release()
        return self._photo_lane.wait(max(0.0, deadline - time.monotonic())) and written

    def _runner(
        self,
        ticket: Ticket,
        work: Work[T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        progress: ProgressCallback,
        settle: Callable[[], None],
    ) -> Callable[[], None]:
        def report(value: Progress) -> None:
            if not ticket.is_wanted:
                raise Cancelled
            if progress is not ignore_progress:
                self._hand_over.emit(lambda: progress(value) if ticket.is_wanted else None)

        def run() -> None:
            answer: Callable[[], None] | None = None
            try:
                if ticket.is_wanted:
                    value = work(report)
                    answer = _call_with(done, value)
            except Cancelled:
                pass
            except Exception as error:
                if ticket.is_wanted and not isinstance(error, CropperHeadError):
                    log.exception("a job failed unexpectedly")
                answer = _call_with(failed, error)
            self._hand_over.emit(lambda: _settle(ticket, settle, answer))

        return run

    def _call(self, answer: Callable[[], None]) -> None:
        answer()


def _step_back() -> None:
    """On Linux, where Qt's thread priorities do nothing: a lower one for this thread and what it starts.

    The threads of the model and the processes that decode are started by photo jobs and inherit it.
    """
    if sys.platform == "linux":
        thread, window = threading.get_native_id(), os.getpriority(os.PRIO_PROCESS, os.getpid())
        if os.getpriority(os.PRIO_PROCESS, thread) == window:
            os.setpriority(os.PRIO_PROCESS, thread, window + _NICE)


def _call_with(callback: Callable[[Any], None], value: object) -> Callable[[], None]:
    return lambda: callback(value)


def _settle(ticket: Ticket, settle: Callable[[], None], answer: Callable[[], None] | None) -> None:
    settle()
    if answer is not None and ticket.is_wanted:
        answer()
