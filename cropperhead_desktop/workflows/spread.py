"""What tasks that are spread over an engine's workers share: services, locks, rows, and the word to stop.

Everything goes through one folder that all machines see. Workers write rows into files there and send counts
back; the driver holds the locks of the folders that are worked on, so that a worker may die at any time.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import socket
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Protocol, TypeVar

from cropperhead_desktop import __version__
from cropperhead_desktop.domain.errors import EngineError, FileError, FolderBusy
from cropperhead_desktop.domain.progress import ProgressCallback, cancellable, ignore_progress
from cropperhead_desktop.system.files import own_folder, reason_of, replacing
from cropperhead_desktop.workflows.guarded_sidecars import WriteLocks
from cropperhead_desktop.workflows.options import Options
from cropperhead_desktop.workflows.rows import Row
from cropperhead_desktop.workflows.services import Services, open_services

_STOP = "stop"
_LOOK = 1.0
"""Seconds between two looks for the word to stop."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """The services that every worker must have, for all to give the same results."""

    options: Options
    program: str
    model: str
    style: str
    """Digest of the personal head; empty where there is none, or no model is needed."""


_open: dict[Likeness, Services] = {}
_opening = threading.Lock()


@contextmanager
def lent(services: Services, with_model: bool = True) -> Iterator[Likeness]:
    """What workers are to open; parts that are done in this very process use these services (ModelError)."""
    model = services.model_state if with_model else ""
    like = Likeness(services.options, __version__, model, _style(services) if with_model else "")
    _open[like] = services
    try:
        yield like
    finally:
        del _open[like]


def services_like(wanted: Likeness) -> Services:
    """This process's services, opened once (EngineError: they would give other results)."""
    with _opening:
        if wanted in _open:
            return _open[wanted]
        here = socket.gethostname()
        if wanted.program != __version__:
            raise EngineError("{host} has version {version} of the program", host=here, version=__version__)
        services = open_services(wanted.options, with_model=bool(wanted.model))
        for what, ours, theirs in (
            ("model", services.model_state if wanted.model else "", wanted.model),
            ("personal head", _style(services) if wanted.model else "", wanted.style),
        ):
            if ours != theirs:
                services.close()
                raise EngineError("{host} has another {what}; copy the one of here", host=here, what=what)
        atexit.register(services.close)
        _open[wanted] = services
        return services


def _style(services: Services) -> str:
    if not services.options.personal:
        return ""
    try:
        return sha256(services.style.file.read_bytes()).hexdigest()
    except OSError:
        return ""


class InFolder(Protocol):
    """A part of a task that writes in a folder; the folder has so many of them, one after the other."""

    @property
    def folder(self) -> Path: ...
    @property
    def slices(self) -> int: ...


PartT = TypeVar("PartT", bound=InFolder)


class Turns:
    """The locks of the folders whose parts are under way. They carry a token, under which workers write."""

    def __init__(self, token: str, wait: float = 0.0) -> None:
        self._token = token
        self._wait = wait
        self._locks: dict[Path, WriteLocks] = {}
        self._left: Counter[Path] = Counter()

    def begun(self, parts: Iterable[PartT]) -> Iterator[PartT]:
        """The parts, each with its folder locked; where that is not to be had its worker will say why."""
        for part in parts:
            if part.folder not in self._left:
                self._left[part.folder] = part.slices
                locks = WriteLocks([part.folder], self._wait, token=self._token)
                with contextlib.suppress(FolderBusy):
                    self._locks[part.folder] = locks.__enter__()
            yield part

    def over(self, part: InFolder) -> None:
        """Nobody works on the part any more."""
        self._left[part.folder] -= 1
        if self._left[part.folder] <= 0:
            del self._left[part.folder]
            self._release(part.folder)

    def close(self) -> None:
        """Release what is left."""
        for folder in list(self._locks):
            self._release(folder)

    def _release(self, folder: Path) -> None:
        locks = self._locks.pop(folder, None)
        if locks is not None:
            locks.__exit__(None, None, None)


def begin(folder: Path) -> None:
    """Make a task's folder, or go on in it (FileError)."""
    try:
        own_folder(folder)
        (folder / _STOP).unlink(missing_ok=True)
    except OSError as error:
        raise FileError(folder, "cannot be used: {why}", why=reason_of(error)) from error


def stop(folder: Path) -> None:
    """Tell all workers to end their parts in good order."""
    with contextlib.suppress(OSError):
        (folder / _STOP).touch()


def until_stopped(folder: Path, progress: ProgressCallback = ignore_progress) -> ProgressCallback:
    """Raises Cancelled once `stop` was said."""
    looked = 0.0

    def wants_stop() -> bool:
        nonlocal looked
        if time.monotonic() - looked < _LOOK:
            return False
        looked = time.monotonic()
        return os.path.exists(folder / _STOP)

    return cancellable(progress, wants_stop)


@contextmanager
def rows_to(file: Path) -> Iterator[Callable[[Row], None]]:
    """Write rows into a file, all of them or none (FileError)."""
    try:
        with replacing(file, durable=False, private=True) as stream:
            yield lambda row: _put(stream.write, row)
    except OSError as error:
        raise FileError(file, "cannot be written: {why}", why=reason_of(error)) from error


def _put(write: Callable[[bytes], object], row: Row) -> None:
    write(json.dumps(row).encode() + b"\n")


def rows_of(file: Path) -> Iterator[Row]:
    """The rows of a part, as they were written (FileError)."""
    try:
        with open(file, "rb") as stream:
            for line in stream:
                yield json.loads(line)
    except (OSError, ValueError) as error:
        raise FileError(file, "the rows of a part cannot be read: {why}", why=str(error)) from error
