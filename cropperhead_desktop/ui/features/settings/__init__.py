"""The settings. The dialog is imported when it is first asked for."""

from __future__ import annotations

from cropperhead_desktop.ui.commands.row import Command, Menu
from cropperhead_desktop.ui.window.context import App


def _open(app: App) -> None:
    from cropperhead_desktop.ui.features.settings.run import show_settings

    show_settings(app)


COMMANDS: tuple[Command[App], ...] = (
    Command("settings", "Settings…", ("Ctrl+,",), Menu.EDIT, "Look, model, folders and keys",
            needs_photo=False, run=_open),
)  # fmt: skip
