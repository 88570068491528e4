"""Reading files that may be anything: pipes, devices, gigabytes, JSON without sense."""

from __future__ import annotations

import errno
import json
import math
import os
import stat
from pathlib import Path
from typing import Any, BinaryIO

_BLOCK = 1024 * 1024
_NON_BLOCKING = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_MOST_DIGITS = 300


_ASKS = os.access in os.supports_follow_symlinks and os.access(os.sep, os.F_OK, follow_symlinks=False)
"""Some C libraries refuse this question, and then it sounds as if there were nothing."""


def is_there(path: str) -> bool:
    """`os.path.lexists` in half the time, since no exception is made where there is nothing."""
    if not _ASKS:
        return os.path.lexists(path)
    try:
        return os.access(path, os.F_OK, follow_symlinks=False)
    except ValueError:  # a NUL
        return False


def open_regular(path: Path, buffering: int = 8192) -> BinaryIO:
    """Open a regular file for reading; OSError for pipes, devices, folders (never blocks on them)."""
    descriptor, _size = _opened(path)
    try:
        return os.fdopen(descriptor, "rb", buffering)
    except BaseException:
        os.close(descriptor)
        raise


def read_limited(path: Path, limit: int, too_large: str = "too large to be read") -> bytes:
    """All bytes of a regular file of at most `limit` bytes; OSError with the reason otherwise."""
    descriptor, size = _opened(path)
    try:
        if size > limit:
            raise OSError(errno.EFBIG, too_large)
        data = os.read(descriptor, size + 1)
        while len(data) != size and len(data) <= limit and (block := os.read(descriptor, _BLOCK)):
            data += block  # it grew meanwhile, or the system gives it in pieces
    finally:
        os.close(descriptor)
    if len(data) > limit:
        raise OSError(errno.EFBIG, too_large)
    return data


def read_text(path: Path, limit: int) -> str:
    """The UTF-8 text of a regular file of at most `limit` bytes (OSError; ValueError: it is no text)."""
    return read_limited(path, limit).decode("utf-8")


def parse_json(text: bytes | str) -> Any:  # noqa: ANN401
    """What a JSON text says; ValueError for all that is none, also for what Python alone would take.

    That is NaN and Infinity, numbers beyond a float's range, and lists too deep for the stack.
    """
    try:
        return json.loads(text, parse_constant=_no_number, parse_float=_finite, parse_int=_whole)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


def read_json(path: Path, limit: int) -> Any:  # noqa: ANN401
    """What a JSON file of at most `limit` bytes says (OSError, ValueError: see `parse_json`)."""
    return parse_json(read_limited(path, limit))


def _no_number(name: str) -> float:
    raise ValueError(f"{name} is no number of JSON")


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(f"{text[:20]} is beyond all numbers")
    return number


def _whole(text: str) -> int:
    if len(text) > _MOST_DIGITS:
        raise ValueError(f"{text[:20]}… is beyond all numbers")
    return int(text)


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
