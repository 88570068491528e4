"""Faces that other programs marked: MWG regions (Lightroom, digiKam, Picasa, ExifTool) and Microsoft's.

Both count in fractions of the stored picture, before its Orientation. Some programs write what they see
instead: then the size that MWG regions are applied to has the other shape.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from lxml import etree

from cropperhead_desktop.domain.errors import FileError
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.geometry.crop import Point
from cropperhead_desktop.geometry.orientation import SWAPPED, point_to_displayed
from cropperhead_desktop.xmp import tags
from cropperhead_desktop.xmp.packet import Packet, PacketError, parse, simple_value
from cropperhead_desktop.xmp.store import packets_of

MWG = "http://www.metadataworkinggroup.com/schemas/regions/"
AREA = "http://ns.adobe.com/xmp/sType/Area#"
DIMENSIONS = "http://ns.adobe.com/xap/1.0/sType/Dimensions#"
MICROSOFT = "http://ns.microsoft.com/photo/1.2/"
MICROSOFT_INFO = "http://ns.microsoft.com/photo/1.2/t/RegionInfo#"
MICROSOFT_REGION = "http://ns.microsoft.com/photo/1.2/t/Region#"

MOST = 200
"""Regions of one photo that are read."""

Edges = tuple[float, float, float, float]
"""Left, top, right, bottom in fractions."""

_Fields = Mapping[str, str]


def faces_of(photo: Path, info: PhotoInfo) -> tuple[Edges, ...]:
    """The faces marked in a photo's sidecar and embedded packet, in fractions of the displayed photo.

    Whatever cannot be read marks none: that it is damaged is told where its crop is read.
    """
    found: dict[Edges, None] = {}
    with suppress(FileError):
        for _path, packet in packets_of(photo):
            with suppress(PacketError):
                found |= dict.fromkeys(_faces(packet, info))
    return tuple(found)


def read_faces(raw: bytes, info: PhotoInfo) -> list[Edges]:
    """The faces marked in a packet, in fractions of the displayed photo (PacketError)."""
    return _faces(parse(raw), info)


def _faces(packet: Packet, info: PhotoInfo) -> list[Edges]:
    found = []
    for description in packet.descriptions():
        found += [*_mwg_faces(description, info), *_microsoft_faces(description, info)]
    return found[:MOST]


def _mwg_faces(description: etree._Element, info: PhotoInfo) -> Iterator[Edges]:
    for regions in description.iterfind(f"{{{MWG}}}Regions"):
        size = _numbers(_fields_below(regions, f"{{{MWG}}}AppliedToDimensions"), DIMENSIONS, "w", "h")
        for item in regions.iter(f"{{{tags.RDF}}}li"):
            fields = _fields_below(item, f"{{{MWG}}}Area")
            area = _numbers(fields, AREA, "x", "y", "w", "h")
            if _fields(item).get(f"{{{MWG}}}Type") != "Face" or area is None or min(area[2:]) <= 0:
                continue
            x, y, width, height = area
            if fields.get(f"{{{AREA}}}unit") == "pixel":
                if size is None or not all(size):
                    continue
                x, y, width, height = x / size[0], y / size[1], width / size[0], height / size[1]
            edges = (x - width / 2, y - height / 2, x + width / 2, y + height / 2)
            yield from _displayed(edges, info, is_displayed=_is_displayed(size, info))


def _microsoft_faces(description: etree._Element, info: PhotoInfo) -> Iterator[Edges]:
    for regions in description.iterfind(f"{{{MICROSOFT}}}RegionInfo"):
        for item in regions.iter(f"{{{tags.RDF}}}li"):
            text = _fields(item).get(f"{{{MICROSOFT_REGION}}}Rectangle", "")
            parts = [tags.parse_number(part) for part in text.split(",")]
            numbers = [part for part in parts if part is not None]
            if len(numbers) == len(parts) == 4:
                left, top, width, height = numbers
                yield from _displayed((left, top, left + width, top + height), info)


def _is_displayed(size: tuple[float, ...] | None, info: PhotoInfo) -> bool:
    """Whether regions of a picture of `size` are about the turned photo: their shapes tell them apart."""
    if size is None or info.orientation not in SWAPPED:
        return False
    return (size[0] - size[1]) * (info.width - info.height) < 0


def _displayed(edges: Edges, info: PhotoInfo, is_displayed: bool = False) -> Iterator[Edges]:
    """The part of a rectangle that lies in the displayed photo; nothing where it has no area."""
    left, top, right, bottom = (min(1.0, max(0.0, edge)) for edge in edges)
    if not is_displayed:
        one, other = (
            point_to_displayed(Point(x, y), info.orientation) for x, y in ((left, top), (right, bottom))
        )
        (left, right), (top, bottom) = sorted((one.x, other.x)), sorted((one.y, other.y))
    if right > left and bottom > top:
        yield left, top, right, bottom


def _numbers(fields: _Fields, namespace: str, *names: str) -> tuple[float, ...] | None:
    values = [tags.parse_number(fields.get(f"{{{namespace}}}{name}", "")) for name in names]
    return None if None in values else tuple(value for value in values if value is not None)


def _fields_below(element: etree._Element, name: str) -> _Fields:
    """The simple fields of the first structure of this name at any depth."""
    found = next(element.iter(name), None)
    return {} if found is None else _fields(found)


def _fields(element: etree._Element) -> _Fields:
    """Simple fields of a structure, as attributes or elements, in a Description of its own or not."""
    fields: dict[str, str] = {}
    for holder in (element, *element.iterfind(tags.DESCRIPTION)):
        fields |= {str(name): str(value) for name, value in holder.attrib.items()}
        for child in holder:
            value = simple_value(child) if isinstance(child.tag, str) else None
            if value is not None:
                fields[child.tag] = value.strip()
    return fields
