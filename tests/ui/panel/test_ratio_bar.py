"""The ratio bar."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from cropperhead_desktop.ui.panel.ratio_bar import CHIPS, RATIOS, RatioBar, named_in, spelled


class Wishes:
    """A bar on the screen and what it said."""

    def __init__(self, bar: RatioBar) -> None:
        self.bar = bar
        self.ratios: list[str] = []
        self.names: list[tuple[str, str]] = []
        self.delivered: list[str] = []
        bar.ratio_chosen.connect(self.ratios.append)
        bar.named.connect(lambda name, ratio: self.names.append((name, ratio)))
        bar.deliverables_chosen.connect(self.delivered.append)

    def type(self, text: str) -> None:
        self.bar.field.setFocus()
        self.bar.field.selectAll()
        QTest.keyClicks(self.bar.field, text)
        QTest.keyClick(self.bar.field, Qt.Key.Key_Return)

    def shown(self) -> list[str]:
        return [ratio for ratio, chip in self.bar.chips.items() if chip.isVisible()]

    def checked(self) -> list[str]:
        return [ratio for ratio, chip in self.bar.chips.items() if chip.isChecked()]


@pytest.fixture
def wishes(qtbot) -> Wishes:
    bar = RatioBar()
    bar.resize(1200, 36)
    qtbot.addWidget(bar)
    bar.show()
    bar.activateWindow()
    qtbot.waitActive(bar)
    return Wishes(bar)


def actions(menu: QMenu) -> dict[str, object]:
    menu.aboutToShow.emit()
    return {action.text(): action for action in menu.actions()}


def test_a_chip_is_a_wish_and_the_setting_is_shown(wishes: Wishes) -> None:
    assert wishes.checked() == [""]
    wishes.bar.chips["1:1"].click()
    assert wishes.ratios == ["1:1"] and wishes.checked() == [""]
    wishes.bar.show_ratio("1:1")
    assert wishes.checked() == ["1:1"]
    wishes.bar.show_ratio("As shot")
    assert wishes.checked() == [""]
    assert all(chip.focusPolicy() == Qt.FocusPolicy.TabFocus for chip in wishes.bar.chips.values())


def test_all_ratios_are_in_the_menu_and_a_narrow_bar_keeps_the_chosen_one(wishes: Wishes, qtbot) -> None:
    assert wishes.shown() == list(CHIPS)
    wishes.bar.show_ratio("5:4")
    wishes.bar.resize(520, 36)
    assert "5:4" in wishes.shown() and len(wishes.shown()) < len(CHIPS)
    wishes.bar.show_ratio("2:1")
    assert wishes.bar.more.text() == "2:1" and wishes.bar.more.property("role") == "active"
    found = actions(wishes.bar.more.menu())
    assert len([text for text in found if ":" in text]) == len(RATIOS) - 2
    assert found["2:1"].isChecked()
    found["16:10"].trigger()
    assert wishes.ratios == ["16:10"]


@pytest.mark.parametrize(
    ("text", "ratio", "name"),
    [
        ("7:5", "7:5", ""),
        ("1080x1350", "1080x1350", ""),
        ("1080×1350", "1080×1350", ""),
        ("any", "any", ""),
        ("as shot", "", ""),
        (" Album = 7:5 ", "7:5", "Album"),
    ],
)
def test_a_ratio_a_size_or_a_name_is_typed(wishes: Wishes, text: str, ratio: str, name: str) -> None:
    wishes.type(text)
    assert wishes.ratios == [ratio]
    assert wishes.names == ([(name, ratio)] if name else [])
    assert not wishes.bar.field.hasFocus()


@pytest.mark.parametrize("text", ["seven", "0:1", "= 3:2", "Album = x", "Album ="])
def test_nonsense_is_marked_and_stays(wishes: Wishes, text: str) -> None:
    wishes.type(text)
    assert wishes.ratios == [] and wishes.bar.field.property("role") == "error"
    assert wishes.bar.field.hasFocus()


def test_names_are_chosen_shown_and_forgotten(wishes: Wishes) -> None:
    wishes.bar.show_named({"Album": "7:5", "Feed": "1080x1350", "broken": 7})
    wishes.bar.show_ratio("7:5")
    assert wishes.bar.more.text() == "Album" and wishes.bar.field.text() == "7:5"
    found = actions(wishes.bar.more.menu())
    found["Feed (1080×1350)"].trigger()
    assert wishes.ratios == ["1080x1350"]
    (forget,) = [action for text, action in found.items() if text == "Forget a name"]
    assert [action.text() for action in forget.menu().actions()] == ["Album", "Feed"]
    forget.menu().actions()[0].trigger()
    assert wishes.names == [("Album", "")]
    found["Give it a name…"].trigger()
    assert wishes.bar.field.text() == " = 7:5"
    QTest.keyClicks(wishes.bar.field, "Print")
    QTest.keyClick(wishes.bar.field, Qt.Key.Key_Return)
    assert wishes.names[1:] == [("Print", "7:5")]


def test_deliverables_are_turned_on_and_off_in_a_steady_order(wishes: Wishes) -> None:
    assert "none" in wishes.bar.deliver.text()
    wishes.bar.show_named({"Album": "7:5"})
    wishes.bar.show_deliverables("1:1,7:5")
    found = actions(wishes.bar.deliver.menu())
    assert found["1:1"].isChecked() and found["7:5 (Album)"].isChecked() and not found["4:5"].isChecked()
    found["4:5"].trigger()
    found["1:1"].trigger()
    found["None"].trigger()
    assert wishes.delivered == ["4:5,1:1,7:5", "7:5", ""]
    wishes.bar.show_deliverables("nonsense")
    assert "none" in wishes.bar.deliver.text()


def test_words_of_the_settings() -> None:
    assert [spelled(text) for text in ("As shot", "as-shot", "", "ANY", " 3:2 ")] == [
        "",
        "",
        "",
        "any",
        "3:2",
    ]
    assert named_in("My = own = 3:2") == ("My = own", "3:2")
