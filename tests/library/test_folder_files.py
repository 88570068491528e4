"""One JSON file a folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from cropperhead_desktop.domain.errors import FileError
from cropperhead_desktop.library.folder_files import FolderFiles


def test_folders_are_kept_apart_and_an_empty_record_is_none(tmp_path: Path) -> None:
    files = FolderFiles(tmp_path / "new")
    files.write(Path("/a"), {"x": 1})
    files.write(Path("/b"), {"x": 2})
    assert (files.read(Path("/a")), files.read(Path("/b")), files.read(Path("/c"))) == (
        {"x": 1},
        {"x": 2},
        {},
    )
    files.write(Path("/a"), {})
    assert len(list((tmp_path / "new").iterdir())) == 1


def test_what_cannot_be_kept_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(FileError, match="cannot be kept"):
        FolderFiles(tmp_path / "file").write(Path("/a"), {"x": 1})
