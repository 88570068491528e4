"""How somebody crops, in figures and charts. The dialog is imported when it is first asked for."""

from __future__ import annotations

from cropperhead_desktop.ui.commands.row import Command, Menu
from cropperhead_desktop.ui.window.context import App


def _open(app: App) -> None:
    from cropperhead_desktop.ui.features.statistics.run import show_statistics

    show_statistics(app)


COMMANDS: tuple[Command[App], ...] = (
    Command("statistics", "Statistics…", ("Ctrl+I",), Menu.VIEW,
            "How you crop, and how well the proposals fit", needs_photo=False, run=_open),
)  # fmt: skip
