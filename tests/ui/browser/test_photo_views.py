"""Grid and filmstrip: model, painting, sizes, many photos."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest

from cropperhead_desktop.domain.session import ReviewSession
from cropperhead_desktop.ui.browser.photo_views import LARGEST, SMALLEST


def test_one_selection_for_grid_and_strip(parts):
    model, grid, strip, _bench = parts
    model.reset(ReviewSession([Path(f"/p/{number}.jpg") for number in range(100)]))
    grid.show_current(model.index(70))
    strip.show_current(model.index(70))
    assert strip.currentIndex().row() == 70
    assert grid.viewport().rect().intersects(grid.visualRect(model.index(70)))
    assert strip.viewport().rect().intersects(strip.visualRect(model.index(70)))


@pytest.mark.parametrize("key", [Qt.Key.Key_Right, Qt.Key.Key_End])
def test_an_arrow_with_ctrl_takes_the_selection_along(start, key) -> None:
    stage = start(3)
    QTest.keyClick(stage.panes.grid, key, Qt.KeyboardModifier.ControlModifier)
    front = stage.controller.session.current.path
    assert front != stage.paths[0]
    assert [stage.app.photos.item(index).path for index in stage.panes.grid.selectedIndexes()] == [front]


def test_cells_fill_the_row_and_ctrl_wheel_changes_them(parts, qtbot):
    model, grid, _strip, _bench = parts
    model.reset(ReviewSession([Path(f"/p/{number}.jpg") for number in range(100)]))
    grid.show()
    sides = []
    grid.side_changed.connect(sides.append)

    def wheel(turn: int) -> None:
        event = QWheelEvent(
            QPointF(9, 9),
            QPointF(9, 9),
            QPoint(),
            QPoint(0, turn),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.ControlModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        grid.wheelEvent(event)

    wheel(120)
    wheel(-240)
    assert sides == [144, 96]
    for _turn in range(30):
        wheel(120)
    assert grid.side == LARGEST
    grid.set_side(1)
    assert grid.side == SMALLEST
    columns = sum(grid.visualRect(model.index(row)).top() < 20 for row in range(20))
    assert columns >= (grid.viewport().width() - 32) // (SMALLEST + 20)
    assert 0 <= grid.viewport().width() - columns * grid.gridSize().width() < 32


def test_twenty_thousand_photos_are_painted_as_few(parts, qtbot):
    model, grid, _strip, bench = parts
    model.reset(ReviewSession([Path(f"/p/{number}.jpg") for number in range(20_000)]))
    grid.show()
    qtbot.waitExposed(grid)
    grid.verticalScrollBar().setValue(grid.verticalScrollBar().maximum())
    grid.grab()
    bench.jobs.run()
    asked = {name for _what, name in bench.services.photos.asked}
    assert "19999.jpg" in asked
    assert len(asked) < 100


def test_changes_of_photos_elsewhere_repaint_nothing_and_lay_out_nothing(parts, qtbot):
    model, grid, _strip, _bench = parts
    session = ReviewSession([Path(f"/p/{number}.jpg") for number in range(500)])
    model.reset(session)
    grid.show()
    qtbot.waitExposed(grid)
    hints = []
    delegate, hint = grid.itemDelegate(), grid.itemDelegate().sizeHint
    delegate.sizeHint = lambda *a: (hints.append(a), hint(*a))[1]
    model.changed([Path("/p/450.jpg"), Path("/not/here.jpg")])
    model.changed(session.paths[300:])
    grid.grab()
    assert hints == []
