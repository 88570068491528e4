"""A mark of a photo's pixels, in which no metadata has a part: what tells a photo from another in its place.

It is a digest of the first bytes of the coded pixels, whatever stands before, after and between them, and
where the file tells how long they are also of some from the middle. So ratings, keywords, a profile or an
EXIF Orientation written into the file leave it as it is; turned, edited or other pixels do not. Nothing is
decoded, and little more than 40 kB are read.
"""

from __future__ import annotations

import os
import re
import struct
from collections.abc import Callable, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.system.reading import open_regular
from cropperhead_desktop.xmp import embedded, tags
from cropperhead_desktop.xmp.packet import PacketError
from cropperhead_desktop.xmp.packets import bmff, jpeg, tiff

_FIRST, _MIDDLE = 32768, 8192
_END_OF_JPEG = re.compile(rb"\xff\xd9")
_MAX_BLOCKS = 10_000

_Extents = Sequence[tuple[int, int | None]]
"""Place and length of what holds the pixels, in its order; None: unknown, and nothing follows."""


def mark_of(photo: Path) -> str:
    """The mark of a photo; empty where its format is not known to this room, or it cannot be read."""
    try:
        with open_regular(photo) as file:
            finder = _finder(file.read(16))
            extents = finder(file) if finder is not None else ()
            return _mark(file, extents) if extents else ""
    except (OSError, struct.error, OverflowError, ValueError, PacketError):
        return ""


def marked(info: PhotoInfo, photo: Path) -> PhotoInfo:
    """The facts of a photo with the mark of its pixels of now."""
    return replace(info, pixels=mark_of(photo))


def _mark(file: BinaryIO, extents: _Extents) -> str:
    sample = _run(file, extents, 0, _FIRST)
    lengths = [length for _place, length in extents if length is not None]
    if len(lengths) == len(extents):
        sample += str(sum(lengths)).encode() + _run(file, extents, sum(lengths) // 2, _MIDDLE)
    else:
        sample = _END_OF_JPEG.split(sample, 1)[0]  # a short one may be followed by anything
    return tags.MARK_SCHEME + sha256(sample).hexdigest()[:16]


def _run(file: BinaryIO, extents: _Extents, start: int, count: int) -> bytes:
    """`count` bytes of the extents as if they were one, from `start` on; fewer where they end."""
    found = b""
    for place, length in extents:
        if length is not None and start >= length:
            start -= length
            continue
        file.seek(place + start)
        wanted = count - len(found)
        found += file.read(wanted if length is None else min(wanted, length - start))
        start = 0
        if len(found) == count:
            break
    return found


def _finder(head: bytes) -> Callable[[BinaryIO], _Extents] | None:
    """What finds the pixels of a file that begins so."""
    if head[:4] in embedded.TIFF:
        return tiff.pixels
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return _webp
    if head[4:8] == b"ftyp":
        return bmff.pixels
    return next((finder for magic, finder in _FINDERS.items() if head.startswith(magic)), None)


def _png(file: BinaryIO) -> _Extents:
    found: list[tuple[int, int]] = []
    for kind, place, length in embedded.png_chunks(file):
        if kind == b"IDAT":
            found.append((place, length))
        if sum(length for _place, length in found) > _FIRST:
            break
    return found


def _webp(file: BinaryIO) -> _Extents:
    chunks = embedded.webp_chunks(file)
    return [(place, length) for kind, place, length in chunks if kind in (b"VP8 ", b"VP8L", b"ANMF")][:1]


def _raf(file: BinaryIO) -> _Extents:
    file.seek(100)
    return [struct.unpack(">II", file.read(8))]


def _bmp(file: BinaryIO) -> _Extents:
    file.seek(10)
    (place,) = struct.unpack("<I", file.read(4))
    return [(place, max(0, file.seek(0, os.SEEK_END) - place))]


def _gif(file: BinaryIO) -> _Extents:
    """The data of the first image, which stands after extensions such as XMP."""
    file.seek(10)
    place = 13 + _colours(file.read(1))
    for _ in range(_MAX_BLOCKS):
        file.seek(place)
        kind = file.read(1)
        if kind == b",":
            place += 10 + _colours(file.read(9)[8:])
            return [(place, _end_of_blocks(file, place + 1, _FIRST // 255) - place)]
        if kind != b"!":
            return []
        place = _end_of_blocks(file, place + 2, _MAX_BLOCKS)
    return []


def _end_of_blocks(file: BinaryIO, place: int, most: int) -> int:
    """Where the sub-blocks at a place end, or that many of them."""
    for _ in range(most):
        file.seek(place)
        size = int.from_bytes(file.read(1))
        place += 1 + size
        if not size:
            break
    return place


def _colours(flags: bytes) -> int:
    """How many bytes of colour table there are by the flags of a screen or an image."""
    (packed,) = struct.unpack("B", flags)
    return 3 << ((packed & 7) + 1) if packed & 0x80 else 0


_FINDERS: dict[bytes, Callable[[BinaryIO], _Extents]] = {
    embedded.JPEG: jpeg.pixels,
    embedded.PNG: _png,
    embedded.RAF: _raf,
    b"GIF8": _gif,
    b"BM": _bmp,
}
