"""Settings and the state of the window between runs."""

from __future__ import annotations

import logging
import os
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray

from cropperhead_desktop.domain.settings import BATCH_OPTIONS, CAMERA_INFO, DIM, SETTINGS, SUBFOLDERS
from cropperhead_desktop.ui.kit.settings_store import LEARNT_FROM, RECENT, Settings, default_file
from tests.domain.test_settings import other_value


def test_every_row_comes_back_from_the_disk(settings, tmp_path):
    for row in SETTINGS:
        settings[row] = other_value(row)
    settings.sync()
    again = Settings(tmp_path / "settings.ini")
    for row in SETTINGS:
        assert again[row] == other_value(row)
        assert type(again[row]) is type(row.default)


def test_the_file_holds_plain_words_under_the_keys(settings, tmp_path):
    settings[DIM], settings[SUBFOLDERS], settings[BATCH_OPTIONS] = 40, True, {"crop": False}
    settings.sync()
    lines = (tmp_path / "settings.ini").read_text("utf-8").splitlines()
    assert {"view.dim=40", "browse.subfolders=true", r"batch.options={\"crop\": false}"} <= set(lines)


@pytest.mark.parametrize(
    "line",
    [
        *(f"view.dim={text}" for text in ("lots", "", "1e9x", "-1", "101", "nan", "9" * 5000)),
        *(f"view.thumbnail={text}" for text in ("99999999999999", "0", "-180", "inf")),
        *(f"write.warn_below_megapixels={text}" for text in ("nan", "inf", "-1", "1e9", "0x10")),
        *(f"cache.megabytes={text}" for text in ("1", "1e3", "9, 9")),
        *(f"{key}={text}" for key in ("model.device", "guides.shown") for text in ("", "abacus")),
        *(f"browse.subfolders={text}" for text in ("", "2", "yes")),
        *(f"{key}={'[' * 99_999}" for key in ("keys.own", "batch.options", "export.options")),
        *(f"{key}={text}" for key in ("keys.own", "batch.options") for text in ("{", "[]", "3", "null")),
    ],
    ids=lambda line: line[:40],
)
def test_a_hand_edited_file_gives_defaults_and_says_so_once(tmp_path, caplog, line):
    (tmp_path / "settings.ini").write_text(f"[settings]\n{line}\nview.info=true\n")
    with caplog.at_level(logging.INFO):
        settings = Settings(tmp_path / "settings.ini")
    assert [settings[row] for row in SETTINGS if row is not CAMERA_INFO] == [
        row.default for row in SETTINGS if row is not CAMERA_INFO
    ]
    assert settings[CAMERA_INFO] is True
    assert len(caplog.records) == 1
    assert line.partition("=")[0] in caplog.text


def test_folders_that_were_learnt_from_come_before_the_recent_ones(settings, tmp_path):
    settings.add_recent(tmp_path / "recent")
    settings.add_learnt_from([tmp_path / "a", tmp_path / "b"])
    settings.add_learnt_from([tmp_path / "c", tmp_path / "a"])
    settings.sync()
    again = Settings(tmp_path / "settings.ini")
    assert [each.name for each in again.homes()] == ["c", "a", "b", "recent"]
    again.add_learnt_from([tmp_path / str(number) for number in range(LEARNT_FROM)])
    assert len(again.homes()) == LEARNT_FROM + 1


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


def test_default_settings_that_are_not_kept(tmp_path):
    kept = Settings()
    kept[DIM] = 41
    kept.sync()
    unkept = Settings.unkept()
    assert unkept[DIM] == DIM.default
    unkept[DIM] = 42
    unkept.sync()
    assert unkept[DIM] == 42 and Settings()[DIM] == 41


@pytest.mark.parametrize(
    ("age", "content", "is_broken"),
    [
        (2, b"", True),
        (2, b"4711\nprogram\nmachine\n12", True),
        (0, b"", False),
        (2, b"4711\nprogram\nmachine\n12\n34\n", False),
    ],
)
def test_a_lock_whose_owner_died_as_it_took_it_is_broken(tmp_path, age, content, is_broken):
    lock = tmp_path / "settings.ini.lock"
    lock.write_bytes(content)
    os.utime(lock, (lock.stat().st_mtime - age,) * 2)
    Settings(tmp_path / "settings.ini")
    assert lock.exists() is not is_broken
