"""Which colour space a photo's file tells: by an ICC profile, or by number or name, each format its way."""

from __future__ import annotations

import struct
from io import BytesIO
from typing import BinaryIO

from PIL import Image

from cropperhead_desktop.imaging.colour import icc
from cropperhead_desktop.imaging.colour.icc import Chromaticities, Space
from cropperhead_desktop.imaging.colour.nclx import nclx
from cropperhead_desktop.imaging.colour.png import chunks
from cropperhead_desktop.imaging.sniff import FileKind
from cropperhead_desktop.imaging.tiff import COLOR_SPACE, INTEROP_INDEX, Tiff

Told = bytes | Space | None
"""An ICC profile, a space that was told otherwise, or None: sRGB, or nothing is known."""

_SRGB, _ADOBE_RGB, _UNCALIBRATED = 1, 2, 0xFFFF
_LARGEST_CHUNK = 64


def told_by(image: Image.Image, kind: FileKind, stream: BinaryIO) -> Told:
    """The colour space of an opened picture; its own format's word counts before EXIF's."""
    profile = image.info.get("icc_profile")
    profile = profile if isinstance(profile, bytes) and profile else None
    if kind is FileKind.PNG:
        found, is_told = _told_by_png(stream, profile)
        if is_told:
            return found
    if profile is not None:
        return profile
    if kind in (FileKind.HEIF, FileKind.AVIF):
        codes = nclx(stream)
        if codes is not None and codes != (2, 2):
            return icc.coded(*codes)
    if kind is FileKind.TIFF:
        return told_by_exif(stream)
    block = image.info.get("exif")
    return told_by_exif(BytesIO(block.removeprefix(b"Exif\0\0"))) if isinstance(block, bytes) else None


def told_by_exif(stream: BinaryIO) -> Space | None:
    """Adobe RGB where EXIF says so: as number 2, or as DCF's optional space (Interoperability R03)."""
    return told_by_tiff(Tiff(stream))


def told_by_tiff(tiff: Tiff) -> Space | None:
    """The same of a structure that is being read already."""
    exif, interop = tiff.exif(), tiff.interop()
    number = exif.number(COLOR_SPACE) if exif is not None else None
    index = interop.text(INTEROP_INDEX).strip() if interop is not None else ""
    is_optional = index == "R03" and number in (None, _UNCALIBRATED)
    return icc.ADOBE_RGB if number == _ADOBE_RGB or is_optional else None


def _told_by_png(stream: BinaryIO, profile: bytes | None) -> tuple[Told, bool]:
    """The space, and whether any chunk told it: cICP before iCCP, sRGB, and cHRM with gAMA."""
    found: dict[bytes, bytes] = {}
    for name, length in chunks(stream):
        if name == b"IDAT":
            break
        if name in (b"cICP", b"sRGB", b"gAMA", b"cHRM") and length <= _LARGEST_CHUNK:
            found[name] = stream.read(length)
    code = found.get(b"cICP", b"")
    if len(code) == 4 and code[2] == 0:
        return icc.coded(code[0], code[1]), True
    if profile is not None or b"sRGB" in found:
        return profile, True
    gamma, primaries = _numbers(found.get(b"gAMA", b""), 1), _numbers(found.get(b"cHRM", b""), 8)
    power = 100_000 / gamma[0] if gamma and gamma[0] else None
    corners: Chromaticities | None = tuple(each / 100_000 for each in primaries) if primaries else None  # type: ignore[assignment]
    return icc.measured(corners, power), bool(gamma or primaries)


def _numbers(data: bytes, count: int) -> tuple[int, ...]:
    return struct.unpack(f">{count}I", data) if len(data) == 4 * count else ()
