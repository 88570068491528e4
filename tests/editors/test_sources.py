from __future__ import annotations

import os
from pathlib import Path

import pytest

from cropperhead_desktop.domain.errors import CatalogueError, FileError
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.domain.progress import Cancelled, Progress
from cropperhead_desktop.editors.found import Editor, EditorCrop, LeftOut
from cropperhead_desktop.editors.reading import Context
from cropperhead_desktop.editors.sources import SOURCES, crops_from
from tests.helpers.lightroom import MadeCatalogue, develop

CROP = {"left": 0.1, "top": 0.2, "right": 0.9, "bottom": 0.8}
CONTEXT = Context(lambda _photo: PhotoInfo(6000, 4000))


def catalogue(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    made = MadeCatalogue(path)
    made.photo("a.cr2", develop(**CROP))
    return made.close()


def picasa(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "p.jpg").write_bytes(b"photo")
    (folder / ".picasa.ini").write_text("[p.jpg]\ncrop=rect64(40004000c000c000)\n")
    return folder / ".picasa.ini"


def session(folder: Path) -> Path:
    place = folder / "CaptureOne" / "Settings160"
    place.mkdir(parents=True)
    (folder / "c.jpg").write_bytes(b"photo")
    row = '<E K="Crop" V="3000;2000;1000;2000"/>'
    (place / "c.jpg.cos").write_text(f"<IMG><VAR><AL>{row}</AL></VAR></IMG>")
    return folder / "c.jpg"


def test_every_editor_has_a_source() -> None:
    read = {source.editor for source in SOURCES}
    assert {Editor.LIGHTROOM, Editor.PICASA, Editor.CAPTURE_ONE} <= read


def test_one_file_is_read_by_what_it_is(tmp_path: Path) -> None:
    for path in (catalogue(tmp_path / "a.LRCAT"), picasa(tmp_path / "p"), session(tmp_path / "s")):
        (found,) = crops_from(path, CONTEXT)
        assert isinstance(found, EditorCrop) and found.crop is not None


def test_a_folder_gives_all_below_it_and_names_what_cannot_be_read(tmp_path: Path) -> None:
    catalogue(tmp_path / "deep" / "er" / "a.lrcat")
    picasa(tmp_path / "2010")
    session(tmp_path / "2015")
    (tmp_path / "broken.lrcat").write_bytes(b"SQLite format 3\0")
    (tmp_path / "empty.lrcat").touch()
    os.mkfifo(tmp_path / "pipe.lrcat")
    (tmp_path / "notes.txt").write_text("no photo")
    found = list(crops_from(tmp_path, CONTEXT))
    crops = {each.editor for each in found if isinstance(each, EditorCrop)}
    assert {Editor.LIGHTROOM, Editor.PICASA, Editor.CAPTURE_ONE} <= crops
    reasons = {each.photo.name: each.reason for each in found if isinstance(each, LeftOut)}
    assert {"broken.lrcat", "empty.lrcat", "pipe.lrcat"} <= set(reasons) and all(reasons.values())


def test_backups_of_a_catalogue_are_not_read_beside_it(tmp_path: Path) -> None:
    catalogue(tmp_path / "a.lrcat")
    backup = catalogue(tmp_path / "Backups" / "2020-01-01 1200" / "a.lrcat")
    assert [each.photo.name for each in crops_from(tmp_path, CONTEXT)] == ["a.cr2"]
    (found,) = crops_from(backup, CONTEXT)
    assert isinstance(found, EditorCrop)


@pytest.mark.parametrize("name", ["notes.txt", "a.cosessiondb", "missing", "missing.xyz"])
def test_what_is_none_of_them_is_refused_by_name(tmp_path: Path, name: str) -> None:
    if not name.startswith("missing"):
        (tmp_path / name).write_bytes(b"x")
    with pytest.raises(FileError, match=name):
        list(crops_from(tmp_path / name, CONTEXT))


def test_one_broken_file_is_an_error_that_names_it(tmp_path: Path) -> None:
    (tmp_path / "a.lrcat").write_bytes(b"x")
    with pytest.raises(CatalogueError, match=r"a\.lrcat: "):
        list(crops_from(tmp_path / "a.lrcat", CONTEXT))


def test_it_can_be_cancelled(tmp_path: Path) -> None:
    def stop(_progress: Progress) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        list(crops_from(tmp_path, Context(CONTEXT.size_of, progress=stop)))
