"""Folders of other programs: which they are, how a user adds to them; links do not lead into them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cropperhead_desktop.domain.errors import FileError
from cropperhead_desktop.library.foreign import foreign_folders, user_table, writing_refused
from cropperhead_desktop.library.scan import listings, scan

FOREIGN = [
    "Photos Library.photoslibrary/originals/A",
    "Old.PhotosLibrary/Masters",
    "iPhoto Library/Originals",
    "A.aplibrary/Masters",
    "Catalog Previews.lrdata/1",
    "Catalog.lrcat-data/x",
    "Job.cocatalog/Originals",
    "shoot/CaptureOne/Cache/Thumbnails",
    "shoot/CaptureOne/Settings153",
    "@Recycle/2020",
    "#recycle",
    "$Recycle.Bin/S-1",
    ".Trash-1000/files",
    "#snapshot/daily",
    "@GMT-2024.01.01-00.00.00",
    ".zfs/snapshot/monday",
    "shoot/@eaDir/a.jpg",
    "__MACOSX/shoot",
    "lost+found",
    "FOUND.001",
    "[Originals]",
    "Viewer.app/Contents/Resources",
    ".hidden",
]
OWN = [
    "CaptureOne/Output",
    "my.photos",
    "Snapshots",
    "Recycle",
    "Trash",
    "aplibrary",
    "found.old",
    "originals",
]


def photo(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    made = folder / "IMG_1.jpg"
    made.write_bytes(b"x")
    return made


def own_table(*rows: object) -> None:
    user_table().parent.mkdir(parents=True, exist_ok=True)
    user_table().write_text(json.dumps(rows))


@pytest.mark.parametrize("name", FOREIGN)
def test_a_folder_of_another_program_is_passed_over(tmp_path: Path, name: str) -> None:
    photo(tmp_path / name)
    own = photo(tmp_path / "shoot")
    found = scan([tmp_path], recursive=True)
    assert found.photos == (own,)
    (told,) = found.foreign
    assert told.count == 1 and (tmp_path / name).is_relative_to(told.first)
    assert [str(error) for error in found.skipped] == [f"{told.first}: passed over: {told.kind}"]


@pytest.mark.parametrize("name", OWN)
def test_folders_of_photographers_are_not(tmp_path: Path, name: str) -> None:
    own = photo(tmp_path / name)
    assert scan([tmp_path], recursive=True).photos == (own,)
    assert writing_refused(own) is None


def test_each_kind_is_said_once(tmp_path: Path) -> None:
    for name in ("a.photoslibrary", "b.photoslibrary", "c/d.aplibrary", "c/.hidden", ".git", "c/@eaDir"):
        photo(tmp_path / name)
    counts = {each.kind: each.count for each in scan([tmp_path], recursive=True).foreign}
    assert sorted(counts.values()) == [1, 1, 2, 2] and counts["Apple Photos library"] == 2
    told: list[FileError] = []
    list(listings([tmp_path], on_problem=lambda error, hidden: told.append(error) if hidden else None))
    assert len(told) == 4
    assert f"{tmp_path}/a.photoslibrary: passed over: Apple Photos library, with 2 such folders" in map(
        str, told
    )


def test_subfolders_that_nobody_wanted_are_not_told(tmp_path: Path) -> None:
    photo(tmp_path / "a.photoslibrary")
    assert scan([tmp_path]).foreign == ()


def test_a_link_does_not_lead_into_one(tmp_path: Path) -> None:
    photo(tmp_path / "elsewhere/My.photoslibrary/originals/A")
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos/originals").symlink_to(tmp_path / "elsewhere/My.photoslibrary/originals")
    found = scan([tmp_path / "photos"], recursive=True)
    assert found.photos == () and [each.kind for each in found.foreign] == ["Apple Photos library"]


def test_one_that_is_named_is_read_but_not_written(tmp_path: Path) -> None:
    inside = photo(tmp_path / "My.photoslibrary/originals/A")
    assert scan([tmp_path / "My.photoslibrary/originals"], recursive=True).photos == (inside,)
    (tmp_path / "link").symlink_to(inside.parent)
    for place in (inside, inside.with_suffix(".xmp"), tmp_path / "link/IMG_1.xmp", inside.parents[2]):
        assert writing_refused(place) == "lies in a folder of another program (Apple Photos library)"


def test_a_hidden_folder_that_is_named_is_the_users_own(tmp_path: Path) -> None:
    inside = photo(tmp_path / ".private/day 1")
    assert scan([tmp_path / ".private"], recursive=True).photos == (inside,)
    assert writing_refused(inside) is None


def test_the_users_own_table_comes_first(tmp_path: Path) -> None:
    own_table(
        {"kind": "proofs of the lab", "folders": ["Lab-*", "*.lab/out"]},
        {"kind": None, "folders": ["lost+found"]},
    )
    for name in ("lab-7", "x.lab/out", "y.lab/in", "lost+found", "a.aplibrary"):
        photo(tmp_path / name)
    found = scan([tmp_path], recursive=True)
    assert [path.parent.name for path in found.photos] == ["lost+found", "in"]
    assert {each.kind: each.count for each in found.foreign} == {
        "proofs of the lab": 2,
        "Aperture library": 1,
    }


@pytest.mark.parametrize("text", ["{", "{}x", '[{"kind": "x"}]', "[1]", '"x"'])
def test_a_table_that_makes_no_sense_is_named(tmp_path: Path, text: str) -> None:
    own_table()
    user_table().write_text(text)
    with pytest.raises(FileError, match=r"passed-over\.json"):
        foreign_folders()
