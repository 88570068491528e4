"""XMP properties by the names and in the values that `exiftool -n` gives them, without ExifTool.

Plain values, arrays of them, and texts in several languages (the default one); structures are for ExifTool.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from lxml import etree

from cropperhead_desktop.domain.decision import CropRecord
from cropperhead_desktop.domain.marks import Marks
from cropperhead_desktop.xmp import tags
from cropperhead_desktop.xmp.packet import Packet, simple_value

Simple = str | int | float | bool
Value = Simple | list[Simple]

_SPACES = {
    "crs": tags.CRS,
    "tiff": tags.TIFF,
    "exif": tags.EXIF,
    "xmp": tags.XMP,
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": tags.PHOTOSHOP,
    "aux": "http://ns.adobe.com/exif/1.0/aux/",
    "exifEX": "http://cipa.jp/exif/1.0/",
    "xmpDM": tags.XMP_DM,
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "lr": "http://ns.adobe.com/lightroom/1.0/",
    "iptcCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
    "digiKam": "http://www.digikam.org/ns/1.0/",
    "darktable": "http://darktable.sf.net/",
    "cropperhead": tags.OWN,
}
"""The namespaces that are read here by ExifTool's names; for a tag that names none the first comes first."""

_OTHER_NAMES = {
    "ImageHeight": "ImageLength",
    "ExifImageWidth": "PixelXDimension",
    "ExifImageHeight": "PixelYDimension",
    "ISO": "ISOSpeedRatings",
    "ExposureCompensation": "ExposureBiasValue",
    "DateTimeDigitized": "CreateDate",
}
"""Where ExifTool's name of a tag is not the property's own."""

_RATIONAL = re.compile(r"(-?[0-9]{1,12})/([0-9]{1,12})")
_PLAIN = re.compile(r"[+-]?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,16})?")
_MOST_ITEMS = 1000


def knows(tag: str) -> bool:
    """True for `XMP:Name` and `XMP-crs:Name` of a namespace that is read here."""
    group, _, name = tag.rpartition(":")
    return bool(name) and (group == "XMP" or (group.startswith("XMP-") and group[4:] in _SPACES))


def xmp_fields(
    packets: Iterable[tuple[Path, Packet]], record: CropRecord, wanted: Iterable[str]
) -> Mapping[str, Value]:
    """Those of the tags (which `knows`) that one of a photo's packets has: first the one that its crop stands
    in, then the others in their order. Stars, label and pick are those of the `record`.
    """
    missing = list(wanted)
    found = {tag: value for tag in missing if (value := _mark(tag, record.marks)) is not None}
    for _path, packet in sorted(packets, key=lambda each: each[0] != record.source):
        missing = [tag for tag in missing if tag not in found]
        found.update(_of_packet(packet.descriptions(), missing))
    return found


def _mark(tag: str, marks: Marks) -> Value | None:
    """The value of a tag that is a mark, else None."""
    names = dict.fromkeys(_names(tag))
    pairs = ((tags.RATING, marks.rating), (tags.LABEL, marks.label), (tags.PICK, marks.pick))
    return next((value for name, value in pairs if name in names), None)


def _of_packet(descriptions: list[etree._Element], wanted: Iterable[str]) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for tag in wanted:
        for name in _names(tag):
            value = _value(descriptions, name)
            if value is not None:
                found[tag] = value
                break
    return found


def _names(tag: str) -> Iterable[str]:
    """The qualified names that a tag may mean, the likeliest first."""
    group, _, name = tag.rpartition(":")
    spaces = _SPACES.values() if group == "XMP" else (_SPACES[group[4:]],)
    for local in dict.fromkeys((name, _OTHER_NAMES.get(name, name), name[:1].lower() + name[1:])):
        for uri in spaces:
            yield f"{{{uri}}}{local}"


def _value(descriptions: list[etree._Element], name: str) -> Value | None:
    for description in reversed(descriptions):
        elements = description.findall(name)
        if elements:
            return _of_element(elements[-1])
        text = description.get(name)
        if text is not None:
            return _simple(str(text))
    return None


def _of_element(element: etree._Element) -> Value | None:
    text = simple_value(element)
    if text is not None:
        return _simple(text)
    kinds = {f"{{{tags.RDF}}}{kind}": kind for kind in ("Bag", "Seq", "Alt")}
    array = next((child for child in element if child.tag in kinds), None)
    if array is None:
        return None
    texts = [simple_value(item) for item in array.findall(f"{{{tags.RDF}}}li")[:_MOST_ITEMS]]
    items = [_simple(each) for each in texts if each is not None]
    if len(items) == 1 or (items and kinds[array.tag] == "Alt"):
        return items[0]
    return items or None


def _simple(text: str) -> Simple:
    """Numbers, fractions, True and False as what they are; everything else as text."""
    word = text.strip()
    if word.lower() in ("true", "false"):
        return word.lower() == "true"
    if _PLAIN.fullmatch(word):
        return float(word) if "." in word else int(word)
    fraction = _RATIONAL.fullmatch(word)
    if fraction and int(fraction[2]):
        return float(f"{int(fraction[1]) / int(fraction[2]):.10g}")
    return text
