"""JPEG: the EXIF block in its APP1 segment, and the size of a picture inside another file."""

from __future__ import annotations

from collections.abc import Iterator

from cropperhead_desktop.imaging.containers.reading import Damaged, EmbeddedJpeg, ExifBlock, Window

_MOST_SEGMENTS = 400
_SCAN, _END, _APP1 = 0xDA, 0xD9, 0xE1
_FRAMES = frozenset([0xC0, 0xC1, 0xC2])
_OTHER_FRAMES = frozenset(range(0xC0, 0xD0)) - _FRAMES - {0xC4, 0xC8, 0xCC}
_EXIF = b"Exif\0\0"


def exif_in(window: Window, start: int = 0) -> Iterator[ExifBlock]:
    """The EXIF blocks of the JPEG at `start`."""
    for marker, offset, length in _segments(window, start):
        if marker == _APP1 and window.read(offset, min(length, 6)) == _EXIF:
            yield ExifBlock(offset + 6, length - 6)


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
