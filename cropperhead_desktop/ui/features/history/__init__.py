"""What was done, step by step. The dialog is imported when it is first asked for."""

from __future__ import annotations

from cropperhead_desktop.ui.commands.row import Command, Menu
from cropperhead_desktop.ui.window.context import App


def _open(app: App) -> None:
    from cropperhead_desktop.ui.features.history.dialog import show_history

    show_history(app)


COMMANDS: tuple[Command[App], ...] = (
    Command("history", "History…", ("Ctrl+H",), Menu.EDIT, "What was done; go back to any step",
            needs_photo=False, run=_open),
)  # fmt: skip
