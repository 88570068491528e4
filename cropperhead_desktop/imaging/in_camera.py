"""What the photographer cut away in the camera: a DNG's own crop, and the ratio dialled in of other raws.

Cameras keep the whole sensor in a raw and note the rectangle beside it; the pixels of their JPEGs are cut
already. Tag numbers and meanings are those of ExifTool's tables (Canon, Nikon, Olympus, PanasonicRaw,
FujiFilm, Pentax, Exif).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from cropperhead_desktop.domain.errors import PhotoError
from cropperhead_desktop.domain.photo import RAW_SLACK, PhotoInfo
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.imaging.containers.fuji import is_raf, raf_record
from cropperhead_desktop.imaging.containers.maker_notes import maker_note
from cropperhead_desktop.imaging.containers.parts import parts_in
from cropperhead_desktop.imaging.containers.reading import Damaged, Window
from cropperhead_desktop.imaging.sniff import FileKind, kind_of, open_regular
from cropperhead_desktop.imaging.tiff import (
    DEFAULT_CROP_ORIGIN,
    DEFAULT_CROP_SIZE,
    DEFAULT_USER_CROP,
    DNG_VERSION,
    MAKER_NOTE,
    Directory,
    Numbers,
    Tiff,
)
from cropperhead_desktop.system.stamp import stamp_of

_LEAST = 0.2
"""Smallest believable side of a rectangle, as a share of the frame."""

_ALMOST_ALL = 0.985
"""A rectangle with this share of both sides is the camera's default crop, nothing that was dialled in."""

_SAME_RATIO = 0.015
_RAF_RATIO = 0x115
"""RawImageAspectRatio: height, width."""


class _Rectangle(NamedTuple):
    """A rectangle in pixels of a picture of size `of` (None: of the stored frame)."""

    left: float
    top: float
    width: float
    height: float
    of: tuple[float, float] | None = None


_Dialled = _Rectangle | float
"""What a camera notes: a rectangle, or only a ratio (stored width / height), cut around the centre."""


def in_camera_crop(path: Path) -> Crop | None:
    """A DNG's DefaultUserCrop (DNG 1.4: top, left, bottom, right of the default crop, stored frame).

    None for the whole, for values that are no rectangle inside it, for other files, and for unreadable ones.
    """
    try:
        with open_regular(path) as stream:
            return _user_crop(Tiff(stream)) if stream.read(2) in (b"II", b"MM") else None
    except (PhotoError, OSError):
        return None


def as_shot_crop(path: Path, info: PhotoInfo) -> Crop | None:
    """The rectangle that the photographer saw in the camera, where the raw's pixels reach beyond it.

    In fractions of the stored frame, whose size `info` gives. None where they are the same, also for all
    that is no raw; where the camera's numbers are about another picture; and for unreadable files.
    """
    try:
        return _as_shot(path, stamp_of(path), info.width, info.height)
    except OSError:
        return None


@lru_cache(maxsize=10_000)
def _as_shot(path: Path, _stamp: str, width: int, height: int) -> Crop | None:
    try:
        with open_regular(path) as stream:
            if kind_of(path, stream) is not FileKind.RAW:
                return None
            window = Window(stream)
            first = window.tiff().first()
            if first is not None and DNG_VERSION in first.tags:
                return _user_crop(window.tiff())
            dialled = _dialled(window)
    except (PhotoError, OSError, Damaged):
        return None
    if isinstance(dialled, float):
        dialled = _centred(dialled, width, height)
    return None if dialled is None else _placed(dialled, width, height)


def _user_crop(tiff: Tiff) -> Crop | None:
    first = tiff.first()
    is_dng = first is not None and DNG_VERSION in first.tags
    for directory in tiff.all_directories() if is_dng else []:
        values = directory.tags.get(DEFAULT_USER_CROP, ())
        if len(values) == 4:
            top, left, bottom, right = values
            crop = Crop(left, top, right, bottom)
            return crop if 0 <= left < right <= 1 and 0 <= top < bottom <= 1 and not crop.is_whole else None
    return None


def _centred(ratio: float, width: int, height: int) -> _Rectangle | None:
    """The largest rectangle of a ratio around the centre; None where the frame has it itself."""
    if not 0.1 < ratio < 10 or abs(ratio * height / width - 1) < _SAME_RATIO:
        return None
    across, down = min(width, height * ratio), min(height, width / ratio)
    return _Rectangle((width - across) / 2, (height - down) / 2, across, down)


def _placed(found: _Rectangle, width: int, height: int) -> Crop | None:
    across, down = found.of or (width, height)
    if max(abs(across - width), abs(down - height)) > RAW_SLACK or min(across, down) <= 0:
        return None  # the pixels are cut already, or another picture's
    shares = (found.width / across, found.height / down)
    left, top = max(0.0, found.left / across), max(0.0, found.top / down)
    right, bottom = min(1.0, left + shares[0]), min(1.0, top + shares[1])
    is_there = right - left >= _LEAST and bottom - top >= _LEAST and max(shares) < 2 - _ALMOST_ALL
    return Crop(left, top, right, bottom) if is_there and min(shares) < _ALMOST_ALL else None


def _dialled(window: Window) -> _Dialled | None:
    """What a proprietary raw says, by the structure of the file."""
    if is_raf(window):
        ratio = raf_record(window, _RAF_RATIO)
        return ratio[1] / ratio[0] if ratio is not None and all(ratio) else None
    tiff = window.tiff()
    first = tiff.first()
    if first is None:  # a CR3, whose maker note is an EXIF block of its own
        notes = (each for each in parts_in(window).exif if each.holds == MAKER_NOTE)
        found = next((window.tiff(each.offset) for each in notes), None)
        note = found.first() if found is not None else None
        return _canon(note, found) if note is not None and found is not None else None
    if (rectangle := _panasonic(first)) is not None:
        return rectangle
    for directory in tiff.all_directories():
        if (rectangle := _sony(directory)) is not None:
            return rectangle
    own = maker_note(window)
    return _NOTES[own.maker](own.directory, own.tiff) if own is not None and own.maker in _NOTES else None


def _canon(note: Directory, _tiff: Tiff) -> _Dialled | None:
    """AspectInfo: ratio, width, height, left, top of the rectangle in what SensorInfo says is the picture."""
    aspect, sensor = note.tags.get(0x9A, ()), note.tags.get(0xE0, ())
    if len(aspect) < 5:
        return None
    of = (sensor[7] - sensor[5] + 1, sensor[8] - sensor[6] + 1) if len(sensor) > 8 else None
    return _Rectangle(aspect[3], aspect[4], aspect[1], aspect[2], of)


def _nikon(note: Directory, _tiff: Tiff) -> _Dialled | None:
    """CropArea (left, top, width, height), else CropHiSpeed (mode, whole size, cut size, left, top)."""
    area, mode = note.tags.get(0x45, ()), note.tags.get(0x1B, ())
    if len(area) == 4:
        return _Rectangle(*area)
    return _Rectangle(mode[5], mode[6], mode[3], mode[4], (mode[1], mode[2])) if len(mode) >= 7 else None


def _olympus(note: Directory, tiff: Tiff) -> _Dialled | None:
    """AspectFrame (left, top, right, bottom, the last pixels included) in CropWidth x CropHeight."""
    processing = tiff.directory(note.number(0x2040) or note.spans.get(0x2040, (0, 0))[0])
    frame = processing.tags.get(0x1113, ()) if processing is not None else ()
    if processing is None or len(frame) != 4:
        return None
    left, top, right, bottom = frame
    width, height = processing.number(0x614), processing.number(0x615)
    of = (width, height) if width and height else None
    return _Rectangle(left, top, right - left + 1, bottom - top + 1, of)


def _pentax(note: Directory, _tiff: Tiff) -> _Dialled | None:
    """AspectRatio by its number."""
    return {0: 4 / 3, 1: 3 / 2, 2: 16 / 9, 3: 1.0}.get(note.number(0x80) or 0) if 0x80 in note.tags else None


def _panasonic(first: Directory) -> _Rectangle | None:
    """CropTop, -Left, -Bottom, -Right of an RW2, in pixels of the sensor, as the picture's borders are."""
    crop, border = _four(first, 0x2F), _four(first, 0x04)
    if crop is None or border is None:
        return None
    top, left, bottom, right = crop
    of = (border[3] - border[1], border[2] - border[0])
    return _Rectangle(left - border[1], top - border[0], right - left, bottom - top, of)


def _four(directory: Directory, tag: int) -> Numbers | None:
    values = [directory.tags.get(tag + place) for place in range(4)]
    return tuple(value[0] for value in values if value) if all(values) else None


def _sony(directory: Directory) -> _Rectangle | None:
    """SonyCropTopLeft (left, top) and SonyCropSize of an ARW, in pixels of the array."""
    corner, size = directory.tags.get(0x74C7, ()), directory.tags.get(0x74C8, ())
    if len(corner) != 2 or len(size) != 2:
        return None
    origin, of = directory.pair(DEFAULT_CROP_ORIGIN) or (0, 0), directory.pair(DEFAULT_CROP_SIZE)
    return _Rectangle(corner[0] - origin[0], corner[1] - origin[1], *size, of)


_NOTES: Mapping[str, Callable[[Directory, Tiff], _Dialled | None]] = {
    "Canon": _canon,
    "Nikon": _nikon,
    "Olympus": _olympus,
    "Pentax": _pentax,
}
"""What each maker's note says, by the names of `containers.maker_notes`."""
