"""JPEG: the EXIF block in its APP1 segment, and the size of a picture inside another file."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from cropperhead_desktop.imaging.containers.reading import Damaged, EmbeddedJpeg, ExifBlock, Window

_MOST_SEGMENTS = 400
_SCAN, _END, _APP1, _APP2 = 0xDA, 0xD9, 0xE1, 0xE2
_BASELINE = 0xC0
_FRAMES = frozenset([0xC0, 0xC1, 0xC2])
_OTHER_FRAMES = frozenset(range(0xC0, 0xD0)) - _FRAMES - {0xC4, 0xC8, 0xCC}
_EXIF = b"Exif\0\0"
_MPF = b"MPF\0"
_MP_ENTRIES = 0xB002
_MOST_ENTRIES = 16 * 16
_LARGE_THUMBNAIL = 0x01


def exif_in(window: Window, start: int = 0) -> Iterator[ExifBlock]:
    """The EXIF blocks of the JPEG at `start`."""
    for marker, offset, length in _segments(window, start):
        if marker == _APP1 and window.read(offset, min(length, 6)) == _EXIF:
            yield ExifBlock(offset + 6, length - 6)


def multi_pictures(window: Window, start: int = 0) -> Iterator[EmbeddedJpeg]:
    """The large thumbnails that the JPEG at `start` lists behind itself (CIPA DC-007, Multi-Picture Format).

    Other pictures in that list are not smaller copies: the other eye, a map of depth or of gain.
    """
    for marker, place, length in _segments(window, start):
        if marker != _APP2 or window.read(place, min(length, 4)) != _MPF:
            continue
        tiff = window.tiff(place + 4)
        first = tiff.first()
        if first is None:
            return
        offset, size = first.spans.get(_MP_ENTRIES, (0, 0))
        entries = bytes(map(int, first.tags.get(_MP_ENTRIES, ()))) or tiff.read(
            offset, min(size, _MOST_ENTRIES)
        )
        order = "<" if tiff.read(0, 2) == b"II" else ">"
        for kind, count, at in struct.iter_unpack(order + "III4x", entries[: len(entries) // 16 * 16]):
            found = jpeg_at(window, tiff.start + at, count) if kind >> 16 & 0xFF == _LARGE_THUMBNAIL else None
            if found is not None:
                yield found
        return


def baseline_height(window: Window) -> int | None:
    """Where a JPEG that lies there in one scan, from top to bottom, says its height (two bytes)."""
    try:
        found = ((marker, place) for marker, place, _ in _segments(window, 0))
        return next((place + 1 for marker, place in found if marker == _BASELINE), None)
    except Damaged:
        return None


def scans(window: Window) -> int:
    """How often the JPEG there goes over its pixels; 0 where that cannot be told."""
    try:
        start = max((place + length for _, place, length in _segments(window, 0)), default=window.size)
        coded = window.read(start, window.size - start)
    except Damaged:
        return 0
    return coded.count(b"\xff\xda", 0, coded.find(b"\xff\xd9") % (len(coded) + 1))


def jpeg_at(window: Window, offset: int, length: int) -> EmbeddedJpeg | None:
    """The picture there when it is a whole JPEG of a kind that decoders read (a raw's own are not)."""
    if length < 4 or not window.holds(offset, length):
        return None
    try:
        for marker, place, _ in _segments(window, offset):
            if marker in _FRAMES:
                height, width = window.unpack(">xHH", place)
                inside = place < offset + length
                return EmbeddedJpeg(offset, length, width, height) if width and height and inside else None
            if marker in _OTHER_FRAMES:
                return None
    except Damaged:
        pass
    return None


def _segments(window: Window, start: int) -> Iterator[tuple[int, int, int]]:
    """Marker, place and length of each segment's body, up to the first scan."""
    if window.read(start, 3) != b"\xff\xd8\xff":
        return
    position = start + 2
    for _ in range(_MOST_SEGMENTS):
        lead, marker, length = window.unpack(">BBH", position)
        if lead != 0xFF or marker in (_SCAN, _END):
            return
        if marker == 0xFF:  # padding
            position += 1
            continue
        if length < 2:
            return
        yield marker, position + 4, length - 2
        position += 2 + length
