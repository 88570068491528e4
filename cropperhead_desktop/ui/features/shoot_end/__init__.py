"""The card at the end of a shoot. The dialog is imported when it is first shown."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt

from cropperhead_desktop.domain.shoot import summary_of
from cropperhead_desktop.review.view import View
from cropperhead_desktop.ui.commands.row import Command, Menu
from cropperhead_desktop.ui.window.context import App

_SEEN = "shoot_whose_end_was_shown"


def show_end(app: App, asked: bool = False) -> None:
    """The card; unless it was `asked` for it takes no keys away, and comes once for each shoot."""
    from cropperhead_desktop.ui.features.shoot_end.card import ShootEnd

    there = next((card for card in app.window.findChildren(ShootEnd) if card.isVisible()), None)
    if there is not None:
        there.refresh()
        if asked:
            there.activateWindow()
        return
    session = app.review.session
    if not asked and app.window.property(_SEEN) == id(session):
        return
    app.window.setProperty(_SEEN, id(session))
    card = ShootEnd(
        lambda: summary_of(app.review.session),
        lambda: app.review.shoot.keys,
        app.review.shoot.pass_rest,
        app.review.drawn.accept,
        lambda paths: _write_inside(app, paths),
        app.window,
    )
    card.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, not asked)
    app.presenter.changed.connect(card.refresh_soon)
    app.window.show_beside(card)


def _write_inside(app: App, paths: Sequence[Path]) -> None:
    """Select these photos, so that they are seen, and ask the command that writes into the selected ones."""
    app.review.show(View.GRID)
    app.review.select(paths[0])
    app.review.choose(paths)
    app.actions["embed"].trigger()


COMMANDS: tuple[Command[App], ...] = (
    Command("accept_drawn", "Accept drawn crops", ("Ctrl+Alt+Return", "Ctrl+Alt+Enter"), Menu.QUEUE,
            "Write all crops that were drawn and not accepted yet",
            run=lambda app: app.review.drawn.accept()),
    Command("shoot_end", "The shoot so far…", (), Menu.QUEUE,
            "What was cropped, kept and left, and what Lightroom needs now", ends_group=True,
            run=lambda app: show_end(app, asked=True)),
)  # fmt: skip
