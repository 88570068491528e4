"""Selection in the real window, with real keys and mouse."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cropperhead_desktop.domain.state import State
from tests.helpers.grid import CTRL, SHIFT, chosen, click, front


def test_ctrl_and_shift_click_as_everywhere(start):
    stage = start(8)
    click(stage, 1)
    click(stage, 4, CTRL)
    assert (chosen(stage), front(stage)) == ([1, 4], 1)
    click(stage, 6, SHIFT)
    assert (chosen(stage), front(stage)) == ([1, 4, 5, 6], 1)
    click(stage, 1, CTRL)
    assert (chosen(stage), front(stage)) == ([4, 5, 6], 4)
    click(stage, 5)
    assert (chosen(stage), front(stage)) == ([4, 5, 6], 5)
    assert stage.panes.grid.currentIndex().row() == 5
    stage.qtbot.waitUntil(lambda: stage.panes.status.selected.text() == "3 of 8 selected")
    click(stage, 0)
    assert chosen(stage) == [0]
    stage.qtbot.waitUntil(lambda: not stage.panes.status.selected.isVisible())


def test_shift_keeps_the_active_photo_as_the_source_of_sync(start):
    stage = start(8)
    click(stage, 2)
    QTest.keyClick(stage.panes.grid, Qt.Key.Key_Right, SHIFT)
    QTest.keyClick(stage.panes.grid, Qt.Key.Key_Right, SHIFT)
    assert (chosen(stage), front(stage)) == ([2, 3, 4], 2)
    QTest.keyClick(stage.panes.grid, Qt.Key.Key_Left, SHIFT)
    assert (chosen(stage), front(stage)) == ([2, 3], 2)
    click(stage, 0, SHIFT)
    assert (chosen(stage), front(stage)) == ([0, 1, 2], 2)


def test_undo_of_a_selection_selects_it_again(start):
    stage = start(5)
    click(stage, 1)
    click(stage, 3, SHIFT)
    QTest.keyClick(stage.window, Qt.Key.Key_K)
    assert chosen(stage) == [4]
    QTest.keyClick(stage.window, Qt.Key.Key_Z, CTRL)
    assert (chosen(stage), front(stage)) == ([1, 2, 3], 1)


def test_taking_the_only_selected_photo_away_keeps_it_in_front(start):
    stage = start(3)
    click(stage, 1)
    click(stage, 1, CTRL)
    assert (chosen(stage), front(stage)) == ([1], 1)


def test_select_all_accept_undo(start, services):
    stage = start(5)
    QTest.keyClick(stage.window, Qt.Key.Key_A, CTRL)
    assert len(chosen(stage)) == 5
    QTest.keyClick(stage.window, Qt.Key.Key_Return)
    stage.qtbot.waitUntil(lambda: len(services.sidecars.log) == 5)
    assert stage.panes.status.remark.whole == "5 photos accepted"
    stage.key("undo")
    stage.qtbot.waitUntil(lambda: len(services.sidecars.log) == 10)
    assert stage.controller.session.counts()[State.UNDECIDED] == 5


def test_the_cells_of_the_strip_have_one_size_where_they_fit_only_without_a_scroll_bar(start):
    stage = start(14)
    stage.window.resize(1366, 700)
    stage.key("crop")
    strip = stage.panes.strip
    stage.qtbot.waitUntil(lambda: strip.isVisible() and strip.viewport().width() > 1300)
    stage.qtbot.waitUntil(lambda: strip.visualRect(strip.model().index(13, 0)).x() > 1000)
    places = [strip.visualRect(strip.model().index(row, 0)).x() for row in range(14)]
    assert {after - before for before, after in pairwise(places)} == {strip.gridSize().width()}


def test_a_click_in_the_strip_chooses_the_photo_under_the_mouse_though_it_is_centred_then(start):
    stage = start(40)
    stage.window.resize(1366, 700)
    stage.key("crop")
    strip = stage.panes.strip
    stage.qtbot.waitUntil(strip.isVisible)
    stage.controller.select(stage.paths[20])
    for row in (23, 17, 30, 18):
        strip.scrollTo(strip.model().index(row, 0))
        place = strip.visualRect(strip.model().index(row, 0)).center()
        QTest.mouseClick(strip.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert stage.controller.session.current.path == stage.paths[row]


def test_the_strip_shows_the_photo_in_front_wherever_it_was_chosen(start):
    stage = start(40)
    strip = stage.panes.strip

    def is_in_view():
        cell = strip.visualRect(strip.currentIndex())
        return strip.isVisible() and strip.viewport().rect().contains(cell)

    for view in ("crop", "loupe"):
        for command in ("last", "first"):
            stage.key("grid")
            stage.key(command)
            stage.key(view)
            stage.qtbot.waitUntil(is_in_view)
    stage.window.resize(1000, 700)
    stage.key("last")
    stage.window.resize(1366, 768)
    stage.qtbot.waitUntil(is_in_view)
