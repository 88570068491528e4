"""Crops that other editors keep outside the crs tags: found, named, and never taken for numbers.

darktable keeps its history in the sidecar, RawTherapee, ART and DxO PhotoLab a profile beside the photo,
Apple Photos an adjustment file, Capture One (in a session) and NX Studio a file in a folder beside it. What
they hold cannot be drawn here, but such a photo is a decided one.

Capture One's `.cos` are rows `<E K="name" V="value"/>`; that `Crop` is x; y of the centre, width; height in
pixels follows its scripting interface, and was not tried. NX Studio's `.nksc` are XMP whose `nine:NineEdits`
is XML once more, of filters that are active or not. Where such a file has edits and no crop that can be
told, that is said.
"""

from __future__ import annotations

import base64
import os
import plistlib
import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from xml.parsers.expat import ExpatError

from lxml import etree

from cropperhead_desktop.system.editor_files import BELOW, BESIDE, settings_folders
from cropperhead_desktop.system.reading import read_limited
from cropperhead_desktop.xmp import tags
from cropperhead_desktop.xmp.packet import Packet

_CROPPING = ("crop", "clipping", "ashift")
_MOST = 4 * 1024 * 1024
COS_ROW = re.compile(r"""<E\s+K=["']([^"']*)["']\s+V=["']([^"']*)["']""")
_NO_EDITS = {"Rating", "ColorTag", "Color_tag_index", "Crop", "Rotation"}
_FILTER = re.compile(r"""<filter\s+id=["']([\w:]+)["'][^>]*>\s*<active>\s*true\s*</active>""", re.I)
_HISTORY = {"nikon::NXHistory", "nikon::ApplicationData"}
_PROFILE_CROP = re.compile(r"^\[Crop\]\s*$(?:(?!^\[).)*?^Enabled=true\s*$", re.M | re.S)
_PROFILE_ROTATION = re.compile(r"^\[Rotation\]\s*$(?:(?!^\[).)*?^Degree=(?!-?0(?:\.0*)?\s*$)", re.M | re.S)


def in_packet(packet: Packet) -> str:
    """`darktable` where its history in a packet crops, turns or straightens the photo; empty otherwise."""
    return "darktable" if any(map(_crops, packet.descriptions())) else ""


def beside(photo: Path) -> tuple[str, bool]:
    """The editor whose file beside the photo crops it, and True; else one that did something, and False.

    Empty where there is none.
    """
    edited = ""
    for path, editor in _candidates(photo):
        if os.path.lexists(path):
            try:
                raw = read_limited(path, _MOST)
            except OSError:
                continue
            crops = _READERS[path.suffix.lower()](raw)
            if crops:
                return editor, True
            edited = edited or (editor if crops is None else "")
    return edited, False


def _candidates(photo: Path) -> list[tuple[Path, str]]:
    names = [(photo.name, suffix) for suffix in (".pp3", ".arp", ".dop")]
    names += [(photo.stem, suffix) for suffix in (".AAE", ".aae")]
    found = [(photo.with_name(base + suffix), BESIDE[suffix.lower()]) for base, suffix in names]
    folders = settings_folders(photo.parent)
    found += [(photo.parent / folder / (photo.name + suffix), BELOW[suffix]) for folder, suffix in folders]
    return found


@dataclass(frozen=True, slots=True)
class Step:
    """One step of darktable's history; `params` as it is spelled there."""

    num: int
    operation: str
    priority: str
    """Which instance of the module it is about."""
    is_enabled: bool
    version: int | None
    params: str


def told(description: etree._Element, name: str) -> str | None:
    """What a packet says in darktable's namespace."""
    return _property(description, f"{{{tags.DARKTABLE}}}{name}")


def has_history(description: etree._Element) -> bool:
    """Whether darktable has been at a photo, whatever it did."""
    names = (tags.DARKTABLE_HISTORY, f"{tags.DARKTABLE_HISTORY}_operation")
    return next(description.iterchildren(*names), None) is not None


def in_force(description: etree._Element) -> list[Step]:
    """What darktable's history in a packet comes to: the last step of each instance of a module."""
    end = tags.parse_integer(_property(description, tags.DARKTABLE_END))
    steps = sorted(_history(description), key=lambda step: step.num)
    kept = [step for step in steps if end is None or step.num < end]
    return list({(step.operation, step.priority): step for step in kept}.values())


def _crops(description: etree._Element) -> bool:
    """Whether the history of a packet, as far as it is in force, has a module on that crops."""
    steps = in_force(description) if has_history(description) else ()
    return any(step.is_enabled and step.operation in _CROPPING for step in steps)


def _history(description: etree._Element) -> Iterator[Step]:
    """The steps of darktable's history; before its version 2.6 a list for each property of a step."""
    history = description.find(tags.DARKTABLE_HISTORY)
    if history is not None:
        items = history.iter(_LI)
        rows = [
            {name: _property(item, f"{{{tags.DARKTABLE}}}{name}") or "" for name in _ITEM} for item in items
        ]
    else:
        lists = {name: description.find(f"{tags.DARKTABLE_HISTORY}_{name}") for name in _ITEM}
        found = {name: one for name, one in lists.items() if one is not None}
        columns = {name: [each.text or "" for each in one.iter(_LI)] for name, one in found.items()}
        few = min((len(columns.get(name, ())) for name in _ITEM[:2]), default=0)
        rows = [{name: texts[n] for name, texts in columns.items() if n < len(texts)} for n in range(few)]
    for place, row in enumerate(rows):
        num = tags.parse_integer(row.get("num"))
        yield Step(
            place if num is None else num,
            row["operation"],
            row.get("multi_priority", ""),
            row["enabled"].strip() == "1",
            tags.parse_integer(row.get("modversion")),
            row.get("params", ""),
        )


_ITEM = ("operation", "enabled", "num", "multi_priority", "modversion", "params")
_LI = f"{{{tags.RDF}}}li"


def _property(element: etree._Element, name: str) -> str | None:
    value = element.get(name)
    return str(value) if value is not None else element.findtext(name)


def _crops_profile(raw: bytes) -> bool:
    text = raw.decode("utf-8", "replace").replace("\r\n", "\n")
    return bool(_PROFILE_CROP.search(text) or _PROFILE_ROTATION.search(text))


def _crops_dxo(raw: bytes) -> bool:
    return re.search(rb"\bCropActive\s*=\s*true\b", raw) is not None


def _crops_apple(raw: bytes) -> bool:
    """True also where the adjustments cannot be read: somebody edited the photo there."""
    try:
        data = plistlib.loads(raw)["adjustmentData"]
        data = base64.b64decode(data) if isinstance(data, str) else data
        unpacked = _inflated(data)
    except (ValueError, KeyError, TypeError, ExpatError, zlib.error):
        return True
    return b'"Crop"' in unpacked or not unpacked.lstrip().startswith(b"{")


def _crops_captureone(raw: bytes) -> bool | None:
    """None: it has edits, and no crop that is known for one."""
    told: dict[str, list[str]] = {}
    for row in COS_ROW.finditer(raw.decode("utf-8", "replace")):
        told.setdefault(row[1], []).append(row[2])
    crops = (_is_crop(value) for value in told.get("Crop", ()))
    turns = (tags.parse_number(value) or 0.0 for value in told.get("Rotation", ()))
    if any(crops) or any(turn % 90 for turn in turns):
        return True
    return None if set(told) - _NO_EDITS else False


def _is_crop(value: str) -> bool:
    """Whether four numbers are a crop: all of a picture has its middle for a centre, or begins at 0; 0."""
    numbers = [tags.parse_number(part) for part in re.split(r"[;, ]+", value.strip())]
    match numbers:
        case [float(x), float(y), float(width), float(height)]:
            return (x, y) != (0, 0) and not (abs(2 * x - width) <= 2 and abs(2 * y - height) <= 2)
    return False


def _crops_nikon(raw: bytes) -> bool | None:
    """None: it has edits, but neither crop nor straightening."""
    text = unescape(raw.decode("utf-8", "replace"))
    active = {filter[1] for filter in _FILTER.finditer(text)}
    return True if active & {"nik::Crop", "nik::Straighten"} else (None if active - _HISTORY else False)


def _inflated(data: bytes) -> bytes:
    """Compressed bytes with or without a header (zlib.error)."""
    try:
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(data, _MOST)
    except zlib.error:
        return zlib.decompressobj(zlib.MAX_WBITS | 32).decompress(data, _MOST)


_READERS: dict[str, Callable[[bytes], bool | None]] = {
    ".pp3": _crops_profile,
    ".arp": _crops_profile,
    ".dop": _crops_dxo,
    ".aae": _crops_apple,
    ".cos": _crops_captureone,
    ".nksc": _crops_nikon,
}
