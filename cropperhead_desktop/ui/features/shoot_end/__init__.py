"""The end of a shoot: its card, and the way back to another program. Dialogs are imported when asked for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cropperhead_desktop.ui.commands.row import Command, Menu
from cropperhead_desktop.ui.window.context import App

if TYPE_CHECKING:
    from cropperhead_desktop.workflows.learning_services import LearningServices


def show_end(app: App, asked: bool = False) -> None:
    """The card; unless it was `asked` for it takes no keys away, and comes once for each shoot."""
    from cropperhead_desktop.ui.features.shoot_end.card import show

    show(app, asked)


def remember(app: App, path: Path) -> None:
    """A sidecar was written: what it says now is ours."""

    def work(backend: LearningServices, _progress: object) -> None:
        backend.remember_written(path)

    app.jobs.photo(work, lambda _none: None, app.messages.report)


def _show_sheet(app: App) -> None:
    from cropperhead_desktop.ui.features.shoot_end.sheet import show

    show(app)


def _show_changes(app: App) -> None:
    from cropperhead_desktop.ui.features.shoot_end.sheet import show_changes

    show_changes(app)


COMMANDS: tuple[Command[App], ...] = (
    Command("accept_drawn", "Accept drawn crops", ("Ctrl+Alt+Return", "Ctrl+Alt+Enter"), Menu.QUEUE,
            "Write all crops that were drawn and not accepted yet",
            run=lambda app: app.review.drawn.accept()),
    Command("shoot_end", "The shoot so far…", (), Menu.QUEUE,
            "What was cropped, kept and left, and what is to be done next",
            run=lambda app: show_end(app, asked=True)),
    Command("round_trip", "Back to your editor…", (), Menu.QUEUE,
            "What Lightroom, darktable or RawTherapee will show, and what to press there", run=_show_sheet),
    Command("changed_outside", "What changed outside…", (), Menu.QUEUE,
            "Crops that others changed since they were written here", ends_group=True, run=_show_changes),
)  # fmt: skip
