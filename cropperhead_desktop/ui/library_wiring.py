"""The library's commands and panes, connected: selection, marks, clipboard, queue."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from cropperhead_desktop.domain.marks import LABELS, MOST_STARS
from cropperhead_desktop.domain.settings import ACCEPT_ABOVE, DIM
from cropperhead_desktop.domain.sort_filter import Filter, Order
from cropperhead_desktop.review.clipboard import Part
from cropperhead_desktop.review.controller import ReviewController
from cropperhead_desktop.review.text import tr
from cropperhead_desktop.review.view import Place, View
from cropperhead_desktop.ui.browser.folder_watch import FolderWatch
from cropperhead_desktop.ui.browser.recent_menu import RecentMenu
from cropperhead_desktop.ui.commands.actions import Handlers
from cropperhead_desktop.ui.commands.table import Menu
from cropperhead_desktop.ui.features.accept_above import AcceptAbove

if TYPE_CHECKING:
    from cropperhead_desktop.ui.program import Program

NO_KEY = "label_purple"
"""Lightroom has no key for it either, so there is no variant of it that goes on."""

FIGURES_MS = 100
REARRANGE_MS = 700


def library_handlers(program: Program) -> Handlers:
    """One callable per command of the library."""
    LibraryWiring(program)
    controller, clipboard = program.controller, program.controller.clipboard
    return {
        **_marks(controller),
        **_queue(program),
        "rescan": controller.look_again,
        "select_all": program.window.panes.grid.selectAll,
        "select_one": lambda: _select_one(program),
        "copy_crop": clipboard.copy,
        "paste_crop": lambda: clipboard.paste(controller.targets),
        "paste_ratio": lambda: clipboard.paste(controller.targets, Part.RATIO),
        "paste_angle": lambda: clipboard.paste(controller.targets, Part.ANGLE),
        "paste_previous": lambda: clipboard.paste_from(controller.previous, controller.targets),
        "sync": lambda: clipboard.sync(controller.selection.paths),
        "sync_ratio": lambda: clipboard.sync(controller.selection.paths, Part.RATIO),
        "sync_angle": lambda: clipboard.sync(controller.selection.paths, Part.ANGLE),
    }


def add_recent_menu(program: Program) -> None:
    """Put the recent folders into the File menu, after the command that opens one."""
    menu = RecentMenu(program.settings.recent, program.window)
    menu.chosen.connect(lambda folder: program.open([folder]))
    program.presenter.place_changed.connect(lambda _place: menu.fill())
    titles = program.window.menuBar().actions()
    file_menu = cast(QMenu, titles[list(Menu).index(Menu.FILE)].menu())
    file_menu.insertMenu(program.actions["reveal"], menu)


def _marks(controller: ReviewController) -> Handlers:
    """Stars, labels and flags, each with its variant that goes on."""
    marking = controller.marking
    found: dict[str, Callable[[Sequence[Path]], None]] = {
        **{f"star{stars}": partial(marking.star, stars=stars) for stars in range(MOST_STARS + 1)},
        **{f"label_{colour.lower()}": partial(marking.label, label=colour) for colour in LABELS},
        "pick": marking.pick,
        "reject": marking.reject,
        "unflag": marking.unflag,
    }
    made = {name: partial(controller.mark, mark) for name, mark in found.items()}
    going_on = {f"{name}_next": partial(controller.mark, mark, True) for name, mark in found.items()}
    return made | {name: mark for name, mark in going_on.items() if name != f"{NO_KEY}_next"}


def _queue(program: Program) -> Handlers:
    queue = program.controller.arrangement
    return {
        "sort_name": lambda: queue.sort(Order.NAME),
        "sort_time": lambda: queue.sort(Order.TIME),
        "sort_doubt": lambda: queue.sort(Order.DOUBT),
        "sort_state": lambda: queue.sort(Order.STATE),
        "backwards": queue.turn,
        "find": lambda: _find(program),
        "clear_filter": lambda: queue.choose(Filter()),
        "accept_series": program.controller.accept_series,
        "accept_above": lambda: _ask_above(program),
    }


def _select_one(program: Program) -> None:
    grid = program.window.panes.grid
    grid.select([grid.currentIndex()], grid.currentIndex())


def _find(program: Program) -> None:
    program.controller.show(View.GRID)
    field = program.window.panes.filters.name_part
    field.setFocus()
    field.selectAll()


def _ask_above(program: Program) -> None:
    dialog = AcceptAbove(
        program.controller.bulk.surest,
        program.thumbnails,
        program.settings[ACCEPT_ABOVE],
        program.settings[DIM],
        program.window,
    )

    def remember(percent: int) -> None:
        program.settings[ACCEPT_ABOVE] = percent

    dialog.percent.valueChanged.connect(remember)
    dialog.accepted_above.connect(program.controller.accept_above)
    program.show_dialog(dialog)


class LibraryWiring(QObject):
    """Selection and queue between panes and controller."""

    def __init__(self, program: Program) -> None:
        super().__init__(program.window)
        self._program = program
        self._figures = self._timer(FIGURES_MS, self._show_figures)
        self._places = self._timer(REARRANGE_MS, self._rearrange)
        panes, queue = program.window.panes, program.controller.arrangement
        panes.grid.selectionModel().selectionChanged.connect(self._chosen)
        panes.filters.items = lambda: program.controller.session
        panes.filters.order_chosen.connect(queue.sort)
        panes.filters.turned.connect(queue.turn)
        panes.filters.filter_chosen.connect(queue.choose)
        panes.filters.name_part.left.connect(panes.grid.setFocus)
        self._watch = FolderWatch(cast(QGuiApplication, QGuiApplication.instance()), self)
        self._watch.stirred.connect(program.controller.look_again)
        program.presenter.place_changed.connect(self._watch_place)
        program.presenter.changed.connect(self._changed)

    def _timer(self, milliseconds: int, run: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(run)
        return timer

    def _watch_place(self, place: Place) -> None:
        """Watch the folders that were opened and those in which photos lie."""
        session = self._program.controller.session
        opened = (path.parent if path in session else path for path in place.paths)
        self._watch.watch((*opened, *(path.parent for path in session.order)))

    def _chosen(self, *_changes: object) -> None:
        model, grid = self._program.model, self._program.window.panes.grid
        self._program.controller.choose([model.item(index).path for index in grid.selected_rows()])

    def _changed(self) -> None:
        queue, panes = self._program.controller.arrangement, self._program.window.panes
        panes.filters.show_queue(queue.order, queue.backwards, queue.filter)
        self._program.actions["backwards"].setChecked(queue.backwards)
        if not self._figures.isActive():
            self._figures.start()
        if queue.needs_refresh and not self._places.isActive():
            self._places.start()

    def _show_figures(self) -> None:
        panes, controller = self._program.window.panes, self._program.controller
        panes.filters.show_count(controller.arrangement.words)
        panes.status.show_selected(controller.selection.words)
        panes.grid.show_words(self._empty_words())

    def _empty_words(self) -> str:
        session = self._program.controller.session
        hidden = session.total > 0 and len(session) == 0
        return tr("No photo matches the filter. Ctrl+L shows all of them.") if hidden else ""

    def _rearrange(self) -> None:
        if self._program.controller.arrangement.needs_refresh:
            self._program.controller.arrangement.refresh()
