"""What walkers read with, and what they find."""

from __future__ import annotations

import os
import struct
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, BinaryIO

from cropperhead_desktop.imaging.tiff import Directory, Tiff

_MOST_READS = 50_000
_HEAD = 64 * 1024
"""Bytes that are read at once: most structures lie there."""


class Damaged(Exception):
    """A structure that is cut off, or points out of the file."""


@dataclass(frozen=True, slots=True)
class ExifBlock:
    """An EXIF block: a TIFF structure of `length` bytes at `offset` in the file.

    `holds`: the tag of IFD0 that points to this directory elsewhere, where a container keeps it apart.
    `unpacked`: the block itself where the file holds it packed; `offset` is 0 then, and counts in it.
    """

    offset: int
    length: int
    holds: int = 0
    unpacked: bytes = b""


@dataclass(frozen=True, slots=True)
class EmbeddedJpeg:
    """A whole JPEG file of `length` bytes at `offset` in the photo, of that many pixels (stored frame)."""

    offset: int
    length: int
    width: int
    height: int


Part = ExifBlock | EmbeddedJpeg | Directory
"""A directory stands for an EXIF block in formats that have none: EXIF's tags, made of what they say."""


class Window:
    """Bounded reading of a file: `size` bytes, read by offset, `_MOST_READS` times at most."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream = stream
        self._left = _MOST_READS
        self._tiffs: dict[tuple[int, bytes | None], Tiff] = {}
        self.size = stream.seek(0, os.SEEK_END)
        stream.seek(0)
        self._head = stream.read(_HEAD)

    def tiff(self, start: int = 0, head: bytes | None = None) -> Tiff:
        """The TIFF structure there (see `Tiff`); what was read of it is known the next time."""
        key = start, head
        if key not in self._tiffs:
            self._tiffs[key] = Tiff(self.stream, start=start, head=head, near=self._head)
        return self._tiffs[key]

    def read(self, offset: int, count: int) -> bytes:
        """Exactly `count` bytes (Damaged: not within the file, or too much was read already)."""
        self._left -= 1
        if self._left >= 0 and 0 <= offset <= offset + count <= len(self._head):
            return self._head[offset : offset + count]
        if self._left < 0 or not self.holds(offset, count):
            raise Damaged
        self.stream.seek(offset)
        data = self.stream.read(count)
        if len(data) != count:
            raise Damaged
        return data

    def begins(self, magic: bytes, at: int = 0) -> bool:
        """Whether the file has these bytes at a place in its first kilobytes."""
        return self._head.startswith(magic, at)

    def holds(self, offset: int, count: int) -> bool:
        """Whether these bytes are in the file."""
        return offset >= 0 and 0 <= count <= self.size - offset

    def unpack(self, layout: str, offset: int) -> tuple[Any, ...]:
        """Values as `struct.unpack` (Damaged: not within the file)."""
        return struct.unpack(layout, self.read(offset, struct.calcsize(layout)))


def ascii_tag(text: bytes | str) -> tuple[float, ...]:
    """A text as the value of a `Directory`'s tag."""
    data = text.encode("utf-8", "replace") if isinstance(text, str) else text
    return tuple(map(float, data[:128].partition(b"\0")[0]))


def clock_tag(seconds: int) -> tuple[float, ...]:
    """Seconds since 1970 by the camera's own clock as the value of a `Directory`'s date tag."""
    if not 0 < seconds < 1 << 32:
        return ()
    return ascii_tag(f"{datetime.fromtimestamp(seconds, UTC):%Y:%m:%d %H:%M:%S}")
