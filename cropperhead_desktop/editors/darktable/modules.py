"""darktable's modules that crop, turn and mirror: their parameters, and what they make of a picture.

The structs are those of darktable 4.2.1 and before: `crop` 1, `ashift` 1 to 5, `flip` 1 and 2, `clipping`
2 to 5; of `crop` 2 and 3 the same beginning is read, which was not tried. In every order of modules that
darktable ships, `lens` comes first, then `ashift`, `flip`, `clipping` and `crop`; another order is not
followed. Sizes are truncated to whole pixels after each module, as darktable does.
"""

from __future__ import annotations

import base64
import binascii
import math
import re
import struct
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import chain
from pathlib import Path

from lxml import etree

from cropperhead_desktop.domain.errors import PhotoError, Reason, Worded, printable
from cropperhead_desktop.domain.photo import extension, is_sensor_data
from cropperhead_desktop.editors.found import Editor, EditorCrop, LeftOut
from cropperhead_desktop.editors.placing import Rendering, extent, unit
from cropperhead_desktop.editors.reading import Context, Found
from cropperhead_desktop.xmp.editors import has_history, in_force, told
from cropperhead_desktop.xmp.sidecar import duplicates, find_long

ORIENTATIONS = {0: 1, 2: 2, 3: 3, 1: 4, 4: 5, 5: 6, 7: 7, 6: 8}
"""EXIF orientations by darktable's bits: 1 mirrors y, 2 mirrors x, and 4 swaps the axes after that."""

BITS = {orientation: bits for bits, orientation in ORIENTATIONS.items()}
ORDER = ("ashift", "flip", "clipping", "crop")
"""The modules that are read, in the order in which darktable works them off."""

_TURNING = frozenset({"heic", "heif", "hif"})
"""Formats that turn the picture themselves; some have an Orientation besides: darktable turns once more."""

_UNTURNED = frozenset({"avif"})
"""Formats that turn the picture themselves, which darktable passes over."""

BENDING = frozenset({"lens", "rotatepixels", "scalepixels", "enlargecanvas"})
_LARGEST = 65536
_STAMP = re.compile(r"[1-9][0-9]{0,17}")
_OLDEST = 10**15
"""A time of some 30 years after the year 1, in microseconds; in seconds it is beyond all times."""

_AS_TOLD = -1
_NEUTRAL = 1e-4
_TRIED_CROP = 1


class ModuleError(Worded):
    """Parameters of a module that cannot be read; the text is the reason."""


@dataclass(frozen=True, slots=True)
class Module:
    """A module as it stands at the end of a history."""

    is_enabled: bool
    version: int | None
    params: bytes


def unpacked(text: str) -> bytes:
    """A module's parameters as darktable spells them: hex, or `gzNN` and base64 of zlib's (ModuleError)."""
    try:
        if not text.startswith("gz"):
            return bytes.fromhex(text)
        inflating = zlib.decompressobj()
        data = inflating.decompress(base64.b64decode(text[4:], validate=True), _LARGEST)
    except (ValueError, binascii.Error, zlib.error) as error:
        raise ModuleError("its history is damaged") from error
    if inflating.unconsumed_tail:
        raise ModuleError("its history is larger than any that darktable writes")
    if not inflating.eof:
        raise ModuleError("its history is damaged")
    return data


def packed(data: bytes) -> str:
    """The same the other way, as darktable spells long ones."""
    body = zlib.compress(data, 9)
    return f"gz{min(len(data) // len(body) + 1, 99):02d}{base64.b64encode(body).decode()}"


def read_beside(photo: Path, context: Context) -> Iterator[Found]:
    """What darktable keeps beside a photo, its further versions too: nothing, crops, or why there is none."""
    first = find_long(photo)
    if first is not None and first.packet is None:
        file = printable(first.path.name)
        yield LeftOut(photo, Reason("{file} is ignored: {why}", file=file, why=first.error or ""))
    versions = duplicates(photo)
    for copy, sidecar in chain([("", first)] if first is not None else [], versions):
        for description in sidecar.packet.descriptions() if sidecar.packet is not None else ():
            if has_history(description):
                yield _found(photo, copy, sidecar.path, description, context)


def _found(photo: Path, copy: str, file: Path, description: etree._Element, context: Context) -> Found:
    try:
        info = context.size_of(photo)
        modules = modules_of(description)
        orientation = info.frame.orientation
        made = developed(modules, info.width, info.height, orientation, order_of(description))
        crop = made.rendering.crop(info.width, info.height)
    except PhotoError as error:
        return LeftOut(photo, error.reason)
    except (ModuleError, ValueError) as error:
        return LeftOut(photo, Reason("{file}: {why}", file=printable(file.name), why=str(error)))
    is_exact = made.is_exact and not is_sensor_data(photo) and is_turned_by(photo, modules)
    return EditorCrop(
        photo, Editor.DARKTABLE, crop, info.width, info.height, made.rendering.orientation, is_exact,
        changed=time_of(told(description, "change_timestamp")), copy=copy, is_tried=is_tried(modules),
    )  # fmt: skip


def modules_of(description: etree._Element) -> Mapping[str, Module]:
    """The modules that crop and turn, as a history in a sidecar leaves them (ModuleError).

    Of several instances one that is on counts.
    """
    found: dict[str, Module] = {}
    for step in sorted(in_force(description), key=lambda step: step.is_enabled):
        if step.operation in ORDER:
            found[step.operation] = Module(step.is_enabled, step.version, unpacked(step.params))
        elif step.operation in BENDING:
            found[step.operation] = Module(step.is_enabled, step.version, b"")
    return found


def order_of(description: etree._Element) -> list[str]:
    """The order of modules, where a history has one of its own."""
    return (told(description, "iop_order_list") or "").split(",")[::2]


def time_of(stamp: object) -> datetime | None:
    """A time of darktable's: microseconds since the year 1, before its version 4.2 seconds since 1970."""
    text = str(stamp)
    if not _STAMP.fullmatch(text):
        return None
    number = int(text)
    try:
        if number >= _OLDEST:
            return datetime(1, 1, 1, tzinfo=UTC) + timedelta(microseconds=number)
        return datetime.fromtimestamp(number, UTC)
    except (OverflowError, ValueError, OSError):
        return None


@dataclass(frozen=True, slots=True)
class Developed:
    """What darktable renders of a stored picture, and whether that is known within a pixel."""

    rendering: Rendering
    is_exact: bool


def developed(
    modules: Mapping[str, Module], width: int, height: int, orientation: int, order: Iterable[str] = ()
) -> Developed:
    """What the modules at the end of a history make of a stored picture of `width` x `height`.

    `orientation` is the photo's own, by EXIF; `order` a list of modules where the history has one of its own.
    ModuleError where their parameters cannot be read.
    """
    on = {name: module for name, module in modules.items() if module.is_enabled}
    placed = [name for name in order if name in ORDER]
    is_exact = not BENDING & on.keys() and placed == sorted(placed, key=ORDER.index)
    picture = Rendering(width, height)
    if "ashift" in on:
        picture, bends = _ashifted(picture, on["ashift"])
        is_exact &= not bends
    if "flip" in on or "flip" not in modules:  # darktable turns photos upright unless told otherwise
        picture = picture.oriented(_flip(on.get("flip"), orientation))
    if "clipping" in on:
        picture, bends = _clipped(picture, on["clipping"])
        is_exact &= not bends
    if "crop" in on:
        left, top, right, bottom = _floats(on["crop"], "4f", (1, 2, 3))[:4]
        left, top = (min(max(each, 0.0), 0.9) for each in (left, top))
        right, bottom = (min(max(each, 0.1), 1.0) for each in (right, bottom))
        across, down = (max(5, each) for each in _whole(picture, right - left, bottom - top))
        picture = picture.part(*_whole(picture, left, top), across, down)
    return Developed(picture, is_exact)


def is_tried(modules: Mapping[str, Module]) -> bool:
    """Whether the crop is of a version of the module that was tried: darktable 4.4 and newer write others."""
    return "crop" not in modules or modules["crop"].version == _TRIED_CROP


def _whole(picture: Rendering, across: float, down: float) -> tuple[int, int]:
    """Fractions of a picture in whole pixels, truncated: in single precision, where .7 of 600 is 420."""
    return int(_single(picture.width * _single(across))), int(_single(picture.height * _single(down)))


def _single(number: float) -> float:
    """A number in single precision."""
    return float(struct.unpack("<f", struct.pack("<f", number))[0])


def _floats(module: Module, layout: str, versions: Collection[int]) -> tuple[float, ...]:
    """Numbers at the beginning of a struct (ModuleError: of another version, too short, or not finite)."""
    if module.version is None or module.version not in versions:
        raise ModuleError("its history is of a version of darktable that is not known")
    try:
        numbers = struct.unpack_from("<" + layout, module.params)
    except struct.error as error:
        raise ModuleError("its history is damaged") from error
    if not all(map(math.isfinite, numbers)):
        raise ModuleError("its history has numbers that are not finite")
    return numbers


_ASHIFT = {1: "3f", 2: "7f", 3: "7f3i4f", 4: "8f3i4f", 5: "8f2i4f"}
"""Rotation, lens shift up and across (shear, from version 4), and from version 2 on focal length, crop
factor, lens dependence, aspect, lens model, (toggle), crop mode, and what the automatic crop left."""


def _ashifted(picture: Rendering, module: Module) -> tuple[Rendering, bool]:
    """The picture turned on a canvas that grows with it, automatic crop included; and whether it is bent."""
    version = module.version or 0
    numbers = _floats(module, _ASHIFT.get(version, ""), _ASHIFT)
    degrees, *shifts = numbers[: 4 if version >= 4 else 3]
    specific = version >= 2 and struct.unpack_from("<i", module.params, 28 if version < 4 else 32)[0] == 1
    aspect = numbers[6 if version < 4 else 7] if specific else 1.0
    left, right, top, bottom = numbers[-4:] if version >= 3 else (0.0, 1.0, 0.0, 1.0)
    bends = any(abs(each) >= _NEUTRAL for each in (*shifts, aspect - 1.0))
    edges = (abs(degrees), left, 1.0 - right, top, 1.0 - bottom)
    if not bends and all(each < _NEUTRAL for each in edges):
        return picture, False
    if not (left < right and top < bottom):
        raise ModuleError("its history crops nothing out of the picture")
    # pixels are counted by their centres here, which shifts the canvas against the picture
    last = complex(picture.width - 1, picture.height - 1)
    back = unit(-degrees)
    low, high = extent(complex(x, y) * back for x in (0.0, last.real) for y in (0.0, last.imag))
    full = high - low + (1 + 1j)
    width, height = _whole(Rendering(full.real, full.imag), right - left, bottom - top)
    offset = complex(width / (right - left) * left, height / (bottom - top) * top)
    centre = 0.5 + 0.5j
    here = (offset + low) * unit(degrees) + centre
    return picture.turned(degrees, here, centre, (width, height)), bends


def is_turned_by(photo: Path, modules: Mapping[str, Module]) -> bool:
    """Whether it is known how darktable turns a photo: its Orientation says it, or the history does."""
    flip = modules.get("flip")
    is_told = flip is not None and flip.params[:4] != struct.pack("<i", _AS_TOLD) and flip.version == 2
    return not is_unturned(photo) and (is_told or extension(photo) not in _TURNING)


def is_unturned(photo: Path) -> bool:
    """Whether darktable may show the photo in a frame that is not ours."""
    return extension(photo) in _UNTURNED


def _flip(module: Module | None, orientation: int) -> int:
    """The EXIF orientation that the module gives the picture; `orientation` is the photo's own."""
    if module is None:
        return orientation
    _floats(module, "", (1, 2))
    try:
        (bits,) = struct.unpack_from("<i", module.params)
    except struct.error as error:
        raise ModuleError("its history is damaged") from error
    if module.version == 1:  # on top of the photo's own
        own = BITS[orientation]
        if bits & 4:
            own = own & 4 | (own & 1) << 1 | (own & 2) >> 1
        bits ^= own
    elif bits == _AS_TOLD:
        return orientation
    if bits not in ORIENTATIONS:
        raise ModuleError("its history turns the picture in no way that darktable knows")
    return ORIENTATIONS[bits]


def _clipped(picture: Rendering, module: Module) -> tuple[Rendering, bool]:
    """The picture after the module that darktable had before `crop`; and whether it is bent."""
    numbers = _floats(module, "7f", (2, 3, 4, 5))
    degrees, left, top, right, bottom, *keystone = numbers
    bends = any(keystone) or right < 0 or bottom < 0
    is_automatic = True
    if module.version in (4, 5):
        try:
            kind, _symmetry, applied, automatic = struct.unpack_from("<4i", module.params, 60)
        except struct.error as error:
            raise ModuleError("its history is damaged") from error
        bends = bends or (kind != 0 and applied == 1)
        is_automatic = automatic == 1 and applied == 0
    left, top = (min(max(each, 0.0), 0.9) for each in (left, top))
    right, bottom = (min(max(abs(each), 0.1), 1.0) for each in (right, bottom))
    size, centre = complex(picture.width, picture.height), complex(picture.width, picture.height) / 2
    corners = (centre, centre.conjugate(), -centre, -centre.conjugate())
    low, high = extent(corner * unit(degrees) for corner in corners)
    if is_automatic:
        size, there = _largest(size, high)
        start = there + complex((left - 0.5) * size.real, (top - 0.5) * size.imag)
        offset = complex(max(0, int(start.real)), max(0, int(start.imag)))
    else:
        size, there = high - low, centre
        start = centre + low + complex(left * size.real, top * size.imag)
        offset = complex(*(int(each) if each > 0 else each for each in (start.real, start.imag)))
    shape = (max(1, int((right - left) * size.real)), max(1, int((bottom - top) * size.imag)))
    return picture.turned(-degrees, centre, there - offset, shape), bends


def _largest(size: complex, reach: complex) -> tuple[complex, complex]:
    """The largest picture of the same shape inside the turned one, upright or lying, and its middle."""
    upright = complex(size.imag, size.real)
    lying, standing = (
        min(1.0, one.real / 2 / reach.real, one.imag / 2 / reach.imag) for one in (size, upright)
    )
    # of equal ones the second
    return (size * lying, size / 2) if lying > standing else (upright * standing, upright / 2)
