"""The XMP packet inside a photo, by its content and not its name, with as few bytes read as possible.

JPEG (APP1 and ExtendedXMP), TIFF, DNG and most raws (tag 700), RAF (in its preview), PNG (iTXt), WebP (`XMP `
chunk), HEIC, AVIF and CR3 (an `application/rdf+xml` item or the XMP uuid box). Sizes that a file claims are
never believed: what is not there is not allocated, and nothing above `MAX_BYTES` is read.
"""

from __future__ import annotations

import errno
import struct
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from cropperhead_desktop.domain.errors import PhotoError
from cropperhead_desktop.system.files import reason_of
from cropperhead_desktop.system.reading import open_regular
from cropperhead_desktop.xmp.packet import MAX_BYTES, PacketError
from cropperhead_desktop.xmp.packets import bmff, jpeg, tiff

_MAX_CHUNKS = 100_000
_MAX_INFLATED = 16 * 1024 * 1024
TIFF = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+", b"IIRO", b"IIRS", b"MMOR", b"IIU\0")
"""The last ones are Olympus's and Panasonic's: TIFF under marks of their own."""
_RAF_PREVIEW = 84
_LONGEST_HEADER = 4 * 1024 * 1024
JPEG = b"\xff\xd8\xff"
RAF = b"FUJIFILMCCD-RAW"
PNG = b"\x89PNG\r\n\x1a\n"
_PNG_KEYWORD = b"XML:com.adobe.xmp\0"
_PNG_PROFILE = b"Raw profile type xmp\0"
"""As ImageMagick writes it: a line with a name, one with a length, hexadecimal digits."""
_WEBP_XMP = (b"XMP ", b"XMP\0")
"""The second by mistake of some programs."""


def extract(photo: Path, notes: list[str] | None = None) -> bytes | None:
    """The photo's packet, or None when it has none; `notes` is told of parts that are torn off.

    Raises PhotoError when the file cannot be opened, PacketError when its packet is there but damaged.
    """
    try:
        file = open_regular(photo)
    except OSError as error:
        raise PhotoError(photo, reason_of(error)) from error
    with file:
        try:
            head = file.read(16) or b""
            reader = _reader(head)
            file.seek(0)
            if head.startswith(JPEG):
                packet = jpeg.extract(file, notes)
            else:
                packet = reader(file) if reader is not None else None
            return _unpadded(packet) if packet is not None else None
        except (struct.error, OverflowError, ValueError) as error:
            raise PacketError("the photo is damaged before its XMP") from error
        except OSError as error:
            if error.errno == errno.EINVAL:  # an offset that no file can have
                raise PacketError("the photo is damaged before its XMP") from error
            raise PhotoError(photo, reason_of(error)) from error


def _unpadded(packet: bytes) -> bytes:
    """Without the zero bytes that some programs write behind a packet; UTF-16 may end with one."""
    end = len(packet.rstrip(b"\0"))
    return packet[: end + end % 2 if packet.startswith((b"\xff\xfe", b"<\0")) else end]


def _reader(head: bytes) -> Callable[[BinaryIO], bytes | None] | None:
    if head[:4] in TIFF:
        return tiff.extract
    if head.startswith(RAF):
        return _extract_raf
    if head.startswith(PNG):
        return _extract_png
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return _extract_webp
    if head[4:8] == b"ftyp":
        return bmff.extract
    return None


def _extract_raf(file: BinaryIO) -> bytes | None:
    """Fujifilm's raws carry it in their preview, a JPEG."""
    file.seek(_RAF_PREVIEW)
    offset, length = struct.unpack(">II", file.read(8))
    file.seek(offset)
    return jpeg.extract(BytesIO(file.read(min(length, _LONGEST_HEADER))))


def webp_chunks(file: BinaryIO) -> Iterator[tuple[bytes, int, int]]:
    """Type, place and length of each chunk; the file stands at it."""
    place = 12
    for _ in range(_MAX_CHUNKS):
        file.seek(place)
        header = file.read(8)
        if len(header) < 8:
            return
        size = struct.unpack("<I", header[4:])[0]
        yield header[:4], place + 8, size
        place += 8 + size + size % 2


def png_chunks(file: BinaryIO) -> Iterator[tuple[bytes, int, int]]:
    """Type, place and length of each chunk before IEND; the file stands at it."""
    place = len(PNG)
    for _ in range(_MAX_CHUNKS):
        file.seek(place)
        header = file.read(8)
        if len(header) < 8 or header[4:] == b"IEND":
            return
        size = struct.unpack(">I", header[:4])[0]
        yield header[4:], place + 8, size
        place += 8 + size + 4


def _extract_webp(file: BinaryIO) -> bytes | None:
    for kind, _place, size in webp_chunks(file):
        if kind in _WEBP_XMP:
            return file.read(size) if size <= MAX_BYTES else None
    return None


def _extract_png(file: BinaryIO) -> bytes | None:
    profile = None
    for kind, _place, size in png_chunks(file):
        if kind not in (b"iTXt", b"zTXt", b"tEXt") or size > 2 * MAX_BYTES:
            continue
        keyword = file.read(min(size, len(_PNG_PROFILE)))
        if kind == b"iTXt" and keyword.startswith(_PNG_KEYWORD) and size <= MAX_BYTES:
            return _png_text((keyword + file.read(size - len(keyword)))[len(_PNG_KEYWORD) :])
        if kind != b"iTXt" and keyword == _PNG_PROFILE and profile is None:
            profile = _png_profile(kind == b"zTXt", file.read(size - len(keyword)))
    return profile


def _png_profile(compressed: bool, data: bytes) -> bytes:
    """The packet in a profile written as hexadecimal digits."""
    lines = (_inflated(data[1:]) if compressed else data).strip().split(b"\n", 2)
    try:
        return bytes.fromhex(lines[2].decode("ascii"))
    except (ValueError, IndexError) as error:
        raise PacketError("the photo's XMP chunk is damaged") from error


def _png_text(data: bytes) -> bytes:
    """The text of an iTXt chunk after its keyword: flag, method, language, translated keyword, text."""
    compressed = data[:1] == b"\1"
    parts = data[2:].split(b"\0", 2)
    if len(parts) < 3:
        raise PacketError("the photo's XMP chunk is damaged")
    return _inflated(parts[2]) if compressed else parts[2]


def _inflated(data: bytes) -> bytes:
    inflater = zlib.decompressobj()
    try:
        text = inflater.decompress(data, _MAX_INFLATED)
    except zlib.error as error:
        raise PacketError("the photo's compressed XMP is damaged") from error
    if not inflater.eof:
        raise PacketError("the photo's compressed XMP is cut off or far too large")
    return text
