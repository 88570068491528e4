"""Real presses and moves on the crop frame."""

from __future__ import annotations

import math

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cropperhead_desktop.geometry.crop import Box, corners, is_inside
from cropperhead_desktop.geometry.handles import Handle
from cropperhead_desktop.ui.canvas import CanvasMode, CropCanvas, FrameStyle

SIZE = 6000, 4000
RESIZERS = [handle for handle in Handle if handle.resizes]


def finished(canvas: CropCanvas) -> list[tuple[Box, Box]]:
    steps: list[tuple[Box, Box]] = []
    canvas.gesture_finished.connect(lambda before, after: steps.append((before, after)))
    return steps


def test_a_circle_of_small_steps_ends_where_it_began(cropping, hand) -> None:
    for handle in (Handle.TOP_LEFT, Handle.RIGHT, Handle.BODY, Handle.OUTSIDE):
        before, steps = cropping.box, finished(cropping)
        start = hand.at(handle)
        seen = set()
        hand.press(start)
        for step in range(201):
            turn = 2 * math.pi * step / 200
            hand.move(start + QPoint(round(90 * math.cos(turn)) - 90, round(90 * math.sin(turn))))
            seen.add(cropping.box)
        hand.release(start)
        assert cropping.box == before
        assert steps == []
        assert len(seen) > 50, handle


@pytest.mark.parametrize("handle", RESIZERS)
@pytest.mark.parametrize("zoom_steps", [-30, 0, 8, 16])
def test_every_handle_resizes_at_any_zoom(canvas, hand, handle, zoom_steps) -> None:
    scale = 1.15**zoom_steps
    canvas.set_box(Box(3000, 2000, 3000 / max(scale, 1), 2000 / max(scale, 1)), FrameStyle.DRAFT)
    canvas.set_mode(CanvasMode.CROP)
    canvas._zoom_to(canvas._room().zoomed(canvas._viewport, scale, canvas._interest()))
    before, steps = canvas.box, finished(canvas)
    view = canvas._viewport
    x, y = handle.value
    hand.drag(handle, 30 * x, 30 * y)
    assert canvas._viewport == view, "a resize leaves the view alone"
    assert steps == [(before, canvas.box)]
    grown_x, grown_y = canvas.box.width - before.width, canvas.box.height - before.height
    assert grown_x == pytest.approx(30 * abs(x) / view.scale, abs=1e-6)
    assert grown_y == pytest.approx(30 * abs(y) / view.scale, abs=1e-6)


@pytest.mark.parametrize("off", [-6, 6])
@pytest.mark.parametrize("handle", RESIZERS)
def test_handles_are_grabbed_twelve_pixels_wide(cropping, hand, handle, off) -> None:
    x, y = handle.value
    spot = hand.at(handle) + QPoint(off * x, off * y)
    assert cropping._handle_at(spot.toPointF()) is handle


def test_the_hand_stays_on_the_corner_of_a_turned_frame(canvas, hand) -> None:
    canvas.set_box(Box(3000, 2000, 2400, 1600, 12), FrameStyle.DRAFT)
    canvas.set_mode(CanvasMode.CROP)
    start = hand.at(Handle.BOTTOM_RIGHT)
    opposite = corners(canvas.box)[0]
    hand.drag(Handle.BOTTOM_RIGHT, 25, -40)
    assert (hand.at(Handle.BOTTOM_RIGHT) - start - QPoint(25, -40)).manhattanLength() <= 2
    assert corners(canvas.box)[0] == pytest.approx(opposite)
    assert canvas.box.angle == 12


def test_the_photo_slides_under_a_frame_that_stays(cropping, hand) -> None:
    frame = hand.at(Handle.TOP_LEFT)
    hand.drag(Handle.BODY, 60, 20)
    scale = cropping._viewport.scale
    assert hand.at(Handle.TOP_LEFT) == frame
    assert cropping.box.cx == pytest.approx(3000 - 60 / scale)
    assert cropping.box.cy == pytest.approx(2000 - 20 / scale)


def test_turning_moves_the_photo_with_the_hand_and_not_the_frame(cropping, hand) -> None:
    steps = finished(cropping)
    start, centre = hand.at(Handle.OUTSIDE), cropping._interest()
    way = QPoint(0, 60)
    hand.press(start)
    hand.move(start + way)
    hand.release(start + way)
    swept = math.degrees(math.atan2(60, start.x() - centre.x))
    assert cropping.box.angle == pytest.approx(-swept, abs=0.2)
    assert cropping._viewport.angle == cropping.box.angle
    assert cropping._interest() == pytest.approx(centre)
    assert len(steps) == 1


def test_turning_past_half_a_turn_stays_at_the_limit(cropping, hand) -> None:
    start, centre = hand.at(Handle.OUTSIDE), cropping._interest()
    radius = start.x() - centre.x
    hand.press(start)
    angles = []
    for degrees in range(0, 271, 5):
        turn = math.radians(degrees)
        hand.move(
            QPoint(round(centre.x + radius * math.cos(turn)), round(centre.y + radius * math.sin(turn)))
        )
        angles.append(cropping.box.angle)
    assert angles[-1] == -45
    assert all(later <= earlier + 0.3 for earlier, later in zip(angles, angles[1:], strict=False))
    assert cropping.cancel_gesture()


def test_no_drag_leaves_the_picture(cropping, hand) -> None:
    for handle, dx, dy in (
        (Handle.TOP_LEFT, -900, -900),
        (Handle.OUTSIDE, -80, 300),
        (Handle.BODY, 800, -700),
        (Handle.RIGHT, 900, 10),
    ):
        hand.drag(handle, dx, dy)
        assert is_inside(cropping.box, *SIZE, slack=1e-5), handle


def test_escape_restores_the_press_and_only_then_is_taken(cropping, hand, qtbot: QtBot) -> None:
    before, view, steps = cropping.box, cropping._viewport, finished(cropping)
    assert not cropping.cancel_gesture()
    start = hand.at(Handle.BODY)
    hand.press(start)
    hand.move(start + QPoint(70, 30))
    assert cropping.box != before
    QTest.keyClick(cropping, Qt.Key.Key_Escape)
    assert (cropping.box, cropping._viewport) == (before, view)
    hand.move(start + QPoint(90, 30))
    hand.release(start + QPoint(90, 30))
    assert cropping.box == before
    assert steps == []


def test_shift_keeps_the_ratio_as_soon_as_it_is_held(cropping, hand) -> None:
    start = hand.at(Handle.BOTTOM_RIGHT)
    hand.press(start)
    hand.move(start + QPoint(100, 10))
    assert cropping.box.aspect != pytest.approx(1.5)
    QTest.keyPress(cropping, Qt.Key.Key_Shift)
    assert cropping.box.aspect == pytest.approx(1.5)
    QTest.keyRelease(cropping, Qt.Key.Key_Shift)
    assert cropping.box.aspect != pytest.approx(1.5)
    hand.release(start)


def test_a_locked_ratio_is_kept(cropping, hand) -> None:
    cropping.set_ratio(1.5)
    hand.drag(Handle.BOTTOM_RIGHT, 90, 3)
    assert cropping.box.aspect == pytest.approx(1.5)
    assert cropping.box.width > 3000


def test_alt_resizes_from_the_centre(cropping, hand) -> None:
    start = hand.at(Handle.LEFT)
    hand.press(start)
    hand.move(start + QPoint(40, 0))
    assert cropping.box.cx > 3000
    QTest.keyPress(cropping, Qt.Key.Key_Alt)
    assert cropping.box.cx == 3000
    assert cropping.box.width == pytest.approx(3000 - 80 / cropping._viewport.scale)
    hand.release(start)


def test_a_shaking_click_changes_nothing(cropping, hand) -> None:
    before = cropping.box
    start = hand.at(Handle.TOP_LEFT)
    hand.press(start)
    hand.move(start + QPoint(1, 1))
    hand.release(start + QPoint(1, 1))
    assert cropping.box == before


def test_an_answer_from_outside_does_not_disturb_the_hand(cropping, hand) -> None:
    start = hand.at(Handle.BODY)
    hand.press(start)
    hand.move(start + QPoint(50, 0))
    dragged = cropping.box
    cropping.set_box(Box(1000, 1000, 500, 500), FrameStyle.DRAFT)
    assert cropping.box == dragged
    hand.release(start + QPoint(50, 0))
    cropping.set_box(Box(1000, 1000, 500, 500), FrameStyle.DRAFT)
    assert cropping.box == Box(1000, 1000, 500, 500)


def test_another_photo_ends_the_drag_silently(cropping, hand) -> None:
    steps = finished(cropping)
    start = hand.at(Handle.BODY)
    hand.press(start)
    hand.move(start + QPoint(50, 0))
    cropping.set_photo(None, 300, 200)
    hand.release(start + QPoint(50, 0))
    assert cropping.box is None
    assert steps == []


def test_a_box_rounded_over_the_border_can_still_be_dragged(cropping, hand) -> None:
    cropping.set_box(Box(2999.998, 2000, 6000, 3000), FrameStyle.DECIDED)
    hand.drag(Handle.RIGHT, -60, 0)
    assert cropping.box.width == pytest.approx(6000 - 60 / cropping._viewport.scale, abs=0.1)


def press_again(canvas: CropCanvas, at: QPoint) -> None:
    """The second press of what Qt takes for a double click."""
    left = Qt.MouseButton.LeftButton
    event = QMouseEvent(
        QEvent.Type.MouseButtonDblClick,
        QPointF(at),
        QPointF(canvas.mapToGlobal(at)),
        left,
        left,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(canvas, event)


def test_a_click_and_a_quick_drag_are_a_drag_and_accept_nothing(cropping, hand) -> None:
    accepted, steps = [], finished(cropping)
    cropping.accept_requested.connect(lambda: accepted.append(True))
    at = hand.at(Handle.BODY)
    hand.press(at)
    hand.release(at)
    press_again(cropping, at)
    hand.move(at + QPoint(30, 10))
    hand.release(at + QPoint(30, 10))
    assert accepted == []
    assert len(steps) == 1


def test_two_quick_drags_accept_nothing(cropping, hand) -> None:
    accepted, steps = [], finished(cropping)
    cropping.accept_requested.connect(lambda: accepted.append(True))
    at = hand.at(Handle.BODY)
    hand.drag(Handle.BODY, 6, 0)
    press_again(cropping, at)
    hand.release(at)
    assert accepted == []
    assert len(steps) == 1


def test_escape_between_press_and_release_of_a_double_click_accepts_nothing(cropping, hand) -> None:
    accepted = []
    cropping.accept_requested.connect(lambda: accepted.append(True))
    at = hand.at(Handle.BODY)
    hand.press(at)
    hand.release(at)
    press_again(cropping, at)
    assert cropping.cancel_gesture()
    hand.release(at)
    assert accepted == []
