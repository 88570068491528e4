"""Auto-crop of whole folders, and its undo. The dialogs are imported when they are first asked for."""

from __future__ import annotations

from cropperhead_desktop.ui.commands.row import Command, Menu
from cropperhead_desktop.ui.window.context import App


def _ask(app: App) -> None:
    from cropperhead_desktop.ui.features.autocrop.run import ask

    ask(app)


def _ask_undo(app: App) -> None:
    from cropperhead_desktop.ui.features.autocrop.run import ask_undo

    ask_undo(app)


COMMANDS: tuple[Command[App], ...] = (
    Command("autocrop", "Auto-crop folder…", ("Ctrl+Shift+B",), Menu.QUEUE,
            "Write a proposed crop for every photo of a folder; decides nothing", needs_photo=False,
            run=_ask),
    Command("undo_batch", "Undo a batch…", (), Menu.QUEUE,
            "Take an auto-crop back as a whole, also months later, or go on with it", needs_photo=False,
            ends_group=True, run=_ask_undo),
)  # fmt: skip
