"""Files whose pixels cannot be had: cut short, taken out, or packed as LibRaw cannot read.

Raws and HEIF: what decodes other formats notices itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from cropperhead_desktop.domain.errors import Reason
from cropperhead_desktop.imaging.containers.boxes import heif_claims
from cropperhead_desktop.imaging.containers.maker_notes import maker_note
from cropperhead_desktop.imaging.containers.reading import Damaged, Window
from cropperhead_desktop.imaging.tiff import (
    COMPRESSION,
    IMAGE_LENGTH,
    IMAGE_WIDTH,
    NEW_SUBFILE_TYPE,
    STRIP_LENGTHS,
    STRIP_OFFSETS,
    SUB_IFDS,
    TILE_LENGTHS,
    TILE_OFFSETS,
    Directory,
    Tiff,
)

_SLACK = 0.001
"""Share of a file that may be missing: some writers round lengths up."""

_REDUCED = (1, 0x10001)
"""NewSubfileType of previews."""

_SENSOR_WIDTH, _SENSOR_HEIGHT, _RAW_OFFSET = 0x0002, 0x0003, 0x0118
"""Panasonic's. Its StripByteCounts are those of unpacked data; packed ones take a byte a pixel or more."""

_NOWHERE = 0xFFFFFFFF
_DEFLATE, _JPEG_XL = 8, 52546
_LEAST_BYTES = 1 / 400
"""A pixel's in any other packing, if all of them are black."""

_PACKINGS = {9: "GoPro's VC-5", _JPEG_XL: "JPEG XL in a DNG"}
_NIKON_COMPRESSION, _HIGH_EFFICIENCY = 0x0093, (13, 14)
_BOXES = frozenset([b"ftyp", b"moov", b"uuid", b"free", b"skip", b"mdat", b"meta"])
_MOST_BOXES = 256


def missing(window: Window) -> str:
    """How much of a file is missing by its own directories, in words; empty where nothing is."""
    claims = next((claims for at, magic, claims in _CLAIMS if window.begins(magic, at)), None)
    needed = 0
    try:
        for end in claims(window) if claims is not None else ():
            needed = max(needed, end)
    except Damaged:
        pass
    if needed > window.size / (1 - _SLACK):
        return Reason("cut short: {there} of {needed} bytes or more", there=window.size, needed=needed)
    return "" if all(map(_is_packed, _sensor_directories(window.tiff()))) else "its sensor data is missing"


def unreadable_packing(window: Window) -> str:
    """What LibRaw does not read, by name; empty for all that it may read."""
    for directory in _sensor_directories(window.tiff()):
        packing = _PACKINGS.get(directory.number(COMPRESSION) or 0)
        if packing is not None:
            return packing
    note = maker_note(window)
    if note is not None and note.maker == "Nikon":
        is_efficient = note.directory.number(_NIKON_COMPRESSION) in _HIGH_EFFICIENCY
        return "Nikon's High Efficiency" if is_efficient else ""
    return ""


def _sensor_directories(tiff: Tiff) -> Iterator[Directory]:
    return (each for each in tiff.all_directories() if each.number(NEW_SUBFILE_TYPE) not in _REDUCED)


def _is_packed(directory: Directory) -> bool:
    """Whether the strips or tiles can hold the picture at all."""
    pixels = (directory.number(IMAGE_WIDTH) or 0) * (directory.number(IMAGE_LENGTH) or 0)
    lengths = directory.tags.get(STRIP_LENGTHS) or directory.tags.get(TILE_LENGTHS) or ()
    tells_nothing = directory.number(COMPRESSION) in (_DEFLATE, _JPEG_XL) or not sum(lengths)
    return tells_nothing or sum(lengths) >= pixels * _LEAST_BYTES


def _tiff_claims(window: Window) -> Iterator[int]:
    tiff = window.tiff()
    for directory in tiff.all_directories():
        yield from (int(place) + 2 for place in directory.tags.get(SUB_IFDS, ())[:8])
    for directory in _sensor_directories(tiff):
        if _SENSOR_WIDTH in directory.tags and _SENSOR_HEIGHT in directory.tags:
            place = directory.number(_RAW_OFFSET) or directory.number(STRIP_OFFSETS) or _NOWHERE
            pixels = int(directory.tags[_SENSOR_WIDTH][0] * directory.tags[_SENSOR_HEIGHT][0])
            yield place + pixels if place != _NOWHERE else 0
            continue
        for offsets, lengths in ((STRIP_OFFSETS, STRIP_LENGTHS), (TILE_OFFSETS, TILE_LENGTHS)):
            yield from (sum(directory.spans.get(tag, ())) for tag in (offsets, lengths))
            places = zip(tiff.longs(directory, offsets), tiff.longs(directory, lengths), strict=False)
            yield from (place + length for place, length in places if place != _NOWHERE)


def _media_claims(window: Window) -> Iterator[int]:
    """Where the boxes of a CR3 end."""
    start = 0
    for _ in range(_MOST_BOXES):
        size, kind = window.unpack(">I4s", start)
        if kind not in _BOXES or size == 0:
            return
        start += window.unpack(">Q", start + 8)[0] if size == 1 else size
        yield start


def _raf_claims(window: Window) -> Iterator[int]:
    """The preview, the directory and the sensor's data of a RAF."""
    places = window.unpack(">6I", 84)
    yield from map(sum, zip(places[::2], places[1::2], strict=True))


def _mrw_claims(window: Window) -> Iterator[int]:
    """The pixels of a MRW follow its blocks, the first of which tells height, width and bits."""
    if window.read(8, 4) == b"\0PRD":
        height, width, bits = window.unpack(">HH4xB", 24)
        yield 8 + window.unpack(">I", 4)[0] + height * width * bits // 8


_CLAIMS: tuple[tuple[int, bytes, Callable[[Window], Iterator[int]]], ...] = (
    (0, b"FUJIFILMCCD-RAW", _raf_claims),
    (4, b"ftypcrx ", _media_claims),
    (4, b"ftyp", heif_claims),
    (0, b"\0MRM", _mrw_claims),
    (0, b"II", _tiff_claims),
    (0, b"MM", _tiff_claims),
)
"""Where the parts of a file end, as itself tells."""
