"""Canon's CRW: heaps of records (CIFF 1.0), without any EXIF."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from cropperhead_desktop.imaging.containers.jpegs import jpeg_at
from cropperhead_desktop.imaging.containers.reading import Damaged, Part, Window, ascii_tag, clock_tag
from cropperhead_desktop.imaging.tiff import DATE_TIME_ORIGINAL, ORIENTATION, Directory

_ROOT_AT, _RECORD, _MOST_RECORDS, _DEEPEST = 2, 10, 512, 6
_IN_RECORD = 0x4000
_KIND, _HEAPS = 0x3800, (0x2800, 0x3000)
_MAKE_MODEL, _TIME, _IMAGE = 0x080A, 0x180E, 0x1810
_PICTURES = (0x2007, 0x2008)
_MAKE, _MODEL = 0x010F, 0x0110
_ORIENTATIONS = {0: 1, 90: 6, 180: 3, 270: 8}


def crw_parts(window: Window) -> Iterator[Part]:
    """The preview, the thumbnail, and make, model, date and Orientation as EXIF would have them."""
    tags: dict[int, tuple[float, ...]] = {}
    try:
        for tag, offset, length in _records(window, window.unpack("<I", _ROOT_AT)[0], window.size, 0):
            if tag in _PICTURES:
                found = jpeg_at(window, offset, length)
                if found is not None:
                    yield found
            else:
                tags |= _said(window, tag, offset, length)
    except Damaged:
        pass
    yield Directory(tags)


def _said(window: Window, tag: int, offset: int, length: int) -> dict[int, tuple[float, ...]]:
    """A record under EXIF's tags; empty for other records."""
    if tag == _MAKE_MODEL:
        make, _, model = window.read(offset, min(length, 128)).partition(b"\0")
        return {_MAKE: ascii_tag(make), _MODEL: ascii_tag(model)}
    if tag == _TIME and length >= 4:
        return {DATE_TIME_ORIGINAL: clock_tag(window.unpack("<I", offset)[0])}
    if tag == _IMAGE and length >= 16:
        turn = _ORIENTATIONS.get(window.unpack("<i", offset + 12)[0] % 360)
        return {ORIENTATION: (turn,)} if turn is not None else {}
    return {}


def _records(window: Window, start: int, end: int, depth: int) -> Iterator[tuple[int, int, int]]:
    """Tag, place and length of every record of a heap and of those in it."""
    table = start + window.unpack("<I", end - 4)[0]
    count = min(window.unpack("<H", table)[0], _MOST_RECORDS)
    entries = window.read(table + 2, _RECORD * count)
    for number, (tag, length, offset) in enumerate(struct.iter_unpack("<HII", entries)):
        if tag & _IN_RECORD:
            yield tag & ~_IN_RECORD & 0x3FFF, table + 2 + _RECORD * number + 2, 8
        elif tag & _KIND in _HEAPS and depth < _DEEPEST:
            yield from _records(window, start + offset, start + offset + length, depth + 1)
        else:
            yield tag & 0x3FFF, start + offset, length
