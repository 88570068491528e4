"""All of the old or all of the new: a sidecar is replaced only while it holds what was read."""

from __future__ import annotations

import contextlib
import os
import sys
from functools import partial
from pathlib import Path

from cropperhead_desktop.domain.errors import SidecarConflict, SidecarError
from cropperhead_desktop.system.files import reason_of, write_whole
from cropperhead_desktop.system.reading import read_limited
from cropperhead_desktop.system.syncs import sync_folder
from cropperhead_desktop.xmp.packet import MAX_BYTES, TOO_LARGE

BACKUP_SUFFIX = ".cropperhead_original"


def replace_file(path: Path, before: bytes | None, after: bytes) -> None:
    """Write `after` to `path`, which must still hold `before` (None: must not exist).

    Raises SidecarConflict when it does not, SidecarError with the reason when the system refuses; in both
    cases the old file is untouched and no temp file stays behind.
    """

    def prepare(descriptor: int) -> None:
        if before is not None:
            try:
                copy_rights(path, descriptor)
            except FileNotFoundError as error:
                raise _changed(path) from error

    try:
        write_whole(path, after, put=partial(_put_in_place, before=before), prepare=prepare)
    except OSError as error:
        raise SidecarError(path, "not written: {why}", why=reason_of(error)) from error


def remove_file(path: Path, before: bytes) -> None:
    """Delete a file that must still hold `before` (SidecarConflict, SidecarError)."""
    try:
        _check_unchanged(path, before)
        path.unlink()
        sync_folder(path.parent)
    except OSError as error:
        raise SidecarError(path, "not removed: {why}", why=reason_of(error)) from error


def keep_backup(path: Path, content: bytes) -> Path | None:
    """A byte-identical copy beside `path`; None when there is one already, which is never overwritten."""
    backup = backup_of(path)
    if os.path.lexists(backup):
        return None
    try:
        write_whole(
            backup, content, put=partial(_put_in_place, before=None), prepare=partial(copy_rights, path)
        )
    except SidecarConflict:
        return None
    except OSError as error:
        raise SidecarError(
            path, "not written, since no backup can be made: {why}", why=reason_of(error)
        ) from error
    return backup


def backup_of(path: Path) -> Path:
    """Where the copy of a file that we change first is kept."""
    return path.with_name(path.name + BACKUP_SUFFIX)


def copy_rights(path: Path, descriptor: int) -> None:
    """Give an open file the owner, group, rights and extended attributes of another one, as far as allowed.

    Those are tags of file managers and access lists, too. A file system without them refuses each; it
    gives new files what it gave the old one. OSError: there is no such file.
    """
    status, given = os.stat(path), os.fstat(descriptor)
    if hasattr(os, "fchown"):
        if given.st_gid != status.st_gid:
            with contextlib.suppress(OSError):
                os.fchown(descriptor, -1, status.st_gid)
        if given.st_uid != status.st_uid:
            with contextlib.suppress(OSError):  # only root gives files away
                os.fchown(descriptor, status.st_uid, -1)
    if hasattr(os, "fchmod") and os.fstat(descriptor).st_mode != status.st_mode:
        with contextlib.suppress(OSError):
            os.fchmod(descriptor, status.st_mode & 0o7777)
    if sys.platform == "linux":
        with contextlib.suppress(OSError):
            for name in os.listxattr(path):
                with contextlib.suppress(OSError):
                    os.setxattr(descriptor, name, os.getxattr(path, name))


def _put_in_place(temp: str, path: Path, before: bytes | None) -> None:
    if before is not None:
        _check_unchanged(path, before)
        os.replace(temp, path)
        return
    try:
        # unlike a rename, a hard link never overwrites what somebody else made meanwhile
        os.link(temp, path)
        with contextlib.suppress(OSError):  # the file is in place
            os.unlink(temp)
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
        unchanged = read_limited(path, MAX_BYTES, TOO_LARGE) == before
    except FileNotFoundError:
        unchanged = False
    if not unchanged:
        raise _changed(path)


def _changed(path: Path) -> SidecarConflict:
    return SidecarConflict(path, "changed by somebody else since it was read; nothing was written")
