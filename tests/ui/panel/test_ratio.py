"""Ratios in the panel."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cropperhead_desktop.geometry.crop import Box
from cropperhead_desktop.ui.panel.ratio import AS_SHOT, CUSTOM


def test_ratios_are_offered_in_the_orientation_of_the_crop(shown) -> None:
    choice = shown.panel.ratio.choice
    choice.activated.emit(choice.findData("3:2"))
    shown.show(Box(3000, 2000, 1000, 1500))
    choice.activated.emit(choice.findData("3:2"))
    choice.activated.emit(choice.findData(AS_SHOT))
    assert shown.ratios == [1.5, pytest.approx(2 / 3), 1.5]
    choice.activated.emit(choice.findData(CUSTOM))
    assert shown.panel.ratio.field.hasFocus()


def test_a_typed_ratio_is_checked(shown) -> None:
    field = shown.panel.ratio.field
    for text, ratios in (("7:0", []), ("seven", []), ("7:5", [1.4])):
        shown.type(field, text)
        assert shown.ratios == ratios
        assert field.property("role") == ("" if ratios else "error")
        assert field.hasFocus() is not bool(ratios)


def test_an_abandoned_ratio_is_forgotten(shown) -> None:
    field = shown.panel.ratio.field
    shown.type(field, "nonsense", end=Qt.Key.Key_Return)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "3:2"
    assert shown.ratios == []


def test_the_list_tells_the_ratio_and_the_lock_alone_whether_it_stays(shown) -> None:
    ratio = shown.panel.ratio
    words = [ratio.choice.itemText(row) for row in range(ratio.choice.count())]
    assert words[0] == "As shot" and "Any" not in words and "Original" not in words
    for locked in (False, True):
        shown.panel.set_locked(locked)
        for box, name in (
            (Box(3000, 2000, 1500, 1000), AS_SHOT),
            (Box(3000, 2000, 1000, 1500), "3:2"),
            (Box(3000, 2000, 1234, 1000), CUSTOM),
            (Box(3000, 2000, 1000, 1250), "5:4"),
        ):
            shown.show(box)
            assert ratio.choice.currentData() == name
    assert ratio.field.text() == "4:5"
    ratio.lock.click()
    shown.panel.set_locked(False)
    ratio.lock.click()
    assert shown.ratios == [None, 0.8]


def test_a_ratio_of_two_names_is_told_by_the_one_chosen(shown) -> None:
    choice = shown.panel.ratio.choice
    for name in ("3:2", AS_SHOT):
        choice.activated.emit(choice.findData(name))
        shown.show(Box(3000, 2000, 1500, 1000))
        assert choice.currentData() == name
    shown.panel.ratio.prefer("3:2")
    assert choice.currentData() == "3:2"


def test_swapping_is_a_wish(shown) -> None:
    shown.panel.ratio.swap.click()
    assert shown.wishes == ["swap"]
    assert shown.edited == []


def test_as_shot_is_the_ratio_dialled_in_the_camera(shown) -> None:
    shown.show(Box(3000, 2000, 3000, 2000), as_shot=1.0)
    choice = shown.panel.ratio.choice
    choice.activated.emit(choice.findData(AS_SHOT))
    assert shown.ratios == [1.0]
    shown.show(Box(3000, 2000, 2000, 2000), as_shot=1.0)
    assert choice.currentData() == AS_SHOT
