"""Where other editors keep their files."""

from __future__ import annotations

from pathlib import Path

from cropperhead_desktop.system.editor_files import settings_folders


def test_only_folders_of_settings_are_looked_into(tmp_path: Path) -> None:
    assert list(settings_folders(tmp_path)) == []
    for name in ("NKSC_PARAM", "CaptureOne/Settings", "CaptureOne/Settings120", "CaptureOne/Cache"):
        (tmp_path / name).mkdir(parents=True)
    assert list(settings_folders(tmp_path)) == [
        ("NKSC_PARAM", ".nksc"),
        ("CaptureOne/Settings", ".cos"),
        ("CaptureOne/Settings120", ".cos"),
    ]
    assert list(settings_folders(tmp_path / "nowhere")) == []


def test_a_file_called_as_a_folder_is_none(tmp_path: Path) -> None:
    for name in ("NKSC_PARAM", "CaptureOne"):
        (tmp_path / name).touch()
    assert list(settings_folders(tmp_path)) == []
