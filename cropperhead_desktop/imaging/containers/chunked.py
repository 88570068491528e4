"""PNG and WebP: the EXIF block in a chunk of its own."""

from __future__ import annotations

from collections.abc import Iterator

from cropperhead_desktop.imaging.containers.reading import ExifBlock, Part, Window

_MOST_CHUNKS = 20_000
_EXIF = b"Exif\0\0"


def png_parts(window: Window) -> Iterator[Part]:
    """The block of an `eXIf` chunk."""
    return _found(window, 8, b"eXIf", ">I4s", 12, 1)


def webp_parts(window: Window) -> Iterator[Part]:
    """The block of an `EXIF` chunk, with or without `Exif\\0\\0` before it."""
    return _found(window, 12, b"EXIF", "<4sI", 8, 2)


def _found(window: Window, start: int, name: bytes, layout: str, around: int, even: int) -> Iterator[Part]:
    for _ in range(_MOST_CHUNKS):
        if start + 8 > window.size:
            return
        kind, length = sorted(window.unpack(layout, start), key=lambda each: isinstance(each, int))
        if kind == name and window.holds(start + 8, length):
            skip = len(_EXIF) if window.read(start + 8, min(6, length)) == _EXIF else 0
            yield ExifBlock(start + 8 + skip, length - skip)
        start += around + length + length % even
