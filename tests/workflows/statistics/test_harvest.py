"""A harvest says what reading every photo says, remembers it, notices changes, and goes on after a kill."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from cropperhead_desktop.domain.decision import DecisionKind, decided_now
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.domain.progress import Cancelled, Progress
from cropperhead_desktop.library.catalog import Catalog
from cropperhead_desktop.workflows.rows import row_of
from cropperhead_desktop.workflows.services import Services
from cropperhead_desktop.workflows.statistics.harvest import harvest
from cropperhead_desktop.workflows.suggest_and_set import read_crops
from tests.helpers.databases import count
from tests.helpers.harvests import CROP, age, by_name, rows_of


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
        "cropperhead_desktop.imaging.quick.read_head",
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
import sys
from pathlib import Path
from cropperhead_desktop.workflows.statistics.harvest import harvest
from cropperhead_desktop.workflows.options import Options
from cropperhead_desktop.workflows.services import open_services
services = open_services(Options(cache_folder=Path(sys.argv[2])), with_model=False)
for row in harvest(services, [Path(sys.argv[1])]):
    print(row["file"], flush=True)
    sys.stdin.readline()
"""


def test_a_killed_harvest_goes_on(services: Services, tmp_path: Path) -> None:
    library = many(tmp_path / "many", 600)
    command = [sys.executable, "-c", HARVEST, str(library), str(services.cache_folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None and process.stdout is not None
        for _ in range(150):
            process.stdout.readline()
            print(file=process.stdin, flush=True)
        process.send_signal(signal.SIGKILL)
    catalog = Catalog(services.cache_folder / "catalog.sqlite")
    assert 128 <= count(catalog, "photos") < 600
    catalog.close()
    assert [Path(row["file"]).name for row in rows_of(services, library)] == [
        f"IMG_{number:05}.jpg" for number in range(600)
    ]


def test_rows_are_handed_over_as_they_are_read(services: Services, tmp_path: Path) -> None:
    """The first ones come long before the last photo is read, so that memory stays flat."""
    library = many(tmp_path / "many", 2000)
    read: list[int] = []
    rows = harvest(services, [library], progress=lambda so_far: read.append(so_far.done))
    next(rows)
    assert read[-1] < 500
    assert (sum(1 for _ in rows), read[-1]) == (1999, 2000)
