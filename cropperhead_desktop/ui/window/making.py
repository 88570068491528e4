"""The panes of the window, made in the order in which they need one another."""

from __future__ import annotations

from cropperhead_desktop.domain.settings import (
    CROPPED_THUMBNAILS,
    DIM,
    SURROUND,
    THUMBNAIL,
    SettingsStore,
)
from cropperhead_desktop.ui.browser.delegate import PhotoDelegate
from cropperhead_desktop.ui.browser.empty import EmptyPane
from cropperhead_desktop.ui.browser.filter_bar import FilterBar
from cropperhead_desktop.ui.browser.folder_panel import FolderPanel
from cropperhead_desktop.ui.browser.photo_model import PhotoModel
from cropperhead_desktop.ui.browser.photo_views import Filmstrip, Grid
from cropperhead_desktop.ui.browser.thumbnails import Thumbnails
from cropperhead_desktop.ui.canvas.widget import CropCanvas
from cropperhead_desktop.ui.kit.palettes import SURROUNDS
from cropperhead_desktop.ui.panel.panel import CropPanel
from cropperhead_desktop.ui.window.compare import CompareView
from cropperhead_desktop.ui.window.main_window import STRIP, Panes
from cropperhead_desktop.ui.window.status import StatusBar
from cropperhead_desktop.ui.window.view_bar import ViewBar


def make_panes(model: PhotoModel, thumbnails: Thumbnails, settings: SettingsStore) -> Panes:
    """Every pane; grid and strip share one selection."""
    dim, canvas, compare, bar = settings[DIM], CropCanvas(), CompareView(), ViewBar()
    grid = Grid(model, PhotoDelegate(thumbnails, settings[THUMBNAIL], caption=True, dim=dim))
    strip = Filmstrip(model, PhotoDelegate(thumbnails, STRIP - 36, caption=False, dim=dim))
    strip.setSelectionModel(grid.selectionModel())
    settings.follow(THUMBNAIL, bar.side.setValue)
    settings.follow(DIM, canvas.set_dim)
    for view in (grid, strip):
        settings.follow(DIM, view.set_dim)
        settings.follow(CROPPED_THUMBNAILS, view.set_cropped)
    settings.follow(SURROUND, lambda name: canvas.set_surround(SURROUNDS[name]))
    settings.follow(SURROUND, lambda name: compare.set_surround(SURROUNDS[name]))
    return Panes(
        FolderPanel(),
        EmptyPane(),
        FilterBar(),
        grid,
        canvas,
        compare,
        bar,
        strip,
        CropPanel(),
        StatusBar(),
    )
