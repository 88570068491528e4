"""Opening files that may be anything, and saying in plain words why the system refused."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

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
_BLOCK = 1024 * 1024
_NON_BLOCKING = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


def reason_of(error: OSError) -> str:
    """The cause of an OSError in words."""
    if error.strerror and error.strerror != os.strerror(error.errno or 0):
        return error.strerror
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)


def open_regular(path: Path, buffering: int = 8192) -> BinaryIO:
    """Open a regular file for reading; OSError for pipes, devices, folders (never blocks on them)."""
    descriptor, _size = _opened(path)
    try:
        return os.fdopen(descriptor, "rb", buffering)
    except BaseException:
        os.close(descriptor)
        raise


def read_limited(path: Path, limit: int) -> bytes:
    """All bytes of a regular file of at most `limit` bytes; OSError with the reason otherwise."""
    descriptor, size = _opened(path)
    try:
        if size > limit:
            raise OSError(errno.EFBIG, f"larger than {limit // 2**20} MB, not read")
        data = os.read(descriptor, size + 1)
        while len(data) != size and len(data) <= limit and (block := os.read(descriptor, _BLOCK)):
            data += block  # it grew meanwhile, or the system gives it in pieces
    finally:
        os.close(descriptor)
    if len(data) > limit:
        raise OSError(errno.EFBIG, f"larger than {limit // 2**20} MB, not read")
    return data


def _opened(path: Path) -> tuple[int, int]:
    """A descriptor of a regular file, and its size."""
    descriptor = os.open(path, os.O_RDONLY | _NON_BLOCKING)
    try:
        status = os.fstat(descriptor)
        if stat.S_ISDIR(status.st_mode):
            raise OSError(errno.EISDIR, _REASONS[errno.EISDIR])
        if not stat.S_ISREG(status.st_mode):
            raise OSError(errno.EINVAL, "is a pipe, socket or device, not a file")
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor, status.st_size
