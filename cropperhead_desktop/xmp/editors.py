"""Crops that other editors keep outside the crs tags: found, named, and never taken for numbers.

darktable keeps its history in the sidecar, RawTherapee, ART and DxO PhotoLab a profile beside the photo,
Apple Photos an adjustment file. What they hold cannot be drawn here, but such a photo is a decided one.
"""

from __future__ import annotations

import base64
import os
import plistlib
import re
import zlib
from pathlib import Path
from xml.parsers.expat import ExpatError

from lxml import etree

from cropperhead_desktop.xmp import tags
from cropperhead_desktop.xmp.files import read_limited
from cropperhead_desktop.xmp.packet import Packet

EDITORS = {".pp3": "RawTherapee", ".arp": "ART", ".dop": "DxO PhotoLab", ".aae": "Apple Photos"}
"""Whose the files are that `beside` looks at."""

_CROPPING = ("crop", "clipping", "ashift")
_MOST = 4 * 1024 * 1024
_PROFILE_CROP = re.compile(r"^\[Crop\]\s*$(?:(?!^\[).)*?^Enabled=true\s*$", re.M | re.S)
_PROFILE_ROTATION = re.compile(r"^\[Rotation\]\s*$(?:(?!^\[).)*?^Degree=(?!-?0(?:\.0*)?\s*$)", re.M | re.S)


def in_packet(packet: Packet) -> str:
    """`darktable` where its history in a packet crops, turns or straightens the photo; empty otherwise."""
    return "darktable" if any(map(_crops, packet.descriptions())) else ""


def beside(photo: Path) -> str:
    """The editor whose file beside the photo crops it; empty where there is none."""
    for path, editor in _candidates(photo):
        if os.path.lexists(path):
            try:
                raw = read_limited(path, _MOST)
            except OSError:
                continue
            if _READERS[path.suffix.lower()](raw):
                return editor
    return ""


def _candidates(photo: Path) -> list[tuple[Path, str]]:
    names = [(photo.name, suffix) for suffix in (".pp3", ".arp", ".dop")]
    names += [(photo.stem, suffix) for suffix in (".AAE", ".aae")]
    return [(photo.with_name(base + suffix), EDITORS[suffix.lower()]) for base, suffix in names]


def _crops(description: etree._Element) -> bool:
    """Whether the history of a packet, as far as it is in force, has a module on that crops."""
    end = tags.parse_integer(_property(description, tags.DARKTABLE_END))
    last: dict[tuple[str, str], bool] = {}
    history = description.find(tags.DARKTABLE_HISTORY)
    for place, item in enumerate(history.iter(f"{{{tags.RDF}}}li") if history is not None else ()):
        told = {name: _property(item, f"{{{tags.DARKTABLE}}}{name}") or "" for name in _ITEM}
        number = tags.parse_integer(told["num"])
        if end is None or (place if number is None else number) < end:
            last[told["operation"], told["multi_priority"]] = told["enabled"].strip() == "1"
    return any(enabled and operation in _CROPPING for (operation, _), enabled in last.items())


_ITEM = ("num", "operation", "enabled", "multi_priority")


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


def _inflated(data: bytes) -> bytes:
    """Compressed bytes with or without a header (zlib.error)."""
    try:
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(data, _MOST)
    except zlib.error:
        return zlib.decompressobj(zlib.MAX_WBITS | 32).decompress(data, _MOST)


_READERS = {".pp3": _crops_profile, ".arp": _crops_profile, ".dop": _crops_dxo, ".aae": _crops_apple}
