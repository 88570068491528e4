"""A small, bounded reader of TIFF directories: EXIF blocks, TIFF files and the raw formats built on TIFF.

It reads a few tags from hostile files safely: every count, offset and chain is limited, nothing is
allocated by what a file claims, and damage makes tags absent instead of raising.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO, Protocol, TypeVar

INTEROP_INDEX = 0x0001
NEW_SUBFILE_TYPE = 0x00FE
SUBFILE_TYPE = 0x00FF
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
_BIG = 43
_SAME_SHAPE, _MUCH_LARGER = 0.03, 1.5
_MAX_ENTRIES = 1024
_MAX_VALUES = 64
_MOST_LONGS = 1 << 16
_MAX_DIRECTORIES = 24
_FARTHEST = 1 << 62
"""Places beyond are none that a file can have."""
_DIRECTORIES = (EXIF_IFD, GPS_IFD, INTEROP_IFD)
_UNITS = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4}
_UNITS |= {16: 8, 17: 8, 18: 8}
_FORMATS = {1: "B", 2: "B", 3: "H", 4: "I", 5: "II", 6: "b", 7: "B", 8: "h", 9: "i", 10: "ii", 13: "I"}
_FORMATS |= {16: "Q", 17: "q", 18: "Q"}
_SINGLE = {
    order: {
        kind: struct.Struct(order + form).unpack_from for kind, form in _FORMATS.items() if form in "BHIbhi"
    }
    for order in "<>"
}
"""What reads one value that lies in its entry, for most entries are such."""

Numbers = tuple[float, ...]
_Entry = tuple[int, int, int, bytes]
"""Tag, kind, number of values, and the bytes that are these values or their place."""


@dataclass(frozen=True, slots=True)
class _Layout:
    """How directories are written: number of entries, an entry, and a place, with their sizes in bytes."""

    count: str
    entry: str
    place: str
    head: int
    each: int
    room: int


_CLASSIC, _WIDE = _Layout("H", "HHI4s", "I", 2, 12, 4), _Layout("Q", "HHQ8s", "Q", 8, 20, 8)
"""TIFF's, and BigTIFF's."""


class _Page(Protocol):
    """A picture in a TIFF."""

    @property
    def size(self) -> tuple[int, int]:
        """Stored width and height in pixels."""
        ...

    @property
    def is_full(self) -> bool:
        """Neither a reduced picture nor a mask, by its own word."""
        ...


P = TypeVar("P", bound=_Page)


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

    @property
    def size(self) -> tuple[int, int]:
        """Stored width and height in pixels, 0 where it does not tell."""
        return self.number(IMAGE_WIDTH) or 0, self.number(IMAGE_LENGTH) or 0

    @property
    def is_full(self) -> bool:
        """Neither a reduced picture nor a mask, by its own word."""
        return is_full(self.number(NEW_SUBFILE_TYPE) or 0, self.number(SUBFILE_TYPE) or 1)

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
        near: bytes = b"",
    ) -> None:
        """`texts` are the tags whose text is read, of at most `longest` bytes.

        `head` stands for the first eight bytes where a structure has none of its own (maker notes); `near`
        are the first bytes of the stream where they were read already.
        """
        self._stream, self._near = stream, near
        self._texts = texts
        self._longest = longest
        self._known: dict[int, Directory | None] = {}
        self.start = start
        head = self.read(0, 8) if head is None else head
        self._order = {b"II": "<", b"MM": ">"}.get(head[:2], "")
        self._first = 0
        self._layout = _CLASSIC
        if len(head) == 8 and self._order:
            magic, first = struct.unpack(self._order + "HI", head[2:])
            self._first = first if magic in _MAGICS else 0
            if magic == _BIG:
                self._layout = _WIDE
                self._first = self._place(self.read(8, 8).ljust(8, b"\0"))

    def read(self, offset: int, count: int) -> bytes:
        """`count` bytes at `offset` of the structure, fewer at the end of the file."""
        if not 0 <= offset < _FARTHEST:
            return b""
        place = self.start + offset
        if place + count <= len(self._near):
            return self._near[place : place + count]
        self._stream.seek(place)
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
                child = self.directory(int(offset)) if len(found) < _MAX_DIRECTORIES else None
                found += [child] if child is not None else []
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
                place = self._place(inline)
                if tag in _DIRECTORIES and kind in (4, 13, 16, 18) and length == 1:
                    offsets.append(place)
                needed = length * _UNITS.get(kind, 1)
                left -= min(needed, max(0, size - place)) if needed > self._layout.room else 0
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
        single = _SINGLE[self._order]
        for tag, kind, length, inline in found[0]:
            if length == 1 and kind in single:
                tags[tag] = (float(single[kind](inline)[0]),)
                continue
            if kind == 2 and tag not in self._texts:
                continue
            values = self._values(kind, length, inline)
            if values:
                tags[tag] = values
            elif kind in (1, 4, 7) and length > _MAX_VALUES:
                spans[tag] = (self._place(inline), length * _UNITS[kind])
        return Directory(tags, found[1], spans)

    def longs(self, directory: Directory, tag: int) -> tuple[int, ...]:
        """The whole numbers of a tag, also those of 32 bits that are too many for `tags` (64 Ki at most)."""
        place, size = directory.spans.get(tag, (0, 0))
        data = self.read(place, min(size, 4 * _MOST_LONGS))
        many = struct.unpack(f"{self._order}{len(data) // 4}I", data[: len(data) // 4 * 4])
        return tuple(map(int, directory.tags.get(tag, many)))

    def _entries(self, offset: int) -> tuple[list[_Entry], int] | None:
        """The entries of an IFD and the next one's place; None where it is cut off, empty or too long."""
        layout = self._layout
        head = self.read(offset, layout.head) if self._order else b""
        if len(head) < layout.head:
            return None
        count = struct.unpack(self._order + layout.count, head)[0]
        size = count * layout.each
        body = self.read(offset + layout.head, size + layout.room) if 0 < count <= _MAX_ENTRIES else b""
        if len(body) < size or not body:
            return None
        entries = list(struct.iter_unpack(self._order + layout.entry, body[:size]))
        tail = body[size:]
        return entries, self._place(tail) if len(tail) == layout.room else 0

    def _place(self, data: bytes) -> int:
        """The place in the structure that these bytes of an entry say."""
        return int(struct.unpack(self._order + self._layout.place, data)[0])

    def _values(self, kind: int, length: int, inline: bytes) -> Numbers:
        """The values of one entry, or nothing for kinds and lengths that no tag we want has."""
        form = _FORMATS.get(kind)
        if form is None or not 0 < length <= (self._longest if kind == 2 else _MAX_VALUES):
            return ()
        size = _UNITS[kind] * length
        if size > len(inline):
            inline = self.read(self._place(inline), size)
        if len(inline) < size:
            return ()
        raw = struct.unpack(f"{self._order}{len(form) * length}{form[0]}", inline[:size])
        if len(form) == 1:
            return tuple(map(float, raw))
        return tuple(top / bottom if bottom else 0.0 for top, bottom in zip(raw[::2], raw[1::2], strict=True))


def is_full(new_kind: int, kind: int) -> bool:
    """Whether NewSubfileType and SubfileType (1 where absent) say neither reduced picture nor mask."""
    return not new_kind & 5 and kind != 2


def chosen_page(pages: Sequence[P]) -> P | None:
    """The photo among the pages of a TIFF: the first full page, or a much larger one of the same shape; where
    all are reduced ones, the largest; None without any."""
    pages = [page for page in pages if min(page.size) > 0]
    full = [page for page in pages if page.is_full]
    if not full:
        return max(pages, key=_area, default=None)
    alike = [page for page in full if _is_larger(page, full[0])]
    return max(alike, key=_area, default=full[0])


def page_shown(stream: BinaryIO) -> int:
    """Which page of a TIFF, from 1 on, is the photo, where there are other full ones; 0: there are none.

    Smaller copies of the photo are no other pages. Bounded; moves the stream.
    """
    pages = Tiff(stream).chain()
    main = chosen_page(pages)
    if main is None:
        return 0
    others = [page for page in pages if page is not main and page.is_full and min(page.size) > 0]
    is_alone = all(_is_larger(main, page) for page in others)
    return 0 if is_alone else 1 + next(place for place, page in enumerate(pages) if page is main)


def _area(page: _Page) -> int:
    return page.size[0] * page.size[1]


def _is_larger(page: _Page, first: _Page) -> bool:
    """Whether `first` looks like an unnamed reduced picture of the page."""
    shape = page.size[0] * first.size[1] / (page.size[1] * first.size[0])
    return abs(shape - 1) <= _SAME_SHAPE and page.size[0] > _MUCH_LARGER * first.size[0]
