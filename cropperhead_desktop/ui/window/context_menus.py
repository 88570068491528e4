"""Menus under the right mouse button: what can be done with what lies under it, by the commands there are."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractItemView, QMenu, QWidget

from cropperhead_desktop.review.text import tr
from cropperhead_desktop.review.view import View
from cropperhead_desktop.ui.kit import file_manager
from cropperhead_desktop.ui.window.context import App
from cropperhead_desktop.ui.window.opening import open_paths

_LOOK = ("loupe", "crop", "compare")
_DECIDE = ("accept", "keep", "reset_to_original")
_CROPS = ("copy_crop", "paste_crop", "sync")
_MARKS = ("pick", "reject", "unflag", "star5", "star0")
_FILE = ("embed", "reveal")
PHOTO = (_LOOK, _DECIDE, _CROPS, _MARKS, _FILE)
LOUPE = (("crop", "compare", "grid"), ("zoom", "before_after", "info"), _DECIDE, _CROPS, _FILE)
"""Ids of commands, in groups."""


def add_context_menus(app: App) -> None:
    """Grid, filmstrip, loupe and folders get theirs; in crop view the right button levels."""
    panes = app.window.panes
    for cells in (panes.grid, panes.strip):
        _on(cells, partial(_for_cells, app, cells))
    for picture in (panes.canvas, panes.compare):
        _on(picture, partial(_for_picture, app, picture))
    _on(panes.folders.tree, partial(_for_tree, app))


def menu_of(app: App, groups: tuple[tuple[str, ...], ...]) -> QMenu:
    """A menu of these commands; it goes when it is closed."""
    menu = QMenu(app.window)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for group in groups:
        menu.addActions([app.actions[name] for name in group])
        menu.addSeparator()
    return menu


def _on(widget: QWidget, ask: partial[None]) -> None:
    widget.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    widget.customContextMenuRequested.connect(ask)


def _for_cells(app: App, cells: QAbstractItemView, at: QPoint) -> None:
    if cells.indexAt(at).isValid():
        menu_of(app, PHOTO).popup(cells.viewport().mapToGlobal(at))


def _for_picture(app: App, picture: QWidget, at: QPoint) -> None:
    if app.review.view is not View.CROP and app.review.session.current is not None:
        menu_of(app, LOUPE).popup(picture.mapToGlobal(at))


def _for_tree(app: App, at: QPoint) -> None:
    folders = app.window.panes.folders
    folder = folders.folder_at(at)
    if folder is None:
        return
    menu = menu_of(app, ())
    menu.addAction(tr("Open"), partial(open_paths, app, [folder]))
    show = partial(file_manager.show_in_file_manager, folder, app.messages.say)
    menu.addAction(tr("Show in the file manager"), show)
    menu.addSeparator()
    menu.addAction(app.actions["subfolders"])
    menu.popup(folders.tree.viewport().mapToGlobal(at))
