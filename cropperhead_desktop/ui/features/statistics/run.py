"""The statistics in the running program: a job reads, the window shows, a clicked bar selects photos."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cropperhead_desktop.domain.errors import printable
from cropperhead_desktop.domain.progress import ProgressCallback
from cropperhead_desktop.domain.settings import SUBFOLDERS
from cropperhead_desktop.review.jobs import Priority
from cropperhead_desktop.review.text import counted, tr
from cropperhead_desktop.review.view import View
from cropperhead_desktop.ui.features.statistics.dialog import StatisticsDialog
from cropperhead_desktop.ui.window.context import App

if TYPE_CHECKING:
    from cropperhead_desktop.workflows.services import Services
    from cropperhead_desktop.workflows.statistics.gather import StatisticsResult


def show_statistics(app: App) -> StatisticsDialog | None:
    """Read what is open and show its statistics; None where nothing is open."""
    paths = app.review.place.paths
    if not paths:
        app.messages.say(tr("Open a folder first, then there is something to count"))
        return None
    recursive = app.settings[SUBFOLDERS]
    dialog = StatisticsDialog(app.window)

    def work(backend: Services, progress: ProgressCallback) -> StatisticsResult:
        from cropperhead_desktop.workflows.statistics.gather import gather

        return gather(backend, paths, recursive, progress=progress)

    ticket = app.jobs.photo(
        work,
        dialog.show_found,
        dialog.show_problem,
        Priority.CURRENT,
        progress=dialog.show_progress,
    )
    dialog.finished.connect(lambda _result: ticket.cancel())
    dialog.photos_chosen.connect(lambda names: select_photos(app, names))
    app.window.show_beside(dialog)  # the photos that are selected here can be worked on at once
    return dialog


def select_photos(app: App, names: Sequence[str]) -> None:
    """Select those of the photos that are shown, in the grid."""
    wanted = set(names)
    if not wanted:
        return
    session, grid = app.review.session, app.window.panes.grid
    chosen = [path for path in session.paths if printable(path) in wanted]
    if not chosen:
        app.messages.say(tr("None of these photos is shown: a filter hides them"))
        return
    app.review.show(View.GRID)
    indexes = [app.photos.row_of(path) for path in chosen]
    grid.select(indexes, indexes[0])
    grid.scrollTo(indexes[0])
    words = tr("{photos} selected; Ctrl+D ends the selection")
    app.messages.say(words.format(photos=counted(len(chosen), "photo")))
