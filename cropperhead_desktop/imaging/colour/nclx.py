"""The colour code (nclx) of the main picture of a HEIC or AVIF file.

ISO/IEC 14496-12, 12.1.5, and 23008-12, 6.5. Bounded: what does not fit counts as absent.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import BinaryIO

_MAX_META = 4 * 1024 * 1024
_MAX_BOXES = 1000


def nclx(stream: BinaryIO) -> tuple[int, int] | None:
    """Colour primaries and transfer characteristics; None where the file tells neither."""
    try:
        meta = _meta(stream)
        boxes = dict(_boxes(meta, 4))
        inner = dict(_boxes(boxes[b"iprp"], 0))
        properties = list(_boxes(inner[b"ipco"], 0))
        codes = [
            struct.unpack_from(">HH", body, 4) if kind == b"colr" and body[:4] == b"nclx" else None
            for kind, body in properties
        ]
        own = [
            codes[place - 1] for place in _places(boxes[b"pitm"], inner[b"ipma"]) if 0 < place <= len(codes)
        ]
    except (KeyError, struct.error, IndexError):
        return None
    # the tiles of a grid may carry what the grid itself does not say
    found = next(filter(None, own), None) or next(filter(None, codes), None)
    return (int(found[0]), int(found[1])) if found else None


def _meta(stream: BinaryIO) -> bytes:
    position = 0
    for _ in range(_MAX_BOXES):
        stream.seek(position)
        head = stream.read(16)
        size, kind = struct.unpack_from(">I4s", head)
        start = 8
        if size == 1:
            size, start = struct.unpack_from(">Q", head, 8)[0], 16
        if kind == b"meta":
            stream.seek(position + start)
            return stream.read(min(max(size - start, 0), _MAX_META))
        if size < start:
            break
        position += size
    return b""


def _boxes(data: bytes, position: int) -> Iterator[tuple[bytes, bytes]]:
    """Type and body of each box, up to the first that does not fit."""
    while position + 8 <= len(data):
        size, kind = struct.unpack_from(">I4s", data, position)
        if size < 8 or position + size > len(data):
            return
        yield kind, data[position + 8 : position + size]
        position += size


def _places(pitm: bytes, ipma: bytes) -> list[int]:
    """The places (from 1) of the main item's properties."""
    main = struct.unpack_from(">H" if pitm[0] == 0 else ">I", pitm, 4)[0]
    wide, long = ipma[0] > 0, ipma[3] & 1
    count, position = struct.unpack_from(">I", ipma, 4)[0], 8
    for _ in range(min(count, len(ipma))):
        item = struct.unpack_from(">I" if wide else ">H", ipma, position)[0]
        position += 4 if wide else 2
        number, size = ipma[position], 2 if long else 1
        position += 1
        if item == main:
            each = (ipma[at : at + size] for at in range(position, position + number * size, size))
            return [int.from_bytes(one, "big") & (0x7FFF if long else 0x7F) for one in each]
        position += number * size
    return []
