"""What is placed in the window, apart from what is there at once."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from typing import Protocol

from cropperhead_desktop.domain.settings import (
    ASPECT,
    CROPPED_THUMBNAILS,
    DELIVERABLES,
    DIM,
    NAMED_RATIOS,
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
from cropperhead_desktop.ui.canvas import CropCanvas
from cropperhead_desktop.ui.kit import theme
from cropperhead_desktop.ui.kit.palettes import SURROUNDS
from cropperhead_desktop.ui.panel.panel import CropPanel
from cropperhead_desktop.ui.panel.ratio_bar import RatioBar
from cropperhead_desktop.ui.window.compare import CompareView
from cropperhead_desktop.ui.window.status import StatusBar
from cropperhead_desktop.ui.window.view_bar import ViewBar


class HasWords(Protocol):
    """The window as it is shown first."""

    empty: EmptyPane
    status: StatusBar


@dataclass(frozen=True, slots=True)
class Panes:
    """Everything that is placed."""

    folders: FolderPanel
    empty: EmptyPane
    ratios: RatioBar
    filters: FilterBar
    grid: Grid
    canvas: CropCanvas
    compare: CompareView
    bar: ViewBar
    strip: Filmstrip
    panel: CropPanel
    status: StatusBar


def make_panes(
    frame: HasWords, photos: PhotoModel, thumbnails: Thumbnails, settings: SettingsStore
) -> Generator[None, None, Panes]:
    """Every pane, beside those of `frame`, a few at each step; grid and strip share one selection."""
    dim, canvas, compare, bar = settings[DIM], CropCanvas(), CompareView(), ViewBar()
    ratios = RatioBar()
    settings.follow(ASPECT, ratios.show_ratio)
    settings.follow(NAMED_RATIOS, ratios.show_named)
    settings.follow(DELIVERABLES, ratios.show_deliverables)
    yield
    grid = Grid(photos, PhotoDelegate(thumbnails, settings[THUMBNAIL], caption=True, dim=dim))
    strip = Filmstrip(photos, PhotoDelegate(thumbnails, theme.STRIP - 36, caption=False, dim=dim))
    strip.setSelectionModel(grid.selectionModel())
    settings.follow(THUMBNAIL, bar.side.setValue)
    settings.follow(DIM, canvas.set_dim)
    for view in (grid, strip):
        settings.follow(DIM, view.set_dim)
        settings.follow(CROPPED_THUMBNAILS, view.set_cropped)
    settings.follow(SURROUND, lambda name: canvas.set_surround(SURROUNDS[name]))
    settings.follow(SURROUND, lambda name: compare.set_surround(SURROUNDS[name]))
    yield
    folders, filters = FolderPanel(), FilterBar()
    yield
    return Panes(
        folders,
        frame.empty,
        ratios,
        filters,
        grid,
        canvas,
        compare,
        bar,
        strip,
        CropPanel(),
        frame.status,
    )
