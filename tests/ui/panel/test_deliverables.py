"""The deliverables in the panel."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest

from cropperhead_desktop.domain.decision import Alternate
from cropperhead_desktop.domain.session import ReviewItem
from cropperhead_desktop.geometry.crop import Box, Crop
from cropperhead_desktop.ui.panel.deliverables import Deliverable, DeliverableStrip, deliverables_of
from tests.helpers.fakes import INFO, PROPOSED

SIZE = (600, 400)


@pytest.fixture
def picture() -> QImage:
    """Blue at the left, red at the right."""
    made = QImage(*SIZE, QImage.Format.Format_RGB32)
    made.fill(QColor("blue"))
    for x in range(300, 600):
        for y in range(400):
            made.setPixelColor(x, y, QColor("red"))
    return made


@pytest.fixture
def strip(qtbot) -> DeliverableStrip:
    made = DeliverableStrip()
    qtbot.addWidget(made)
    made.show()
    return made


def item(**more) -> ReviewItem:
    return replace(ReviewItem("a.jpg", info=INFO, draft=PROPOSED), **more)


def test_the_crop_comes_first_and_the_one_in_hand_follows_the_drag():
    found = deliverables_of(item(), ["1:1", "4:5"])
    assert [each.name for each in found] == ["3:2", "1:1", "4:5"]
    assert [each.in_hand for each in found] == [True, False, False]
    dragged = Box(100, 100, 150, 100)
    master, square, _upright = deliverables_of(item(), ["1:1", "4:5"], dragged)
    assert master.box == dragged and square.box.cx == pytest.approx(100, abs=2)
    held = deliverables_of(item(alternate="1:1"), ["1:1", "4:5"], Box(100, 100, 80, 80))
    assert held[1].box == Box(100, 100, 80, 80) and held[1].in_hand
    assert held[0].box == found[0].box


def test_nothing_is_shown_where_nothing_is_delivered():
    assert deliverables_of(item(), []) == ()
    assert deliverables_of(item(info=None), ["1:1"]) == ()


def test_one_that_leaves_the_picture_is_told():
    away = Alternate("1:1", Crop(0.9, 0.0, 1.01, 0.165), nudged=True)
    _master, square = deliverables_of(item(nudges=(away,)), ["1:1"])
    assert square.nudged and square.leaves


def test_cells_show_what_is_left_of_the_photo(strip: DeliverableStrip, picture: QImage):
    left, right = Box(100, 200, 100, 100), Box(500, 200, 100, 100)
    shown = [Deliverable("", "1:1", left, in_hand=True), Deliverable("1:1", "1:1", right, nudged=True)]
    strip.show_cells(shown, picture, SIZE)
    for cell, colour in zip(strip.cells, ("#0000ff", "#ff0000"), strict=True):
        grabbed = cell.grab().toImage()
        assert grabbed.pixelColor(grabbed.width() // 2, grabbed.height() // 3).name() == colour
    assert "Moved by hand" in strip.cells[1].toolTip()


def test_a_click_or_the_space_bar_takes_one_in_hand(strip: DeliverableStrip, picture: QImage):
    wished: list[str] = []
    strip.chosen.connect(wished.append)
    boxes = [
        Deliverable(name, name or "3:2", Box(300, 200, 90, 60)) for name in ("", "4:5", "1:1", "9:16", "7:5")
    ]
    strip.show_cells(boxes, picture, SIZE)
    assert [cell.isVisible() for cell in strip.cells] == [True] * 5
    strip.cells[1].click()
    QTest.keyClick(strip.cells[4], Qt.Key.Key_Space)
    assert wished == ["4:5", "7:5"]
    assert not any(cell.isChecked() for cell in strip.cells), "what is in hand is shown, not guessed"
    strip.show_cells(boxes[:2], None, SIZE)
    assert [cell.isVisible() for cell in strip.cells] == [True, True, False, False, False]
    strip.cells[0].grab()
