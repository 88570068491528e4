"""Lists of fields that a person wants."""

from __future__ import annotations

from pathlib import Path

import pytest

from cropperhead_desktop.dataset.fields import read_fields
from cropperhead_desktop.domain.errors import FileError


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
