"""Crops that were drawn and not written: kept by folder, whatever their names."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cropperhead_desktop.domain.decision import Alternate, Drawn
from cropperhead_desktop.domain.errors import FileError
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.library.drafts import DraftStore

CROP = Crop(0.1, 0.2, 0.8, 0.9, 1.5)
DRAWN = Drawn(CROP)
NAMES = ["a.jpg", "ä b.jpg", os.fsdecode(b"bytes \xff.jpg")]


def test_what_was_drawn_is_read_again_by_folder_and_name(tmp_path: Path) -> None:
    photos = [Path("/one") / name for name in NAMES] + [Path("/two/a.jpg")]
    DraftStore(tmp_path / "new").change(dict.fromkeys(photos, DRAWN))
    again = DraftStore(tmp_path / "new")
    assert again.read([*photos, Path("/two/b.jpg")]) == dict.fromkeys(photos, DRAWN)
    again.change({photos[0]: Drawn(), photos[3]: Drawn()})
    assert again.read(photos) == dict.fromkeys(photos[1:3], DRAWN)
    assert len(list((tmp_path / "new").iterdir())) == 1


@pytest.mark.parametrize("content", ["", "[]", '{"61": 3}', '{"61": {"crop": [1]}}'])
def test_a_file_that_makes_no_sense_counts_as_none(tmp_path: Path, content: str) -> None:
    store, photo = DraftStore(tmp_path), Path("/one/a.jpg")
    store.change({photo: DRAWN})
    next(tmp_path.iterdir()).write_text(content)
    assert store.read([photo]) == {}
    store.change({photo: DRAWN})
    assert store.read([photo]) == {photo: DRAWN}


def test_where_nothing_can_be_kept_it_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(FileError, match="cannot be kept"):
        DraftStore(tmp_path / "file" / "folder").change({Path("/one/a.jpg"): DRAWN})


def test_drafts_that_cannot_be_read_now_are_not_written_over(tmp_path: Path) -> None:
    store, photo = DraftStore(tmp_path / "drafts"), Path("/one/a.jpg")
    store.change({photo: DRAWN})
    file = next((tmp_path / "drafts").iterdir())
    file.rename(tmp_path / "aside")
    os.mkfifo(file)  # stands for a disk that reports an error: nobody may wait for it, or replace it
    with pytest.raises(FileError, match="cannot be kept"):
        store.change({Path("/one/b.jpg"): DRAWN})
    (tmp_path / "aside").rename(file)
    assert store.read([photo]) == {photo: DRAWN}


def test_a_senseless_crop_costs_itself_and_the_file_is_private(tmp_path: Path) -> None:
    store, names = DraftStore(tmp_path), [Path("/one/a.jpg"), Path("/one/b.jpg")]
    store.change(dict.fromkeys(names, DRAWN))
    file = next(tmp_path.iterdir())
    assert file.stat().st_mode & 0o077 == 0
    file.write_text(file.read_text().replace("0.1", "1e300", 1))
    assert store.read(names) == {names[1]: DRAWN}


@pytest.mark.parametrize(
    "drawn",
    [
        Drawn(nudges=(Alternate("4:5", CROP, nudged=True),)),
        Drawn(CROP, (Alternate("1:1", CROP), Alternate("9:16", CROP, nudged=True))),
    ],
)
def test_linked_crops_are_kept_with_or_without_the_crop(tmp_path: Path, drawn: Drawn) -> None:
    DraftStore(tmp_path).change({Path("/one/a.jpg"): drawn})
    assert DraftStore(tmp_path).read([Path("/one/a.jpg")]) == {Path("/one/a.jpg"): drawn}
