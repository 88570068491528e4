"""The loupe, modes, zoom, nudges, messages: everything but dragging the frame."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cropperhead_desktop.geometry.crop import Box, Point
from cropperhead_desktop.geometry.handles import Handle
from cropperhead_desktop.ui.canvas import CanvasMode, CropCanvas, FrameStyle

MIDDLE = QPoint(500, 350)


def wheel(canvas: CropCanvas, at: QPoint, eighths: int) -> None:
    position = QPointF(at)
    event = QWheelEvent(
        position,
        position,
        QPoint(),
        QPoint(0, eighths),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas, event)


def count(signal) -> list[tuple[object, ...]]:
    calls: list[tuple[object, ...]] = []
    signal.connect(lambda *values: calls.append(values))
    return calls


def test_a_click_on_the_photo_asks_for_crop_mode(canvas) -> None:
    asked = count(canvas.crop_mode_requested)
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    assert asked == []
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=MIDDLE)
    assert len(asked) == 1


def test_a_pan_is_no_click(canvas, hand) -> None:
    asked = count(canvas.crop_mode_requested)
    canvas.zoom_toggle()
    before = canvas._viewport.to_view(Point(3000, 2000))
    hand.press(MIDDLE)
    hand.move(MIDDLE + QPoint(80, 50))
    hand.release(MIDDLE + QPoint(80, 50))
    after = canvas._viewport.to_view(Point(3000, 2000))
    assert (after.x - before.x, after.y - before.y) == pytest.approx((80, 50))
    assert asked == []


def test_a_double_click_in_the_frame_accepts(cropping, hand) -> None:
    accepted, steps = count(cropping.accept_requested), count(cropping.gesture_finished)
    for at in (hand.at(Handle.OUTSIDE), MIDDLE):
        QTest.mouseClick(cropping, Qt.MouseButton.LeftButton, pos=at)
        QTest.mouseDClick(cropping, Qt.MouseButton.LeftButton, pos=at)
        QTest.mouseRelease(cropping, Qt.MouseButton.LeftButton, pos=at)
    assert len(accepted) == 1
    assert steps == []


def test_a_double_click_in_the_loupe_opens_crop_mode_and_accepts_nothing(canvas) -> None:
    accepted = count(canvas.accept_requested)
    canvas.crop_mode_requested.connect(lambda: canvas.set_mode(CanvasMode.CROP))
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=MIDDLE)
    QTest.mouseDClick(canvas, Qt.MouseButton.LeftButton, pos=MIDDLE)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=MIDDLE)
    assert canvas.mode is CanvasMode.CROP
    assert accepted == []


def test_the_wheel_zooms_at_the_mouse_and_comes_back_to_the_fitted_view(canvas) -> None:
    fitted, scales = canvas._viewport, count(canvas.viewport_changed)
    at = QPoint(300, 200)
    held = canvas._viewport.to_image(Point(300, 200))
    for _ in range(6):
        wheel(canvas, at, 120)
    assert canvas._viewport.scale > fitted.scale * 3
    assert canvas._viewport.to_image(Point(300, 200)) == pytest.approx(held)
    assert scales[-1] == (canvas._viewport.scale,)
    for _ in range(9):
        wheel(canvas, QPoint(700, 500), -120)
    assert canvas._viewport == fitted


def test_one_to_one_and_back(canvas) -> None:
    fitted = canvas._viewport
    canvas.zoom_toggle()
    assert canvas._viewport.scale == pytest.approx(1 / canvas.devicePixelRatioF())
    assert canvas._interest() == pytest.approx((500, 350))
    canvas.zoom_toggle()
    assert canvas._viewport == fitted


def test_a_zoomed_photo_cannot_be_lost(canvas, hand) -> None:
    canvas.zoom_toggle()
    for _ in range(8):
        hand.press(QPoint(50, 50))
        hand.move(QPoint(950, 650))
        hand.release(QPoint(950, 650))
    assert canvas._viewport.to_view(Point(0, 0)) == pytest.approx((0, 0))


def test_sharper_pixels_change_no_geometry(canvas) -> None:
    canvas.zoom_toggle()
    before = canvas._viewport
    from_small = canvas.grab().toImage()
    sharp = from_small.scaled(2048, 1365)
    canvas.set_image(sharp)
    assert canvas._viewport == before


def test_crop_mode_stands_the_frame_upright_and_keeps_the_photo_in_view(canvas) -> None:
    canvas.set_box(Box(3000, 2000, 3000, 2000, -20), FrameStyle.PROPOSED)
    assert canvas._viewport.angle == 0
    canvas.set_mode(CanvasMode.CROP)
    assert canvas._viewport.angle == -20
    for corner in ((0, 0), (6000, 0), (6000, 4000), (0, 4000)):
        view = canvas._viewport.to_view(Point(*corner))
        assert 0 < view.x < 1000
        assert 0 < view.y < 700
    canvas.set_mode(CanvasMode.LOUPE)
    assert canvas._viewport.angle == 0


def test_an_angle_from_outside_turns_the_photo_around_the_frame(cropping) -> None:
    centre, scale = cropping._interest(), cropping._viewport.scale
    cropping.set_box(Box(3000, 2000, 2000, 1500, 8), FrameStyle.DRAFT)
    assert cropping._viewport.angle == 8
    assert cropping._viewport.scale == scale
    assert cropping._interest() == pytest.approx(centre)


def test_nudges_are_finished_steps(cropping) -> None:
    steps = count(cropping.gesture_finished)
    before = cropping.box
    cropping.nudge(10, -1)
    assert cropping.box == Box(3010, 1999, 3000, 2000)
    assert steps == [(before, cropping.box)]


def test_a_nudge_goes_along_the_screen(canvas) -> None:
    canvas.set_box(Box(3000, 2000, 1000, 800, 30), FrameStyle.DRAFT)
    canvas.set_mode(CanvasMode.CROP)
    before = canvas._interest()
    canvas.nudge(100, 0)
    after = canvas._interest()
    assert after.y == pytest.approx(before.y)
    assert after.x - before.x == pytest.approx(100 * canvas._viewport.scale)


def test_a_nudge_stops_at_the_border_without_a_step(cropping) -> None:
    cropping.set_box(Box(3000, 2000, 6000, 4000), FrameStyle.DRAFT)
    steps = count(cropping.gesture_finished)
    cropping.nudge(1, 1)
    assert steps == []


def test_angle_nudges_there_and_back_cost_no_area(cropping) -> None:
    whole = Box(3000, 2000, 6000, 4000)
    cropping.set_box(whole, FrameStyle.DRAFT)
    for _ in range(20):
        cropping.nudge_angle(0.1)
        echoed = Box(
            *(value + 1e-10 for value in (cropping.box.cx, cropping.box.cy)),
            cropping.box.width,
            cropping.box.height,
            cropping.box.angle,
        )
        cropping.set_box(echoed, FrameStyle.DRAFT)
    assert cropping.box.angle == pytest.approx(2)
    assert cropping.box.width < 5800
    for _ in range(20):
        cropping.nudge_angle(-0.1)
    assert cropping.box.width == pytest.approx(6000, abs=0.01)


def test_nothing_happens_without_a_photo_or_a_crop(qtbot, canvas, hand) -> None:
    canvas.set_message("Nothing here", "Open a folder.")
    steps, asked = count(canvas.gesture_finished), count(canvas.crop_mode_requested)
    canvas.nudge(1, 1)
    canvas.nudge_angle(1)
    canvas.zoom_toggle()
    wheel(canvas, MIDDLE, 120)
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=MIDDLE)
    canvas.set_mode(CanvasMode.CROP)
    canvas.set_photo(None, 600, 400)
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=MIDDLE)
    canvas.grab()
    assert steps == asked == []


def test_it_says_what_it_shows(canvas) -> None:
    canvas.set_box(Box(3000, 2000, 3000, 2000, 2), FrameStyle.DECIDED)
    assert canvas.accessibleDescription() == "Crop 3000 by 2000 pixels, angle 2.0°, decided"
    canvas.set_message("Nothing here", "Open a folder")
    assert canvas.accessibleDescription() == "Nothing here. Open a folder"


def test_pointers_tell_the_role(cropping, hand) -> None:
    for handle, shape in (
        (Handle.TOP_LEFT, Qt.CursorShape.SizeFDiagCursor),
        (Handle.TOP_RIGHT, Qt.CursorShape.SizeBDiagCursor),
        (Handle.LEFT, Qt.CursorShape.SizeHorCursor),
        (Handle.BOTTOM, Qt.CursorShape.SizeVerCursor),
        (Handle.BODY, Qt.CursorShape.OpenHandCursor),
        (Handle.OUTSIDE, Qt.CursorShape.BitmapCursor),
    ):
        hand.move(hand.at(handle))
        assert cropping.cursor().shape() is shape


def test_a_resized_window_keeps_the_photo_fitted_or_the_middle_in_place(canvas) -> None:
    canvas.resize(700, 700)
    assert canvas._viewport == canvas._room().fit()
    canvas.zoom_toggle()
    middle = canvas._viewport.to_image(Point(350, 350))
    canvas.resize(600, 500)
    assert canvas._viewport.to_image(Point(300, 250)) == pytest.approx(middle)


@pytest.mark.parametrize("dragging", [True, False])
def test_escape_is_claimed_from_shortcuts_only_during_a_drag(cropping, hand, dragging) -> None:
    if dragging:
        hand.press(hand.at(Handle.BODY))
    event = QKeyEvent(QKeyEvent.Type.ShortcutOverride, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    event.ignore()
    QApplication.sendEvent(cropping, event)
    assert event.isAccepted() is dragging
    cropping.cancel_gesture()
