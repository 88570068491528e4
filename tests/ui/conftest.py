"""Running programs over fakes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTimer

from cropperhead_desktop.domain.settings import TIPS_SHOWN
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.review.controller import ReviewController
from cropperhead_desktop.review.text import translate_by
from cropperhead_desktop.ui import app as program
from cropperhead_desktop.ui.features.tips import TIPS
from cropperhead_desktop.ui.kit.settings_store import Settings
from cropperhead_desktop.ui.kit.theme import apply_theme
from cropperhead_desktop.ui.window.context import App
from tests.helpers.fakes import PROPOSED, Bench, FakeBackend, FakeView, StepJobs


@pytest.fixture(autouse=True)
def qt_translates() -> None:
    """Words go through Qt's translators, as in the running program."""
    translate_by(QCoreApplication.translate)


@pytest.fixture
def services(tmp_path: Path) -> FakeBackend:
    """The rooms below, in memory."""
    return FakeBackend(cache_folder=tmp_path)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings in a file of their own, of somebody who was given every tip."""
    made = Settings(tmp_path / "settings.ini")
    made[TIPS_SHOWN] = " ".join(tip.id for tip in TIPS)
    return made


@pytest.fixture
def bench(services: FakeBackend, settings: Settings, tmp_path: Path) -> Bench:
    """A controller that has its services."""
    jobs, view = StepJobs(services), FakeView()
    controller = ReviewController(view, jobs, settings)
    return Bench(services, jobs, view, controller, tmp_path)


@pytest.fixture
def other_crop() -> Crop:
    """A crop that nobody proposed."""
    return replace(PROPOSED, left=0.2)


class Stage:
    """A running program."""

    def __init__(self, qtbot, app: App, paths: list[Path]) -> None:
        self.qtbot, self.app, self.paths = qtbot, app, paths
        self.window, self.controller = app.window, app.review
        self.panes = app.window.panes

    def key(self, name: str) -> None:
        """Run a command as its key would: after what is posted already."""
        QCoreApplication.sendPostedEvents()
        action = self.app.actions[name]
        assert action.isEnabled(), name
        action.trigger()

    def item(self, number: int):
        return self.controller.session[self.paths[number]]

    def come_round(self) -> None:
        """Let the event loop do what is waiting in it."""
        timer = QTimer(singleShot=True)
        with self.qtbot.waitSignal(timer.timeout):
            timer.start(0)

    def ready(self) -> None:
        """Wait until every photo has its proposal and the figures are up to date."""
        self.qtbot.waitUntil(lambda: all(item.suggestion for item in self.controller.session))
        self.qtbot.waitUntil(lambda: self.app.actions["accept"].isEnabled())


@pytest.fixture
def start(qtbot, qapp, services, settings, tmp_path):
    """Start programs and end them."""
    apply_theme(qapp)

    def end(app: App) -> None:
        app.closing.leave_drawn()
        assert program.end(app)
        assert services.closed

    def run(count: int = 3, paths: list[Path] | None = None, store: Settings = settings) -> Stage:
        found = [tmp_path / f"{number:05}.jpg" for number in range(count)]
        services.found.photos = found
        app = program.build(lambda _settings: services, store)
        qtbot.addWidget(app.window, before_close_func=lambda _window: end(app))
        program.start(app, [tmp_path] if paths is None else paths)
        if store.state("geometry") is None:  # Qt's offscreen screen is smaller than those of people
            app.window.showNormal()
            app.window.resize(1366, 768)
        qtbot.waitExposed(app.window)
        qtbot.waitUntil(lambda: app.window.panes.status.device.text() == "CPU")
        stage = Stage(qtbot, app, found)
        if paths is None and count:
            qtbot.waitUntil(lambda: len(stage.controller.session) == count)
            stage.ready()
        return stage

    return run
