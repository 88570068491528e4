"""XMP in JPEG: the APP1 packet, joined with its ExtendedXMP (XMP specification part 3, 1.1.3.1)."""

from __future__ import annotations

import hashlib
import struct
from typing import BinaryIO

from cropperhead_desktop.xmp import tags
from cropperhead_desktop.xmp.codec import Values
from cropperhead_desktop.xmp.packet import MAX_BYTES, PacketError, parse, serialise

_STANDARD = b"http://ns.adobe.com/xap/1.0/\0"
_EXTENSION = b"http://ns.adobe.com/xmp/extension/\0"
_MAX_SEGMENTS = 5000
_START_OF_SCAN, _END = 0xDA, 0xD9
_BARE = frozenset([0x01, *range(0xD0, 0xD9)])

Parts = dict[bytes, dict[int, bytes]]
"""Extended XMP by GUID: offset to data, as the segments state them (their claimed total is ignored)."""


def extract(file: BinaryIO) -> bytes | None:
    """The packet of a JPEG, None without one; PacketError when its extended part is damaged."""
    main: bytes | None = None
    parts: Parts = {}
    for data in _app1_segments(file):
        if main is None and data.startswith(_STANDARD):
            main = data[len(_STANDARD) :]
        elif data.startswith(_EXTENSION) and len(data) >= len(_EXTENSION) + 40:
            body = data[len(_EXTENSION) :]
            offset = struct.unpack(">I", body[36:40])[0]
            parts.setdefault(body[:32].upper(), {})[offset] = body[40:]
    if main is None or not parts:
        return main
    return _joined(main, parts)


def _app1_segments(file: BinaryIO) -> list[bytes]:
    """The XMP segments before the first scan; reads headers, and bodies of APP1 segments with XMP only."""
    found: list[bytes] = []
    file.seek(2)
    total = 0
    for _ in range(_MAX_SEGMENTS):
        marker = file.read(2)
        while len(marker) == 2 and marker == b"\xff\xff":
            marker = b"\xff" + file.read(1)
        if len(marker) < 2 or marker[0] != 0xFF or marker[1] in (_START_OF_SCAN, _END):
            break
        if marker[1] in _BARE:
            continue
        header = file.read(2)
        if len(header) < 2:
            break
        size = struct.unpack(">H", header)[0] - 2
        if size < 0:
            break
        end = file.tell() + size
        if marker[1] == 0xE1 and size > len(_STANDARD):
            data = file.read(len(_STANDARD))
            if data[:20] == _STANDARD[:20]:
                found.append(data + file.read(end - file.tell()))
                total += size
        if total > MAX_BYTES:
            break
        file.seek(end)
    return found


def _joined(main: bytes, parts: Parts) -> bytes:
    """The main packet with the properties of the extended one it names."""
    packet = parse(main)
    guid = (Values(packet).get(tags.HAS_EXTENDED) or "").strip().upper().encode()
    pieces = parts.get(guid)
    if pieces is None:
        return main
    extended = b""
    for offset in sorted(pieces):
        if offset != len(extended):
            break
        extended += pieces[offset]
    if hashlib.md5(extended, usedforsecurity=False).hexdigest().upper().encode() != guid:
        raise PacketError("part of the photo's XMP is missing or damaged")
    target = packet.rdf()
    for description in parse(extended).descriptions():
        target.append(description)
    return serialise(packet)
