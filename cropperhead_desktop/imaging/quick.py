"""Size, Orientation, camera, lens and date of a JPEG out of its first kilobytes, without a decoder.

For crawling whole libraries. It answers only where the header is so plain that the worker would say exactly
the same (tests compare both on every hostile file); everything else is left to the worker. Its walk along
the segments also brings the XMP packet, as `xmp.embedded` would find it.
"""

from __future__ import annotations

import os
import re
import stat
import struct
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from cropperhead_desktop.domain.photo import CameraFacts, PhotoInfo
from cropperhead_desktop.geometry.orientation import legal_orientation
from cropperhead_desktop.imaging.facts import DATE_TIME, LENS_MODEL, MAKE, MODEL, facts_of
from cropperhead_desktop.imaging.tiff import DATE_TIME_ORIGINAL, EXIF_IFD, ORIENTATION

FIRST, MOST = 24 * 1024, 256 * 1024
"""How many bytes are read of a file: at first, and where those do not reach to the pixels."""

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_EXIF = b"Exif\0\0"
_XMP = b"http://ns.adobe.com/xap/1.0/\0"
_ADOBE = b"http://ns.adobe.com/"
_FRAMES = frozenset([0xC0, 0xC1, 0xC2])
_PASSED = frozenset([0xC4, 0xDD, *range(0xE3, 0xED), 0xEF, 0xFE])
_SHORTEST = {(0xE0, b"JFIF"): 14, (0xE2, b"ICC_"): 14, (0xEE, b"Adob"): 12}
_PHOTOSHOP, _RESOURCE = b"Photoshop 3.0\0", b"8BIM"
_APP1, _SCAN, _TABLES = 0xE1, 0xDA, 0xDB
_SHORT, _LONG, _TEXT = 3, 4, 2
_NAMED = (MAKE, MODEL, LENS_MODEL, DATE_TIME_ORIGINAL, DATE_TIME)
_PLAIN_DATE = re.compile(rb"([0-9]{4}:[0-9]{2}:[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2})\0*")
_WANTED = {ORIENTATION: _SHORT, EXIF_IFD: _LONG, **dict.fromkeys(_NAMED, _TEXT)}
"""The entries that are read, and the only type in which each is plain."""

_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8}

Entries = dict[int, bytes | int]


class JpegHead(NamedTuple):
    """A plain JPEG's stored size and own Orientation, camera facts (no exposure), and packet if any."""

    info: PhotoInfo
    camera: CameraFacts
    packet: bytes | None


def read_head(path: str) -> JpegHead | None:
    """The head of a plain JPEG; None for everything else, whatever is the matter with it."""
    try:
        descriptor = os.open(path, _FLAGS)
        try:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                return None
            data = os.read(descriptor, FIRST)
            try:
                return _head_of(data)
            except _OutOfReach:
                return _head_of(data + os.read(descriptor, MOST))
        finally:
            os.close(descriptor)
    except (OSError, _NotPlain):
        return None


class _NotPlain(Exception):
    """Something that is for the worker to judge."""


class _OutOfReach(_NotPlain):
    """The header is longer than what was read."""


def _head_of(data: bytes) -> JpegHead:
    size, block, packet = _parts(data)
    entries = _entries(block) if block is not None else {}
    orientation = entries.get(ORIENTATION)
    if orientation is None and packet is not None and b"tiff:Orientation" in packet:
        raise _NotPlain  # a decoder would look there
    return JpegHead(PhotoInfo(*size, legal_orientation(orientation)), _facts(entries), packet)


def _parts(data: bytes) -> tuple[tuple[int, int], bytes | None, bytes | None]:
    """Width and height, EXIF block and XMP packet (_NotPlain: odd, or out of reach)."""
    frames: list[bytes] = []
    blocks: list[bytes] = []
    packets: list[bytes] = []
    for marker, start, end in _segments(data):
        if marker == _APP1:
            if data.startswith(_EXIF, start, end):
                blocks.append(data[start + len(_EXIF) : end])
            elif data.startswith(_XMP, start, end):
                if data.endswith(b"\0", start, end):  # what is behind a packet is not part of it
                    raise _NotPlain
                packets.append(data[start + len(_XMP) : end])
            elif data.startswith(_ADOBE, start, end):
                raise _NotPlain
        elif marker in _FRAMES:
            frames.append(data[start:end])
        elif marker not in _PASSED and not _is_plain(marker, data[start:end]):
            raise _NotPlain
    if len(frames) != 1 or len(blocks) > 1 or len(packets) > 1:
        raise _NotPlain
    return _size(frames[0]), blocks[0] if blocks else None, packets[0] if packets else None


def _segments(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Marker, start and end of the body of each segment before the first scan."""
    position, end = 2, len(data)
    if data[:3] != b"\xff\xd8\xff":
        raise _NotPlain
    while position + 4 <= end and data[position] == 0xFF:
        marker, start = data[position + 1], position + 4
        if marker == _SCAN:
            return
        position += 2 + (data[position + 2] << 8 | data[position + 3])
        if position < start:
            raise _NotPlain
        if position > end:
            raise _OutOfReach
        yield marker, start, position
    raise _OutOfReach if position + 4 > end else _NotPlain


def _size(frame: bytes) -> tuple[int, int]:
    """Width and height of a frame that every decoder accepts."""
    if len(frame) < 6 or frame[0] != 8 or frame[5] not in (1, 3, 4) or len(frame) != 6 + 3 * frame[5]:
        raise _NotPlain
    height, width = struct.unpack_from(">HH", frame, 1)
    if not (width and height):
        raise _NotPlain
    return width, height


def _is_plain(marker: int, segment: bytes) -> bool:
    """Whether a segment is of a kind and shape that no decoder objects to."""
    if marker == _TABLES:
        return len(segment) % 65 == 0 and max(segment[::65], default=0) < 16
    if marker not in (0xE0, 0xE2, 0xED, 0xEE):
        return False
    if segment.startswith(_PHOTOSHOP):
        return _is_whole(segment)
    return len(segment) >= _SHORTEST.get((marker, segment[:4]), 0)


def _is_whole(resources: bytes) -> bool:
    """Whether no entry of a Photoshop segment's list is cut off within its name."""
    position = len(_PHOTOSHOP)
    while resources.startswith(_RESOURCE, position) and position + 7 <= len(resources):
        position += 7 + resources[position + 6]
        position += position & 1
        length = int.from_bytes(resources[position : position + 4], "big")
        position += 4 + length + (length & 1)
    return not resources.startswith(_RESOURCE, position)


def _entries(block: bytes) -> Entries:
    """The wanted entries of both directories, texts as bytes."""
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(block[:4])
    if order is None or len(block) < 8:
        raise _NotPlain
    found: Entries = {}
    _directory(block, order, struct.unpack_from(order + "I", block, 4)[0], found)
    place = found.pop(EXIF_IFD, None)
    if isinstance(place, int):
        _directory(block, order, place, found)
    return found


def _directory(block: bytes, order: str, offset: int, found: Entries) -> None:
    """Add the wanted entries of a directory, all of which must lie within the block."""
    if not 8 <= offset <= len(block) - 2:
        raise _NotPlain
    count = struct.unpack_from(order + "H", block, offset)[0]
    first, last = offset + 2, offset + 2 + 12 * count
    if last + 4 > len(block):
        raise _NotPlain
    end = len(block)
    for tag, kind, length, value in struct.iter_unpack(order + "HHII", block[first:last]):
        size = _SIZES.get(kind, 0) * length
        if size == 0 or (size > 4 and value + size > end):
            raise _NotPlain
        if tag in _WANTED:
            if tag in found or kind != _WANTED[tag] or (kind != _TEXT and length != 1):
                raise _NotPlain
            found[tag] = _value(block, order, kind, size, value)


def _value(block: bytes, order: str, kind: int, size: int, value: int) -> bytes | int:
    """A text as bytes, else the number; `value` is the entry's own four bytes."""
    if kind == _TEXT:
        inline = value.to_bytes(4, "little" if order == "<" else "big")
        return block[value : value + size] if size > 4 else inline[:size]
    if kind == _SHORT:
        return value & 0xFFFF if order == "<" else value >> 16
    return value


def _facts(entries: Entries) -> CameraFacts:
    names = _names(entries.get(MAKE), entries.get(MODEL), entries.get(LENS_MODEL))
    for tag in (DATE_TIME_ORIGINAL, DATE_TIME):
        text = entries.get(tag)
        if isinstance(text, bytes):
            plain = _PLAIN_DATE.fullmatch(text)
            if plain is None:
                return _described(entries)
            day, _, time = plain[1].decode().partition(" ")
            return CameraFacts(names.camera, names.lens, f"{day.replace(':', '-')} {time}")
    return names


@lru_cache(maxsize=4096)
def _names(make: bytes | int | None, model: bytes | int | None, lens: bytes | int | None) -> CameraFacts:
    return _described({MAKE: make, MODEL: model, LENS_MODEL: lens})


def _described(entries: Mapping[int, bytes | int | None]) -> CameraFacts:
    texts = {tag: text for tag, text in entries.items() if isinstance(text, bytes)}
    return facts_of({tag: text.removesuffix(b"\0").decode("latin-1") for tag, text in texts.items()})
