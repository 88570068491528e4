"""The Help menu: all commands by their letters, and all keys."""

from __future__ import annotations

from cropperhead_desktop.ui.commands.row import Command, Menu
from cropperhead_desktop.ui.window.context import App


def _show_palette(app: App) -> None:
    from cropperhead_desktop.ui.commands.palette import CommandPalette

    app.window.show_dialog(CommandPalette(app.keymap.rows(), app.actions, app.window))


def _show_help(app: App) -> None:
    from cropperhead_desktop.ui.commands.help_sheet import HelpSheet

    app.window.show_dialog(HelpSheet(app.keymap.rows(), app.window))


COMMANDS: tuple[Command[App], ...] = (
    Command("palette", "Find a command…", ("Ctrl+Shift+P",), Menu.HELP,
            "Every command by a few of its letters", needs_photo=False, run=_show_palette),
    Command("help", "Keys…", ("?", "F1"), Menu.HELP, "All keys at a glance", needs_photo=False,
            run=_show_help),
)  # fmt: skip
