"""ISO base media files (ISO/IEC 14496-12): Canon's CR3, and HEIF with its items (23008-12)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice
from typing import NamedTuple

from cropperhead_desktop.imaging.containers.jpegs import jpeg_at
from cropperhead_desktop.imaging.containers.reading import ExifBlock, Part, Window
from cropperhead_desktop.imaging.containers.tiffs import tiff_parts
from cropperhead_desktop.imaging.tiff import EXIF_IFD, GPS_IFD, MAKER_NOTE

CANON = bytes.fromhex("85c0b687820f11e08111f4ce462b6a48")
CANON_PREVIEW = bytes.fromhex("eaf42b5e1c984b88b9fbb7dc406e4d16")
_BLOCKS = {b"CMT1": 0, b"CMT2": EXIF_IFD, b"CMT3": MAKER_NOTE, b"CMT4": GPS_IFD}
_PICTURE_AT, _PICTURE_LENGTH_AT = 16, {b"THMB": 8, b"PRVW": 12}
_MOST_BOXES, _MOST_ITEMS = 256, 4096
_EXIF_HEAD = b"Exif\0\0"


class MediaBox(NamedTuple):
    """Type, and place and end of the body; of a `uuid` box the type is that identifier, which is not body."""

    kind: bytes
    start: int
    end: int


def boxes(
    window: Window, start: int = 0, end: int | None = None, most: int = _MOST_BOXES
) -> Iterator[MediaBox]:
    """The boxes of a file, or in the body of a box; ends with the first that does not fit."""
    end = window.size if end is None else end
    for _ in range(most):
        if start + 8 > end:
            return
        head = window.read(start, 8)
        size, kind, body = int.from_bytes(head[:4]), head[4:], start + 8
        if size == 1:
            size, body = window.unpack(">Q", body)[0], body + 8
        stop = end if size == 0 else start + size
        if stop < body:
            return
        if kind == b"uuid":
            kind, body = window.read(body, 16), body + 16
        yield MediaBox(kind, body, stop if stop < end else end)
        start = stop


def inside(window: Window, box: MediaBox | None, *path: bytes, skip: int = 0) -> MediaBox | None:
    """The first box of each name, one in the other; `skip` bytes stand before those in `box`."""
    for kind in path:
        if box is None:
            return None
        box = next((each for each in boxes(window, box.start + skip, box.end) if each.kind == kind), None)
        skip = 0
    return box


def meta_of(window: Window) -> MediaBox | None:
    """The `meta` box of a HEIF or AVIF file, in whose body four bytes stand before the boxes."""
    return next((each for each in boxes(window) if each.kind == b"meta"), None)


def canon_parts(window: Window) -> Iterator[Part]:
    """A CR3's four EXIF blocks, THMB and PRVW, and the full-size JPEG (the first track with one)."""
    for box in boxes(window):
        if box.kind == b"moov":
            inner = list(boxes(window, box.start, box.end))
            for each in inner:
                if each.kind == CANON:
                    yield from _canon_own(window, each)
            tracks = (_first_sample(window, each) for each in inner if each.kind == b"trak")
            yield from islice(chain.from_iterable(tracks), 1)
        elif box.kind == CANON_PREVIEW:
            yield from _picture(window, inside(window, box, b"PRVW", skip=8))


def _canon_own(window: Window, box: MediaBox) -> Iterator[Part]:
    for each in boxes(window, box.start, box.end):
        if each.kind in _BLOCKS:
            yield ExifBlock(each.start, each.end - each.start, _BLOCKS[each.kind])
        elif each.kind == b"THMB":
            yield from _picture(window, each)


def _picture(window: Window, box: MediaBox | None) -> Iterator[Part]:
    if box is not None:
        length = window.unpack(">I", box.start + _PICTURE_LENGTH_AT[box.kind])[0]
        found = jpeg_at(window, box.start + _PICTURE_AT, length)
        if found is not None:
            yield found


def _first_sample(window: Window, track: MediaBox) -> Iterator[Part]:
    """The first sample of a track, where it is a JPEG."""
    table = inside(window, track, b"mdia", b"minf", b"stbl")
    tables = {each.kind: each for each in boxes(window, table.start, table.end)} if table is not None else {}
    for kind, layout in ((b"co64", ">Q"), (b"stco", ">I")):
        if kind in tables and b"stsz" in tables:
            common, first = window.unpack(">I4xI", tables[b"stsz"].start + 4)
            place = window.unpack(layout, tables[kind].start + 8)[0]
            found = jpeg_at(window, place, common or first)
            if found is not None:
                yield found


def heif_parts(window: Window) -> Iterator[Part]:
    """The Exif items of a HEIF or AVIF file with the thumbnails in them, and its items that are JPEGs.

    Items in more than one piece, or not in this file, count as absent.
    """
    meta = meta_of(window)
    kinds = _item_kinds(window, inside(window, meta, b"iinf", skip=4))
    for item, offset, length in _locations(window, meta):
        if kinds.get(item) == b"jpeg":
            found = jpeg_at(window, offset, length)
            if found is not None:
                yield found
        elif kinds.get(item) == b"Exif" and length > 4:
            # the number before the block counts the bytes up to its TIFF header, which some writers mistake
            block = 4 + window.unpack(">I", offset)[0]
            head = window.read(offset + 4, min(len(_EXIF_HEAD), length - 4))
            block = 4 + len(_EXIF_HEAD) if head == _EXIF_HEAD else block
            if block < length and window.holds(offset, length):
                exif = ExifBlock(offset + block, length - block)
                yield exif
                yield from tiff_parts(window, exif)


def heif_claims(window: Window) -> Iterator[int]:
    """Where the items of a HEIF or AVIF file end, the tiles of its picture among them."""
    return (offset + length for _item, offset, length in _locations(window, meta_of(window)))


def _item_kinds(window: Window, box: MediaBox | None) -> dict[int, bytes]:
    """The type of each item (`infe` of version 2 and 3)."""
    if box is None:
        return {}
    entries = box.start + (6 if window.read(box.start, 1) == b"\0" else 8)
    kinds = {}
    for each in boxes(window, entries, box.end, _MOST_ITEMS):
        version = window.read(each.start, 1)[0]
        if each.kind == b"infe" and version in (2, 3):
            item, kind = window.unpack(">H2x4s" if version == 2 else ">I2x4s", each.start + 4)
            kinds[item] = kind
    return kinds


def _locations(window: Window, meta: MediaBox | None) -> Iterator[tuple[int, int, int]]:
    """Number, place in the file and length of each item that lies there in one piece."""
    box, data = (inside(window, meta, kind, skip=4) for kind in (b"iloc", b"idat"))
    if box is None:
        return
    version, sizes = window.unpack(">B3xH", box.start)
    offset_size, length_size, base_size, index_size = (sizes >> shift & 15 for shift in (12, 8, 4, 0))
    index_size = index_size if version in (1, 2) else 0
    numbers = _Numbers(window, box.start + 6)
    for _ in range(min(numbers.take(2 if version < 2 else 4), _MOST_ITEMS)):
        item = numbers.take(2 if version < 2 else 4)
        method = numbers.take(2) & 15 if version in (1, 2) else 0
        elsewhere, base, pieces = numbers.take(2), numbers.take(base_size), numbers.take(2)
        offset = length = 0
        for _ in range(min(pieces, _MOST_ITEMS)):
            numbers.take(index_size)
            offset, length = base + numbers.take(offset_size), numbers.take(length_size)
        start = 0 if method == 0 else data.start if method == 1 and data is not None else None
        if pieces == 1 and not elsewhere and start is not None:
            yield item, start + offset, length


class _Numbers:
    """Big-endian numbers of any size, one after the other (Damaged: not within the file)."""

    def __init__(self, window: Window, position: int) -> None:
        self._window, self._position = window, position

    def take(self, size: int) -> int:
        self._position += size
        return int.from_bytes(self._window.read(self._position - size, size), "big")
