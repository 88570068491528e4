"""XMP in HEIC and AVIF: an item of type `mime` with `application/rdf+xml`, or the XMP uuid box.

Box layouts: ISO/IEC 14496-12, 8.11 (meta, iinf, iloc, idat).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from cropperhead_desktop.xmp.packet import MAX_BYTES

_XMP_UUID = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")
_CONTENT_TYPE = b"application/rdf+xml\0"
_MAX_META = 16 * 1024 * 1024
_MAX_BOXES = 10_000


class Extent(NamedTuple):
    """A run of bytes of an item: `offset` in the file, or in the idat box when `in_idat`."""

    offset: int
    length: int
    in_idat: bool


def extract(file: BinaryIO) -> bytes | None:
    """The packet, None without one; struct.error when a table is cut off."""
    position = 0
    for _ in range(_MAX_BOXES):
        file.seek(position)
        header = file.read(32)
        if len(header) < 8:
            return None
        size, kind = struct.unpack(">I4s", header[:8])
        start = 8
        if size == 1 and len(header) >= 16:
            size, start = struct.unpack(">Q", header[8:16])[0], 16
        if kind == b"uuid" and header[start : start + 16] == _XMP_UUID and size <= MAX_BYTES:
            file.seek(position + start + 16)
            return file.read(size - start - 16) if size else file.read(MAX_BYTES)
        if kind == b"meta" and size <= _MAX_META:
            file.seek(position + start)
            return _from_meta(file, file.read(max(size - start, 0)))
        if size < start:
            return None
        position += size
    return None


def _from_meta(file: BinaryIO, meta: bytes) -> bytes | None:
    boxes = dict(reversed(list(_boxes(meta, 4))))
    item = _xmp_item(boxes.get(b"iinf", b""))
    if item is None or b"iloc" not in boxes:
        return None
    packet = b""
    idat = boxes.get(b"idat", b"")
    for extent in _extents(boxes[b"iloc"], item):
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


def _extents(iloc: bytes, wanted: int) -> list[Extent]:
    """Where the wanted item's bytes lie."""
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
        if item == wanted:
            return extents
    return []


class _Reader:
    """Big-endian integers one after the other; struct.error past the end."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._position = 0

    def unsigned(self, size: int) -> int:
        part = self._data[self._position : self._position + size]
        if len(part) < size:
            raise struct.error("table cut off")
        self._position += size
        return int.from_bytes(part, "big")
