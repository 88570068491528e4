"""PNG and WebP: the EXIF block in a chunk of its own."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from cropperhead_desktop.imaging.containers.reading import ExifBlock, Part, Window

_MOST_CHUNKS = 20_000
_LARGEST = 1 << 20
"""Bytes of a text that may hold an EXIF block."""

_MOST_TEXTS = 4
_EXIF = b"Exif\0\0"
_PROFILES = (b"Raw profile type exif", b"Raw profile type APP1")
"""The names of the texts into which ImageMagick writes EXIF as hexadecimal numbers; the second may be XMP."""


def png_parts(window: Window) -> Iterator[Part]:
    """The block of an `eXIf` chunk, and those in ImageMagick's texts."""
    texts = 0
    for kind, offset, length in _chunks(window, 8, ">I4s", 12, 1):
        if kind == b"eXIf":
            yield _block(window, offset, length)
        elif kind in (b"zTXt", b"tEXt") and length <= _LARGEST and texts < _MOST_TEXTS:
            name, _, body = window.read(offset, length).partition(b"\0")
            if name in _PROFILES:
                texts += 1
                yield from _in_text(body, kind == b"zTXt")


def webp_parts(window: Window) -> Iterator[Part]:
    """The block of an `EXIF` chunk, with or without `Exif\\0\\0` before it."""
    for kind, offset, length in _chunks(window, 12, "<4sI", 8, 2):
        if kind == b"EXIF":
            yield _block(window, offset, length)


def _chunks(
    window: Window, start: int, layout: str, around: int, even: int
) -> Iterator[tuple[bytes, int, int]]:
    """Name, place and length of the body of each chunk that lies in the file as a whole."""
    for _ in range(_MOST_CHUNKS):
        if start + 8 > window.size:
            return
        kind, length = sorted(window.unpack(layout, start), key=lambda each: isinstance(each, int))
        if window.holds(start + 8, length):
            yield kind, start + 8, length
        start += around + length + length % even


def _block(window: Window, offset: int, length: int) -> ExifBlock:
    skip = len(_EXIF) if window.read(offset, min(6, length)) == _EXIF else 0
    return ExifBlock(offset + skip, length - skip)


def _in_text(body: bytes, is_packed: bool) -> Iterator[ExifBlock]:
    """The block in a text of ImageMagick's: lines with its kind and its length, then numbers."""
    try:
        body = zlib.decompressobj().decompress(body[1:], _LARGEST) if is_packed else body
        found = bytes.fromhex(body.strip().split(b"\n", 2)[2].decode("ascii"))
    except (zlib.error, ValueError, IndexError):
        return
    if found.startswith(_EXIF):
        found = found.removeprefix(_EXIF)
        yield ExifBlock(0, len(found), unpacked=found)
