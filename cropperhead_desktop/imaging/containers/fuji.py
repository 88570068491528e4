"""Fujifilm's RAF: a header, a JPEG with all EXIF, and a directory of the sensor's measures."""

from __future__ import annotations

from collections.abc import Iterator

from cropperhead_desktop.imaging.containers.jpegs import jpeg_at
from cropperhead_desktop.imaging.containers.reading import Damaged, Part, Window
from cropperhead_desktop.imaging.containers.tiffs import jpeg_parts

CROPPED_SIZE = 0x0111
"""RawImageCroppedSize: height, width."""

MAGIC = b"FUJIFILMCCD-RAW"
_JPEG_AT, _DIRECTORY_AT, _MOST_RECORDS = 84, 92, 255


def raf_parts(window: Window) -> Iterator[Part]:
    """The JPEG, and what its EXIF holds; that is found in a file that is cut off within the JPEG, too."""
    offset, length = window.unpack(">II", _JPEG_AT)
    found = jpeg_at(window, offset, length)
    if found is not None:
        yield found
    yield from jpeg_parts(window, offset)


def is_raf(window: Window) -> bool:
    """Whether a file is a RAF, by its first bytes."""
    return window.begins(MAGIC)


def raf_record(window: Window, wanted: int) -> tuple[int, int] | None:
    """Two numbers of 16 bits under a tag of the directory; None where it is absent or damaged."""
    try:
        start, length = window.unpack(">II", _DIRECTORY_AT)
        position = start + 4
        for _ in range(min(window.unpack(">I", start)[0], _MOST_RECORDS)):
            tag, size = window.unpack(">HH", position)
            if tag == wanted and size >= 4:
                return window.unpack(">HH", position + 4)
            position += 4 + size
            if position > start + length:
                return None
    except Damaged:
        pass
    return None
