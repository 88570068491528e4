"""XMP in HEIC and AVIF: an item of type `mime` with `application/rdf+xml`, or the XMP uuid box.

Box layouts: ISO/IEC 14496-12, 8.11 (meta, iinf, iloc, idat).
"""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from cropperhead_desktop.xmp.packet import MAX_BYTES

_XMP_UUID = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")
_CONTENT_TYPE = b"application/rdf+xml\0"
_MAX_META = 16 * 1024 * 1024
_MAX_BOXES = 10_000
_MAX_DERIVED = 3
"""A picture put together from others that are put together from others."""


class Extent(NamedTuple):
    """A run of bytes of an item: `offset` in the file, or in the idat box when `in_idat`."""

    offset: int
    length: int
    in_idat: bool


def extract(file: BinaryIO) -> bytes | None:
    """The packet, None without one; struct.error when a table is cut off."""
    for kind, start, length in _file_boxes(file):
        file.seek(start)
        if kind == b"uuid" and 16 <= length <= MAX_BYTES and file.read(16) == _XMP_UUID:
            return file.read(length - 16)
        if kind == b"meta" and length <= _MAX_META and (packet := _from_meta(file, file.read(length))):
            return packet
    return None


def pixels(file: BinaryIO) -> list[tuple[int, int | None]]:
    """Place and length of the coded pixels: of the primary item or what it is put together from, in a raw
    (CR3) of all media; struct.error when a table is cut off."""
    file.seek(8)
    is_raw = file.read(4) == b"crx "
    for kind, start, length in _file_boxes(file):
        if kind == b"mdat" and is_raw:
            return [(start, length)]
        if kind == b"meta" and length <= _MAX_META:
            file.seek(start)
            return _primary(file.read(length))
    return []


def _file_boxes(file: BinaryIO) -> Iterator[tuple[bytes, int, int]]:
    """Type of each box of the file, start and length of its body."""
    position, end = 0, file.seek(0, os.SEEK_END)
    for _ in range(_MAX_BOXES):
        file.seek(position)
        header = file.read(16)
        if len(header) < 8:
            return
        size, kind = struct.unpack(">I4s", header[:8])
        start = 8
        if size == 1 and len(header) == 16:
            size, start = struct.unpack(">Q", header[8:])[0], 16
        size = size or end - position
        if size < start:
            return
        yield kind, position + start, size - start
        position += size


def _from_meta(file: BinaryIO, meta: bytes) -> bytes | None:
    boxes = dict(reversed(list(_boxes(meta, 4))))
    item = _xmp_item(boxes.get(b"iinf", b""))
    if item is None or b"iloc" not in boxes:
        return None
    packet = b""
    idat = boxes.get(b"idat", b"")
    for extent in next((extents for each, extents in _extents(boxes[b"iloc"]) if each == item), ()):
        if len(packet) + extent.length > MAX_BYTES:
            return None
        if extent.in_idat:
            packet += idat[extent.offset : extent.offset + extent.length]
        else:
            file.seek(extent.offset)
            packet += file.read(extent.length)
    return packet or None


def _boxes(data: bytes, position: int) -> Iterator[tuple[bytes, bytes]]:
    """Type and body of each box in `data` from `position` on, up to the first that does not fit."""
    while position + 8 <= len(data):
        size, kind = struct.unpack_from(">I4s", data, position)
        if size < 8 or position + size > len(data):
            return
        yield kind, data[position + 8 : position + size]
        position += size


def _xmp_item(iinf: bytes) -> int | None:
    """The id of the item that holds XMP."""
    if len(iinf) < 6:
        return None
    for kind, body in _boxes(iinf, 6 if iinf[0] == 0 else 8):
        if kind != b"infe" or len(body) < 12 or body[0] < 2:
            continue
        wide = body[0] > 2
        position = 8 if wide else 6
        rest = body[position + 2 :]
        if rest[:4] == b"mime" and _CONTENT_TYPE in rest:
            return int(struct.unpack_from(">I" if wide else ">H", body, 4)[0])
    return None


def _primary(meta: bytes) -> list[tuple[int, int | None]]:
    boxes = dict(reversed(list(_boxes(meta, 4))))
    if not {b"pitm", b"iloc"} <= boxes.keys():
        return []
    pitm, iref = boxes[b"pitm"], boxes.get(b"iref", b"")
    items = [_Reader(pitm, 4).unsigned(4 if pitm[:1] > b"\0" else 2)]
    parts: dict[int, list[int]] = {}
    size = 4 if iref[:1] > b"\0" else 2
    for kind, body in _boxes(iref, 4):
        if kind == b"dimg":
            reader = _Reader(body)
            item = reader.unsigned(size)
            parts[item] = [reader.unsigned(size) for _ in range(reader.unsigned(2))]
    for _ in range(_MAX_DERIVED):
        items = [part for item in items for part in parts.get(item, [item])][:_MAX_BOXES]
    places = dict(_extents(boxes[b"iloc"]))
    extents = [extent for item in items for extent in places.get(item, ())]
    return [(extent.offset, extent.length) for extent in extents if not extent.in_idat]


def _extents(iloc: bytes) -> Iterator[tuple[int, list[Extent]]]:
    """Each item, and where its bytes lie."""
    reader = _Reader(iloc)
    version = reader.unsigned(1)
    reader.unsigned(3)
    sizes = reader.unsigned(2)
    offset_size, length_size, base_size, index_size = ((sizes >> shift) & 15 for shift in (12, 8, 4, 0))
    for _ in range(reader.unsigned(4 if version == 2 else 2)):
        item = reader.unsigned(4 if version == 2 else 2)
        method = reader.unsigned(2) & 15 if version in (1, 2) else 0
        reader.unsigned(2)
        base = reader.unsigned(base_size)
        extents = []
        for _ in range(reader.unsigned(2)):
            reader.unsigned(index_size if version in (1, 2) else 0)
            offset = reader.unsigned(offset_size)
            extents.append(Extent(base + offset, reader.unsigned(length_size), method == 1))
        yield item, extents


class _Reader:
    """Big-endian integers one after the other; struct.error past the end."""

    def __init__(self, data: bytes, position: int = 0) -> None:
        self._data = data
        self._position = position

    def unsigned(self, size: int) -> int:
        part = self._data[self._position : self._position + size]
        if len(part) < size:
            raise struct.error("table cut off")
        self._position += size
        return int.from_bytes(part, "big")
