"""Other editors' crops, taken as if the photos' own sidecars said so."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image

from cropperhead_desktop.domain.decision import DecisionKind, decided_now
from cropperhead_desktop.domain.errors import FileError, Reason
from cropperhead_desktop.domain.labelling import Origin, origin_of
from cropperhead_desktop.editors.found import Editor, EditorCrop, LeftOut
from cropperhead_desktop.editors.reading import Source
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.workflows.elsewhere import Elsewhere, read_elsewhere, roots_of, seeing
from cropperhead_desktop.workflows.options import Options
from cropperhead_desktop.workflows.services import Services, open_services
from tests.helpers.darktables import crop, sidecar

CROP = Crop(0.1, 0.1, 0.6, 0.6)
OTHER = Crop(0.2, 0.2, 0.9, 0.9)


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    opened = open_services(Options(cache_folder=tmp_path / "cache"), with_model=False)
    yield opened
    opened.close()


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "photo.jpg"
    Image.new("RGB", (300, 200), "teal").save(path)
    return path


def found(photo: Path, crop: Crop | None = CROP, **more: object) -> EditorCrop:
    return EditorCrop(photo, Editor.DARKTABLE, crop, 300, 200, **more)  # type: ignore[arg-type]


def test_editors_whose_crops_were_never_compared_are_named(services: Services, tmp_path: Path) -> None:
    row = '<E K="Crop" V="150;100;100;80"/>'
    settings = tmp_path / "CaptureOne" / "Settings160"
    settings.mkdir(parents=True)
    (settings / "c.jpg.cos").write_text(f"<IMG><VAR><AL>{row}</AL></VAR></IMG>")
    (tmp_path / ".picasa.ini").write_text("[p.jpg]\ncrop=rect64(40004000c000c000)\n")
    profile = "[Crop]\nEnabled=true\nX=10\nY=10\nW=100\nH=80\n"
    (tmp_path / "a.jpg.arp").write_text(profile)
    (tmp_path / "r.jpg.pp3").write_text(profile)
    newer = "crop", 3, struct.pack("<4f2i", 0.1, 0.1, 0.8, 0.8, -1, -1)
    (tmp_path / "d.jpg.xmp").write_text(sidecar([newer]))
    (tmp_path / "e.jpg.xmp").write_text(sidecar([crop(0.1, 0.1, 0.8, 0.8)]))
    for name in "cpared":
        Image.new("RGB", (300, 200), "teal").save(tmp_path / f"{name}.jpg")
    read = read_elsewhere(services, [tmp_path])
    assert len(read.crops) == 6
    assert [note.split(":")[0] for note in read.notes] == ["ART", "Capture One", "Picasa", "darktable"]
    (tmp_path / "d.jpg.xmp").unlink()
    assert len(read_elsewhere(services, [tmp_path]).notes) == 3


def test_one_crop_a_photo_and_the_rest_is_counted(
    services: Services, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    early, late = datetime(2019, 1, 1, tzinfo=UTC), datetime(2020, 1, 1, tzinfo=UTC)
    told = [
        found(photo, OTHER, copy="Copy 1", changed=late),
        found(photo, CROP, changed=early),
        found(photo, OTHER, is_exact=False, changed=late),
        found(photo.with_name("whole.jpg"), None),
        LeftOut(photo, Reason("module of version {number}", number=3)),
        LeftOut(photo, Reason("module of version {number}", number=4)),
    ]
    made = Source(Editor.DARKTABLE, lambda _path, _context: told, ("*.made",))
    monkeypatch.setattr("cropperhead_desktop.editors.sources.SOURCES", (made,))
    photo.with_name("a.made").touch()
    read = read_elsewhere(services, [photo.with_name("a.made")])
    assert read.crops == {photo: told[1]}
    assert (read.whole, read.left_out) == (
        1,
        {"another crop of the same photo counts": 2, "module of version": 2},
    )


def test_it_counts_unless_somebody_decided_here(services: Services, photo: Path) -> None:
    eyes = seeing(services, Elsewhere({photo: found(photo)}))
    info = services.photos.info(photo)
    record = eyes.sidecars.read(photo, info)
    assert (record.crop, record.editor, origin_of(record)) == (CROP, "darktable", Origin.ELSEWHERE)
    assert services.sidecars.read(photo, info).crop is None
    services.sidecars.write(photo, CROP, info, decided_now(DecisionKind.PROPOSED, "m", 0.5))
    assert origin_of(eyes.sidecars.read(photo, info)) is Origin.PROPOSED  # it took our proposal over
    services.sidecars.write(photo, OTHER, info, decided_now(DecisionKind.PROPOSED, "m", 0.5))
    assert eyes.sidecars.read(photo, info).crop == CROP
    services.sidecars.write(photo, OTHER, info, decided_now(DecisionKind.ADJUSTED))
    assert eyes.sidecars.read(photo, info).crop == OTHER


@pytest.mark.parametrize("crop", [{"is_exact": False}, {"crop": None}])
def test_what_is_rough_or_whole_is_no_label(services: Services, photo: Path, crop: dict[str, object]) -> None:
    eyes = seeing(services, Elsewhere({photo: found(photo, **crop)}))  # type: ignore[arg-type]
    assert eyes.sidecars.read(photo).crop is None


def test_a_crop_of_another_picture_is_told_and_not_used(services: Services, photo: Path) -> None:
    Image.new("RGB", (200, 300)).save(photo)
    record = seeing(services, Elsewhere({photo: found(photo)})).sidecars.read(photo)
    assert record.crop is None
    assert record.warnings == ("darktable has a crop of another picture",)


def test_missing_folders_are_named_as_the_catalogue_names_them(photo: Path) -> None:
    away = ["D:/Photos/2019/a.cr2", "D:/Photos/2020/b.cr2", "/nowhere/at all/c.cr2"]
    paths = [photo, *(Path("/") / path for path in away)]
    here = Elsewhere({path: found(path) for path in paths})
    assert here.missing() == {"D:/Photos": 2, "/nowhere/at all": 1}
    assert here.here == [photo]


def test_roots_are_pairs_with_a_folder_that_is_there(tmp_path: Path) -> None:
    assert roots_of([f"D:/Photos={tmp_path}"]) == {"D:/Photos": tmp_path}
    with pytest.raises(ValueError, match="OLD=NEW"):
        roots_of(["D:/Photos"])
    with pytest.raises(FileError, match="not a folder"):
        roots_of([f"D:/Photos={tmp_path / 'none'}"])
