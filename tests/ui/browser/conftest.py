"""A grid and a strip."""

from __future__ import annotations

import pytest

from cropperhead_desktop.ui.browser.delegate import PhotoDelegate
from cropperhead_desktop.ui.browser.photo_model import PhotoModel
from cropperhead_desktop.ui.browser.photo_views import Filmstrip, Grid
from cropperhead_desktop.ui.browser.thumbnails import Thumbnails
from cropperhead_desktop.ui.kit.monitor import MonitorColours


@pytest.fixture
def parts(qtbot, bench):
    """A grid and a strip over one model, with white thumbnails."""
    thumbnails = Thumbnails(bench.jobs, 120, MonitorColours())
    model = PhotoModel()
    grid = Grid(model, PhotoDelegate(thumbnails, 120, caption=True, dim=65))
    strip = Filmstrip(model, PhotoDelegate(thumbnails, 80, caption=False, dim=65))
    strip.setSelectionModel(grid.selectionModel())
    for view in (grid, strip):
        qtbot.addWidget(view)
        view.resize(700, 400)
    thumbnails.ready.connect(lambda path: model.changed([path]))
    return model, grid, strip, bench
