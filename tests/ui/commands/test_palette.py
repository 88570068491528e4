"""The command palette and the search behind it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt, QTranslator
from PySide6.QtTest import QTest

from cropperhead_desktop.domain.settings import THEME
from cropperhead_desktop.review.text import tr
from cropperhead_desktop.review.view import View
from cropperhead_desktop.system.folders import resources_folder
from cropperhead_desktop.ui.app import COMMANDS
from cropperhead_desktop.ui.commands.palette import CommandPalette, matches, score
from cropperhead_desktop.ui.commands.synonyms import SYNONYMS
from cropperhead_desktop.ui.features.settings.dialog import SettingsDialog
from cropperhead_desktop.ui.kit.application import install_translation
from tests.helpers.commands import command


@given(st.text("abc ", max_size=6), st.text("abc -", max_size=14))
def test_a_score_means_that_the_letters_are_there_in_their_order(query, text):
    letters = iter(text)
    there = all(letter in letters for letter in query.replace(" ", ""))
    assert (score(query, text) is not None) == there


def test_beginnings_of_words_and_neighbours_count_more():
    assert score("ro", "Reset to original") > score("ro", "Crop") > score("ro", "First photo")
    assert score("CROP", "crop") == score("crop", "crop")
    assert score("", "anything") == 0


@pytest.mark.parametrize(
    ("query", "name"),
    [("keep", "keep"), ("reor", "reset_to_original"), ("full", "fullscreen"), ("whole screen", "fullscreen")],
)
def test_the_best_match_comes_first(query, name):
    assert matches(query, COMMANDS)[0].id == name


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("constrain", "lock"), ("survey", "compare"), ("rotate", "straighten"), ("lights out", "lights"),
        ("straighten", "straighten"), ("uncrop", "reset_to_original"), ("synchron", "sync"),
        ("preferences", "settings"), ("shortcuts", "help"), ("side by side", "compare"),
    ],
)  # fmt: skip
def test_the_words_of_other_programs_are_found(query, name):
    assert name in [row.id for row in matches(query, COMMANDS)[:3]]


@pytest.mark.parametrize("language", ["de", "fr"])
def test_every_command_is_found_by_the_name_that_it_is_shown_with(qapp, language):
    translators = install_translation(qapp, language, resources_folder() / "translations")
    try:
        shown = {row.id: tr(row.text) for row in COMMANDS}
        lost = {
            name for name, text in shown.items() if name not in {r.id for r in matches(text, COMMANDS)[:3]}
        }
        assert lost == set()
        assert shown["learn_past"] != command("learn_past").text
    finally:
        for each in translators:
            qapp.removeTranslator(each)


def test_synonyms_are_of_commands():
    assert set(SYNONYMS) <= {row.id for row in COMMANDS}


def test_controls_and_settings_are_found_and_gone_to(palette):
    stage, dialog = palette
    QTest.keyClicks(dialog.field, "aspect ratio")
    assert "Aspect ratio" in rows_of(dialog)
    dialog.field.setText("setting theme")
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    shown = stage.window.findChild(SettingsDialog)
    assert shown.focusWidget() is not None
    assert shown.fields[THEME].isAncestorOf(shown.focusWidget()) or shown.fields[THEME] is shown.focusWidget()


def test_nothing_typed_lists_the_whole_table_in_its_order():
    assert matches("", COMMANDS) == COMMANDS
    assert matches("qqqq", COMMANDS) == ()


@pytest.fixture
def palette(start):
    stage = start(2)
    stage.key("palette")
    return stage, stage.window.findChild(CommandPalette)


def rows_of(palette: CommandPalette) -> dict[str, tuple[str, bool]]:
    items = [palette.list.topLevelItem(row) for row in range(palette.list.topLevelItemCount())]
    return {item.text(0): (item.text(1), not item.isDisabled()) for item in items}


def test_it_shows_keys_and_why_something_is_not_possible(palette):
    _stage, dialog = palette
    rows = rows_of(dialog)
    assert rows["Undo"] == ("Ctrl+Z", True)
    assert rows["Swap orientation"] == ("In crop view only", False)
    assert dialog.list.topLevelItemCount() == len(COMMANDS) - 1
    assert dialog.list.visualItemRect(dialog.list.topLevelItem(0)).height() >= 26


def test_enter_runs_the_first_match_and_closes(palette):
    stage, dialog = palette
    QTest.keyClicks(dialog.field, "loupe")
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert stage.controller.view is View.LOUPE
    stage.qtbot.waitUntil(lambda: stage.window.findChild(CommandPalette) is None)


def test_arrows_pass_over_what_is_not_possible_and_go_round(palette):
    _stage, dialog = palette
    QTest.keyClicks(dialog.field, "crop")
    possible = [text for text, (_keys, enabled) in rows_of(dialog).items() if enabled]
    assert len(possible) < dialog.list.topLevelItemCount()
    seen = []
    for _ in possible:
        seen.append(dialog.list.currentItem().text(0))
        QTest.keyClick(dialog.field, Qt.Key.Key_Down)
    assert seen == possible
    assert dialog.list.currentItem().text(0) == possible[0]
    QTest.keyClick(dialog.field, Qt.Key.Key_Up)
    assert dialog.list.currentItem().text(0) == possible[-1]


def test_words_go_through_the_translator(qapp, start):
    class French(QTranslator):
        def isEmpty(self) -> bool:
            return False

        def translate(self, context, text, comment=None, number=-1):
            words = {"Loupe": "Loupe fr", "In {views} view only": "En {views} seulement", "crop": "recadrage"}
            return words.get(text, text)

    french = French()
    qapp.installTranslator(french)
    try:
        stage = start(2)
        stage.key("palette")
        rows = rows_of(stage.window.findChild(CommandPalette))
        assert stage.app.actions["loupe"].text() == "Loupe fr"
        assert rows["Loupe fr"] == ("E", True)
        assert rows["Swap orientation"] == ("En recadrage seulement", False)
    finally:
        qapp.removeTranslator(french)


def test_enter_without_a_match_does_nothing(palette):
    stage, dialog = palette
    QTest.keyClicks(dialog.field, "qqqq")
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert dialog.isVisible()
    QTest.keyClick(dialog.field, Qt.Key.Key_Escape)
    stage.qtbot.waitUntil(lambda: stage.window.findChild(CommandPalette) is None)


def test_every_command_can_be_reached_without_a_mouse(palette):
    _stage, dialog = palette
    listed = rows_of(dialog)
    assert all(row.keys or row.text.rstrip("…") in listed for row in COMMANDS)
    assert command("palette").keys
