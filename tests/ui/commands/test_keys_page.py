"""The page of keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from cropperhead_desktop.ui.commands.keys_page import KeysPage
from cropperhead_desktop.ui.features.settings.dialog import SettingsDialog
from tests.helpers.commands import command


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
