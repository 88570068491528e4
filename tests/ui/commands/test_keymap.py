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
from cropperhead_desktop.ui.commands.keys_page import KeysPage
from cropperhead_desktop.ui.features.settings.dialog import SettingsDialog
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


def test_the_help_sheet_fits_the_screen_with_any_keys(start):
    stage = start(1)
    stage.app.keymap.use("darktable")
    for name in ("left", "left10", "turn_left", "next", "star1", "label_red"):
        stage.app.keymap.change(command(name), (f"Ctrl+Alt+{name[0].upper()}",))
    stage.key("help")
    sheet = stage.window.findChild(HelpSheet)
    room = sheet.screen().availableSize()
    assert sheet.height() <= room.height()
    assert sheet.width() <= 1366


@pytest.fixture
def page(start):
    stage = start(1)
    stage.key("settings")
    dialog = stage.window.findChild(SettingsDialog)
    dialog.show_keys()
    return stage, dialog.findChild(KeysPage)


def press(stage, page: KeysPage, key: Qt.Key, at: int = 0) -> None:
    """A real key in the field of keys."""
    field = page.keys[at]
    field.setFocus()
    with stage.qtbot.waitSignal(field.editingFinished, timeout=3000):
        QTest.keyClick(field, key)


def test_search_finds_names_and_keys(page):
    _stage, page = page
    page.search.setText("Ctrl+Alt+Shift+R")
    assert page.list.topLevelItemCount() == 1
    page.search.setText("orientation")
    assert page.list.topLevelItem(0).text(0) == "Swap orientation"


def test_a_free_key_is_taken_at_once(page):
    stage, page = page
    page.choose("reveal")
    press(stage, page, Qt.Key.Key_F7)
    assert stage.app.keymap.keys(command("reveal")) == ("F7",)
    assert page.chosen.id == "reveal"
    press(stage, page, Qt.Key.Key_F8, at=1)
    assert stage.app.keymap.keys(command("reveal")) == ("F7", "F8")
    page.reset.click()
    assert stage.app.keymap.keys(command("reveal")) == ("Ctrl+R",)
    assert not page.reset.isEnabled()


def test_a_key_of_another_command_is_taken_only_when_told_so(page):
    stage, page = page
    page.choose("reveal")
    press(stage, page, Qt.Key.Key_G)
    assert stage.app.keymap.keys(command("reveal")) == ("Ctrl+R",)
    assert page.remark.text() == "G is “Grid” already."
    page.take.click()
    assert stage.app.keymap.keys(command("reveal")) == ("G",)
    assert stage.app.keymap.keys(command("grid")) == ()
    assert not page.take.isVisible()


def test_a_key_can_be_taken_away(page):
    stage, page = page
    page.choose("redo")
    page.removers[0].click()
    assert stage.app.keymap.keys(command("redo")) == ("Ctrl+Y",)


def test_a_preset_is_chosen_in_the_page(page):
    stage, page = page
    page.preset.setFocus()
    QTest.keyClick(page.preset, Qt.Key.Key_End)
    assert stage.app.keymap.preset == "darktable"
    page.choose("grid")
    assert page.list.currentItem().text(1) == "L"


def test_tab_is_a_key_after_a_click_and_goes_on_for_who_came_with_tab(page):
    stage, keys = page
    keys.choose("panels")
    field = keys.keys[1]
    QTest.mouseClick(field, Qt.MouseButton.LeftButton)
    field.setFocus(Qt.FocusReason.MouseFocusReason)
    with stage.qtbot.waitSignal(field.editingFinished, timeout=3000):
        QTest.keyClick(field, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert stage.app.keymap.keys(command("panels")) == ("Tab", "Ctrl+Tab")
    keys.choose("lights")
    field = keys.keys[0]
    field.setFocus(Qt.FocusReason.ShortcutFocusReason)
    with stage.qtbot.waitSignal(field.editingFinished, timeout=3000):
        QTest.keyClick(field, Qt.Key.Key_Tab)
    assert "Tab" in keys.remark.text()
    keys.take.click()
    assert stage.app.keymap.keys(command("lights")) == ("Tab",)
    assert stage.app.keymap.keys(command("panels")) == ("Ctrl+Tab",)
    keys.search.setFocus()
    field.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert not field.hasFocus()
    assert stage.app.keymap.keys(command("lights")) == ("Tab",)


def test_the_fields_of_keys_have_letters_of_their_own(page):
    _stage, keys = page
    buddies = {label.buddy(): label.text() for label in keys.findChildren(QLabel) if label.buddy()}
    assert [buddies[field] for field in keys.keys] == ["&Key", "&Second key"]
