"""Reader of Picasa's `.picasa.ini` (in old versions `Picasa.ini`): a section for each photo of the folder.

`crop=rect64(HEX)` is the crop in force: left, top, right and bottom, 16 bits each, as fractions of the stored
picture; leading zeros are left out. What stands as `crop64` in `filters` is only how it came to that. Neither
`rotate=rotate(n)`, quarter turns clockwise, nor the photo's Orientation changes the numbers. `tilt=1,p,0` in
`filters` turns the picture about its middle by p / 5 radians, the content counter-clockwise, enlarged until
it fills its old frame, of which the crop is a part.

A saved edit is in the photo's own pixels; the original and what was done to it lie in `.picasaoriginals`.

Known from others' reports: how upright photos are cropped is measured (Picasa saved 574 x 259 px of 800 x 600
for `rect64(dc3369dc570a51e)`); raws and all the rest were not tried, and count for size and ratio alone.
"""

from __future__ import annotations

import math
import os
import re
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path

from cropperhead_desktop.domain.errors import FileError, PhotoError, Reason, printable
from cropperhead_desktop.domain.photo import PHOTO_EXTENSIONS, PhotoInfo, is_sensor_data
from cropperhead_desktop.editors.found import Editor, EditorCrop, LeftOut
from cropperhead_desktop.editors.placing import Rendering, unit
from cropperhead_desktop.editors.reading import Context, Found, Source
from cropperhead_desktop.editors.roots import is_usable
from cropperhead_desktop.geometry.crop import MAX_ANGLE
from cropperhead_desktop.geometry.orientation import NORMAL
from cropperhead_desktop.system.files import reason_of
from cropperhead_desktop.system.reading import read_limited
from cropperhead_desktop.xmp.tags import parse_integer, parse_number

LARGEST = 32 * 1024 * 1024

Entry = dict[str, str]
"""What a section says, by key."""

_NAME, _OLD_NAME = ".picasa.ini", "picasa.ini"
_ORIGINALS = ".picasaoriginals"
_KEYS = frozenset({"crop", "filters", "rotate", "width", "height"})
_RECTANGLE = re.compile(r"rect64\(([0-9a-f]{1,16})\)", re.IGNORECASE)
_TILT = re.compile(r"(?:^|;)tilt=1,([^,;]{1,40})")
_TURN = re.compile(r"rotate\(([0-3])\)")
_TURNS = (NORMAL, 6, 3, 8)
_FULL = 0xFFFF
_RADIANS = 0.2


def read_folder(path: Path, context: Context) -> Iterator[Found]:
    """The photos of the folder that an ini file lies in, and the originals of edits that were saved there.

    FileError: it cannot be read.
    """
    folder = path.parent
    if path.name.lower() == _OLD_NAME and os.path.exists(folder / _NAME):
        return  # the newer one goes on where this one ended
    entries = entries_of(_read(path))
    originals: dict[str, Entry] = {}
    if os.path.lexists(folder / _ORIGINALS / _NAME):
        try:
            originals = entries_of(_read(folder / _ORIGINALS / _NAME))
        except FileError as error:
            yield LeftOut(error.path, error.reason)
    saved = {_key(name) for name in originals}
    kept = {name: each for name, each in entries.items() if "crop" in each or _key(name) not in saved}
    yield from _photos(path, folder, kept, context)
    yield from _photos(path, folder / _ORIGINALS, originals, context)


SOURCE = Source(Editor.PICASA, read_folder, (_NAME, _OLD_NAME))


def entries_of(raw: bytes) -> dict[str, Entry]:
    """What an ini file says about photos, by their names as they stand there.

    Broken lines and what is no photo's are passed over; of what stands twice the last counts.
    """
    entries: dict[str, Entry] = {}
    entry: Entry = {}
    for line in raw.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "surrogateescape").split("\n"):
        line = line.strip(" \t\r\0")
        if line.startswith("[") and line.endswith("]"):
            name = line[1:-1]
            is_photo = name.rpartition(".")[2].lower() in PHOTO_EXTENSIONS
            entry = entries.setdefault(name, {}) if is_photo else {}
        else:
            key, _, value = line.partition("=")
            if key.lower() in _KEYS:
                entry[key.lower()] = value
    return entries


def _read(path: Path) -> bytes:
    try:
        return read_limited(path, LARGEST)
    except OSError as error:
        raise FileError(path, "cannot be read: {why}", why=reason_of(error)) from error


def _photos(ini: Path, folder: Path, entries: Mapping[str, Entry], context: Context) -> Iterator[Found]:
    there = {_key(name): name for name in _names(folder)} if entries else {}
    for name, entry in entries.items():
        if not is_usable(name) or "/" in name or "\\" in name:
            yield LeftOut(ini, Reason('its section "{name}" names no photo', name=printable(name[:80])))
            continue
        photo = folder / there.get(_key(name), name)
        if _key(name) not in there and "crop" not in entry:
            continue  # of a photo that is gone: normal
        try:
            yield _found(photo, entry, context)
        except PhotoError as error:
            yield LeftOut(photo, error.reason)
        except ValueError as error:
            yield LeftOut(photo, Reason("its crop {why}", why=str(error)))


def _found(photo: Path, entry: Entry, context: Context) -> EditorCrop:
    """PhotoError: its size is not known; ValueError: its crop is none."""
    info = _info(photo, entry, context)
    turn = _TURN.fullmatch(entry.get("rotate", "").strip())
    shown = Rendering(info.width, info.height).oriented(info.frame.orientation)
    shown = shown.oriented(_TURNS[int(turn[1])] if turn else NORMAL)
    degrees = _tilt(entry.get("filters", ""))
    picture = _cropped(_tilted(Rendering(info.width, info.height), degrees), entry.get("crop", ""))
    crop = picture.crop(info.width, info.height)
    return EditorCrop(
        photo=photo,
        editor=Editor.PICASA,
        is_tried=False,
        crop=crop,
        width=info.width,
        height=info.height,
        orientation=shown.orientation,
        is_exact=crop is None or (shown.orientation == NORMAL and not degrees and not is_sensor_data(photo)),
    )


def _info(photo: Path, entry: Entry, context: Context) -> PhotoInfo:
    """Size and Orientation, of the photo itself or as the ini file remembers them (PhotoError)."""
    if os.path.exists(photo):
        return context.size_of(photo)
    width, height = (parse_integer(entry.get(key)) for key in ("width", "height"))
    if not (width and height):
        raise PhotoError(photo, "gone, and its size is not known")
    return PhotoInfo(width, height)


def _cropped(picture: Rendering, crop: str) -> Rendering:
    """The part that a crop leaves (ValueError: none)."""
    found = _RECTANGLE.fullmatch(crop.strip())
    if found is None:
        if crop:
            raise ValueError(Reason('is "{text}", not a rectangle', text=printable(crop[:40])))
        return picture
    number = int(found[1], 16)
    if number == 0:
        return picture
    left, top, right, bottom = ((number >> shift & _FULL) / _FULL for shift in (48, 32, 16, 0))
    width, height = (right - left) * picture.width, (bottom - top) * picture.height
    if width < 1 or height < 1:
        raise ValueError(Reason('is "{text}", of no size', text=printable(crop[:40])))
    return picture.part(left * picture.width, top * picture.height, width, height)


def _tilt(filters: str) -> float:
    """Degrees by which the picture is straightened, counter-clockwise (ValueError: not a number)."""
    steps = _TILT.findall(filters)
    if not steps:
        return 0.0
    value = parse_number(steps[-1], decimal_comma=False)
    if value is None or abs(math.degrees(value * _RADIANS)) > MAX_ANGLE:
        raise ValueError(Reason('is turned by "{text}", not an angle', text=printable(steps[-1])))
    return math.degrees(value * _RADIANS)


def _tilted(picture: Rendering, degrees: float) -> Rendering:
    """The picture turned about its middle, and enlarged until no corner is empty."""
    if not degrees:
        return picture
    sides = (picture.width, picture.height)
    cos, sin = abs(unit(degrees).real), abs(unit(degrees).imag)
    zoom = cos + sin * max(sides) / min(sides)
    centre = complex(*sides) / 2
    return picture.turned(degrees, centre, centre, sides, 1 / zoom)


def _names(folder: Path) -> list[str]:
    try:
        return os.listdir(folder)
    except OSError:
        return []


def _key(name: str) -> str:
    """A file name as Windows and Macs compare them; what is no UTF-8 is taken for Western text."""
    try:
        name.encode()
    except UnicodeEncodeError:
        name = name.encode("utf-8", "surrogateescape").decode("cp1252", "replace")
    return unicodedata.normalize("NFC", name).casefold()
