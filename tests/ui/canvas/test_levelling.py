"""The level tool: Ctrl-drag or right-drag along a line turns the crop until the line is level."""

from __future__ import annotations

import math

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cropperhead_desktop.geometry.crop import Point, is_inside
from cropperhead_desktop.ui.canvas import CropCanvas, FrameStyle

START = QPoint(400, 300)
TOOLS = [
    (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier),
    (Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier),
]


def move(canvas: CropCanvas, to: QPoint, button: Qt.MouseButton, keys: Qt.KeyboardModifier) -> None:
    place = QPointF(to)
    event = QMouseEvent(
        QEvent.Type.MouseMove, place, canvas.mapToGlobal(place), Qt.MouseButton.NoButton, button, keys
    )
    QApplication.sendEvent(canvas, event)


def level(canvas: CropCanvas, way: QPoint, tool=TOOLS[0], let_go: bool = True) -> None:
    button, keys = tool
    QTest.mousePress(canvas, button, keys, START)
    for share in (0.3, 0.7, 1.0):
        move(canvas, START + QPoint(round(way.x() * share), round(way.y() * share)), button, keys)
    if let_go:
        QTest.mouseRelease(canvas, button, keys, START + way)


@pytest.mark.parametrize("tool", TOOLS)
@pytest.mark.parametrize(
    "way", [QPoint(200, 20), QPoint(-200, -20), QPoint(-20, 200), QPoint(20, -200)], ids=str
)
def test_a_line_along_horizon_or_upright_sets_the_angle(cropping, qtbot, tool, way) -> None:
    with qtbot.waitSignal(cropping.gesture_finished) as finished:
        level(cropping, way, tool)
    before, after = finished.args
    assert before.angle == 0
    assert after.angle == pytest.approx(math.degrees(math.atan2(20, 200)), abs=1e-6)
    assert after.aspect == pytest.approx(before.aspect)
    assert is_inside(after, 6000, 4000)


def test_the_line_is_level_afterwards_also_in_a_turned_view(cropping) -> None:
    level(cropping, QPoint(200, 20))
    first = cropping._viewport.to_image(_point(START))
    last = cropping._viewport.to_image(_point(START + QPoint(200, -30)))
    level(cropping, QPoint(200, -30))
    one, other = cropping._viewport.to_view(first), cropping._viewport.to_view(last)
    assert one.y == pytest.approx(other.y, abs=1e-6)


def test_levelling_again_does_not_eat_the_crop(cropping) -> None:
    width = cropping.box.width
    for way in (QPoint(100, 60), QPoint(100, -60), QPoint(100, 0)):
        level(cropping, way)
    level(cropping, QPoint(200, round(-200 * math.tan(math.radians(cropping.box.angle)))))
    assert abs(cropping.box.angle) < 0.2
    assert cropping.box.width == pytest.approx(width, rel=0.01)


def test_a_touch_is_no_line(cropping, qtbot) -> None:
    with qtbot.assertNotEmitted(cropping.gesture_finished):
        level(cropping, QPoint(8, 8))
    assert cropping.box.angle == 0


def test_escape_gives_the_line_up(cropping, qtbot) -> None:
    with qtbot.assertNotEmitted(cropping.gesture_finished):
        level(cropping, QPoint(200, 40), let_go=False)
        assert cropping.cancel_gesture()
        QTest.mouseRelease(
            cropping, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, START + QPoint(200, 40)
        )
    assert not cropping.cancel_gesture()


def test_a_decision_under_way_takes_the_line_as_it_is(cropping, qtbot) -> None:
    level(cropping, QPoint(200, 40), let_go=False)
    with qtbot.waitSignal(cropping.gesture_finished):
        cropping.finish_gesture()
    assert cropping.box.angle > 0


def test_the_line_is_drawn_while_it_is_being_made(cropping) -> None:
    before = cropping.grab().toImage()
    level(cropping, QPoint(200, 0), let_go=False)
    during = cropping.grab().toImage()
    middle = START + QPoint(90, 0)
    assert QColor(during.pixel(middle)).red() > QColor(before.pixel(middle)).red() + 20
    assert cropping.cursor().shape() is Qt.CursorShape.CrossCursor
    cropping.cancel_gesture()
    assert cropping.grab().toImage() == before


def test_only_crop_view_levels(canvas, qtbot) -> None:
    with qtbot.assertNotEmitted(canvas.gesture_finished):
        level(canvas, QPoint(200, 40), TOOLS[1])


def test_without_a_crop_there_is_nothing_to_level(cropping, qtbot) -> None:
    cropping.set_box(None, FrameStyle.DRAFT)
    with qtbot.assertNotEmitted(cropping.gesture_finished):
        level(cropping, QPoint(200, 40), TOOLS[1])


def test_ctrl_shows_the_tool(cropping) -> None:
    QTest.mouseMove(cropping, START)
    QTest.keyPress(cropping, Qt.Key.Key_Control)
    assert cropping.cursor().shape() is Qt.CursorShape.CrossCursor
    QTest.keyRelease(cropping, Qt.Key.Key_Control)
    assert cropping.cursor().shape() is Qt.CursorShape.OpenHandCursor


def _point(place: QPoint) -> Point:
    return Point(place.x(), place.y())
