"""A round of questions that teaches the personal head. The dialog is imported when it is first asked for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cropperhead_desktop.domain.settings import TEACHING_OFFERED
from cropperhead_desktop.review.jobs import Generation, Priority
from cropperhead_desktop.review.text import tr
from cropperhead_desktop.ui.commands.row import Command, Menu
from cropperhead_desktop.ui.window.context import App

FEWEST = 12
"""Photos of a folder from which a round is offered."""


def offer(app: App, photos: Sequence[Path], generation: Generation) -> None:
    """Offer a round to whoever has taught nothing yet, once, where a folder is large enough."""
    if app.settings[TEACHING_OFFERED] or len(photos) < FEWEST:
        return

    def show(is_untaught: bool) -> None:
        if is_untaught and not app.settings[TEACHING_OFFERED]:
            app.settings[TEACHING_OFFERED] = True
            app.window.offer(
                tr("Choose among four crops of eight of these photos, and proposals follow your eye."),
                tr("Teach it"),
                lambda: _open(app),
            )

    # behind the job that learns the crops which the folder has already
    app.jobs.photo(
        lambda backend, _progress: backend.is_untaught(),
        show,
        app.messages.report,
        Priority.REST,
        generation,
    )


def _open(app: App) -> None:
    from cropperhead_desktop.ui.features.teach.run import show_teach

    app.window.offering.hide()
    show_teach(app)


COMMANDS: tuple[Command[App], ...] = (
    Command("teach", "Teach me in two minutes…", ("Ctrl+Shift+Y",), Menu.QUEUE,
            "Eight photos, four crops of each to choose from: proposals then follow your eye", run=_open),
)  # fmt: skip
