"""The Edit menu: undo, selection, crops copied from photo to photo."""

from __future__ import annotations

from cropperhead_desktop.review.clipboard import Part
from cropperhead_desktop.ui.commands.row import Command, Menu
from cropperhead_desktop.ui.window.context import App


def _select_one(app: App) -> None:
    grid = app.window.panes.grid
    grid.select([grid.currentIndex()], grid.currentIndex())


COMMANDS: tuple[Command[App], ...] = (
    Command("undo", "Undo", ("Ctrl+Z",), Menu.EDIT, "Take back the last gesture or decision, written or not",
            repeats=True, run=lambda app: app.review.undo()),
    Command("redo", "Redo", ("Ctrl+Shift+Z", "Ctrl+Y"), Menu.EDIT, "Do again what was taken back",
            repeats=True, ends_group=True, run=lambda app: app.review.redo()),
    Command("select_all", "Select all", ("Ctrl+A",), Menu.EDIT, "Select all photos shown",
            run=lambda app: app.window.panes.grid.selectAll()),
    Command("select_one", "Select only this photo", ("Ctrl+D",), Menu.EDIT, "End the selection",
            ends_group=True, run=_select_one),
    Command("copy_crop", "Copy crop", ("Ctrl+Shift+C",), Menu.EDIT, "Remember the crop of this photo",
            run=lambda app: app.library.copy()),
    Command("paste_crop", "Paste crop", ("Ctrl+Shift+V",), Menu.EDIT,
            "Give the copied crop to this photo, in the grid to all selected",
            run=lambda app: app.library.paste(Part.ALL)),
    Command("paste_ratio", "Paste ratio only", (), Menu.EDIT, "Give only the ratio of the copied crop",
            run=lambda app: app.library.paste(Part.RATIO)),
    Command("paste_angle", "Paste angle only", (), Menu.EDIT, "Give only the angle of the copied crop",
            run=lambda app: app.library.paste(Part.ANGLE)),
    Command("paste_previous", "Paste crop of previous photo", ("Ctrl+Alt+V",), Menu.EDIT,
            "Give the crop of the photo that was in front before", ends_group=True,
            run=lambda app: app.library.paste_previous()),
    Command("sync", "Sync crop to selection", ("Ctrl+Shift+S",), Menu.EDIT,
            "Give this photo's crop to the other selected photos",
            run=lambda app: app.library.sync(Part.ALL)),
    Command("sync_ratio", "Sync ratio only", (), Menu.EDIT, "Give only the ratio to the selection",
            run=lambda app: app.library.sync(Part.RATIO)),
    Command("sync_angle", "Sync angle only", (), Menu.EDIT, "Give only the angle to the selection",
            ends_group=True, run=lambda app: app.library.sync(Part.ANGLE)),
)  # fmt: skip
