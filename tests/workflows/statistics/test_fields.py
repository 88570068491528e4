"""Fields that a person asks for."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cropperhead_desktop.dataset.fields import read_fields
from cropperhead_desktop.domain.errors import ToolError
from cropperhead_desktop.workflows.options import Options
from cropperhead_desktop.workflows.services import Services, open_services
from cropperhead_desktop.workflows.statistics.fields import FieldReader
from cropperhead_desktop.xmp.exiftool import find_exiftool
from tests.helpers.harvests import by_name, rows_of

FIELDS = {
    "XMP-crs:CropTop": 0,
    "XMP:CropAngle": 0,
    "EXIF:LensModel": None,
    "EXIF:ExposureTime": None,
    "ExifIFD:FocalLength": None,
    "EXIF:ISO": None,
    "IFD0:Orientation": 1,
    "XMP-xmp:Label": "none",
}


def test_fields_by_tag_name(services: Services, library: Path, tmp_path: Path) -> None:
    config = tmp_path / "fields.json"
    config.write_text(json.dumps(FIELDS))
    reader = FieldReader(services, read_fields(config))
    for _ in range(2):
        rows = by_name(rows_of(services, library, fields=reader))
        assert list(rows["IMG_1.JPG"]["fields"].items()) == [
            ("XMP-crs:CropTop", 0.2),
            ("XMP:CropAngle", 1.5),
            ("EXIF:LensModel", "NIKKOR Z 50mm"),
            ("EXIF:ExposureTime", 0.004),
            ("ExifIFD:FocalLength", 50.5),
            ("EXIF:ISO", 400),
            ("IFD0:Orientation", 6),
            ("XMP-xmp:Label", "none"),
        ]
        assert rows["chelsea.png"]["fields"] == FIELDS
    assert "fields" not in by_name(rows_of(services, library))["IMG_1.JPG"]


@pytest.mark.skipif(find_exiftool() is None, reason="no exiftool")
def test_our_fields_are_exiftools(services: Services, library: Path, tmp_path: Path) -> None:
    photo = library / "2023" / "IMG_1.JPG"
    config = tmp_path / "fields.toml"
    config.write_text("fields = " + json.dumps(list(FIELDS)))
    reader = FieldReader(services, read_fields(config))
    ours = by_name(rows_of(services, photo, fields=reader))["IMG_1.JPG"]["fields"]
    theirs = {
        **services.tool().read(photo, list(FIELDS)),
        **services.tool().read(photo.with_suffix(".xmp"), list(FIELDS)),
    }
    named = {key.rpartition(":")[2]: value for key, value in theirs.items()}
    for tag, value in ours.items():
        assert named.get(tag.rpartition(":")[2]) == (value if tag != "XMP-xmp:Label" else None), tag


@pytest.mark.skipif(find_exiftool() is None, reason="no exiftool")
def test_what_only_exiftool_knows(services: Services, library: Path, tmp_path: Path) -> None:
    config = tmp_path / "fields.json"
    config.write_text('["Composite:ShutterSpeed", "File:FileType", "EXIF:ISO"]')
    reader = FieldReader(services, read_fields(config))
    row = by_name(rows_of(services, library / "2023" / "IMG_1.JPG", fields=reader))["IMG_1.JPG"]
    assert row["fields"] == {"Composite:ShutterSpeed": 0.004, "File:FileType": "JPEG", "EXIF:ISO": 400}


def test_without_exiftool_the_tag_is_named(tmp_path: Path) -> None:
    config = tmp_path / "fields.json"
    config.write_text('["EXIF:ISO", "Nikon:RollAngle"]')
    services = open_services(
        Options(cache_folder=tmp_path / "cache", exiftool="no-such-program"), with_model=False
    )
    with pytest.raises(ToolError, match="Nikon:RollAngle"):
        FieldReader(services, read_fields(config))
    services.close()
