"""XMP in JPEG: the APP1 packet, joined with its ExtendedXMP (XMP specification part 3, 1.1.3.1)."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterator
from typing import BinaryIO

from cropperhead_desktop.xmp import tags
from cropperhead_desktop.xmp.codec import Values
from cropperhead_desktop.xmp.packet import MAX_BYTES, PacketError, parse, serialise

STANDARD = b"http://ns.adobe.com/xap/1.0/\0"
EXTENSION = b"http://ns.adobe.com/xmp/extension/\0"
_MAX_SEGMENTS = 5000
_START_OF_SCAN, _END = 0xDA, 0xD9
_BARE = frozenset([0x01, *range(0xD0, 0xD9)])

Parts = dict[bytes, dict[int, bytes]]
"""Extended XMP by GUID: offset to data, as the segments state them (their claimed total is ignored)."""


def extract(file: BinaryIO, notes: list[str] | None = None) -> bytes | None:
    """The packet of a JPEG, None without one.

    Where its extended part is torn the main packet counts, which `notes` is told.
    """
    main: bytes | None = None
    parts: Parts = {}
    for _start, _end, data in segments(file):
        if main is None and data.startswith(STANDARD):
            main = data[len(STANDARD) :]
        elif data.startswith(EXTENSION) and len(data) >= len(EXTENSION) + 40:
            body = data[len(EXTENSION) :]
            offset = struct.unpack(">I", body[36:40])[0]
            parts.setdefault(body[:32].upper(), {})[offset] = body[40:]
    if main is None or not parts:
        return main
    try:
        return joined(main, parts)
    except Torn as error:
        if notes is not None:
            notes.append(str(error))
        return main


class Torn(PacketError):
    """A part of extended XMP is missing or damaged; the main packet is sound."""


def segments(file: BinaryIO) -> list[tuple[int, int, bytes]]:
    """Start and end in the file, and body, of the XMP segments before the first scan.

    Reads headers, and bodies of APP1 segments with XMP only.
    """
    found: list[tuple[int, int, bytes]] = []
    total = 0
    for marker, start, end in _segments(file):
        if marker == 0xE1 and end - start > len(STANDARD):
            data = file.read(len(STANDARD))
            if data[:20] == STANDARD[:20]:
                found.append((start - 4, end, data + file.read(end - file.tell())))
                total += end - start
        if total > MAX_BYTES:
            break
    return found


def pixels(file: BinaryIO) -> list[tuple[int, int | None]]:
    """Where the compressed pixels of a JPEG begin; how long they are it does not say."""
    return [(end, None) for marker, _start, end in _segments(file) if marker == _START_OF_SCAN]


def _segments(file: BinaryIO) -> Iterator[tuple[int, int, int]]:
    """Marker, start and end of the body of each segment, up to the head of the first scan; the file stands
    at the body."""
    file.seek(2)
    for _ in range(_MAX_SEGMENTS):
        marker = file.read(2)
        while len(marker) == 2 and marker == b"\xff\xff":
            marker = b"\xff" + file.read(1)
        if len(marker) < 2 or marker[0] != 0xFF or marker[1] == _END:
            return
        if marker[1] in _BARE:
            continue
        header = file.read(2)
        if len(header) < 2:
            return
        size = struct.unpack(">H", header)[0] - 2
        if size < 0:
            return
        start = file.tell()
        yield marker[1], start, start + size
        if marker[1] == _START_OF_SCAN:
            return
        file.seek(start + size)


def joined(main: bytes, parts: Parts) -> bytes:
    """The main packet with the properties of the extended one it names (PacketError: damaged; Torn)."""
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
        raise Torn("part of the photo's XMP is missing or damaged")
    target = packet.rdf()
    try:
        descriptions = parse(extended).descriptions()
    except PacketError as error:
        raise Torn("part of the photo's XMP is missing or damaged") from error
    for description in descriptions:
        target.append(description)
    return serialise(packet)
