"""Learning from one's own crops. The dialog is imported when it is first asked for."""

from __future__ import annotations

from cropperhead_desktop.ui.commands.row import Command, Menu
from cropperhead_desktop.ui.window.context import App


def _open(app: App) -> None:
    from cropperhead_desktop.ui.features.train.run import show_training

    show_training(app)


COMMANDS: tuple[Command[App], ...] = (
    Command("train", "Learn from my crops…", ("Ctrl+Shift+T",), Menu.QUEUE,
            "Make a model of your own, judged on shoots it has not seen", needs_photo=False, run=_open),
)  # fmt: skip
