"""The list of what was done: names and counts, back to any step and forth again, sidecars included."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cropperhead_desktop.domain.state import State
from cropperhead_desktop.geometry.crop import Box
from cropperhead_desktop.ui.features.history.dialog import HistoryList


@pytest.fixture
def stage(start):
    """Three photos: one cropped by hand, then accepted, one kept."""
    stage = start(3)
    stage.controller.editing.edit(Box(300, 200, 100, 100))
    stage.key("accept")
    stage.key("keep")
    stage.qtbot.waitUntil(lambda: stage.app.jobs.pending_writes() == 0)
    return stage


def opened(stage) -> HistoryList:
    stage.key("history")
    return stage.window.findChild(HistoryList)


def rows(dialog: HistoryList) -> list[str]:
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


def click(dialog: HistoryList, row: int) -> None:
    place = dialog.list.visualItemRect(dialog.list.item(row)).center()
    QTest.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_every_step_has_its_words_and_its_photo(stage):
    dialog = opened(stage)
    assert rows(dialog) == [
        "Before all this",
        "Crop changed – 00000.jpg",
        "Crop adjusted – 00000.jpg",
        "Original kept – 00001.jpg",
    ]
    assert dialog.list.currentRow() == 3
    assert dialog.count.text() == "3 done"


def test_a_click_goes_back_and_forth_again(stage, services):
    dialog = opened(stage)
    click(dialog, 1)
    assert [stage.item(row).state for row in (0, 1)] == [State.UNDECIDED, State.UNDECIDED]
    assert stage.item(0).draft is not None
    assert dialog.count.text() == "1 done, 2 taken back"
    assert dialog.list.currentRow() == 1
    stage.qtbot.waitUntil(lambda: services.sidecars.log.count(("restored", "00001.xmp")) == 1)
    click(dialog, 0)
    assert stage.item(0).draft is None
    click(dialog, 3)
    assert stage.item(1).state is State.KEPT
    assert stage.item(0).state is not State.UNDECIDED
    assert dialog.count.text() == "3 done"


def test_the_keyboard_does_it_too(stage):
    dialog = opened(stage)
    dialog.list.setFocus()
    QTest.keyClick(dialog.list, Qt.Key.Key_Up)
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert stage.item(1).state is State.UNDECIDED
    assert dialog.isVisible()


def test_a_write_that_failed_is_no_step(start, services):
    services.sidecars.fails["00000.jpg"] = "the disk is full"
    stage = start(2)
    stage.key("accept")
    stage.qtbot.waitUntil(lambda: stage.item(0).state is State.FAILED)
    assert rows(opened(stage)) == ["Before all this"]
