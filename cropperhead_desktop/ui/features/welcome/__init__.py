"""What whoever opens the program for the first time is shown, until a folder of photos is open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cropperhead_desktop.domain.settings import Setting
from cropperhead_desktop.review.view import Place, PlaceKind
from cropperhead_desktop.ui.kit.form import OptionField
from cropperhead_desktop.ui.window.context import App
from cropperhead_desktop.ui.window.opening import open_paths

if TYPE_CHECKING:
    from cropperhead_desktop.workflows.learning_services import LearningServices


def show(app: App, field_of: Callable[[Setting[Any]], OptionField]) -> None:
    """Put the welcome below what the empty middle offers, where no folder was ever opened."""
    if app.settings.recent():
        return
    from cropperhead_desktop.ui.features.welcome.pane import Welcome

    pane = Welcome(app.settings, field_of)
    app.window.panes.empty.show_welcome(pane)
    pane.demo.clicked.connect(lambda: _open_demo(app))
    pane.learn.clicked.connect(app.actions["learn_past"].trigger)

    def place_changed(place: Place) -> None:
        if place.kind is PlaceKind.PHOTOS:
            app.presenter.place_changed.disconnect(place_changed)
            app.window.panes.empty.show_welcome(None)

    app.presenter.place_changed.connect(place_changed)

    def work(backend: LearningServices, _progress: object) -> dict[str, bool]:
        return backend.findings()

    def found(findings: dict[str, bool]) -> None:
        if app.window.panes.empty.welcome is pane:
            pane.show_findings(findings)

    app.jobs.photo(work, found, app.messages.report)


def _open_demo(app: App) -> None:
    def work(_backend: object, _progress: object) -> Path:
        from cropperhead_desktop.workflows.demo import demo_folder
        from cropperhead_desktop.workflows.options import data_folder

        return demo_folder(data_folder())

    app.jobs.photo(work, lambda folder: open_paths(app, [folder]), app.messages.report)
