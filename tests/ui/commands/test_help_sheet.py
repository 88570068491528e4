"""The sheet of keys."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from cropperhead_desktop.ui.commands.help_sheet import HelpSheet
from cropperhead_desktop.ui.commands.row import listed
from cropperhead_desktop.ui.whole import COMMANDS
from tests.helpers.commands import command


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


def test_the_help_sheet_shows_every_key(start):

    stage = start(1)
    sheet = HelpSheet(COMMANDS, stage.window)
    texts = {label.text() for label in sheet.findChildren(QLabel)}
    assert {words.text for words, _row in listed(COMMANDS)} <= texts
    assert "Alt or Ctrl+arrow keys" in texts
    assert "Ctrl+Alt+Shift+R" in texts
    assert command("accept").text in texts
