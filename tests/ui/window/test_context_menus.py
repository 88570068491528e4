"""Menus under the right button, in the real window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from cropperhead_desktop.ui.window.context_menus import LOUPE, PHOTO


@pytest.fixture
def shown(monkeypatch) -> list[list[str]]:
    """The commands of every menu that was opened; Qt's offscreen screen can show none."""
    menus: list[list[str]] = []
    monkeypatch.setattr(
        QMenu, "popup", lambda menu, _at: menus.append([each.objectName() for each in menu.actions()])
    )
    return menus


def ask(widget, at: QPoint) -> None:
    """A right click."""
    click = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, widget.mapToGlobal(at))
    QApplication.sendEvent(widget, click)


def names(groups) -> list[str]:
    return [name for group in groups for name in (*group, "")]


def test_grid_and_strip_offer_what_can_be_done_with_the_photo_under_the_mouse(start, shown):
    stage = start(3)
    viewport = stage.panes.grid.viewport()
    ask(viewport, stage.panes.grid.visualRect(stage.app.photos.index(1)).center())
    ask(viewport, QPoint(viewport.width() - 3, viewport.height() - 3))
    assert shown == [names(PHOTO)]


@pytest.mark.parametrize("view", ["loupe", "crop"])
def test_the_loupe_has_one_and_in_crop_view_the_right_button_levels(start, shown, view):
    stage = start(1)
    stage.key(view)
    ask(stage.panes.canvas, stage.panes.canvas.rect().center())
    assert shown == ([names(LOUPE)] if view == "loupe" else [])
