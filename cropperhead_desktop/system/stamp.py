"""Which state of a file something is known of: one stamp for all caches."""

from __future__ import annotations

import os
import zlib
from pathlib import Path

from cropperhead_desktop.system.moment import once

_HEAD, _TAIL = 32 * 1024, 8 * 1024
"""Bytes at both ends that are looked at; TIFF and PNG may have their metadata behind the pixels."""

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


def stamp_of(path: Path) -> str:
    """The state of a file: size, times, and a digest of its ends; another text once it was written anew.

    The time of writing alone can be set back (`exiftool -P`, `cp -p`), and FAT and shares keep neither
    fractions of a second nor the time of the last change. The inode is left out: FAT, exFAT and shares number
    their files anew at each mount. In a `moment` it stays what it was when first asked. OSError when there is
    no such file; what cannot be opened has no digest.
    """
    return once(("stamp", os.fspath(path)), lambda: _stamp(path))


def _stamp(path: Path) -> str:
    status = os.stat(path)
    return f"{status_stamp(status)}:{_digest(path, status.st_size)}"


def status_stamp(status: os.stat_result) -> str:
    """The part of a stamp that costs no look into the file."""
    return f"{status.st_mtime_ns}:{status.st_size}:{status.st_ctime_ns}"


def written_at(stamp: str) -> int:
    """When a file with this stamp was written, nanoseconds since the epoch."""
    return int(stamp.partition(":")[0])


def _digest(path: Path, size: int) -> str:
    """Of the first and last bytes (50 µs in all); empty where they cannot be read."""
    try:
        descriptor = os.open(path, _FLAGS)
    except OSError:
        return ""
    try:
        ends = os.read(descriptor, _HEAD)
        if size > _HEAD:
            os.lseek(descriptor, max(_HEAD, size - _TAIL), os.SEEK_SET)
            ends += os.read(descriptor, _TAIL)
    except OSError:
        return ""
    finally:
        os.close(descriptor)
    return f"{zlib.crc32(ends):08x}"
