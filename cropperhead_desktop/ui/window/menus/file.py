"""The File menu: open a folder, find a file, quit."""

from __future__ import annotations

from cropperhead_desktop.ui.commands.row import Command, Menu
from cropperhead_desktop.ui.kit.file_manager import show_in_file_manager
from cropperhead_desktop.ui.window.context import App
from cropperhead_desktop.ui.window.opening import choose_folder


def _show_file(app: App) -> None:
    item = app.review.session.current
    if item is not None:
        show_in_file_manager(item.path)


FOLDER: tuple[Command[App], ...] = (
    Command("open", "Open folder…", ("Ctrl+O",), Menu.FILE, "Choose a folder of photos", needs_photo=False,
            run=choose_folder),
    Command("reveal", "Show file in its folder", ("Ctrl+R",), Menu.FILE, "Open the photo's folder",
            ends_group=True, run=_show_file),
)  # fmt: skip

QUIT: tuple[Command[App], ...] = (
    Command("quit", "Quit", ("Ctrl+Q",), Menu.FILE, "Finish writing and close", needs_photo=False,
            run=lambda app: app.window.close()),
)  # fmt: skip
