"""Opening files that may be anything."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

from cropperhead_desktop.domain.errors import Reason

_BLOCK = 1024 * 1024
_NON_BLOCKING = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


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
            raise OSError(errno.EFBIG, Reason("larger than {limit} MB, not read", limit=limit // 2**20))
        data = os.read(descriptor, size + 1)
        while len(data) != size and len(data) <= limit and (block := os.read(descriptor, _BLOCK)):
            data += block  # it grew meanwhile, or the system gives it in pieces
    finally:
        os.close(descriptor)
    if len(data) > limit:
        raise OSError(errno.EFBIG, Reason("larger than {limit} MB, not read", limit=limit // 2**20))
    return data


def _opened(path: Path) -> tuple[int, int]:
    """A descriptor of a regular file, and its size."""
    descriptor = os.open(path, os.O_RDONLY | _NON_BLOCKING)
    try:
        status = os.fstat(descriptor)
        if stat.S_ISDIR(status.st_mode):
            raise OSError(errno.EISDIR, os.strerror(errno.EISDIR))
        if not stat.S_ISREG(status.st_mode):
            raise OSError(errno.EINVAL, "is a pipe, socket or device, not a file")
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor, status.st_size
