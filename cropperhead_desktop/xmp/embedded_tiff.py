"""XMP in TIFF and DNG: tag 700 of the first page that has it, either byte order, classic and BigTIFF."""

from __future__ import annotations

import struct
from typing import BinaryIO

from cropperhead_desktop.xmp.packet import MAX_BYTES

_XMP_TAG = 700
_MAX_ENTRIES = 4096
_MAX_PAGES = 24
_BYTE_TYPES = (1, 7)


def extract(file: BinaryIO) -> bytes | None:
    """The packet of a TIFF, None without one; struct.error when the first directory is cut off."""
    head = file.read(16)
    order = "<" if head[:2] == b"II" else ">"
    big = struct.unpack(order + "H", head[2:4])[0] == 43
    start = struct.unpack(order + "Q", head[8:16])[0] if big else struct.unpack(order + "I", head[4:8])[0]
    count_format, entry_format, next_format = ("Q", "HHQQ", "Q") if big else ("H", "HHII", "I")
    count_size, entry_size, next_size = (8, 20, 8) if big else (2, 12, 4)
    seen: set[int] = set()
    while len(seen) < _MAX_PAGES:
        seen.add(start)
        file.seek(start)
        count = struct.unpack(order + count_format, file.read(count_size))[0]
        table = file.read(min(count, _MAX_ENTRIES) * entry_size)
        following = file.read(next_size) if count <= _MAX_ENTRIES else b""
        for position in range(0, len(table) - entry_size + 1, entry_size):
            tag, kind, length, offset = struct.unpack_from(order + entry_format, table, position)
            if tag == _XMP_TAG and kind in _BYTE_TYPES and (8 if big else 4) < length <= MAX_BYTES:
                file.seek(offset)
                return file.read(length)
        start = struct.unpack(order + next_format, following)[0] if len(following) == next_size else 0
        if not start or start in seen:
            break
    return None
