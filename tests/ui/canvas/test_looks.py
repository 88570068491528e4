"""Before and after, lights out, and the hand that moves the photo."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest

from cropperhead_desktop.geometry.crop import Box, Point
from cropperhead_desktop.geometry.handles import Handle
from cropperhead_desktop.ui.canvas import CanvasMode, CropCanvas, FrameStyle
from cropperhead_desktop.ui.canvas.scene import Look

GROUND = 0x1F


def shot(canvas: CropCanvas) -> QImage:
    image = QImage(canvas.size(), QImage.Format.Format_RGB32)
    canvas.render(image)
    return image


def grey(image: QImage, x: float, y: float) -> int:
    return QColor(image.pixel(round(x), round(y))).red()


@pytest.mark.parametrize("mode", list(CanvasMode))
def test_after_shows_the_crop_alone_upright_and_fitted(canvas, mode) -> None:
    canvas.set_mode(mode)
    canvas.set_box(Box(3000, 2000, 2000, 2000, 5.0), FrameStyle.DRAFT)
    canvas.next_look()
    image = shot(canvas)
    view = canvas._viewport
    assert view.angle == 5.0
    assert view.to_view(Point(3000, 2000)) == pytest.approx((500, 350))
    side = 2000 * view.scale
    assert side == pytest.approx(700 - 2 * canvas._margin())
    assert grey(image, 500 - side / 2 + 3, 350 + side / 2 - 3) == 200
    assert grey(image, 500 - side / 2 - 3, 350) == GROUND
    assert grey(image, 500, 350 + side / 2 + 3) == GROUND


def test_before_is_the_whole_photo_without_a_frame_and_the_third_step_the_frame_again(cropping) -> None:
    frame = shot(cropping)
    cropping.next_look()
    cropping.next_look()
    image = shot(cropping)
    corner = cropping._viewport.to_view(Point(30, 30))
    assert grey(image, corner.x, corner.y + 60) == 200
    assert grey(image, 500, 350) == 200
    cropping.next_look()
    assert shot(cropping) == frame


def test_a_look_has_no_handles_and_follows_the_crop(cropping, hand) -> None:
    start = hand.at(Handle.RIGHT)
    cropping.next_look()
    QTest.mouseMove(cropping, start)
    assert cropping._handle_at(cropping._mouse) is None
    cropping.set_box(Box(2000, 2000, 1000, 1000), FrameStyle.DRAFT)
    assert cropping._viewport.to_view(Point(2000, 2000)) == pytest.approx((500, 350))
    cropping.set_mode(CanvasMode.LOUPE)
    assert cropping._look is Look.FRAME


def test_without_a_crop_after_is_the_whole_photo(cropping) -> None:
    cropping.set_box(None, FrameStyle.DRAFT)
    cropping.next_look()
    assert grey(shot(cropping), 500, 350) == 200


@pytest.mark.parametrize(("share", "outside", "around"), [(0.8, 40, 6), (1.0, 0, 0)])
def test_lights_out_leaves_the_light_to_the_crop(cropping, share, outside, around) -> None:
    lit = shot(cropping)
    cropping.set_darkness(share)
    image = shot(cropping)
    beside = cropping._viewport.to_view(Point(700, 2000))
    assert grey(image, 500, 360) == grey(lit, 500, 360)
    assert grey(image, beside.x, beside.y) == pytest.approx(outside, abs=2)
    assert grey(image, 3, 3) == pytest.approx(around, abs=2)
    cropping.set_darkness(0.0)
    assert shot(cropping) == lit


def test_space_held_moves_the_photo_and_no_frame(cropping, hand, qtbot) -> None:
    box, before = cropping.box, cropping._viewport
    with qtbot.assertNotEmitted(cropping.gesture_finished):
        QTest.keyPress(cropping, Qt.Key.Key_Space)
        hand.press(QPoint(500, 350))
        hand.move(QPoint(540, 380))
        assert cropping.cursor().shape() is Qt.CursorShape.ClosedHandCursor
        hand.release(QPoint(540, 380))
        QTest.keyRelease(cropping, Qt.Key.Key_Space)
    assert cropping.box == box
    assert cropping._viewport == before.panned(Point(40, 30))


def test_space_tapped_zooms_and_zooms_back(cropping, qtbot) -> None:
    fitted = cropping._viewport.scale
    for scale in (1 / cropping.devicePixelRatioF(), fitted):
        with qtbot.waitSignal(cropping.viewport_changed):
            QTest.keyClick(cropping, Qt.Key.Key_Space)
        assert cropping._viewport.scale == pytest.approx(scale)
        assert cropping.cursor().shape() is not Qt.CursorShape.ClosedHandCursor


def test_a_key_that_repeats_without_saying_so_is_held(cropping, hand, qtbot) -> None:
    before = cropping._viewport
    for _repeat in range(3):
        QTest.keyPress(cropping, Qt.Key.Key_Space)
        QTest.keyRelease(cropping, Qt.Key.Key_Space)
    hand.press(QPoint(500, 350))
    hand.move(QPoint(510, 350))
    QTest.keyPress(cropping, Qt.Key.Key_Space)
    hand.release(QPoint(510, 350))
    QTest.keyRelease(cropping, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not cropping._holds_space)
    assert cropping._viewport == before.panned(Point(10, 0))


def test_space_belongs_to_whom_the_user_gave_it(cropping) -> None:
    fitted = cropping._viewport.scale
    cropping.set_hand(False)
    QTest.keyClick(cropping, Qt.Key.Key_Space)
    assert cropping._viewport.scale == fitted


def test_the_middle_button_moves_the_photo_under_the_frame(cropping, qtbot) -> None:
    before = cropping._viewport
    with qtbot.assertNotEmitted(cropping.gesture_finished):
        QTest.mousePress(cropping, Qt.MouseButton.MiddleButton, pos=QPoint(500, 350))
        QTest.mouseMove(cropping, QPoint(470, 340))
        QTest.mouseRelease(cropping, Qt.MouseButton.MiddleButton, pos=QPoint(470, 340))
    assert cropping._viewport == before.panned(Point(-30, -10))


def test_the_pictures_are_painted_alike_at_twice_the_density(cropping) -> None:
    cropping.set_box(Box(3000, 2000, 2000, 1500, 5.0), FrameStyle.DRAFT)
    cropping.next_look()
    once, twice = shot(cropping), QImage(cropping.size() * 2, QImage.Format.Format_RGB32)
    twice.setDevicePixelRatio(2)
    cropping.render(twice)
    twice.setDevicePixelRatio(1)
    reduced = twice.scaled(once.size(), mode=Qt.TransformationMode.SmoothTransformation)
    far = sum(
        abs(grey(once, x, y) - grey(reduced, x, y)) > 40 for x in range(0, 1000, 5) for y in range(60, 700, 5)
    )
    assert far < 40
