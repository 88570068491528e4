"""EXIF: what the camera says about a picture, and the block for a rendered one.

There what describes the photo is carried, what described its pixels is not.
"""

from __future__ import annotations

from typing import Any

from PIL import ExifTags, Image

from cropperhead_desktop.domain.photo import CameraFacts
from cropperhead_desktop.imaging.decode import Photo
from cropperhead_desktop.imaging.facts import facts_of
from cropperhead_desktop.imaging.sniff import Kind
from cropperhead_desktop.imaging.tiff import PIXEL_X_DIMENSION, PIXEL_Y_DIMENSION

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
_SUB_DIRECTORIES = (ExifTags.IFD.Exif, ExifTags.IFD.GPSInfo)
_LARGEST = 60_000
"""An EXIF block must fit into one JPEG segment of 64 kB."""


def carried_exif(photo: Photo, size: tuple[int, int]) -> bytes:
    """The photo's EXIF for an upright picture of `size`: Orientation 1, new pixel size, no thumbnail.

    Maker notes are dropped when the block would not fit; damaged EXIF is left behind as a whole.
    """
    fresh = Image.Exif()
    fresh[_Base.Orientation] = 1
    try:
        _copy(_source(photo), fresh, size)
        data = fresh.tobytes()
        if len(data) > _LARGEST:
            fresh.get_ifd(ExifTags.IFD.Exif).pop(_Base.MakerNote, None)
            data = fresh.tobytes()
        if len(data) <= _LARGEST:
            return data
    except Exception:
        pass
    plain = Image.Exif()
    plain[_Base.Orientation] = 1
    return plain.tobytes()


def camera_facts(photo: Photo) -> CameraFacts:
    """Camera, lens, date and exposure; damaged EXIF gives fewer facts, never an error."""
    try:
        exif = _source(photo)
        inner = exif.get_ifd(ExifTags.IFD.Exif)
        return facts_of({**dict(exif), **inner})
    except Exception:
        return CameraFacts()


def _source(photo: Photo) -> Image.Exif:
    if photo.kind is Kind.RAW:
        exif = Image.Exif()
        photo.stream.seek(0)
        exif.load_from_fp(photo.stream)
        return exif
    assert photo.image is not None
    return photo.image.getexif()


def _copy(source: Image.Exif, fresh: Image.Exif, size: tuple[int, int]) -> None:
    for tag in _CARRIED:
        if tag in source:
            fresh[tag] = source[tag]
    for pointer in _SUB_DIRECTORIES:
        values: dict[int, Any] = dict(source.get_ifd(pointer))
        if values:
            fresh.get_ifd(pointer).update(values)
    inner = fresh.get_ifd(ExifTags.IFD.Exif)
    if inner:
        inner[PIXEL_X_DIMENSION], inner[PIXEL_Y_DIMENSION] = size
        inner.pop(ExifTags.IFD.Interop, None)
