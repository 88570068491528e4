"""Keys: presets, changes, conflicts in one view, and who follows them."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from cropperhead_desktop.domain.settings import KEY_PRESET, OWN_KEYS
from cropperhead_desktop.review.view import View
from cropperhead_desktop.ui.app import COMMANDS
from cropperhead_desktop.ui.commands.help_sheet import HelpSheet
from cropperhead_desktop.ui.commands.keymap import Keymap, preset_keys
from cropperhead_desktop.ui.kit.settings_store import Settings
from tests.helpers.commands import command


@pytest.fixture
def keymap(settings) -> Keymap:
    return Keymap(COMMANDS, settings)


@pytest.mark.parametrize("preset", KEY_PRESET.choices)
@pytest.mark.parametrize("view", View)
def test_no_key_of_a_preset_means_two_things_in_one_view(keymap, preset, view):
    keymap.use(preset)
    keys = Counter(
        QKeySequence(key).toString() for row in keymap.rows() if view in row.views for key in row.keys
    )
    assert [key for key, count in keys.items() if count > 1] == []


@pytest.mark.parametrize("preset", KEY_PRESET.choices)
def test_presets_name_commands_and_real_keys(preset):
    for name, keys in preset_keys(preset).items():
        assert command(name)
        assert all(QKeySequence(key).count() == 1 for key in keys)


def test_changes_come_back_and_are_stored_only_where_they_differ(keymap, settings, tmp_path):
    keymap.change(command("grid"), ("Ctrl+1",))
    keymap.change(command("loupe"), ())
    settings.sync()
    again = Keymap(COMMANDS, Settings(tmp_path / "settings.ini"))
    assert again.keys(command("grid")) == ("Ctrl+1",)
    assert again.keys(command("loupe")) == ()
    assert again.keys(command("crop")) == ("R",)
    again.reset(command("grid"))
    again.reset(command("loupe"))
    assert again.rows() == COMMANDS
    assert Settings(tmp_path / "settings.ini")[OWN_KEYS] == {}


@pytest.mark.parametrize("own", [{"grid": 3}, {"nothing": ["A"]}, {"grid": ["A, B", 7]}])
def test_a_spoilt_file_is_no_reason_not_to_start(settings, own):
    settings[OWN_KEYS] = own
    keys = Keymap(COMMANDS, settings).keys(command("grid"))
    assert keys in ((), ("G",))


def test_a_key_is_taken_from_its_holder_only_where_both_work(keymap):
    lock, larger, reveal = command("lock"), command("larger"), command("reveal")
    assert keymap.holders(larger, "A") == ()
    assert keymap.holders(reveal, "A") == (lock,)
    assert keymap.holders(reveal, "ctrl+z") == (command("undo"),)
    keymap.change(larger, ("A",))
    assert keymap.keys(lock) == ("A",)
    keymap.change(reveal, ("A",))
    assert keymap.keys(lock) == ()
    assert keymap.keys(larger) == ()


def test_a_family_with_other_keys_is_listed_one_by_one(keymap):
    keymap.change(command("next"), ("N",))
    rows = {row.id: row for row in keymap.rows()}
    assert rows["next"].family is rows["previous"].family is None
    assert rows["left"].family is command("left").family is not None


def test_menus_tooltips_help_and_real_keys_follow(start, settings):
    stage = start(3)
    keymap = stage.app.keymap
    keymap.change(command("next"), ("N",))
    action = stage.app.actions["next"]
    assert [key.toString() for key in action.shortcuts()] == ["N"]
    assert action.toolTip().endswith("(N)")
    QTest.keyClick(stage.window, Qt.Key.Key_N)
    assert stage.controller.session.current.path == stage.paths[1]
    QTest.keyClick(stage.window, Qt.Key.Key_Right)
    assert stage.controller.session.current.path == stage.paths[1]
    stage.key("help")
    texts = {label.text() for label in stage.window.findChild(HelpSheet).findChildren(QLabel)}
    assert "N" in texts
    keymap.use("darktable")
    assert stage.app.actions["grid"].shortcuts()[0].toString() == "L"
    keymap.change(command("accept"), ("Ctrl+9",))
    assert stage.panes.panel.accept.text() == "Accept (Ctrl+9)"
    keymap.change(command("keep"), ())
    assert stage.panes.panel.keep.text() == "Keep original"
    keymap.change(command("lock"), ("Ctrl+7",))
    assert stage.panes.panel.ratio.lock.toolTip() == "Keep this ratio while dragging (Ctrl+7)"
    keymap.change(command("lock"), ())
    assert stage.panes.panel.ratio.lock.toolTip() == "Keep this ratio while dragging"
    keymap.change(command("grid"), ("Ctrl+8",))
    assert "Ctrl+8" in stage.panes.bar.button(View.GRID).toolTip()
