"""EXIF tags by the names and in the values that `exiftool -n` gives them, without ExifTool.

Only tags that are plain texts or numbers; maker notes, GPS and what is packed into bytes are for ExifTool.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from cropperhead_desktop.domain.errors import PhotoError
from cropperhead_desktop.imaging.containers.exif import exif_directories
from cropperhead_desktop.imaging.sniff import open_regular
from cropperhead_desktop.imaging.tiff import Directory
from cropperhead_desktop.system.files import reason_of

Value = str | int | float

_TEXTS = {
    "ProcessingSoftware": 0x000B,
    "ImageDescription": 0x010E,
    "Make": 0x010F,
    "Model": 0x0110,
    "Software": 0x0131,
    "ModifyDate": 0x0132,
    "Artist": 0x013B,
    "HostComputer": 0x013C,
    "Copyright": 0x8298,
    "DateTimeOriginal": 0x9003,
    "CreateDate": 0x9004,
    "OffsetTime": 0x9010,
    "OffsetTimeOriginal": 0x9011,
    "SubSecTime": 0x9290,
    "SubSecTimeOriginal": 0x9291,
    "OwnerName": 0xA430,
    "SerialNumber": 0xA431,
    "LensMake": 0xA433,
    "LensModel": 0xA434,
    "LensSerialNumber": 0xA435,
    "OriginalRawFileName": 0xC68B,
}
_NUMBERS = {
    "ImageWidth": 0x0100,
    "ImageHeight": 0x0101,
    "Orientation": 0x0112,
    "XResolution": 0x011A,
    "YResolution": 0x011B,
    "ResolutionUnit": 0x0128,
    "Rating": 0x4746,
    "ExposureTime": 0x829A,
    "FNumber": 0x829D,
    "ExposureProgram": 0x8822,
    "ISO": 0x8827,
    "SensitivityType": 0x8830,
    "ExposureCompensation": 0x9204,
    "MeteringMode": 0x9207,
    "LightSource": 0x9208,
    "Flash": 0x9209,
    "FocalLength": 0x920A,
    "ColorSpace": 0xA001,
    "ExifImageWidth": 0xA002,
    "ExifImageHeight": 0xA003,
    "ExposureMode": 0xA402,
    "WhiteBalance": 0xA403,
    "DigitalZoomRatio": 0xA404,
    "FocalLengthIn35mmFormat": 0xA405,
    "SceneCaptureType": 0xA406,
    "LensInfo": 0xA432,
}
NAMES = frozenset(_TEXTS) | frozenset(_NUMBERS)
"""The tags that are known here."""

_LONGEST = 4096
"""Bytes of a text; longer ones count as absent."""


def exif_fields(photo: Path, names: Iterable[str]) -> Mapping[str, Value]:
    """Those of the tags (of `NAMES`) that the photo has; PhotoError when it cannot be opened."""
    try:
        with open_regular(photo) as stream:
            directories = exif_directories(stream, frozenset(_TEXTS.values()), _LONGEST)
    except OSError as error:
        raise PhotoError(photo, "cannot be read: {why}", why=reason_of(error)) from error
    found: dict[str, Value] = {}
    for name in names:
        for directory in directories:
            value = _text(directory, _TEXTS[name]) if name in _TEXTS else _number(directory, _NUMBERS[name])
            if value is not None:
                found[name] = value
                break
    return found


def _text(directory: Directory, tag: int) -> str | None:
    raw = directory.bytes_of(tag)
    try:
        return raw.decode().rstrip() or None
    except UnicodeDecodeError:
        return raw.decode("latin-1").rstrip() or None


def _number(directory: Directory, tag: int) -> Value | None:
    values = [_plain(value) for value in directory.tags.get(tag, ())]
    if not values:
        return None
    return values[0] if len(values) == 1 else " ".join(map(str, values))


def _plain(value: float) -> int | float:
    """Ten digits, as ExifTool prints them."""
    value = float(f"{value:.10g}")
    return int(value) if value.is_integer() else value
