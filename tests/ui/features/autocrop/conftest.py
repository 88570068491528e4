"""A window with the real services."""

from __future__ import annotations

import pytest

from cropperhead_desktop.ui import app as program
from cropperhead_desktop.ui.kit.theme import apply_theme
from cropperhead_desktop.workflows.learning_services import LearningServices
from cropperhead_desktop.workflows.options import Options


@pytest.fixture
def window(qtbot, qapp, settings, photo_folder, tmp_path):
    """A program on the photo folder, with the real services."""
    apply_theme(qapp)
    services = LearningServices.opened(Options(device="cpu", cache_folder=tmp_path / "cache"))
    app = program.build(lambda _settings: services, settings)
    qtbot.addWidget(app.window, before_close_func=lambda _window: program.end(app))
    program.start(app, [photo_folder])
    qtbot.waitExposed(app.window)
    qtbot.waitUntil(lambda: len(app.review.session) == 5, timeout=20_000)
    qtbot.waitUntil(lambda: all(item.suggestion for item in app.review.session), timeout=60_000)
    return app
