"""Originals are listed, and removed only where nothing is lost with them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PIL import Image

from cropperhead_desktop.domain.errors import FileError
from cropperhead_desktop.workflows.backups import KeptOriginal, kept_originals, remove_original
from cropperhead_desktop.xmp.atomic import backup_of


def photo(path: Path, colour: str = "teal") -> Path:
    path.parent.mkdir(exist_ok=True)
    Image.new("RGB", (64, 48), colour).save(path)
    return path


def backup(path: Path) -> Path:
    kept = backup_of(path)
    shutil.copy(path, kept)
    return kept


def test_photos_and_sidecars_are_found_and_links_are_not(tmp_path: Path) -> None:
    first = backup(photo(tmp_path / "a.jpg"))
    (tmp_path / "a.xmp").write_text("<x/>")
    second = backup(tmp_path / "a.xmp")
    third = backup(photo(tmp_path / "sub" / "B.JPG"))
    backup_of(tmp_path / "c.jpg").symlink_to(first)
    found = list(kept_originals([tmp_path]))
    assert [(kept.path, kept.is_photo) for kept in found] == [(first, True), (second, False), (third, True)]
    assert [kept.size for kept in found] == [path.stat().st_size for path in (first, second, third)]
    assert len(list(kept_originals([tmp_path], recursive=False))) == 2


@pytest.mark.parametrize("name", ["a.jpg", "a.tif", "a.png"])
def test_what_the_photo_still_has_goes(tmp_path: Path, name: str) -> None:
    kept = backup(photo(tmp_path / name))
    remove_original(KeptOriginal(kept, 1))
    assert not kept.exists() and (tmp_path / name).exists()


def test_what_nothing_else_has_stays(tmp_path: Path) -> None:
    gone, other, damaged, sidecar = (
        tmp_path / name for name in ("gone.jpg", "other.jpg", "bad.jpg", "s.xmp")
    )
    for path in (gone, other, damaged):
        backup(photo(path))
    sidecar.write_text("<x/>")
    backup(sidecar)
    gone.unlink()
    photo(other, "red")
    damaged.write_bytes(b"")
    sidecar.unlink()
    for path, why in (
        (gone, "is gone"),
        (other, "same pixels"),
        (damaged, "same pixels"),
        (sidecar, "is gone"),
    ):
        with pytest.raises(FileError, match=why):
            remove_original(KeptOriginal(backup_of(path), 1))
        assert backup_of(path).exists()
