"""The chunks of a PNG, bounded."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import BinaryIO

_MAX_CHUNKS = 200_000


def chunks(stream: BinaryIO) -> Iterator[tuple[bytes, int]]:
    """Name and length of each chunk, the stream at its data; ends where the file is cut off."""
    offset = 8
    for _ in range(_MAX_CHUNKS):
        stream.seek(offset)
        head = stream.read(8)
        if len(head) < 8:
            return
        length, name = struct.unpack(">I4s", head)
        yield name, length
        offset += length + 12
