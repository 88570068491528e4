"""The Edit, Photo and Queue menus: select, decide, copy crops, sort and filter."""

from __future__ import annotations

from cropperhead_desktop.domain.sort_filter import Filter, Order
from cropperhead_desktop.review.clipboard import Part
from cropperhead_desktop.review.view import View
from cropperhead_desktop.ui.commands.row import Command, Family, Menu
from cropperhead_desktop.ui.window.context import App


def _select_one(app: App) -> None:
    grid = app.window.panes.grid
    grid.select([grid.currentIndex()], grid.currentIndex())


def _paste(app: App, part: Part = Part.ALL) -> None:
    app.review.clipboard.paste(app.review.targets, part)


def _sync(app: App, part: Part = Part.ALL) -> None:
    app.review.clipboard.sync(app.review.selection.paths, part)


EDIT: tuple[Command[App], ...] = (
    Command("undo", "Undo", ("Ctrl+Z",), Menu.EDIT, "Take back the last gesture or decision, written or not",
            repeats=True, run=lambda app: app.review.undo()),
    Command("redo", "Redo", ("Ctrl+Shift+Z", "Ctrl+Y"), Menu.EDIT, "Do again what was taken back",
            repeats=True, ends_group=True, run=lambda app: app.review.redo()),
    Command("select_all", "Select all", ("Ctrl+A",), Menu.EDIT, "Select all photos shown",
            run=lambda app: app.window.panes.grid.selectAll()),
    Command("select_one", "Select only this photo", ("Ctrl+D",), Menu.EDIT, "End the selection",
            ends_group=True, run=_select_one),
    Command("copy_crop", "Copy crop", ("Ctrl+Shift+C",), Menu.EDIT, "Remember the crop of this photo",
            run=lambda app: app.review.clipboard.copy()),
    Command("paste_crop", "Paste crop", ("Ctrl+Shift+V",), Menu.EDIT,
            "Give the copied crop to this photo, in the grid to all selected",
            run=lambda app: _paste(app)),
    Command("paste_ratio", "Paste ratio only", (), Menu.EDIT, "Give only the ratio of the copied crop",
            run=lambda app: _paste(app, Part.RATIO)),
    Command("paste_angle", "Paste angle only", (), Menu.EDIT, "Give only the angle of the copied crop",
            run=lambda app: _paste(app, Part.ANGLE)),
    Command("paste_previous", "Paste crop of previous photo", ("Ctrl+Alt+V",), Menu.EDIT,
            "Give the crop of the photo that was in front before", ends_group=True,
            run=lambda app: app.review.clipboard.paste_from(app.review.previous, app.review.targets)),
    Command("sync", "Sync crop to selection", ("Ctrl+Shift+S",), Menu.EDIT,
            "Give this photo's crop to the other selected photos",
            run=lambda app: _sync(app)),
    Command("sync_ratio", "Sync ratio only", (), Menu.EDIT, "Give only the ratio to the selection",
            run=lambda app: _sync(app, Part.RATIO)),
    Command("sync_angle", "Sync angle only", (), Menu.EDIT, "Give only the angle to the selection",
            ends_group=True, run=lambda app: _sync(app, Part.ANGLE)),
)  # fmt: skip


STEPS = Family("← or →", "Previous or next photo", "Decides nothing")


PHOTO: tuple[Command[App], ...] = (
    Command("accept", "Accept crop, next undecided", ("Return", "Enter"), Menu.PHOTO,
            "Write the crop shown into the sidecar and go to the next undecided photo",
            run=lambda app: app.review.accept()),
    Command("keep", "Keep original, next undecided", ("K",), Menu.PHOTO,
            "Write that the photo stays whole and go to the next undecided one",
            run=lambda app: app.review.keep()),
    Command("pass_rest", "Pass the rest as they are", ("Shift+K",), Menu.PHOTO,
            "Ask no more about photos that are fine as they are, then about what needs you; writes nothing",
            run=lambda app: app.review.shoot.pass_rest()),
    Command("skip", "Skip", ("Ctrl+Return", "Ctrl+Enter"), Menu.PHOTO,
            "Go to the next photo that needs you and decide nothing", run=lambda app: app.review.skip()),
    Command("save", "Save crop", ("Ctrl+S",), Menu.PHOTO, "Write the crop shown and stay at this photo",
            run=lambda app: app.review.save()),
    Command("cancel", "Cancel", ("Esc",), Menu.PHOTO,
            "Stop the drag, else drop the change, else go one view back", ends_group=True,
            run=lambda app: app.review.cancel()),
    Command("previous", "Previous photo", ("Left",), Menu.PHOTO, "Go back; decides nothing",
            repeats=True, family=STEPS, run=lambda app: app.review.step(-1)),
    Command("next", "Next photo", ("Right",), Menu.PHOTO, "Go on; decides nothing",
            repeats=True, family=STEPS, run=lambda app: app.review.step(1)),
    Command("first", "First photo", ("Home",), Menu.PHOTO, "Go to the first photo",
            run=lambda app: app.review.step(-len(app.review.session))),
    Command("last", "Last photo", ("End",), Menu.PHOTO, "Go to the last photo",
            run=lambda app: app.review.step(len(app.review.session))),
)  # fmt: skip


def _find(app: App) -> None:
    app.review.show(View.GRID)
    field = app.window.panes.filters.name_part
    field.setFocus()
    field.selectAll()


QUEUE: tuple[Command[App], ...] = (
    Command("only_needed", "Only what needs you", ("N",), Menu.QUEUE,
            "Hide photos that are fine as they are or rejected, or show them again", needs_photo=False,
            is_switch=True, ends_group=True, run=lambda app: app.review.arrangement.only_needed()),
    Command("sort_need", "Sort by what needs you", (), Menu.QUEUE,
            "In the order of the folder, what is fine as it is at its end", needs_photo=False,
            run=lambda app: app.review.arrangement.sort(Order.NEED)),
    Command("sort_name", "Sort by name", (), Menu.QUEUE, "In the order of the folder", needs_photo=False,
            run=lambda app: app.review.arrangement.sort(Order.NAME)),
    Command("sort_time", "Sort by capture time", (), Menu.QUEUE, "By the camera's clock", needs_photo=False,
            run=lambda app: app.review.arrangement.sort(Order.TIME)),
    Command("sort_doubt", "Sort by doubt", (), Menu.QUEUE, "Least certain proposals first",
            needs_photo=False, run=lambda app: app.review.arrangement.sort(Order.DOUBT)),
    Command("sort_state", "Sort by state", (), Menu.QUEUE, "Undecided, accepted, kept, failed",
            needs_photo=False, run=lambda app: app.review.arrangement.sort(Order.STATE)),
    Command("backwards", "Backwards", (), Menu.QUEUE, "Sort the other way round", needs_photo=False,
            ends_group=True, is_switch=True, run=lambda app: app.review.arrangement.turn()),
    Command("find", "Find by name", ("Ctrl+F",), Menu.QUEUE, "Show photos with a part of their name",
            needs_photo=False, run=_find),
    Command("clear_filter", "Show all photos", ("Ctrl+L",), Menu.QUEUE, "Clear every filter",
            needs_photo=False, ends_group=True, run=lambda app: app.review.arrangement.choose(Filter())),
    Command("rescan", "Look for changes", ("Ctrl+F5",), Menu.QUEUE,
            "Notice new photos and sidecars that other programs changed", needs_photo=False, ends_group=True,
            run=lambda app: app.review.look_again()),
    Command("accept_series", "Accept the whole series", ("Shift+Return", "Shift+Enter"), Menu.QUEUE,
            "Accept all undecided photos taken within a few seconds of this one",
            run=lambda app: app.review.accept_series()),
)  # fmt: skip
