"""TIFF and the raw formats built on it: the JPEGs that directories and maker notes point to."""

from __future__ import annotations

from collections.abc import Iterator

from cropperhead_desktop.imaging.containers.jpegs import exif_in, jpeg_at, multi_pictures
from cropperhead_desktop.imaging.containers.maker_notes import MakerNote, maker_note
from cropperhead_desktop.imaging.containers.reading import EmbeddedJpeg, ExifBlock, Part, Window
from cropperhead_desktop.imaging.tiff import (
    COMPRESSION,
    JPEG_LENGTH,
    JPEG_OFFSET,
    STRIP_LENGTHS,
    STRIP_OFFSETS,
    Directory,
)

_JPEG_FROM_RAW = 0x002E
_JPEG_COMPRESSIONS = (6, 7, 99)
_Place = tuple[int, int]
_NOTE_PLACES: dict[str, tuple[_Place, ...]] = {
    "Minolta": ((0x0088, 0x0089),),
    "Olympus": ((0x0088, 0x0089), (0x0101, 0x0102)),
    "Pentax": ((0x0004, 0x0003),),
    "Nikon": ((JPEG_OFFSET, JPEG_LENGTH),),
}
"""The tags of a maker's notes that say where a preview starts and how long it is."""


def file_parts(window: Window) -> Iterator[Part]:
    """A TIFF file as one EXIF block, its previews, and the EXIF in a preview that has more (Panasonic)."""
    block = ExifBlock(0, window.size)
    yield block
    yield from tiff_parts(window, block)
    first = window.tiff().first()
    if first is not None and _JPEG_FROM_RAW in first.spans:
        yield from exif_in(window, first.spans[_JPEG_FROM_RAW][0])


def jpeg_parts(window: Window, start: int = 0) -> Iterator[Part]:
    """The EXIF blocks of the JPEG at `start`, the thumbnails in them, and larger ones behind it."""
    for block in exif_in(window, start):
        yield block
        yield from tiff_parts(window, block)
    yield from multi_pictures(window, start)


def tiff_parts(window: Window, block: ExifBlock) -> Iterator[EmbeddedJpeg]:
    """The JPEGs that a TIFF structure points to."""
    tiff = window.tiff(block.offset)
    places = {
        (block.offset + offset, length) for each in tiff.all_directories() for offset, length in _in(each)
    }
    note = maker_note(window, block.offset)
    if note is not None:
        places |= set(_in_note(note))
    for offset, length in sorted(places):
        found = jpeg_at(window, offset, length)
        if found is not None:
            yield found


def _in(directory: Directory) -> Iterator[_Place]:
    """Offsets and lengths of what may be pictures: EXIF's way, DNG's (one JPEG strip), Panasonic's."""
    offset, length = directory.number(JPEG_OFFSET), directory.number(JPEG_LENGTH)
    if offset and length:
        yield offset, length
    strips, lengths = directory.tags.get(STRIP_OFFSETS, ()), directory.tags.get(STRIP_LENGTHS, ())
    if len(strips) == len(lengths) == 1 and directory.number(COMPRESSION) in _JPEG_COMPRESSIONS:
        yield int(strips[0]), int(lengths[0])
    if _JPEG_FROM_RAW in directory.spans:
        yield directory.spans[_JPEG_FROM_RAW]


def _in_note(note: MakerNote) -> Iterator[_Place]:
    for directory in note.directories():
        for start, length in _NOTE_PLACES.get(note.maker, ()):
            offset, count = directory.number(start), directory.number(length)
            if offset and count:
                yield note.tiff.start + offset, count
