"""Crops compared without knowing whose they are. The dialog is imported when it is first asked for."""

from __future__ import annotations

from cropperhead_desktop.ui.commands.row import Command, Menu
from cropperhead_desktop.ui.window.context import App


def _open(app: App) -> None:
    from cropperhead_desktop.ui.features.blind.run import show_blind

    show_blind(app)


COMMANDS: tuple[Command[App], ...] = (
    Command("blind", "Compare blind…", ("Ctrl+Shift+J",), Menu.QUEUE,
            "Your crops, the model's and random ones, side by side: which looks best?", run=_open),
)  # fmt: skip
