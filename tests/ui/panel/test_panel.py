"""The crop panel: numbers shown and typed, ratios, what it says about result, model and state."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cropperhead_desktop.domain.session import State
from cropperhead_desktop.geometry.crop import Box, is_inside
from cropperhead_desktop.geometry.rotation import fit_inside
from cropperhead_desktop.review.edges import Edge, edge_fraction, with_edge
from cropperhead_desktop.ui.kit.fields import NumberField
from cropperhead_desktop.ui.panel.panel import CropPanel, PanelView
from cropperhead_desktop.ui.panel.ratio import AS_SHOT, CUSTOM, FREE, ORIGINAL

SIZE = 6000, 4000
BOX = Box(3000, 2000, 3000, 2000)


def numbers(box: Box) -> tuple[float, ...]:
    return box.cx, box.cy, box.width, box.height, box.angle


class Shown:
    """A panel on the screen, and everything it said."""

    def __init__(self, panel: CropPanel) -> None:
        self.panel = panel
        self.edited: list[Box] = []
        self.dragged: list[Box] = []
        self.ratios: list[float | None] = []
        self.wishes: list[str] = []
        panel.box_edited.connect(self.edited.append)
        panel.angle.box_dragged.connect(self.dragged.append)
        panel.ratio.ratio_chosen.connect(self.ratios.append)
        panel.ratio.swap.clicked.connect(lambda: self.wishes.append("swap"))
        panel.accept.clicked.connect(lambda: self.wishes.append("accept"))
        panel.keep.clicked.connect(lambda: self.wishes.append("keep"))
        panel.reset.clicked.connect(lambda: self.wishes.append("reset"))

    def show(self, box: Box | None, **more) -> None:
        self.panel.show_item(PanelView(box, *SIZE, **{"state": State.UNDECIDED, "model": "m"} | more))

    def type(self, field: NumberField, text: str, end: Qt.Key | None = Qt.Key.Key_Return) -> None:
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, text)
        if end is not None:
            QTest.keyClick(field, end)

    def numbers(self) -> list[float]:
        return [self.panel.edges.fields[edge].value() for edge in Edge]


@pytest.fixture
def shown(qtbot: QtBot):
    window = QWidget()
    window.resize(280, 600)
    qtbot.addWidget(window)
    panel = CropPanel(window)
    panel.setGeometry(0, 0, 272, 600)
    window.show()
    window.activateWindow()
    qtbot.waitActive(window)
    made = Shown(panel)
    made.show(BOX)
    yield made


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


boxes = st.builds(
    lambda cx, cy, width, height, angle: fit_inside(Box(cx, cy, width, height, angle), *SIZE),
    st.floats(0, 6000),
    st.floats(0, 4000),
    st.floats(50, 6000),
    st.floats(50, 4000),
    st.floats(-45, 45),
)


@given(boxes, st.sampled_from(list(Edge)), st.floats(0, 1), st.booleans())
def test_an_edited_edge_gives_a_legal_crop(box: Box, edge: Edge, fraction: float, locked: bool) -> None:
    made = with_edge(box, edge, fraction, *SIZE, keeps_ratio=locked)
    assert is_inside(made, *SIZE, slack=1e-5)
    assert min(made.width, made.height) > 0
    assert made.angle == pytest.approx(box.angle)
    if locked:
        assert made.aspect == pytest.approx(box.aspect)


@given(boxes, st.sampled_from(list(Edge)))
def test_an_edge_set_to_itself_changes_nothing(box: Box, edge: Edge) -> None:
    made = with_edge(box, edge, edge_fraction(box, edge, *SIZE), *SIZE)
    assert numbers(made) == pytest.approx(numbers(box), abs=1e-5)


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


def test_ratios_are_offered_in_the_orientation_of_the_crop(shown) -> None:
    choice = shown.panel.ratio.choice
    choice.activated.emit(choice.findData("3:2"))
    shown.show(Box(3000, 2000, 1000, 1500))
    choice.activated.emit(choice.findData("3:2"))
    choice.activated.emit(choice.findData(ORIGINAL))
    choice.activated.emit(choice.findData(AS_SHOT))
    choice.activated.emit(choice.findData(FREE))
    assert shown.ratios == [1.5, pytest.approx(2 / 3), pytest.approx(2 / 3), 1.5, None]
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


def test_the_lock_keeps_and_lets_go(shown) -> None:
    ratio = shown.panel.ratio
    ratio.lock.click()
    shown.panel.set_locked(True)
    assert ratio.choice.currentText() == ORIGINAL
    shown.show(Box(3000, 2000, 1000, 1500))
    assert ratio.choice.currentText() == ORIGINAL
    ratio.choice.activated.emit(ratio.choice.findData(AS_SHOT))
    shown.show(Box(3000, 2000, 1500, 1000))
    assert ratio.choice.currentText() == AS_SHOT
    shown.show(Box(3000, 2000, 1234, 1000))
    assert ratio.choice.currentText() == CUSTOM
    shown.show(Box(3000, 2000, 1000, 1250))
    assert (ratio.choice.currentText(), ratio.field.text()) == ("5:4", "4:5")
    ratio.lock.click()
    shown.panel.set_locked(False)
    assert shown.ratios == [1.5, 1.5, None]
    assert ratio.choice.currentText() == FREE


def test_swapping_is_a_wish(shown) -> None:
    shown.panel.ratio.swap.click()
    assert shown.wishes == ["swap"]
    assert shown.edited == []


def test_the_result_has_units_and_a_warning_when_small(shown) -> None:
    result = shown.panel.result
    assert result.pixels.text() == "3000 × 2000 px"
    assert result.rest.text() == "6.0 MP · 3:2 · 25 % of the photo"
    assert result.warning.text() == ""
    shown.show(Box(3000, 2000, 900, 600))
    assert result.warning.text() == "Small: under 2 megapixels"


@pytest.mark.parametrize(
    ("confidence", "words", "role"),
    [
        (0.82, "Confidence 82 %", ""),
        (0.31, "Confidence 31 %", "doubt"),
        (None, "This model gives no confidence", ""),
    ],
)
def test_confidence_is_a_number_and_a_colour(shown, confidence, words, role) -> None:
    shown.show(BOX, confidence=confidence)
    assert shown.panel.model.confidence.text() == words
    assert shown.panel.model.confidence.property("role") == role
    assert shown.panel.model.calibration.isHidden() == (confidence is None)
    assert "mirror" in shown.panel.model.confidence.toolTip()


def test_long_model_names_lose_their_middle(shown) -> None:
    name = "composition-" + "x" * 80 + "-v12"
    shown.show(BOX, model=name)
    text = shown.panel.model.name.text()
    assert text.startswith("comp") and text.endswith("v12") and "…" in text
    assert shown.panel.model.name.toolTip() == name


@pytest.mark.parametrize("state", list(State))
def test_every_state_has_a_word_and_an_icon(shown, state) -> None:
    shown.show(BOX, state=state, message="because")
    assert shown.panel.state.word.text()
    assert not shown.panel.state.icon.pixmap().isNull()
    assert shown.panel.state.message.isVisible()


def test_the_three_decisions(shown) -> None:
    for button in (shown.panel.accept, shown.panel.keep, shown.panel.reset):
        button.click()
    assert shown.wishes == ["accept", "keep", "reset"]


def test_without_a_crop_there_is_nothing_to_edit(shown) -> None:
    shown.show(None)
    assert not shown.panel.accept.isEnabled()
    assert not shown.panel.edges.isEnabled()
    assert shown.panel.keep.isEnabled()
    shown.show(None, enabled=False)
    assert not shown.panel.keep.isEnabled()


def test_it_fits_a_small_laptop(shown, qapp: QApplication) -> None:
    assert shown.panel.minimumSizeHint().width() <= 272
    assert shown.panel.minimumSizeHint().height() <= 480


def test_without_a_crop_there_are_no_numbers(shown) -> None:
    shown.show(BOX)
    shown.panel.show_item(PanelView(enabled=False, state=State.FAILED, message="It is not a photo"))
    numbers = [*shown.panel.edges.fields.values(), shown.panel.angle.number, shown.panel.ratio.field]
    assert [field.text().strip() for field in numbers] == [""] * 6
    assert not any(field.isEnabled() for field in numbers)
    shown.show(BOX)
    assert all(field.text().strip() for field in numbers)


def test_a_calibrated_confidence_is_not_called_uncalibrated(start) -> None:
    model = start(1).panes.panel.model
    assert model.calibration.text() == ""
    model.set_calibrated(False)
    assert model.calibration.text() == "not calibrated"
    assert "mirror" in model.confidence.toolTip()
