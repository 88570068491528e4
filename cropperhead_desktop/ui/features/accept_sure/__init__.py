"""Accept all that is sure. The dialog is imported when it is first asked for."""

from __future__ import annotations

from cropperhead_desktop.ui.commands.row import Command, Menu
from cropperhead_desktop.ui.window.context import App


def _open(app: App) -> None:
    from cropperhead_desktop.ui.features.accept_sure.dialog import show_sure

    show_sure(app)


COMMANDS: tuple[Command[App], ...] = (
    Command("accept_above", "Accept all sure…", ("Ctrl+Shift+Return", "Ctrl+Shift+Enter"), Menu.QUEUE,
            "Accept all proposals that are sure, after a look at them", ends_group=True, run=_open),
)  # fmt: skip
