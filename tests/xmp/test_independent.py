"""Every real packet says to us what it says to a plain namespace-aware reader written apart from ours."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from cropperhead_desktop.domain.decision import CropRecord
from cropperhead_desktop.domain.errors import FileError
from cropperhead_desktop.domain.photo import PHOTO_EXTENSIONS, extension
from cropperhead_desktop.xmp import embedded
from cropperhead_desktop.xmp.codec import read_packet
from cropperhead_desktop.xmp.packet import PacketError
from cropperhead_desktop.xmp.quick import record_of

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
CRS = "{http://ns.adobe.com/camera-raw-settings/1.0/}"
XMP = "{http://ns.adobe.com/xap/1.0/}"
TIFF = "{http://ns.adobe.com/tiff/1.0/}"
FOLDERS = ("testdata", "raws", "cases")
SIDES = ("CropLeft", "CropTop", "CropRight", "CropBottom", "CropAngle")


def plain(raw: bytes) -> dict[str, str] | None:
    """Top-level simple properties, the last of each name; None where the packet is no XML for this reader."""
    try:
        root = ET.fromstring(raw.strip(b"\0 \r\n\t"))
    except (ET.ParseError, ValueError, LookupError):
        return None
    block = root if root.tag == f"{RDF}RDF" else root.find(f"{RDF}RDF")
    values: dict[str, str] = {}
    for description in block.findall(f"{RDF}Description") if block is not None else ():
        values.update(description.attrib)
        values.update({child.tag: child.text or "" for child in description if not len(child)})
    return values


def flag(values: dict[str, str], name: str) -> bool | None:
    return {"true": True, "false": False}.get(values.get(f"{CRS}{name}", "").strip().lower())


def check(raw: bytes, record: CropRecord, is_hostile: bool) -> bool:
    """Compares what both readers say; True for a packet with a crop. Only a hostile one may be refused."""
    values = plain(raw)
    if not values or record.error is not None:
        assert not values or is_hostile, record.error
        return False
    numbers = [values.get(f"{CRS}{side}", "0" if side == "CropAngle" else "") for side in SIDES]
    applied = flag(values, "AlreadyApplied") is True
    assert record.already_applied == applied
    rating = values.get(f"{XMP}Rating", "").strip()
    assert record.marks.rating == (int(float(rating)) if rating in list("012345") + ["-1"] else None)
    turned = values.get(f"{TIFF}Orientation", "").strip()
    assert record.orientation == (int(turned) if turned in list("12345678") else None)
    crop = record.applied if applied else record.crop
    if flag(values, "HasCrop") is False or not any(numbers[:4]):
        assert crop is None
        return False
    if crop is None:
        assert record.warnings or applied or flag(values, "HasCrop") is None, "an unusable crop is told"
        return False
    found = (crop.left, crop.top, crop.right, crop.bottom, crop.angle)
    wanted = [float(number.replace(",", ".")) for number in numbers]
    assert found == pytest.approx(wanted, abs=0.01 if wanted[4] == 0 else 1e-9)
    return True


def test_every_packet(shared_data: Path) -> None:
    read = cropped = applied = 0
    for path in sorted(file for name in FOLDERS for file in (shared_data / name).rglob("*")):
        if not path.is_file() or path.stat().st_size > 40_000_000:
            continue
        try:
            if path.suffix.lower() == ".xmp":
                raw: bytes | None = path.read_bytes()
            else:
                raw = embedded.extract(path) if extension(path) in PHOTO_EXTENSIONS else None
        except (FileError, PacketError, OSError):
            continue
        if raw is None or len(raw) > 5_000_000:
            continue
        read += 1
        record = read_packet(raw)
        try:
            cropped += check(raw, record, "xmp_torture" in path.parts)
        except AssertionError as error:
            raise AssertionError(f"{path}: {error}") from error
        applied += record.applied is not None
        assert record_of(raw) == record, path
    assert read > 150 and cropped > 50 and applied > 4
