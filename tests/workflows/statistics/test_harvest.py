"""A harvest says what reading every photo says, remembers it, notices changes, and goes on after a kill."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import piexif
import pytest
from PIL import Image

from cropperhead_desktop.dataset.fields import read_fields
from cropperhead_desktop.domain.decision import DecisionKind, decided_now
from cropperhead_desktop.domain.errors import FileError, ToolError
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.domain.progress import Cancelled, Progress
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.library.catalog import Catalog
from cropperhead_desktop.workflows.options import Options
from cropperhead_desktop.workflows.rows import row_of
from cropperhead_desktop.workflows.services import Services, open_services
from cropperhead_desktop.workflows.statistics.fields import FieldReader
from cropperhead_desktop.workflows.statistics.harvest import harvest
from cropperhead_desktop.workflows.suggest_and_set import read_crops
from cropperhead_desktop.xmp.exiftool import find_exiftool
from tests.helpers.databases import count

CROP = Crop(0.1, 0.2, 0.7, 0.9, 1.5)
OLD = 1_600_000_000
EXIF = {
    "0th": {271: "NIKON CORPORATION", 272: "NIKON Z 6", 274: 6},
    "Exif": {
        36867: "2023:04:05 06:07:08",
        42036: "NIKKOR Z 50mm",
        33434: (1, 250),
        34855: 400,
        37386: (505, 10),
    },
}


def age(folder: Path) -> None:
    """As if everything had been there for long: what was just written is not relied on."""
    for path in folder.rglob("*"):
        if path.stat().st_mtime > OLD + 10:
            os.utime(path, (OLD, OLD))


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    opened = open_services(Options(cache_folder=tmp_path / "cache"), with_model=False)
    yield opened
    opened.close()


@pytest.fixture
def library(tmp_path: Path, photo_folder: Path, services: Services) -> Path:
    """Photos of several formats in two folders: with sidecars, with embedded packets, damaged, and none."""
    below = photo_folder / "2023"
    below.mkdir()
    for name in ("IMG_1.JPG", "IMG_2.jpg", "IMG_3.jpg"):
        Image.new("RGB", (600, 400), "teal").save(below / name, exif=piexif.dump(EXIF))
    services.sidecars.write(
        below / "IMG_1.JPG",
        CROP,
        services.photos.info(below / "IMG_1.JPG"),
        decided_now(DecisionKind.ACCEPTED, "m", 0.5),
    )
    embedded = (below / "IMG_1.xmp").read_bytes().replace(b"accepted", b"adjusted")
    Image.new("RGB", (600, 400)).save(below / "embedded.jpg", xmp=embedded)
    services.sidecars.write(
        photo_folder / "coffee.tif", None, PhotoInfo(600, 400), decided_now(DecisionKind.KEPT)
    )
    (below / "IMG_2.xmp").write_bytes(b"<x:xmpmeta")
    (below / "text.jpg").write_bytes(b"hello")
    age(photo_folder)
    return photo_folder


def rows_of(services: Services, *paths: Path, **more: Any) -> list[dict[str, Any]]:
    return list(harvest(services, paths, **more))


def by_name(rows: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {Path(row["file"]).name: row for row in rows}


def test_rows_are_those_of_reading_every_photo(services: Services, library: Path) -> None:
    expected = [
        row_of(outcome) for outcome in read_crops(services, services.scan([library], recursive=True).photos)
    ]
    for rows in (rows_of(services, library), rows_of(services, library)):
        assert len(rows) == len(expected) == 10
        for row, full in zip(rows, expected, strict=True):
            assert {name: row.get(name) for name in full} == full
            assert list(row)[: len(full)] == list(full)


def test_what_a_row_says(services: Services, library: Path) -> None:
    row = by_name(rows_of(services, library))["IMG_1.JPG"]
    assert row["crop"] == {"left": 0.1, "top": 0.2, "right": 0.7, "bottom": 0.9, "angle": 1.5}
    assert row["crop_factor"] == pytest.approx((0.1 + 0.3 + 0.2 + 0.1) / 4)
    assert 0.3 < row["kept_area"] < 0.42
    assert (row["camera"], row["lens"], row["date"]) == ("NIKON Z 6", "NIKKOR Z 50mm", "2023-04-05 06:07:08")
    assert (row["decision"], row["model"], row["confidence"]) == ("accepted", "m", 0.5)
    rows = by_name(rows_of(services, library))
    assert (rows["coffee.tif"]["crop_factor"], rows["coffee.tif"]["kept_area"]) == (0, 1)
    assert rows["embedded.jpg"]["decision"] == "adjusted"
    assert rows["IMG_2.jpg"]["status"] == rows["text.jpg"]["status"] == "failed"


def test_the_second_time_nothing_is_opened(
    services: Services, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = rows_of(services, library)
    opened: list[str] = []
    described = services.photos.described
    monkeypatch.setattr(
        services.photos, "described", lambda path: opened.append(path.name) or described(path)
    )
    monkeypatch.setattr(
        "cropperhead_desktop.workflows.statistics.harvest.read_head",
        lambda path: opened.append(Path(path).name),
    )
    assert rows_of(services, library) == first
    # only what failed is tried again, by both readers
    assert set(opened) == {"IMG_2.jpg", "text.jpg"}


def test_changes_are_noticed(services: Services, library: Path) -> None:
    photo, below = library / "2023" / "IMG_3.jpg", library / "2023"
    assert by_name(rows_of(services, library))["IMG_3.jpg"]["crop"] is None
    services.sidecars.write(photo, CROP, PhotoInfo(600, 400), decided_now(DecisionKind.ADJUSTED))
    assert by_name(rows_of(services, library))["IMG_3.jpg"]["decision"] == "adjusted"
    age(library)
    assert by_name(rows_of(services, library))["IMG_3.jpg"]["decision"] == "adjusted"
    photo.rename(below / "IMG_4.jpg")
    rows = by_name(rows_of(services, library))
    assert "IMG_3.jpg" not in rows
    assert rows["IMG_4.jpg"]["crop"] is None
    (below / "IMG_3.xmp").rename(below / "IMG_4.xmp")
    assert by_name(rows_of(services, library))["IMG_4.jpg"]["decision"] == "adjusted"
    (below / "IMG_4.xmp").unlink()
    assert by_name(rows_of(services, library))["IMG_4.jpg"]["crop"] is None


def test_a_sidecar_given_up_for_a_raw_that_appears(services: Services, library: Path) -> None:
    """`IMG_1.xmp` without a word whose it is belongs to the JPEG until a raw of that name comes."""
    below = library / "2023"
    sidecar = below / "IMG_1.xmp"
    sidecar.write_bytes(sidecar.read_bytes().replace(b'photoshop:SidecarForExtension="JPG"', b""))
    age(library)
    assert by_name(rows_of(services, library))["IMG_1.JPG"]["has_crop"]
    (below / "IMG_1.CR2").write_bytes(b"raw")
    age(library)
    assert not by_name(rows_of(services, library))["IMG_1.JPG"]["has_crop"]


def test_rows_do_not_depend_on_how_the_folder_is_named(
    services: Services, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows_of(services, library)
    monkeypatch.chdir(library)
    row = by_name(rows_of(services, Path("2023")))["IMG_1.JPG"]
    assert (row["file"], row["source"]) == ("2023/IMG_1.JPG", "2023/IMG_1.xmp")


def test_undecodable_names(services: Services, library: Path) -> None:
    name = os.fsdecode(b"caf\xe9.jpg")
    (library / "2023" / "IMG_3.jpg").rename(library / "2023" / name)
    for _ in range(2):
        (row,) = [row for row in rows_of(services, library) if "uri" in row]
        assert row["file"].endswith("caf\\xe9.jpg")
        assert row["uri"].endswith("caf%E9.jpg")


def test_cancelling_keeps_what_was_read(services: Services, tmp_path: Path) -> None:
    library = many(tmp_path / "many", 400)

    def cancel(progress: Progress) -> None:
        if progress.done >= 128:
            raise Cancelled

    with pytest.raises(Cancelled):
        rows_of(services, library, progress=cancel)
    catalog = Catalog(services.cache_folder / "catalog.sqlite")
    assert 64 <= count(catalog, "photos") < 400
    catalog.close()
    assert len(rows_of(services, library)) == 400


def many(folder: Path, count: int) -> Path:
    folder.mkdir()
    first = folder / "IMG_00000.jpg"
    Image.new("RGB", (60, 40)).save(first)
    for number in range(1, count):
        os.link(first, folder / f"IMG_{number:05}.jpg")
    age(folder)
    return folder


HARVEST = """
import sys, time
from pathlib import Path
from cropperhead_desktop.workflows.statistics.harvest import harvest
from cropperhead_desktop.workflows.options import Options
from cropperhead_desktop.workflows.services import open_services
services = open_services(Options(cache_folder=Path(sys.argv[2])), with_model=False)
for row in harvest(services, [Path(sys.argv[1])]):
    print(row["file"], flush=True)
    time.sleep(0.005)
"""


def test_a_killed_harvest_goes_on(services: Services, tmp_path: Path) -> None:
    library = many(tmp_path / "many", 600)
    command = [sys.executable, "-c", HARVEST, str(library), str(services.cache_folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for _ in range(150):
            process.stdout.readline()
        process.send_signal(signal.SIGKILL)
    catalog = Catalog(services.cache_folder / "catalog.sqlite")
    assert 128 <= count(catalog, "photos") < 600
    catalog.close()
    assert [Path(row["file"]).name for row in rows_of(services, library)] == [
        f"IMG_{number:05}.jpg" for number in range(600)
    ]


def test_memory_stays_flat(services: Services, tmp_path: Path) -> None:
    """Rows are handed over as they are read: the first ones long before the last photo."""
    library = many(tmp_path / "many", 2000)
    started = time.monotonic()
    rows = harvest(services, [library])
    next(rows)
    first = time.monotonic() - started
    rest = sum(1 for _ in rows)
    assert rest == 1999
    assert first < (time.monotonic() - started) / 2


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


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("a.json", "{", "not valid JSON"),
        ("a.toml", "fields = [", "not valid TOML"),
        ("a.json", "[]", "names no fields"),
        ("a.json", '["execute"]', "with its group"),
        ("a.json", '["-delete_original"]', "with its group"),
        ("a.json", '["EXIF:ISO", "-o /etc/passwd"]', "not the name of a tag"),
        ("a.json", '{"EXIF:ISO": []}', "default of EXIF:ISO"),
        ("a.json", "7", "names no fields"),
    ],
)
def test_bad_lists_of_fields_are_named(tmp_path: Path, name: str, text: str, words: str) -> None:
    config = tmp_path / name
    config.write_text(text)
    with pytest.raises(FileError, match=f"{name}.*{words}"):
        read_fields(config)
    with pytest.raises(FileError, match="absent"):
        read_fields(tmp_path / "absent.json")
