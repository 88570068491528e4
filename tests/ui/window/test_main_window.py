"""Selection in the real window, with real keys and mouse."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cropperhead_desktop.domain.session import State
from tests.helpers.grid import CTRL, SHIFT, chosen, click, front


def test_ctrl_and_shift_click_as_everywhere(start):
    stage = start(8)
    click(stage, 1)
    click(stage, 4, CTRL)
    assert (chosen(stage), front(stage)) == ([1, 4], 4)
    click(stage, 6, SHIFT)
    assert chosen(stage) == [1, 4, 5, 6]
    click(stage, 6, CTRL)
    assert (chosen(stage), front(stage)) == ([1, 4, 5], 5)
    assert stage.panes.grid.currentIndex().row() == 5
    stage.qtbot.waitUntil(lambda: stage.panes.status.selected.text() == "3 of 8 selected")
    click(stage, 0)
    assert chosen(stage) == [0]
    stage.qtbot.waitUntil(lambda: not stage.panes.status.selected.isVisible())


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
