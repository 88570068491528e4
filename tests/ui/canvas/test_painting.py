"""What the pixels say: dimmed outside, crisp lines, solid and dashed, both screen densities."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QTransform

from cropperhead_desktop.geometry.crop import Box, Point, corners
from cropperhead_desktop.geometry.guides import Guide, turns
from cropperhead_desktop.geometry.handles import Handle
from cropperhead_desktop.ui.canvas import CanvasMode, CropCanvas, FrameStyle
from cropperhead_desktop.ui.canvas.backdrop import Backdrop

WHITE = 255


def drawn(canvas: CropCanvas, ratio: float = 1.0) -> QImage:
    """The canvas painted on an image of another density."""
    image = QImage(canvas.size() * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    canvas.render(image)
    return image


def row(image: QImage, y: int, left: int, right: int) -> list[int]:
    return [QColor(image.pixel(x, y)).red() for x in range(left, right)]


def grey(image: QImage, x: int, y: int) -> int:
    return QColor(image.pixel(x, y)).red()


def frame_on_screen(canvas: CropCanvas, ratio: float = 1.0) -> tuple[int, int, int, int]:
    first, _, last, _ = (canvas._viewport.to_view(corner) for corner in corners(canvas.box))
    return tuple(round(value * ratio) for value in (first.x, first.y, last.x, last.y))


@pytest.mark.parametrize("ratio", [1.0, 2.0])
@pytest.mark.parametrize("mode", list(CanvasMode))
def test_outside_is_dimmed_by_what_was_asked(canvas, mode, ratio) -> None:
    canvas.set_mode(mode)
    image = drawn(canvas, ratio)
    left, top, _right, bottom = frame_on_screen(canvas, ratio)
    middle = (top + bottom) // 2 + round(47 * ratio)
    assert grey(image, left + round(9 * ratio), middle) == 200
    assert grey(image, left - round(9 * ratio), middle) == pytest.approx(70, abs=2)
    assert grey(image, 2, 2) == 0x1F
    canvas.set_dim(0)
    assert grey(drawn(canvas, ratio), left - round(9 * ratio), middle) == 200


@pytest.mark.parametrize("ratio", [1.0, 2.0])
@pytest.mark.parametrize("level", [4, 250])
def test_the_line_is_one_crisp_pixel_between_dark_ones(canvas, level, ratio) -> None:
    photo = QImage(750, 500, QImage.Format.Format_RGB32)
    photo.fill(QColor(level, level, level))
    canvas.set_image(photo)
    canvas.set_box(Box(3001, 2003, 2997, 1999), FrameStyle.DECIDED)
    image = drawn(canvas, ratio)
    left, top, _right, bottom = frame_on_screen(canvas, ratio)
    unit = round(ratio)
    across = row(image, (top + bottom) // 2, left - 2 * unit, left + unit)
    assert across[unit : 2 * unit] == [WHITE] * unit
    assert max(across[:unit]) < 60
    assert all(value < level - 30 or level < 60 for value in across[2 * unit :])


def white_share(image: QImage, y: int, left: int, right: int) -> float:
    values = row(image, y, left, right)
    return sum(value == WHITE for value in values) / len(values)


def test_styles_differ_by_their_dashes(canvas) -> None:
    shares = {}
    for style in FrameStyle:
        canvas.set_box(canvas.box, style)
        left, top, right, _ = frame_on_screen(canvas)
        shares[style] = white_share(drawn(canvas), top - 1, left, right)
    assert shares[FrameStyle.DECIDED] == 1
    assert 0.5 < shares[FrameStyle.PROPOSED] < 0.7 < shares[FrameStyle.DRAFT] < 0.9


def test_a_turned_frame_is_drawn_over_the_upright_photo(canvas) -> None:
    canvas.set_box(Box(3000, 2000, 2400, 1600, 15), FrameStyle.DECIDED)
    image = drawn(canvas)
    for corner, inward in zip(corners(canvas.box), ((8, 8), (-8, 8), (-8, -8), (8, -8)), strict=True):
        view = canvas._viewport.to_view(corner)
        near = [grey(image, round(view.x) + x, round(view.y) + y) for x in (-1, 0, 1) for y in (-1, 0, 1)]
        assert max(near) > 230
        outside = grey(image, round(view.x) - 2 * inward[0], round(view.y) - 2 * inward[1])
        assert outside == pytest.approx(70, abs=2)


def test_handles_show_in_crop_mode_and_grow_under_the_mouse(cropping, hand) -> None:
    cropping.set_box(cropping.box, FrameStyle.DECIDED)
    left, top, right, _ = frame_on_screen(cropping)
    centre = (left + right) // 2
    hand.move(QPoint(500, 300))
    resting = [grey(drawn(cropping), centre, top - distance) for distance in (1, 2, 3)]
    hand.move(hand.at(Handle.TOP))
    grown = [grey(drawn(cropping), centre, top - distance) for distance in (1, 2, 3)]
    assert resting[:2] == [WHITE, WHITE] and resting[2] < 100
    assert grown == [WHITE] * 3


def test_guides_are_stronger_in_the_hand_and_finer_while_turning(cropping, hand) -> None:
    def changes() -> tuple[int, float]:
        left, top, right, bottom = frame_on_screen(cropping)
        y = top + round((bottom - top) * 0.45)
        values = [value - 200 for value in row(drawn(cropping), y, left + 6, right - 6)]
        return sum(value > 3 for value in values), max(values)

    hand.move(QPoint(500, 300))
    lines, strength = changes()
    hand.press(hand.at(Handle.RIGHT))
    held_lines, held_strength = changes()
    cropping.cancel_gesture()
    hand.release(hand.at(Handle.RIGHT))
    hand.press(hand.at(Handle.OUTSIDE))
    turning_lines, _ = changes()
    cropping.cancel_gesture()
    assert (lines, held_lines) == (2, 2)
    assert held_strength > strength * 2
    assert turning_lines > 10


def test_the_angle_is_shown_beside_the_mouse(cropping, hand) -> None:
    start = hand.at(Handle.OUTSIDE)
    plate = start + QPoint(20, 24)
    before = grey(drawn(cropping), plate.x(), plate.y())
    hand.press(start)
    assert grey(drawn(cropping), plate.x(), plate.y()) < before
    cropping.cancel_gesture()


def test_messages_are_painted_and_a_place_holder_before_the_pixels(canvas) -> None:
    canvas.set_message("This photo cannot be read", "x" * 300, "triangle-alert")
    image = drawn(canvas)
    reds = [
        (x, y)
        for x in range(460, 540)
        for y in range(200, 400)
        if QColor(image.pixel(x, y)).red() > QColor(image.pixel(x, y)).blue() + 60
    ]
    assert reds
    canvas.set_photo(None, 6000, 4000)
    assert grey(drawn(canvas), 500, 350) == 0x26


def test_the_photo_is_drawn_once_while_only_the_frame_changes(canvas) -> None:
    backdrop = Backdrop()
    backdrop.set_image(canvas.grab().toImage())
    target = QImage(QSize(1000, 700), QImage.Format.Format_RGB32)
    painter = QPainter(target)
    backdrop.paint(painter, canvas._viewport, (6000, 4000), target.size())
    first = backdrop._layer.cacheKey()
    backdrop.paint(painter, canvas._viewport, (6000, 4000), target.size())
    assert backdrop._layer.cacheKey() == first
    backdrop.paint(painter, canvas._viewport.panned(Point(1, 0)), (6000, 4000), target.size())
    assert backdrop._layer.cacheKey() != first
    painter.end()


DENSE = """
import sys
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from cropperhead_desktop.geometry.crop import Box
from cropperhead_desktop.ui.kit import theme
from cropperhead_desktop.ui.canvas import CropCanvas, FrameStyle
app = QApplication(sys.argv)
theme.apply_theme(app)
canvas = CropCanvas()
canvas.resize(600, 400)
photo = QImage(600, 400, QImage.Format.Format_RGB32)
photo.fill(QColor(200, 200, 200))
canvas.set_photo(photo, 6000, 4000)
canvas.set_box(Box(3000, 2000, 3000, 2000), FrameStyle.DECIDED)
canvas.show()
canvas.zoom_toggle()
image = canvas.grab().toImage()
middle = [QColor(image.pixel(x, 400)).red() for x in range(image.width())]
print(image.devicePixelRatio(), image.width(), canvas._viewport.scale)
canvas.refit()
image = canvas.grab().toImage()
print(sum(QColor(image.pixel(x, 400)).red() == 255 for x in range(image.width())))
"""


def test_on_a_dense_screen_a_photo_pixel_is_a_screen_pixel_and_lines_are_two() -> None:
    environment = {**os.environ, "QT_SCALE_FACTOR": "2", "QT_QPA_PLATFORM": "offscreen"}
    told = subprocess.run(
        [sys.executable, "-c", DENSE], env=environment, capture_output=True, text=True, check=True, timeout=60
    )
    assert told.stdout.split() == ["2.0", "1200", "0.5", "4"]


@pytest.mark.parametrize("ratio", [1.0, 2.0])
@pytest.mark.parametrize("guide", Guide)
def test_every_guide_is_drawn_inside_the_frame_and_nowhere_else(cropping, guide, ratio) -> None:
    cropping.set_guide(None, 0)
    bare = drawn(cropping, ratio)
    cropping.set_guide(guide, turns(guide) - 1)
    image = drawn(cropping, ratio)
    left, top, right, bottom = frame_on_screen(cropping, ratio)
    inside = QRect(left, top, right - left, bottom - top)
    assert image.copy(inside) != bare.copy(inside)
    for picture in (image, bare):
        painter = QPainter(picture)
        painter.setTransform(QTransform())
        painter.scale(1 / ratio, 1 / ratio)
        painter.fillRect(inside, QColor("black"))
        painter.end()
    assert image == bare


@pytest.mark.parametrize("ratio", [1.0, 2.0])
@pytest.mark.parametrize("mode", list(CanvasMode))
def test_alternatives_are_thin_lines_that_step_back_from_a_hand(canvas, hand, mode, ratio) -> None:
    canvas.set_mode(mode)
    bare = drawn(canvas, ratio)
    canvas.set_ghosts(((2, Box(3200, 2000, 2000, 3000, 6.0)), (3, Box(3000, 2100, 4000, 1500))))
    image = drawn(canvas, ratio)
    edge = canvas._viewport.to_view(Point(3400, 2100 - 750))
    x, y = round(edge.x * ratio), round(edge.y * ratio)
    lines = [grey(image, x, y + near) - grey(bare, x, y + near) for near in range(-3, 4)]
    assert any(lines)
    canvas.set_ghosts(())
    assert drawn(canvas, ratio) == bare
