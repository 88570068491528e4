"""One writer per folder: a small file that says which process writes there, on which machine, since when.

A lock whose process is gone is taken over: at once on the same machine (same boot, same process namespace;
or it was started anew since), elsewhere when its heartbeat, the file's modification time, is older than
`SILENCE` by the clock of the folder's own file system, or stood still for so long while we looked on.

The locks of a batch on several machines carry its token: whoever goes on with it takes them over at once, and
its workers write under the locks that the batch's driver holds.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import socket
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Self

from cropperhead_desktop.domain.errors import FolderBusy, Reason, printable
from cropperhead_desktop.system.files import reason_of
from cropperhead_desktop.system.process import is_running
from cropperhead_desktop.system.reading import parse_json

if sys.platform != "win32":
    import fcntl

NAME = ".cropperhead.lock"
BEAT = 30.0
"""Seconds between two signs of life."""
SILENCE = 600.0
"""Seconds without one after which the process of another machine counts as gone."""
UNFINISHED = 10.0
"""Seconds after which a lock file without sense was not just being written."""

_REASONS = {
    errno.EACCES: "no permission to write in its folder",
    errno.EPERM: "no permission to write in its folder",
    errno.ENOENT: "its folder is gone",
}
_POLL = 0.5
_LARGEST = 4096
_PARTS = 4
"""Of what `_machine` says where the system tells all of it: host, machine, boot, process namespace."""
_READING = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)


@dataclass(frozen=True, slots=True)
class Holder:
    """Who writes in a folder. `machine` names boot and process namespace too, `born` tells reused pids."""

    pid: int
    host: str
    machine: str
    born: str
    since: str
    token: str = ""
    """What several processes share that may write here together; empty: nobody else may."""

    def __post_init__(self) -> None:
        """ValueError, TypeError: nobody of ours wrote this."""
        if type(self.pid) is not int or not 0 <= self.pid < 2**32:
            raise ValueError("no process")
        for text in (self.host, self.machine, self.born, self.since, self.token):
            if type(text) is not str:
                raise TypeError("no text")

    @property
    def words(self) -> str:
        """For people."""
        if not self.pid:
            return Reason("{file} is there and cannot be read: somebody", file=NAME)
        if self.host == socket.gethostname():
            return Reason(
                "another CropperHead (process {pid}, since {since})", pid=self.pid, since=self.since
            )
        return Reason(
            "another CropperHead (process {pid} on {host}, since {since})",
            pid=self.pid,
            host=self.host,
            since=self.since,
        )


_UNREADABLE = Holder(0, "", "", "", "")
_held: set[str] = set()
"""Lock files of this process; another one that names it was left over, and is adopted."""
_carried: Counter[str] = Counter()
"""The tokens under which this process writes now."""
_seen: dict[str, tuple[int, float]] = {}
"""Heartbeats of others: the file's time, and when (on a clock that nobody sets) it was first met so."""


class FolderLocks:
    """Holds the locks of folders from `with` to its end; a heartbeat thread keeps them fresh meanwhile.

    Folders are locked in one order everywhere, so that two who want the same ones never wait for each
    other in a circle. Where no file can be made (read-only, full), `refusal` says why.
    """

    def __init__(
        self,
        folders: Iterable[Path],
        wait: float = 0.0,
        beat: float = BEAT,
        token: str = "",
        joins: bool = False,
    ) -> None:
        """`wait` seconds for other holders; FolderBusy on entering when that was not enough.

        A lock of the same `token` is taken over, or with `joins` written under as it is.
        """
        self._wanted = sorted({os.path.realpath(folder) for folder in folders})
        self._wait = wait
        self._token = token
        self._joins = joins
        self._beat = beat
        self._held: list[str] = []
        self._refused: dict[str, str] = {}
        self._over = threading.Event()
        self._heart = threading.Thread(target=self._keep_beating, name="lock", daemon=True)
        self.still_wanted: Callable[[], object] = lambda: None
        """Called while waiting; may raise Cancelled."""

    def __enter__(self) -> Self:
        until = time.monotonic() + self._wait
        _carried[self._token] += 1
        try:
            for folder in self._wanted:
                self._take(folder, until)
        except BaseException:
            self._release()
            raise
        self._heart.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        self._heart.join()
        self._release()

    def refusal(self, folder: Path) -> str | None:
        """Why the folder could not be locked (nothing can be written there then), None where it is."""
        return self._refused.get(os.path.realpath(folder))

    def _take(self, folder: str, until: float) -> None:
        path = os.path.join(folder, NAME)
        while True:
            try:
                holder = _attempt(path, self._token, self._joins)
            except OSError as error:
                self._refused[folder] = reason_of(error, _REASONS)
                return
            if holder is None:
                self._held.append(folder)
                _held.add(path)
                return
            if self._token and holder.token == self._token:
                return
            if time.monotonic() >= until:
                raise FolderBusy(
                    Path(folder),
                    "{holder} writes in this folder; if it does not run any more, remove {file}",
                    holder=holder.words,
                    file=printable(path),
                )
            self.still_wanted()
            time.sleep(min(_POLL, max(0.0, until - time.monotonic())))

    def _keep_beating(self) -> None:
        while not self._over.wait(self._beat):
            for folder in self._held:
                with contextlib.suppress(OSError):
                    os.utime(os.path.join(folder, NAME))

    def _release(self) -> None:
        _carried[self._token] -= 1
        for folder in self._held:
            path = os.path.join(folder, NAME)
            with contextlib.suppress(OSError):
                if _is_mine(_living(path)):
                    os.unlink(path)
            _held.discard(path)
        self._held.clear()


def holder_elsewhere(folder: Path) -> Holder | None:
    """The other process that writes in a folder now; None: nobody, this very process, or one that carries
    a token that this process carries, too."""
    holder = _living(os.path.join(os.path.realpath(folder), NAME))
    if holder is None or _is_mine(holder) or (holder.token and _carried[holder.token] > 0):
        return None
    return holder


def _attempt(path: str, token: str = "", joins: bool = False) -> Holder | None:
    """Make the lock file, over a stale one too; None when it is ours now, else who holds it (OSError).

    One of the same token, whoever holds it, is replaced, unless `joins`.
    """
    while True:
        try:
            _create(path, token)
        except FileExistsError:
            holder = _living(path)
            if token and not joins and holder and holder.token == token and not _is_mine(holder):
                with contextlib.suppress(FileNotFoundError):
                    os.unlink(path)
            elif holder is None:
                _clear_away(path)
            elif holder.pid and _is_mine(holder) and path not in _held:
                return None
            else:
                return holder
        else:
            return None


def _create(path: str, token: str = "") -> None:
    descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_CLOEXEC", 0), 0o644)
    try:
        fields = asdict(replace(_myself(), token=token))
        if not token:
            del fields["token"]  # as earlier versions write and read it
        os.write(descriptor, json.dumps(fields).encode())
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(path)
        raise
    finally:
        os.close(descriptor)


def _living(path: str) -> Holder | None:
    """Who holds the lock; None when it is gone or stale."""
    try:
        descriptor = os.open(path, _READING)
        with os.fdopen(descriptor, "rb") as file:
            raw, modified = file.read(_LARGEST), os.fstat(descriptor).st_mtime_ns
    except OSError:
        _seen.pop(path, None)
        return _UNREADABLE if os.path.lexists(path) else None
    try:
        holder = Holder(**parse_json(raw))
    except (ValueError, TypeError):
        return None if _silent(path, modified) > UNFINISHED else _UNREADABLE
    is_here = holder.machine == _machine() and sys.platform != "win32"
    if not is_here and not _rebooted(holder.machine):
        return None if _silent(path, modified) > SILENCE else holder
    _seen.pop(path, None)
    lives = is_here and is_running(holder.pid) and _born(holder.pid) in ("", holder.born)
    return holder if lives else None


def _silent(path: str, modified: int) -> float:
    """Seconds since a heartbeat, by the clock that dated it or by ours since we know it: the longer time."""
    first = _seen.get(path)
    if first is None or first[0] != modified:
        first = _seen[path] = (modified, time.monotonic())
    return max(_now(os.path.dirname(path)) - modified / 1e9, time.monotonic() - first[1])


def _now(folder: str) -> float:
    """The time by the clock that dates files in a folder, which may be a server's."""
    try:
        with tempfile.TemporaryFile(prefix=".cropperhead-", dir=folder) as file:
            return os.fstat(file.fileno()).st_mtime
    except OSError:
        return time.time()


def _rebooted(machine: str) -> bool:
    """True for what this very machine was called before it was started anew."""
    theirs, ours = machine.split(" "), _machine().split(" ")
    return (
        len(theirs) == len(ours) == _PARTS and all(ours) and theirs[:2] == ours[:2] and theirs[2] != ours[2]
    )


def _is_mine(holder: Holder | None) -> bool:
    return holder is None or (holder.pid, holder.machine) == (os.getpid(), _machine())


def _clear_away(path: str) -> None:
    """Remove a stale lock; of several who found it stale only one does, and never a fresh one (OSError)."""
    with contextlib.suppress(FileNotFoundError), os.fdopen(os.open(path, _READING), "rb") as file:
        if sys.platform != "win32":
            with contextlib.suppress(OSError):  # not every share has locks; then the checks below must do
                fcntl.flock(file, fcntl.LOCK_EX)
        there, here = os.stat(path), os.fstat(file.fileno())
        if (there.st_dev, there.st_ino) == (here.st_dev, here.st_ino) and _living(path) is None:
            os.unlink(path)


def _myself() -> Holder:
    pid = os.getpid()
    since = datetime.now().astimezone().isoformat(sep=" ", timespec="minutes")
    return Holder(pid, socket.gethostname(), _machine(), _born(pid), since)


@cache
def _machine() -> str:
    """What two processes share when a pid means the same to both."""
    parts = [socket.gethostname()]
    with contextlib.suppress(OSError):
        parts += [
            Path("/etc/machine-id").read_text("ascii", "replace").strip(),
            Path("/proc/sys/kernel/random/boot_id").read_text().strip(),
            os.readlink("/proc/self/ns/pid"),
        ]
    return " ".join(parts)


def _born(pid: int) -> str:
    """When a process of this machine began, in a form only good for comparing; empty where unknown."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_bytes().rpartition(b")")[2].split()
        return "ended" if fields[0] in (b"Z", b"X") else fields[19].decode()
    except (OSError, IndexError):
        return ""
