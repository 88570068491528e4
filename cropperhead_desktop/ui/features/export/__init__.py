"""A dataset made of the crops that are decided. The dialog is imported when it is first asked for."""

from __future__ import annotations

from cropperhead_desktop.ui.commands.row import Command, Menu
from cropperhead_desktop.ui.window.context import App


def _open(app: App) -> None:
    from cropperhead_desktop.ui.features.export.run import ask_to_export

    ask_to_export(app)


COMMANDS: tuple[Command[App], ...] = (
    Command("export", "Export dataset…", ("Ctrl+Shift+E",), Menu.FILE,
            "Make training data of the photos whose crops are decided", needs_photo=False, ends_group=True,
            run=_open),
)  # fmt: skip
