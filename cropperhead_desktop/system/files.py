"""One way to write a file: all of the new bytes or all of the old ones, also after a power cut.

Temp files lie beside their target and are named `.cropperhead-HOST-PID-RANDOM.tmp`: nobody can foresee the
name, and those that a killed program left can be told from everybody else's files.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import socket
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO, Literal

from cropperhead_desktop.system.process import is_running
from cropperhead_desktop.system.syncs import sync_file, sync_folder

_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
    errno.EFBIG: "the file would be larger than allowed",
    errno.EROFS: "the disk is read-only",
    errno.EACCES: "no permission",
    errno.EPERM: "not permitted",
    errno.ENAMETOOLONG: "the file name is too long",
    errno.ENOENT: "the file or its folder is gone",
    errno.ENOTDIR: "its folder is not a folder",
    errno.ELOOP: "a symbolic link that leads in a circle",
    errno.EIO: "the disk reports an error",
    errno.EISDIR: "is a folder, not a file",
}

HOST = f"{zlib.crc32(socket.gethostname().encode()):08x}"
"""This machine in the names of temp files."""

_TEMP = re.compile(r"\.cropperhead-(?P<host>[0-9a-f]{8})-(?P<pid>[0-9]+)-[0-9a-f]+\.tmp")
_MAKING = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_used: set[str] = set()
"""Names of temp files that this process has made."""


def reason_of(error: OSError, known: Mapping[int, str] = MappingProxyType({})) -> str:
    """The cause of an OSError in words; `known` has better ones by error number where the place is known."""
    number = error.errno or 0
    if error.strerror and error.strerror != os.strerror(number):
        return error.strerror
    return known.get(number) or _REASONS.get(number) or error.strerror or str(error)


def absolute(path: Path) -> Path:
    """The path from the root, without `..`; links stay as they are."""
    return Path(os.path.abspath(path))


Put = Callable[[str, Path], None]
"""Moves a temp file to where it belongs."""


def write_whole(
    path: Path,
    data: bytes,
    durable: bool = True,
    private: bool = False,
    put: Put | None = None,
    prepare: Callable[[int], None] = lambda _descriptor: None,
) -> None:
    """Make or replace a file in one step (OSError: the old one is untouched). See `replacing`.

    `prepare` is given the new file's descriptor before anything is written.
    """
    with _placing(path, durable, put, private) as (_temp, descriptor):
        try:
            prepare(descriptor)
            left = memoryview(data)
            while left:
                left = left[os.write(descriptor, left) :]
            if durable:
                sync_file(descriptor)
        except BaseException:
            with contextlib.suppress(OSError):  # it may not hide what went wrong first
                os.close(descriptor)
            raise
        os.close(descriptor)


@contextmanager
def replacing(
    path: Path, durable: bool = True, put: Put | None = None, private: bool = False
) -> Iterator[BinaryIO]:
    """A stream whose bytes are at `path` once the block has ended, all of them; nothing if it raised.

    The stream's `name` is that of the temp file, for another process to write into. A link at `path` is
    replaced, not followed. `durable` waits for the disk; `put`, instead of `os.replace`, moves the temp file
    to `path`; a `private` file is for its owner alone. OSError: what was there is untouched, and no temp file
    stays; once the file is in place nothing fails.
    """
    with _placing(path, durable, put, private) as (temp, descriptor):
        stream = open(temp, "r+b", opener=lambda _name, _flags: descriptor)  # noqa: SIM115
        try:
            yield stream
            stream.flush()
            if durable:
                sync_file(descriptor)
            stream.close()
        finally:
            with contextlib.suppress(OSError):  # it may not hide what went wrong first
                stream.close()


@contextmanager
def _placing(path: Path, durable: bool, put: Put | None, private: bool) -> Iterator[tuple[str, int]]:
    """A new temp file's name and descriptor, to be closed; it is moved to `path` once the block has ended."""
    folder, name = os.path.dirname(path), _temp_name()
    temp = os.path.join(folder, name)
    descriptor = os.open(temp, _MAKING, 0o600 if private else 0o666)
    try:
        yield temp, descriptor
        (put or os.replace)(temp, path)
    except BaseException:
        with contextlib.suppress(OSError):  # it may not hide what went wrong first
            os.unlink(temp)
        raise
    finally:
        _used.discard(name)
    if durable:
        sync_folder(folder or os.curdir)


def temp_path(folder: Path) -> Path:
    """A fresh name for a temp file of this process."""
    return folder / _temp_name()


def _temp_name() -> str:
    name = f".cropperhead-{HOST}-{os.getpid()}-{os.urandom(8).hex()}.tmp"
    _used.add(name)
    return name


def is_left_over(name: str) -> bool:
    """True for the temp file of a program of this machine that was killed, one with our own number too."""
    found = _TEMP.fullmatch(name)
    if found is None or found["host"] != HOST or name in _used:
        return False
    pid = int(found["pid"])
    return pid == os.getpid() or not is_running(pid)


def remove_stale_temps(folder: Path, everybody: bool = False) -> list[Path]:
    """Delete temp files that a program of ours left in `folder` when it was killed; they are returned.

    With those of other machines (`everybody`) only where it is known that none of them writes there now.
    """
    removed = []
    for temp in stale_temps(folder, everybody):
        with contextlib.suppress(OSError):
            temp.unlink()
            removed.append(temp)
    return removed


def stale_temps(folder: Path, everybody: bool = False) -> list[Path]:
    """Temp files that a program of ours left in `folder` when it was killed; `everybody`: any but our own."""
    try:
        names = os.listdir(folder)
    except OSError:
        return []
    left = (lambda name: _TEMP.fullmatch(name) and name not in _used) if everybody else is_left_over
    return [folder / name for name in names if left(name)]


def own_folder(folder: Path) -> None:
    """Make a folder of the program's own, with its parents, for its owner alone (OSError)."""
    if not folder.is_dir():
        own_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)


def close_to_others(path: Path) -> None:
    """Take everybody else's rights to a folder or file of our own that an earlier version left open."""
    with contextlib.suppress(OSError):
        status = path.stat()
        if os.name == "posix" and status.st_mode & 0o077 and status.st_uid == os.geteuid():
            path.chmod(status.st_mode & 0o700)


def append_private(path: Path, buffering: int = -1, mode: Literal["ab", "a+b"] = "ab") -> BinaryIO:
    """Open a file of the program's own for appending; a new one is for its owner alone (OSError)."""
    return open(path, mode, buffering, opener=lambda name, flags: os.open(name, flags, 0o600))


def append_line(path: Path, line: bytes, durable: bool = False) -> None:
    """Add a line to a file of the program's own: all of it or nothing (OSError).

    Whatever a killed program left of the line before stays a line of its own.
    """
    with append_private(path, 0, "a+b") as stream:
        if stream.tell():
            stream.seek(-1, os.SEEK_END)
            line = line if stream.read(1) == b"\n" else b"\n" + line
        write_all(stream, line)
        if durable:
            sync_file(stream.fileno())


def write_all(stream: BinaryIO, data: bytes) -> None:
    """Write to the end of an unbuffered file (OSError: nothing of it stays)."""
    start = stream.tell()
    try:
        if stream.write(data) != len(data):  # a full disk takes a part of it
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    except OSError:
        with contextlib.suppress(OSError):
            stream.truncate(start)
        raise
