"""Learn from everything that was ever cropped. The dialog is imported when it is first asked for."""

from __future__ import annotations

from cropperhead_desktop.ui.commands.row import Command, Menu
from cropperhead_desktop.ui.window.context import App


def _open(app: App) -> None:
    from cropperhead_desktop.ui.features.learn.run import show_learning

    show_learning(app)


COMMANDS: tuple[Command[App], ...] = (
    Command("learn_past", "Learn from past crops…", (), Menu.QUEUE,
            "Learn your eye from a Lightroom catalogue or a folder", needs_photo=False, run=_open),
)  # fmt: skip
