"""Edges and angle as numbers."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest

from cropperhead_desktop.domain.state import State
from cropperhead_desktop.geometry.crop import Box, is_inside
from cropperhead_desktop.review.in_hand.edges import Edge
from cropperhead_desktop.ui.panel.panel import PanelView
from tests.helpers.panel import BOX, SIZE, numbers


def test_it_shows_the_corners_in_pixels_and_per_cent(shown) -> None:
    assert shown.numbers() == [1500, 1000, 4500, 3000]
    shown.panel.edges.per_cent.click()
    assert shown.numbers() == [25, 25, 75, 75]
    assert shown.panel.edges.fields[Edge.LEFT].text() == "25.00 %"
    shown.panel.edges.pixels.click()
    assert shown.panel.edges.fields[Edge.LEFT].text() == "1500 px"
    assert shown.edited == []


def test_a_turned_crop_shows_the_numbers_of_the_tags(shown) -> None:
    shown.show(Box(3000, 2000, 4800, 3200, 3))
    shown.panel.edges.per_cent.click()
    assert shown.numbers() == pytest.approx([11.45, 6.91, 88.55, 93.09], abs=0.006)
    assert shown.panel.angle.number.text() == "3.0°"


def test_a_typed_edge_is_said_once_and_only_when_finished(shown) -> None:
    left = shown.panel.edges.fields[Edge.LEFT]
    shown.type(left, "1200", end=None)
    assert shown.edited == []
    QTest.keyClick(left, Qt.Key.Key_Return)
    assert len(shown.edited) == 1
    assert numbers(shown.edited[0]) == pytest.approx((2850, 2000, 3300, 2000, 0))
    assert not left.hasFocus()


def test_news_do_not_disturb_the_typing(shown) -> None:
    left = shown.panel.edges.fields[Edge.LEFT]
    shown.type(left, "12", end=None)
    shown.show(Box(2000, 2000, 1400, 1000))
    assert left.lineEdit().text().startswith("12")
    assert shown.panel.edges.fields[Edge.RIGHT].value() == 2700
    QTest.keyClick(left, Qt.Key.Key_Escape)
    assert left.text() == "1300 px"
    assert shown.edited == []


def test_return_and_escape_belong_to_the_field_only_while_it_is_typed(shown) -> None:
    left = shown.panel.edges.fields[Edge.LEFT]
    pressed: list[str] = []
    window = shown.panel.window()
    QShortcut(QKeySequence("Return"), window, lambda: pressed.append("Return"))
    QShortcut(QKeySequence("Escape"), window, lambda: pressed.append("Escape"))
    shown.type(left, "1200", Qt.Key.Key_Return)
    shown.type(left, "900", Qt.Key.Key_Escape)
    assert pressed == []
    assert left.value() == 1200
    left.setFocus()
    QTest.keyClick(left, Qt.Key.Key_Return)
    assert pressed == ["Return"]


@pytest.mark.parametrize(("edge", "text"), [(Edge.LEFT, "4499"), (Edge.RIGHT, "1500"), (Edge.TOP, "3999")])
def test_an_impossible_edge_is_not_taken_and_the_old_number_comes_back(shown, edge, text) -> None:
    before = shown.numbers()
    shown.type(shown.panel.edges.fields[edge], text)
    assert shown.edited == []
    assert shown.numbers() == before


def test_a_locked_ratio_holds_for_typed_edges(shown) -> None:
    shown.panel.set_locked(True)
    shown.type(shown.panel.edges.fields[Edge.LEFT], "3000")
    assert numbers(shown.edited[-1]) == pytest.approx((3750, 2500, 1500, 1000, 0))


def test_a_typed_angle_turns_around_the_centre_and_stays_inside(shown) -> None:
    shown.show(Box(3000, 2000, 6000, 4000))
    shown.type(shown.panel.angle.number, "-5")
    made = shown.edited[-1]
    assert (made.angle, made.cx, made.cy) == (-5, 3000, 2000)
    assert is_inside(made, *SIZE)
    assert shown.panel.angle.slider.value() == -50
    shown.type(shown.panel.angle.number, "0")
    assert shown.edited[-1].width == pytest.approx(6000)


def test_the_slider_is_live_and_one_step(shown) -> None:
    slider = shown.panel.angle.slider
    slider.setSliderDown(True)
    for value in (10, 25, 40):
        slider.setValue(value)
        shown.show(shown.dragged[-1])
    assert [box.angle for box in shown.dragged] == [1, 2.5, 4]
    assert shown.edited == []
    slider.setSliderDown(False)
    assert shown.edited == [shown.dragged[-1]]
    assert shown.panel.angle.number.value() == 4


def test_without_a_crop_there_are_no_numbers(shown) -> None:
    shown.show(BOX)
    shown.panel.show_item(PanelView(enabled=False, state=State.FAILED, message="It is not a photo"))
    numbers = [*shown.panel.edges.fields.values(), shown.panel.angle.number, shown.panel.ratio.field]
    assert [field.text().strip() for field in numbers] == [""] * 6
    assert not any(field.isEnabled() for field in numbers)
    shown.show(BOX)
    assert all(field.text().strip() for field in numbers)
