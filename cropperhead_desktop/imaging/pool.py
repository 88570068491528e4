"""A few replaceable worker processes behind one blocking, thread-safe call.

A call ends at its deadline, with the worker killed; a worker that crashes costs the file it was working
on. Both come back as PhotoError, and the next call gets a fresh worker.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self, cast

from cropperhead_desktop.domain.errors import PhotoError, Reason
from cropperhead_desktop.domain.words import unpacked
from cropperhead_desktop.imaging.limits import DEADLINE_S, MEMORY_MB
from cropperhead_desktop.imaging.protocol import ChannelClosed, Message, receive, send
from cropperhead_desktop.system.deadlines import Deadlines
from cropperhead_desktop.system.process import own_command, own_environment

_CALLS_PER_WORKER = 2000
"""A worker is replaced after so many calls, in case a decoder leaks."""


class _NotTaken(Exception):
    """The worker was dead before it got the file: nobody's fault, worth a second try."""


class Pool:
    """Up to `workers` processes (default: one per core, 2 to 4), started when first needed."""

    def __init__(
        self, workers: int | None = None, memory_mb: int = MEMORY_MB, deadline: float = DEADLINE_S
    ) -> None:
        count = workers or max(2, min(4, os.cpu_count() or 2))
        self._memory_mb = memory_mb
        self._deadline = deadline
        self._deadlines = Deadlines()
        self._permits = threading.BoundedSemaphore(count)
        self._lock = threading.Lock()
        self._idle: list[_Worker] = []
        self._all: set[_Worker] = set()
        self._closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def call(
        self, path: Path, operation: str, *, deadline: float | None = None, **arguments: object
    ) -> tuple[Message, bytes]:
        """Have a worker carry out an operation (see `operations`) on a photo; its message and payload.

        Waits for a free worker, then at most `deadline` seconds for the answer. Raises PhotoError.
        """
        request = {"operation": operation, "path": os.path.abspath(path), **arguments}
        limit = self._deadline if deadline is None else deadline
        with self._permits:
            for may_repeat in (True, False):
                try:
                    message, payload = self._attempt(path, request, limit)
                    break
                except _NotTaken as error:
                    if not may_repeat:
                        raise PhotoError(path, "the decoder process could not be started") from error
        if "error" in message:
            raise PhotoError(path, unpacked(message["error"]))
        return message, payload

    def start(self) -> None:
        """Start the first worker, unless there is one; where that fails, the first call says so."""
        with self._lock, contextlib.suppress(OSError):
            if not self._all and not self._closed:
                worker = _Worker(self._memory_mb)
                self._all.add(worker)
                self._idle.append(worker)

    def close(self) -> None:
        """End all workers, busy ones too; later and waiting calls raise PhotoError."""
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
            busy = self._all.difference(idle)
        for worker in busy:
            worker.stop()  # its caller sees the channel end, and clears up
        for worker in idle:
            self._discard(worker)
        self._deadlines.close()

    def _attempt(self, path: Path, request: Message, limit: float) -> tuple[Message, bytes]:
        worker = self._take(path)
        try:
            message, payload = worker.ask(path, request, limit, self._deadlines)
        except BaseException as error:  # also KeyboardInterrupt: the answer would meet the next question
            self._discard(worker)
            if self._closed and isinstance(error, (PhotoError, _NotTaken)):
                raise PhotoError(path, "the program is closing") from error
            raise
        if message.get("exhausted") or worker.calls >= _CALLS_PER_WORKER:
            self._discard(worker)
        else:
            self._give_back(worker)
        return message, payload

    def _take(self, path: Path) -> _Worker:
        with self._lock:
            if self._closed:
                raise PhotoError(path, "the program is closing")
            if self._idle:
                return self._idle.pop()
            try:
                worker = _Worker(self._memory_mb)
            except OSError as error:
                raise PhotoError(
                    path, "the decoder process could not be started ({why})", why=str(error)
                ) from error
            self._all.add(worker)
            return worker

    def _give_back(self, worker: _Worker) -> None:
        with self._lock:
            if not self._closed:
                self._idle.append(worker)
                return
        self._discard(worker)

    def _discard(self, worker: _Worker) -> None:
        worker.stop()
        worker.release()
        with self._lock:
            self._all.discard(worker)


class _Worker:
    """One process and its channel; used by one call at a time."""

    def __init__(self, memory_mb: int) -> None:
        # every thread of a numerics library reserves address space, which is what is limited
        environment = own_environment(OMP_NUM_THREADS="1", MALLOC_ARENA_MAX="2")
        # its own process group: Ctrl-C in the terminal is the parent's to handle
        options: dict[str, Any] = {"process_group": 0}
        if sys.platform == "win32":
            options = {"creationflags": subprocess.CREATE_NO_WINDOW | subprocess.CREATE_NEW_PROCESS_GROUP}
        self.process = subprocess.Popen(
            own_command("cropperhead_desktop.imaging.worker", str(memory_mb)),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            **options,
        )
        self.calls = 0
        self._stopping = threading.Lock()

    def ask(self, path: Path, request: Message, limit: float, deadlines: Deadlines) -> tuple[Message, bytes]:
        """Send a request and wait for the answer (_NotTaken, PhotoError)."""
        requests = cast(BinaryIO, self.process.stdin)
        replies = cast(BinaryIO, self.process.stdout)
        expired = threading.Event()
        taken = False
        self.calls += 1
        try:
            with deadlines.within(limit, lambda: self._expire(expired)):
                send(requests, request)
                receive(replies)
                taken = True
                return receive(replies)
        except ChannelClosed as error:
            if expired.is_set():
                raise PhotoError(path, "decoding took longer than {limit:g} s", limit=limit) from error
            if not taken:
                raise _NotTaken from error
            raise PhotoError(path, "the decoder crashed on this file ({how})", how=self._end()) from error

    def stop(self) -> None:
        """Kill the process and wait for its end; any number of times, from any thread."""
        with self._stopping:
            self.process.kill()
            self.process.wait()

    def release(self) -> None:
        """Close the channel; after `stop`, by the thread that used the worker last."""
        for stream in (self.process.stdin, self.process.stdout):
            with contextlib.suppress(OSError):  # what could not be sent is lost, and that is known
                cast(BinaryIO, stream).close()

    def _expire(self, expired: threading.Event) -> None:
        expired.set()
        self.process.kill()

    def _end(self) -> str:
        code = self.process.wait()
        known = {int(each): each.name for each in signal.Signals}
        return known.get(-code) or Reason("exit code {code}", code=code)
