"""A small, bounded reader of TIFF directories: EXIF blocks, TIFF files and the raw formats built on TIFF.

It reads a few tags from hostile files safely: every count, offset and chain is limited, nothing is
allocated by what a file claims, and damage makes tags absent instead of raising.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

INTEROP_INDEX = 0x0001
NEW_SUBFILE_TYPE = 0x00FE
IMAGE_WIDTH = 0x0100
IMAGE_LENGTH = 0x0101
BITS = 0x0102
COMPRESSION = 0x0103
PHOTOMETRIC = 0x0106
MAKE = 0x010F
STRIP_OFFSETS = 0x0111
ORIENTATION = 0x0112
STRIP_LENGTHS = 0x0117
TILE_OFFSETS = 0x0144
TILE_LENGTHS = 0x0145
SUB_IFDS = 0x014A
JPEG_OFFSET = 0x0201
JPEG_LENGTH = 0x0202
EXIF_IFD = 0x8769
GPS_IFD = 0x8825
DATE_TIME_ORIGINAL = 0x9003
SUB_SECONDS = 0x9291
MAKER_NOTE = 0x927C
COLOR_SPACE = 0xA001
PIXEL_X_DIMENSION = 0xA002
PIXEL_Y_DIMENSION = 0xA003
INTEROP_IFD = 0xA005
DNG_VERSION = 0xC612
DEFAULT_CROP_ORIGIN = 0xC61F
DEFAULT_CROP_SIZE = 0xC620
PREVIEW_COLOR_SPACE = 0xC71A
DEFAULT_USER_CROP = 0xC7B5

_TEXTS = frozenset({INTEROP_INDEX, MAKE, DATE_TIME_ORIGINAL, SUB_SECONDS})
_MAGICS = (42, 0x55, 0x4F52, 0x5352)
_MAX_ENTRIES = 1024
_MAX_VALUES = 64
_MOST_LONGS = 1 << 16
_MAX_DIRECTORIES = 24
_DIRECTORIES = (EXIF_IFD, GPS_IFD, INTEROP_IFD)
_UNITS = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4, 16: 8}
_FORMATS = {1: "B", 2: "B", 3: "H", 4: "I", 5: "II", 6: "b", 7: "B", 8: "h", 9: "i", 10: "ii", 13: "I"}

Numbers = tuple[float, ...]
_Entry = tuple[int, int, int, bytes]
"""Tag, kind, number of values, and the four bytes that are these values or their place."""


@dataclass(frozen=True, slots=True)
class Directory:
    """Numeric tags and dates of one IFD (at most 64 values each; rationals divided), the next one's place.

    `spans`: place (in the TIFF structure) and size in bytes of values that are bytes or of 32 bits, and too
    many to be read at once.
    """

    tags: dict[int, Numbers]
    following: int = 0
    spans: dict[int, tuple[int, int]] = field(default_factory=dict)

    def number(self, tag: int) -> int | None:
        """The first value of a tag as an integer."""
        values = self.tags.get(tag)
        return int(values[0]) if values else None

    def text(self, tag: int) -> str:
        """The ASCII text of a tag; empty when it is absent."""
        return self.bytes_of(tag).decode("ascii", "replace")

    def bytes_of(self, tag: int) -> bytes:
        """The bytes of a text up to its first zero byte; empty when it is absent."""
        values = bytes(int(value) for value in self.tags.get(tag, ()) if 0 <= value < 256)
        return values.partition(b"\0")[0]

    def pair(self, tag: int) -> tuple[int, int] | None:
        """The first two values of a tag, rounded."""
        values = self.tags.get(tag, ())
        return (round(values[0]), round(values[1])) if len(values) >= 2 else None


class Tiff:
    """The directories of a TIFF structure that starts at `start` in `stream`."""

    def __init__(
        self,
        stream: BinaryIO,
        texts: frozenset[int] = _TEXTS,
        longest: int = _MAX_VALUES,
        start: int = 0,
        head: bytes | None = None,
    ) -> None:
        """`texts` are the tags whose text is read, of at most `longest` bytes.

        `head` stands for the first eight bytes where a structure has none of its own (maker notes).
        """
        self._stream = stream
        self._texts = texts
        self._longest = longest
        self._known: dict[int, Directory | None] = {}
        self.start = start
        head = self.read(0, 8) if head is None else head
        self._order = {b"II": "<", b"MM": ">"}.get(head[:2], "")
        self._first = 0
        if len(head) == 8 and self._order:
            magic, first = struct.unpack(self._order + "HI", head[2:])
            self._first = first if magic in _MAGICS else 0

    def read(self, offset: int, count: int) -> bytes:
        """`count` bytes at `offset` of the structure, fewer at the end of the file."""
        if offset < 0:
            return b""
        self._stream.seek(self.start + offset)
        return self._stream.read(count)

    def chain(self) -> list[Directory]:
        """IFD0, IFD1 and so on; loops and over-long chains end it."""
        return list(self._walk(self._first))

    def first(self) -> Directory | None:
        """IFD0 alone."""
        return next(self._walk(self._first), None)

    def all_directories(self) -> list[Directory]:
        """The chain, and the SubIFDs of its members."""
        found = self.chain()
        for parent in tuple(found):
            for offset in parent.tags.get(SUB_IFDS, ())[:8]:
                child = self.directory(int(offset))
                if child is not None and len(found) < _MAX_DIRECTORIES:
                    found.append(child)
        return found

    def exif(self) -> Directory | None:
        """The Exif IFD that IFD0 points to."""
        chain = self.chain()
        offset = chain[0].number(EXIF_IFD) if chain else None
        return self.directory(offset) if offset else None

    def interop(self) -> Directory | None:
        """The Interoperability IFD that the Exif IFD points to."""
        exif = self.exif()
        offset = exif.number(INTEROP_IFD) if exif is not None else None
        return self.directory(offset) if offset else None

    def is_sound(self, size: int) -> bool:
        """Whether IFD0, Exif, GPS and Interop of a block of `size` bytes can be read as a whole.

        A library that believes every count reads the same bytes again for each entry that points to them.
        In a sound block the values, as far as they are there, are no longer than the block.
        """
        left, offsets, seen = size, [self._first], set[int]()
        while offsets:
            offset = offsets.pop()
            entries = self._entries(offset) if offset and offset not in seen else None
            if entries is None:
                return False
            seen.add(offset)
            for tag, kind, length, inline in entries[0]:
                place = int(struct.unpack(self._order + "I", inline)[0])
                if tag in _DIRECTORIES and kind in (4, 13) and length == 1:
                    offsets.append(place)
                needed = length * _UNITS.get(kind, 1)
                left -= min(needed, max(0, size - place)) if needed > 4 else 0
            if left < 0:
                return False
        return True

    def _walk(self, offset: int) -> Iterator[Directory]:
        seen: set[int] = set()
        while offset and offset not in seen and len(seen) < _MAX_DIRECTORIES:
            seen.add(offset)
            directory = self.directory(offset)
            if directory is None:
                return
            yield directory
            offset = directory.following

    def directory(self, offset: int) -> Directory | None:
        """The IFD at a place; None where there is none."""
        if offset not in self._known:
            self._known[offset] = self._read_directory(offset)
        return self._known[offset]

    def _read_directory(self, offset: int) -> Directory | None:
        found = self._entries(offset)
        if found is None:
            return None
        tags: dict[int, Numbers] = {}
        spans: dict[int, tuple[int, int]] = {}
        for tag, kind, length, inline in found[0]:
            text = kind == 2 and tag not in self._texts
            values = () if text else self._values(kind, length, inline)
            if values:
                tags[tag] = values
            elif kind in (1, 4, 7) and length > _MAX_VALUES:
                spans[tag] = (struct.unpack(self._order + "I", inline)[0], length * _UNITS[kind])
        return Directory(tags, found[1], spans)

    def longs(self, directory: Directory, tag: int) -> tuple[int, ...]:
        """The whole numbers of a tag, also those of 32 bits that are too many for `tags` (64 Ki at most)."""
        place, size = directory.spans.get(tag, (0, 0))
        data = self.read(place, min(size, 4 * _MOST_LONGS))
        many = struct.unpack(f"{self._order}{len(data) // 4}I", data[: len(data) // 4 * 4])
        return tuple(map(int, directory.tags.get(tag, many)))

    def _entries(self, offset: int) -> tuple[list[_Entry], int] | None:
        """The entries of an IFD and the next one's place; None where it is cut off, empty or too long."""
        head = self.read(offset, 2) if self._order else b""
        if len(head) < 2:
            return None
        count = struct.unpack(self._order + "H", head)[0]
        body = self.read(offset + 2, 12 * count + 4) if 0 < count <= _MAX_ENTRIES else b""
        if len(body) < 12 * count or not body:
            return None
        entries = list(struct.iter_unpack(self._order + "HHI4s", body[: 12 * count]))
        tail = body[12 * count :]
        return entries, struct.unpack(self._order + "I", tail)[0] if len(tail) == 4 else 0

    def _values(self, kind: int, length: int, inline: bytes) -> Numbers:
        """The values of one entry, or nothing for kinds and lengths that no tag we want has."""
        form = _FORMATS.get(kind)
        if form is None or not 0 < length <= (self._longest if kind == 2 else _MAX_VALUES):
            return ()
        size = _UNITS[kind] * length
        if size > 4:
            inline = self.read(struct.unpack(self._order + "I", inline)[0], size)
        if len(inline) < size:
            return ()
        raw = struct.unpack(f"{self._order}{len(form) * length}{form[0]}", inline[:size])
        if len(form) == 1:
            return tuple(map(float, raw))
        return tuple(top / bottom if bottom else 0.0 for top, bottom in zip(raw[::2], raw[1::2], strict=True))
