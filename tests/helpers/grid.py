"""Real clicks in the grid."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

LEFT = Qt.MouseButton.LeftButton
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def click(stage, number: int, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    grid = stage.panes.grid
    place = grid.visualRect(stage.app.photos.index(number)).center()
    QTest.mouseClick(grid.viewport(), LEFT, modifier, place)


def chosen(stage) -> list[int]:
    return [stage.controller.session.row(path) for path in stage.controller.selection.paths]


def front(stage) -> int:
    return stage.controller.session.row(stage.controller.session.current.path)
