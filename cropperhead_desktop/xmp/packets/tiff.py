"""XMP and pixels in TIFF and DNG, either byte order, classic and BigTIFF.

The packet is tag 700 of the first page that has it; the pixels are those of the largest picture.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from cropperhead_desktop.xmp.packet import MAX_BYTES

_WIDTH, _LENGTH = 256, 257
_PLACES = ((273, 279), (324, 325))
"""Offsets and byte counts of strips, of tiles."""
_RAW_OFFSET = 280
"""In Panasonic's raws; a TIFF has another meaning for it."""
_SUB_DIRECTORIES = 330
_XMP_TAG = 700
_MAX_ENTRIES = 4096
_MAX_PAGES = 24
_MAX_CHILDREN = 8
_MAX_VALUES = 65536
_BYTE_TYPES = (1, 2, 7)
"""As some programs write a packet: as bytes, as text, as anything."""
_FORMATS = {1: "B", 3: "H", 4: "I", 7: "B", 13: "I", 16: "Q", 18: "Q"}


class _Entry(NamedTuple):
    kind: int
    length: int
    place: int
    """Where its values are in the file."""


_Directory = dict[int, _Entry]


def extract(file: BinaryIO) -> bytes | None:
    """The packet of a TIFF, None without one; struct.error when a directory before it is cut off."""
    tiff = _Tiff(file)
    for directory in tiff.directories():
        entry = directory.get(_XMP_TAG)
        if entry is not None and entry.kind in _BYTE_TYPES and 8 < entry.length <= MAX_BYTES:
            file.seek(entry.place)
            return file.read(entry.length)
    return None


def pixels(file: BinaryIO) -> list[tuple[int, int | None]]:
    """Place and length of the strips or tiles of the largest picture; struct.error when one is cut off."""
    tiff = _Tiff(file)
    found = list(tiff.directories())
    if tiff.is_panasonic and found and (start := tiff.numbers(found[0].get(_RAW_OFFSET))):
        return [(start[0], None)]
    for place in [
        each for parent in found for each in tiff.numbers(parent.get(_SUB_DIRECTORIES))[:_MAX_CHILDREN]
    ]:
        found += [directory for directory, _ in zip(tiff.directories(place), range(1), strict=False)]
    largest, extents = -1, list[tuple[int, int | None]]()
    for directory in found:
        width, height = (tiff.numbers(directory.get(tag)) or (0,) for tag in (_WIDTH, _LENGTH))
        for pair in _PLACES:
            places, lengths = (tiff.numbers(directory.get(tag)) for tag in pair)
            if places and len(places) == len(lengths) and width[0] * height[0] > largest:
                largest, extents = width[0] * height[0], list(zip(places, lengths, strict=True))
    return extents


class _Tiff:
    """The directories of a TIFF; struct.error where it is cut off."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        file.seek(0)
        head = file.read(16)
        self._order = "<" if head[:2] == b"II" else ">"
        self.is_panasonic = head[:3] == b"IIU"
        self._is_big = struct.unpack(self._order + "H", head[2:4])[0] == 43
        first = head[8:16] if self._is_big else head[4:8]
        self._first = struct.unpack(self._order + ("Q" if self._is_big else "I"), first)[0]

    def directories(self, start: int | None = None) -> Iterator[_Directory]:
        """The chain of directories from `start`, by default from the first one; circles end it."""
        start = self._first if start is None else start
        seen: set[int] = set()
        while start and start not in seen and len(seen) < _MAX_PAGES:
            seen.add(start)
            directory, start = self._directory(start)
            yield directory

    def numbers(self, entry: _Entry | None) -> tuple[int, ...]:
        """The values of an entry; empty where it is no unsigned numbers, or far too many."""
        form = _FORMATS.get(entry.kind) if entry is not None else None
        if entry is None or form is None or entry.length > _MAX_VALUES:
            return ()
        layout = struct.Struct(f"{self._order}{entry.length}{form}")
        self._file.seek(entry.place)
        return layout.unpack(self._file.read(layout.size))

    def _directory(self, start: int) -> tuple[_Directory, int]:
        """Its entries by tag, of several with one tag the first, and the place of the next one, or 0."""
        count_format, entry_format, next_format = ("Q", "HHQQ", "Q") if self._is_big else ("H", "HHII", "I")
        count_size, entry_size, next_size = (8, 20, 8) if self._is_big else (2, 12, 4)
        self._file.seek(start)
        count = struct.unpack(self._order + count_format, self._file.read(count_size))[0]
        table = self._file.read(min(count, _MAX_ENTRIES) * entry_size)
        following = self._file.read(next_size) if count <= _MAX_ENTRIES else b""
        directory: _Directory = {}
        for position in range(0, len(table) - entry_size + 1, entry_size):
            tag, kind, length, place = struct.unpack_from(self._order + entry_format, table, position)
            size = struct.calcsize(_FORMATS.get(kind, "Q")) * length
            if size <= next_size:
                place = start + count_size + position + entry_size - next_size
            directory.setdefault(tag, _Entry(kind, length, place))
        is_whole = len(following) == next_size
        return directory, struct.unpack(self._order + next_format, following)[0] if is_whole else 0
