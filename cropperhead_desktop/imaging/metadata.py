"""EXIF: what the camera says about a picture, and the block for a rendered one.

There what describes the photo is carried, what described its pixels is not: no thumbnail, and no maker
note, which tells how the camera was held for pixels that have been levelled since.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from fractions import Fraction
from io import BytesIO
from numbers import Rational
from typing import Any, BinaryIO

import piexif
from PIL import ExifTags, Image

from cropperhead_desktop.domain.photo import CameraFacts
from cropperhead_desktop.imaging.containers.exif import directories_in
from cropperhead_desktop.imaging.containers.parts import PhotoParts, parts_of
from cropperhead_desktop.imaging.decode import Photo
from cropperhead_desktop.imaging.facts import MAKE, MODEL, TEXTS, facts_in
from cropperhead_desktop.imaging.sniff import FileKind
from cropperhead_desktop.imaging.tiff import (
    COLOR_SPACE,
    DATE_TIME_ORIGINAL,
    EXIF_IFD,
    GPS_IFD,
    PIXEL_X_DIMENSION,
    PIXEL_Y_DIMENSION,
    Tiff,
)

_Base = ExifTags.Base
_CARRIED = (
    _Base.ImageDescription,
    _Base.Make,
    _Base.Model,
    _Base.XResolution,
    _Base.YResolution,
    _Base.ResolutionUnit,
    _Base.Software,
    _Base.DateTime,
    _Base.Artist,
    _Base.Copyright,
)
_LEFT_BEHIND = (_Base.MakerNote, ExifTags.IFD.Interop)
_APART = {0: "0th", EXIF_IFD: "Exif", GPS_IFD: "GPS"}
_Directories = dict[str, dict[int, Any]]
RENDERED = "CropperHead render"
"""ProcessingSoftware of what `render` makes: how it knows its own picture of last time."""
SRGB, UNCALIBRATED = 1, 0xFFFF
_LARGEST = 60_000
"""An EXIF block must fit into one JPEG segment of 64 kB."""
_LONGEST = 8192
"""Bytes of a text; longer ones count as absent."""


def carried_exif(photo: Photo, size: tuple[int, int], colours: int | None = None) -> bytes:
    """The photo's EXIF for an upright picture of `size` px, with Orientation 1 and that pixel size.

    `colours`, where given, is the ColorSpace of the new picture (`SRGB` or `UNCALIBRATED`).

    Tags that cannot be written are left behind, damaged EXIF as a whole.
    """
    least: _Directories = {
        "0th": {_Base.Orientation: 1, _Base.ProcessingSoftware: RENDERED},
        "Exif": {
            **dict(zip((PIXEL_X_DIMENSION, PIXEL_Y_DIMENSION), size, strict=True)),
            **({COLOR_SPACE: colours} if colours is not None else {}),
        },
    }
    try:
        carried = _carried(_source(photo))
        data = _block({name: tags | least.get(name, {}) for name, tags in carried.items()})
        if len(data) <= _LARGEST:
            return data
    except Exception:
        pass
    return _block(least)


def camera_facts(photo: Photo) -> CameraFacts:
    """Camera, lens, date and exposure; damaged EXIF gives fewer facts, never an error."""
    return facts_in(directories_in(photo.stream, _parts(photo), TEXTS, _LONGEST))


def _parts(photo: Photo) -> PhotoParts:
    return photo.raw.parts if photo.raw is not None else parts_of(photo.stream)


def _source(photo: Photo) -> _Directories:
    """The photo's EXIF; ValueError where reading it would take far more bytes than there are."""
    if photo.image is None:
        return _raw_source(photo.stream, _parts(photo))
    block = photo.image.info.get("exif")
    if isinstance(block, bytes):
        _check(BytesIO(block.removeprefix(b"Exif\0\0")))
    elif photo.kind is FileKind.TIFF:
        _check(photo.stream)
    return _directories_of(photo.image.getexif())


def _raw_source(stream: BinaryIO, parts: PhotoParts) -> _Directories:
    found: _Directories = {"0th": {}, "Exif": {}, "GPS": {}}
    for told in parts.told:
        found["0th"] |= {tag: told.text(tag) for tag in (MAKE, MODEL) if tag in told.tags}
        found["Exif"] |= {tag: told.text(tag) for tag in (DATE_TIME_ORIGINAL,) if tag in told.tags}
    for block in reversed(parts.exif):
        if block.holds not in _APART:
            continue
        _check(stream, block.offset)
        exif = Image.Exif()
        exif.load_from_fp(_Shifted(stream, block.offset))
        own = {_APART[block.holds]: dict(exif)} if block.holds else _directories_of(exif)
        found = {name: tags | own.get(name, {}) for name, tags in found.items()}
    return found


def _directories_of(exif: Image.Exif) -> _Directories:
    return {
        "0th": dict(exif),
        "Exif": dict(exif.get_ifd(ExifTags.IFD.Exif)),
        "GPS": dict(exif.get_ifd(ExifTags.IFD.GPSInfo)),
    }


class _Shifted(BytesIO):
    """A file from an EXIF block on, as Pillow reads it: with the magic number of a TIFF in its head."""

    def __init__(self, stream: BinaryIO, start: int) -> None:
        super().__init__()
        self._stream, self._start = stream, start
        stream.seek(start)
        order = stream.read(2)
        self._head = order + (b"*\0" if order == b"II" else b"\0*")
        self.seek(0)

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        return self._stream.seek(offset if whence else self._start + offset, whence) - self._start

    def tell(self) -> int:
        return self._stream.tell() - self._start

    def read(self, count: int | None = -1, /) -> bytes:
        place = self.tell()
        data = self._stream.read(-1 if count is None else count)
        return data if place else self._head[: len(data)] + data[len(self._head) :]


def _check(stream: BinaryIO, start: int = 0) -> None:
    if not Tiff(stream, start=start).is_sound(stream.seek(0, os.SEEK_END)):
        raise ValueError("the EXIF directories are damaged")


def _block(directories: _Directories) -> bytes:
    """An EXIF block; the zeros are the end mark of the last directory, which piexif leaves out."""
    return bytes(piexif.dump(directories)) + bytes(4)


def _carried(source: _Directories) -> _Directories:
    """The tags that describe the photo, as piexif takes them."""
    first = source["0th"]
    described = source | {"0th": {tag: first[tag] for tag in _CARRIED if tag in first}}
    return {name: dict(_writable(name, tags)) for name, tags in described.items()}


def _writable(directory: str, tags: dict[int, Any]) -> Iterator[tuple[int, Any]]:
    """Those of a directory's tags that have a value of the kind that the standard gives them."""
    known = piexif.TAGS["Image" if directory == "0th" else directory]
    for tag, value in tags.items():
        if tag not in known or tag in _LEFT_BEHIND:
            continue
        try:
            fitted = _fitted(value, known[tag]["type"])
            piexif.dump({directory: {tag: fitted}})
        except Exception:
            continue
        yield tag, fitted


def _fitted(value: object, kind: int) -> object:
    """Pillow's value as piexif takes one of that kind."""
    if kind == piexif.TYPES.Ascii:
        return value.encode("latin-1", "replace") if isinstance(value, str) else value
    if kind == piexif.TYPES.Undefined:
        return bytes([value]) if isinstance(value, int) else value
    values = tuple(value) if isinstance(value, tuple | bytes) else (value,)
    if kind in (piexif.TYPES.Rational, piexif.TYPES.SRational):
        parts = tuple(map(_ratio, values))
        return parts if len(parts) > 1 else parts[0]
    return values if len(values) > 1 else values[0]


def _ratio(value: object) -> tuple[int, int]:
    exact = Fraction(value).limit_denominator(1_000_000) if isinstance(value, float) else value
    if not isinstance(exact, Rational):
        raise TypeError("not a number")
    return int(exact.numerator), int(exact.denominator)
