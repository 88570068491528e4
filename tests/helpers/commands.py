"""The commands of the window, by id."""

from __future__ import annotations

from cropperhead_desktop.ui.app import COMMANDS
from cropperhead_desktop.ui.commands.row import Command
from cropperhead_desktop.ui.window.context import App

_BY_ID = {row.id: row for row in COMMANDS}


def command(command_id: str) -> Command[App]:
    """The row of an id (KeyError)."""
    return _BY_ID[command_id]
