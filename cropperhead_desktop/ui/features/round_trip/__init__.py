"""The way back to another program. The dialogs are imported when they are first asked for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cropperhead_desktop.domain.session import State
from cropperhead_desktop.domain.settings import PROGRAMS
from cropperhead_desktop.ui.commands.row import Command, Menu
from cropperhead_desktop.ui.window.context import App

if TYPE_CHECKING:
    from cropperhead_desktop.workflows.learning_services import LearningServices


def follow(app: App) -> None:
    """Once all photos of a folder with a chosen program are decided and written, open the sheet, once."""
    review = app.review
    place, counts = review.place.paths, review.session.counts()
    is_done = review.decisions.written > 0 and not review.decisions.under_way and not counts[State.UNDECIDED]
    if place and is_done and place not in app.told and review.place.key in app.settings[PROGRAMS]:
        app.told.add(place)
        _show(app)


def remember(app: App, path: Path) -> None:
    """A sidecar was written: what it says now is ours."""

    def work(backend: LearningServices, _progress: object) -> None:
        backend.remember_written(path)

    app.jobs.photo(work, lambda _none: None, app.messages.report)


def _show(app: App) -> None:
    from cropperhead_desktop.ui.features.round_trip.sheet import show

    show(app)


def _show_changes(app: App) -> None:
    from cropperhead_desktop.ui.features.round_trip.sheet import show_changes

    show_changes(app)


COMMANDS: tuple[Command[App], ...] = (
    Command("round_trip", "Back to your editor…", (), Menu.QUEUE,
            "What Lightroom, darktable or RawTherapee will show, and what to press there", run=_show),
    Command("changed_outside", "What changed outside…", (), Menu.QUEUE,
            "Crops that others changed since they were written here", ends_group=True, run=_show_changes),
)  # fmt: skip
