"""Sigma's X3F: a directory at the end of the file, properties as text, previews as JPEG."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator

from cropperhead_desktop.imaging.containers.jpegs import jpeg_at
from cropperhead_desktop.imaging.containers.reading import Part, Window, ascii_tag, clock_tag
from cropperhead_desktop.imaging.containers.tiffs import jpeg_parts
from cropperhead_desktop.imaging.tiff import DATE_TIME_ORIGINAL, Directory

_MOST_SECTIONS, _MOST_PROPERTIES, _LONGEST = 64, 512, 64 * 1024
_IMAGES, _JPEG, _PIXELS_AT = (b"IMAG", b"IMA2"), 18, 28
_TEXTS = {"CAMMANUF": 0x010F, "CAMMODEL": 0x0110}
_NUMBERS = {"APERTURE": 0x829D, "ISO": 0x8827, "FLENGTH": 0x920A}


def x3f_parts(window: Window) -> Iterator[Part]:
    """The previews with their own EXIF, and the properties as EXIF would have them."""
    directory = window.unpack("<I", window.size - 4)[0]
    name, _, count = window.unpack("<4sII", directory)
    if name != b"SECd":
        return
    for number in range(min(count, _MOST_SECTIONS)):
        offset, length, kind = window.unpack("<II4s", directory + 12 + 12 * number)
        if kind == b"PROP":
            yield _said(_properties(window, offset, length))
        elif kind in _IMAGES and window.unpack("<4s8xI", offset) == (b"SECi", _JPEG):
            found = jpeg_at(window, offset + _PIXELS_AT, length - _PIXELS_AT)
            if found is not None:
                yield found
                yield from jpeg_parts(window, found.offset)


def _properties(window: Window, offset: int, length: int) -> dict[str, str]:
    """Names and values."""
    name, _, count, form, _, characters = window.unpack("<4sIIIII", offset)
    count, texts_at = min(count, _MOST_PROPERTIES), offset + 24 + 8 * count
    if name != b"SECp" or form != 0:
        return {}
    texts = window.read(texts_at, min(2 * characters, _LONGEST, max(0, offset + length - texts_at)))
    found = {}
    for places in struct.iter_unpack("<II", window.read(offset + 24, 8 * count)):
        key, value = (_text(texts[2 * place : 2 * place + 256]) for place in places)
        found[key] = value
    return found


def _text(data: bytes) -> str:
    return data.decode("utf-16-le", "replace").partition("\0")[0]


def _said(properties: dict[str, str]) -> Directory:
    tags = {tag: ascii_tag(properties[name]) for name, tag in _TEXTS.items() if name in properties}
    for name, tag in _NUMBERS.items():
        if re.fullmatch(r"\d{1,6}(\.\d{1,6})?", properties.get(name, ""), re.ASCII):
            tags[tag] = (float(properties[name]),)
    if re.fullmatch(r"\d{1,10}", properties.get("TIME", ""), re.ASCII):
        tags[DATE_TIME_ORIGINAL] = clock_tag(int(properties["TIME"]))
    return Directory(tags)
