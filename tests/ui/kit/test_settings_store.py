"""Settings and the state of the window between runs."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray

from cropperhead_desktop.domain.settings import SETTINGS
from cropperhead_desktop.ui.kit.settings_store import RECENT, Settings, default_file


def other_value(row):
    if row.choices:
        return row.choices[-1]
    if isinstance(row.default, bool):
        return not row.default
    return row.default + 1 if isinstance(row.default, int | float) else "3:2"


def test_every_row_has_its_default_and_comes_back(settings, tmp_path):
    for row in SETTINGS:
        assert settings.get(row.key) == row.default
        settings.set(row.key, other_value(row))
    settings.sync()
    again = Settings(tmp_path / "settings.ini")
    for row in SETTINGS:
        value = again.get(row.key)
        assert value == other_value(row)
        assert type(value) is type(row.default)


def test_wrong_types_keys_and_choices_are_refused(settings):
    with pytest.raises(TypeError, match=r"view\.dim is int, not str"):
        settings.set("view.dim", "65")
    with pytest.raises(TypeError):
        settings.set("view.dim", True)
    with pytest.raises(KeyError):
        settings.get("view.nothing")
    with pytest.raises(ValueError, match=r"model\.device is one of"):
        settings.set("model.device", "abacus")


@pytest.mark.parametrize("text", ["lots", "", "1e9x"])
def test_a_hand_edited_file_gives_defaults(tmp_path, text):
    file = tmp_path / "settings.ini"
    file.write_text(f"[settings]\nview.dim={text}\nmodel.device=abacus\nbrowse.subfolders={text}\n")
    settings = Settings(file)
    assert settings.get("view.dim") == 65
    assert settings.get("model.device") == "auto"
    assert settings.get("browse.subfolders") is False


def test_place_and_recent_folders_survive_with_any_bytes(settings, tmp_path):
    odd = Path(os.fsdecode(b"/photos/caf\xe9, 100%"))
    settings.keep_place([odd], odd / "a b.jpg")
    settings.add_recent(tmp_path)
    settings.add_recent(odd)
    settings.add_recent(tmp_path)
    settings.keep_state("geometry", QByteArray(b"\x00\x01"))
    settings.sync()
    again = Settings(tmp_path / "settings.ini")
    assert again.place() == ((odd,), odd / "a b.jpg")
    assert again.recent() == (tmp_path, odd)
    assert again.state("geometry") == QByteArray(b"\x00\x01")
    assert again.state("nothing") is None


def test_a_fresh_store_knows_no_place(settings):
    assert settings.place() == ((), None)
    assert settings.recent() == ()


def test_recent_folders_are_few(settings, tmp_path):
    for number in range(RECENT + 5):
        settings.add_recent(tmp_path / str(number))
    assert len(settings.recent()) == RECENT
    assert settings.recent()[0] == tmp_path / str(RECENT + 4)


def test_the_file_lies_in_the_users_configuration(private_home, monkeypatch):
    assert default_file().name == "settings.ini"
