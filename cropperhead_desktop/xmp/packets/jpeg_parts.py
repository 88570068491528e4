"""Writing a packet that does not fit into one segment of a JPEG: a main one and its ExtendedXMP.

XMP specification part 3, 1.1.3.1. ExifTool refuses such a packet as a block. Nothing but the XMP segments
changes.
"""

from __future__ import annotations

import hashlib
import os
import struct
from pathlib import Path

from lxml import etree

from cropperhead_desktop.xmp import tags
from cropperhead_desktop.xmp.packet import Packet, PacketError, parse, properties, serialise
from cropperhead_desktop.xmp.packets.jpeg import EXTENSION, STANDARD, joined, segments

LARGEST = 65_000
"""Bytes of a packet in one segment; the segment holds 65,533 with its header."""

_PART = 65_000
_START = b"\xff\xd8\xff"
_OWN = (f"{{{tags.OWN}}}", f"{{{tags.XMP_NOTE}}}")


def are_needed(photo: Path, packet: bytes) -> bool:
    """Whether the packet of a JPEG must be written in parts: too large for one, or written so before."""
    with open(photo, "rb") as file:
        if file.read(3) != _START:
            return False
        return len(packet) > LARGEST or any(body.startswith(EXTENSION) for *_, body in segments(file))


def write(photo: Path, packet: bytes) -> bytes:
    """Replace the packet in a JPEG; what it reads back as (PacketError: cannot be done; OSError)."""
    main, extension = _split(packet)
    guid = hashlib.md5(extension, usedforsecurity=False).hexdigest().upper().encode()
    result = joined(main, {guid: {0: extension}}) if extension else main
    if _content(result) != _content(packet):
        raise PacketError("some of its properties would not survive")
    bodies = [STANDARD + main]
    for place in range(0, len(extension), _PART):
        head = EXTENSION + guid + struct.pack(">II", len(extension), place)
        bodies.append(head + extension[place : place + _PART])
    new = b"".join(b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body for body in bodies)
    with open(photo, "r+b") as file:
        old = segments(file)
        file.seek(0)
        data = file.read()
        start = old[0][0] if old else _behind_exif(data)
        index = data.find(b"MPF\0", 0, max([end for _, end, _ in old], default=start))
        if index >= 4 and data[index - 4 : index - 2] == b"\xff\xe2":
            # the index counts the places of further pictures from its own
            raise PacketError("its XMP lies behind the index of its further pictures")
        pieces, position = [data[:start], new], start
        for begin, end, _ in old:
            pieces.append(data[position:begin])
            position = end
        file.seek(0)
        file.write(b"".join([*pieces, data[position:]]))
        file.truncate()
        file.flush()
        os.fsync(file.fileno())
    return result


def _behind_exif(data: bytes) -> int:
    """Where a first XMP segment belongs: behind the JFIF and EXIF segments."""
    position = 2
    while data[position : position + 2] in (b"\xff\xe0", b"\xff\xe1"):
        position += 2 + int.from_bytes(data[position + 2 : position + 4], "big")
    return position


def _split(raw: bytes) -> tuple[bytes, bytes]:
    """The main packet, small enough for a segment, and the extension with the largest properties."""
    packet = parse(raw)
    for description in packet.descriptions():
        description.attrib.pop(tags.HAS_EXTENDED, "")
        for child in description.findall(tags.HAS_EXTENDED):
            description.remove(child)
    movable = [
        child
        for description in packet.descriptions()
        for child in description
        if isinstance(child.tag, str) and not child.tag.startswith(_OWN)
    ]
    movable.sort(key=lambda child: len(etree.tostring(child)), reverse=True)
    root = etree.Element(f"{{{tags.META}}}xmpmeta", nsmap={"x": tags.META})
    rdf = etree.SubElement(root, tags.RDF_ROOT, nsmap={"rdf": tags.RDF})
    away = etree.SubElement(rdf, tags.DESCRIPTION, {tags.ABOUT: ""})
    first = packet.descriptions()[0]
    while (excess := len(serialise(packet)) - LARGEST + 200) > 0:
        if not movable:
            raise PacketError("its properties are too large for a JPEG")
        while excess > 0 and movable:
            child = movable.pop(0)
            child.tail = None
            excess -= len(etree.tostring(child))
            away.append(child)
    if not len(away):
        return serialise(packet), b""
    extension = etree.tostring(root, encoding="utf-8")
    first.set(tags.HAS_EXTENDED, hashlib.md5(extension, usedforsecurity=False).hexdigest().upper())
    return serialise(packet), extension


def _content(raw: bytes) -> dict[str, bytes]:
    """Each property as canonical XML, but for the name of the extension."""
    packet: Packet = parse(raw)
    found: dict[str, bytes] = {}
    for description in packet.descriptions():
        for child in description:
            if isinstance(child.tag, str):
                text = etree.tostring(child, method="c14n", exclusive=True, with_tail=False)
                found[child.tag] = text
        for name in properties(description):
            found.setdefault(name, (description.get(name) or "").encode())
    found.pop(tags.HAS_EXTENDED, None)
    return found
