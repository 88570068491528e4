"""Opening folders and photos: asked for by menu, panes and drops; remembered among the recent ones."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import cast

from PySide6.QtWidgets import QFileDialog, QMenu

from cropperhead_desktop.domain.settings import SUBFOLDERS
from cropperhead_desktop.review.text import tr
from cropperhead_desktop.review.view import Place, PlaceKind, View
from cropperhead_desktop.ui.browser.recent_menu import RecentMenu
from cropperhead_desktop.ui.commands.row import Menu
from cropperhead_desktop.ui.window.context import App


def open_paths(app: App, paths: Sequence[Path]) -> None:
    """Open folders and photos; what was drawn before stays drawn."""
    app.presenter.finish_gesture()
    _reopen(app, paths)


def show_photo(app: App, photo: Path) -> None:
    """Bring a photo to the front, in the loupe; open its folder where it is another one."""
    if photo in app.review.session:
        app.review.select(photo)
        app.review.show(View.LOUPE)
    else:
        app.presenter.finish_gesture()
        app.review.open((photo.parent,), photo)


def choose_folder(app: App) -> None:
    """Ask for a folder and open it."""
    recent = app.settings.recent()
    start = str(recent[0]) if recent else str(Path.home())
    folder = QFileDialog.getExistingDirectory(app.window, tr("Open folder"), start)
    if folder:
        open_paths(app, [Path(folder)])


def toggle_subfolders(app: App) -> None:
    """Show the photos of subfolders too, or no longer."""
    app.settings[SUBFOLDERS] = not app.settings[SUBFOLDERS]
    show_subfolders(app)
    if app.review.place.paths:
        open_paths(app, app.review.place.paths)


def pair_raw_jpeg(app: App) -> None:
    """RAW and JPEG are one photo from now on, or no longer: open what is open anew."""
    if app.review.place.paths:
        open_paths(app, app.review.place.paths)


def show_subfolders(app: App) -> None:
    """The check mark in the menu, which a click alone does not change."""
    app.actions["subfolders"].setChecked(app.settings[SUBFOLDERS])


def folder_in_front(app: App) -> Path | None:
    """The folder that is open, or that of the photo in front."""
    front = app.review.session.current
    opened: tuple[Path, ...] = app.review.place.paths
    first: Path | None = next(iter(opened), front.path if front is not None else None)
    return first.parent if first is not None and first in app.review.session else first


def add_recent_menu(app: App) -> None:
    """Put the recent folders into the File menu, after the command that opens one."""
    menu = RecentMenu(app.settings.recent, app.window)
    menu.chosen.connect(lambda folder: open_paths(app, [folder]))
    app.presenter.place_changed.connect(lambda _place: menu.fill())
    titles = app.window.menuBar().actions()
    file_menu = cast(QMenu, titles[list(Menu).index(Menu.FILE)].menu())
    file_menu.insertMenu(app.actions["reveal"], menu)


def show_recent(app: App) -> None:
    """Offer the folders that were open before."""
    recent = app.settings.recent()
    app.window.panes.folders.show_recent(recent)
    app.window.panes.empty.show_recent(recent)


def remember(app: App, place: Place) -> None:
    """A folder was opened: show it in the tree and put it on top of the recent ones."""
    if place.kind in (PlaceKind.PHOTOS, PlaceKind.NO_PHOTOS) and len(place.paths) == 1:
        opened = place.paths[0]
        folder = opened.parent if opened in app.review.session else opened
        app.window.panes.folders.show_folder(folder)
        if place.kind is PlaceKind.PHOTOS:
            app.settings.add_recent(folder)
            show_recent(app)


def _reopen(app: App, paths: Sequence[Path]) -> None:
    """Open, and stay at the photo in front where it is among the new ones."""
    front = app.review.session.current
    app.review.open(paths, front.path if front is not None else None)
