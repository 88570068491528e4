"""All of the old or all of the new: temp file in the same folder, fsync, check, replace, fsync.

Own temp files are named `.cropperhead-HOST-PID-N.tmp`, so that those of a killed program can be told
from everybody else's files, and from those of a program that still runs, here or on another machine.
"""

from __future__ import annotations

import contextlib
import itertools
import os
import re
import socket
import zlib
from pathlib import Path

from cropperhead_desktop.domain.errors import SidecarConflict, SidecarError
from cropperhead_desktop.xmp.files import read_limited, reason_of
from cropperhead_desktop.xmp.packet import MAX_BYTES

BACKUP_SUFFIX = ".cropperhead_original"

_HOST = f"{zlib.crc32(socket.gethostname().encode()):08x}"
_TEMP = re.compile(r"\.cropperhead-(?P<host>[0-9a-f]{8})-(?P<pid>[0-9]+)-[0-9]+\.tmp")
_counter = itertools.count()


def replace_file(path: Path, before: bytes | None, after: bytes) -> None:
    """Write `after` to `path`, which must still hold `before` (None: must not exist).

    Raises SidecarConflict when it does not, SidecarError with the reason when the system refuses; in both
    cases the old file is untouched and no temp file stays behind.
    """
    try:
        if before is not None:
            _check_unchanged(path, before)
        temp = _write_temp(path, before is not None, after)
        try:
            _put_in_place(temp, path, before)
        finally:
            with contextlib.suppress(OSError):
                temp.unlink()
        sync_folder(path.parent)
    except OSError as error:
        raise SidecarError(path, f"not written: {reason_of(error)}") from error


def remove_file(path: Path, before: bytes) -> None:
    """Delete a file that must still hold `before` (SidecarConflict, SidecarError)."""
    try:
        _check_unchanged(path, before)
        path.unlink()
        sync_folder(path.parent)
    except OSError as error:
        raise SidecarError(path, f"not removed: {reason_of(error)}") from error


def keep_backup(path: Path, content: bytes) -> Path | None:
    """A byte-identical copy beside `path`; None when there is one already, which is never overwritten."""
    backup = backup_of(path)
    if os.path.lexists(backup):
        return None
    try:
        temp = _write_temp(path, True, content, beside=backup)
        try:
            _put_in_place(temp, backup, None)
        finally:
            with contextlib.suppress(OSError):
                temp.unlink()
    except SidecarConflict:
        return None
    except OSError as error:
        raise SidecarError(path, f"not written, since no backup can be made: {reason_of(error)}") from error
    return backup


def backup_of(path: Path) -> Path:
    """Where the copy of a file that we change first is kept."""
    return path.with_name(path.name + BACKUP_SUFFIX)


def remove_stale_temps(folder: Path) -> list[Path]:
    """Delete temp files that a program of ours left in `folder` when it was killed; they are returned."""
    try:
        names = os.listdir(folder)
    except OSError:
        return []
    removed = []
    for name in names:
        found = _TEMP.fullmatch(name) if name.startswith(".cropperhead-") else None
        if found and found["host"] == _HOST and not _is_running(int(found["pid"])):
            with contextlib.suppress(OSError):
                (folder / name).unlink()
                removed.append(folder / name)
    return removed


def sync_folder(folder: Path) -> None:
    """Make a rename last through a power cut, where the system can do that to folders."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def temp_path(folder: Path) -> Path:
    """A fresh name for a temp file of this process."""
    return folder / f".cropperhead-{_HOST}-{os.getpid()}-{next(_counter)}.tmp"


def _write_temp(like: Path, exists: bool, content: bytes, beside: Path | None = None) -> Path:
    """A new file beside `like` with its mode bits and owner, safely on the disk."""
    temp = temp_path((beside or like).parent)
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    descriptor = os.open(temp, flags, 0o666)
    try:
        with os.fdopen(descriptor, "wb", 0) as file:
            if exists:
                _copy_rights(like, file.fileno())
            view = memoryview(content)
            while view:
                view = view[file.write(view) :]
            os.fsync(file.fileno())
    except BaseException:
        with contextlib.suppress(OSError):
            temp.unlink()
        raise
    return temp


def _copy_rights(path: Path, descriptor: int) -> None:
    status = path.stat()
    if hasattr(os, "fchown") and status.st_uid != os.geteuid():
        with contextlib.suppress(OSError):
            os.fchown(descriptor, status.st_uid, status.st_gid)
    if hasattr(os, "fchmod"):
        os.fchmod(descriptor, status.st_mode & 0o7777)


def _put_in_place(temp: Path, path: Path, before: bytes | None) -> None:
    if before is not None:
        _check_unchanged(path, before)
        os.replace(temp, path)
        return
    try:
        # unlike a rename, a hard link never overwrites what somebody else made meanwhile
        os.link(temp, path)
    except FileExistsError as error:
        raise SidecarConflict(path, "somebody else has just made this file; nothing was written") from error
    except OSError:
        if os.path.lexists(path):
            raise SidecarConflict(
                path, "somebody else has just made this file; nothing was written"
            ) from None
        os.replace(temp, path)


def _check_unchanged(path: Path, before: bytes) -> None:
    try:
        unchanged = read_limited(path, MAX_BYTES) == before
    except FileNotFoundError:
        unchanged = False
    if not unchanged:
        raise SidecarConflict(path, "changed by somebody else since it was read; nothing was written")


def _is_running(pid: int) -> bool:
    if pid == os.getpid() or os.name == "nt":  # there os.kill(pid, 0) would end the process
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
