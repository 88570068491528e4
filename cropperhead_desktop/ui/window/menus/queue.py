"""The Queue menu: in which order photos are shown, which of them, and decisions about many."""

from __future__ import annotations

from cropperhead_desktop.domain.sort_filter import Filter, Order
from cropperhead_desktop.review.view import View
from cropperhead_desktop.ui.commands.row import Command, Menu
from cropperhead_desktop.ui.window.context import App


def _find(app: App) -> None:
    app.review.show(View.GRID)
    field = app.window.panes.filters.name_part
    field.setFocus()
    field.selectAll()


COMMANDS: tuple[Command[App], ...] = (
    Command("sort_name", "Sort by name", (), Menu.QUEUE, "In the order of the folder", needs_photo=False,
            run=lambda app: app.review.queue.sort(Order.NAME)),
    Command("sort_time", "Sort by capture time", (), Menu.QUEUE, "By the camera's clock", needs_photo=False,
            run=lambda app: app.review.queue.sort(Order.TIME)),
    Command("sort_doubt", "Sort by doubt", (), Menu.QUEUE, "Least certain proposals first",
            needs_photo=False, run=lambda app: app.review.queue.sort(Order.DOUBT)),
    Command("sort_state", "Sort by state", (), Menu.QUEUE, "Undecided, accepted, kept, failed",
            needs_photo=False, run=lambda app: app.review.queue.sort(Order.STATE)),
    Command("backwards", "Backwards", (), Menu.QUEUE, "Sort the other way round", needs_photo=False,
            ends_group=True, is_switch=True, run=lambda app: app.review.queue.turn()),
    Command("find", "Find by name", ("Ctrl+F",), Menu.QUEUE, "Show photos with a part of their name",
            needs_photo=False, run=_find),
    Command("clear_filter", "Show all photos", ("Ctrl+L",), Menu.QUEUE, "Clear every filter",
            needs_photo=False, ends_group=True, run=lambda app: app.review.queue.choose(Filter())),
    Command("rescan", "Look for changes", ("Ctrl+F5",), Menu.QUEUE,
            "Notice new photos and sidecars that other programs changed", needs_photo=False, ends_group=True,
            run=lambda app: app.review.look_again()),
    Command("accept_series", "Accept the whole series", ("Shift+Return", "Shift+Enter"), Menu.QUEUE,
            "Accept all undecided photos taken within a few seconds of this one",
            run=lambda app: app.library.accept_series()),
)  # fmt: skip
