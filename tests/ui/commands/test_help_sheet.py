"""The sheet of keys."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from cropperhead_desktop.dataset.options import ExportOptions
from cropperhead_desktop.system.folders import resources_folder
from cropperhead_desktop.ui.app import COMMANDS
from cropperhead_desktop.ui.commands.help_sheet import HelpSheet
from cropperhead_desktop.ui.commands.row import listed
from cropperhead_desktop.ui.features.export.form import ExportForm
from cropperhead_desktop.ui.kit.application import install_translation
from cropperhead_desktop.ui.kit.pages import Scrolled
from tests.helpers.commands import command

NARROW = 1200
"""Of a screen of 1280, what is left inside frames and scroll bars."""


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


@pytest.mark.parametrize("language", ["en", "de", "fr"])
def test_sheet_and_forms_stand_in_a_narrow_screen_in_every_language(start, qapp, tmp_path, language):
    stage = start(1)
    installed = install_translation(qapp, language, resources_folder() / "translations")
    try:  # the screen of tests is narrower than any: both take their narrow way
        sheet = HelpSheet(COMMANDS, stage.window)
        assert sheet.findChild(Scrolled).widget().sizeHint().width() <= NARROW
        assert ExportForm(tmp_path, ExportOptions()).sizeHint().width() <= NARROW
    finally:
        for translator in installed:
            qapp.removeTranslator(translator)


def test_the_help_sheet_shows_every_key(start):

    stage = start(1)
    sheet = HelpSheet(COMMANDS, stage.window)
    texts = {label.text() for label in sheet.findChildren(QLabel)}
    assert {words.text for words, _row in listed(COMMANDS)} <= texts
    assert "Alt or Ctrl+arrow keys" in texts
    assert "Ctrl+Alt+Shift+R" in texts
    assert command("accept").text in texts
