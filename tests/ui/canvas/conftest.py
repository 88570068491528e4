"""A canvas of 1000 x 700 with a 6000 x 4000 photo, and a hand that drags in view pixels."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cropperhead_desktop.geometry.crop import Box, Point, from_local
from cropperhead_desktop.geometry.handles import Handle
from cropperhead_desktop.ui.canvas import CanvasMode, CropCanvas, FrameStyle

WIDTH, HEIGHT = 6000, 4000


def grey_photo(level: int = 200, width: int = 750, height: int = 500) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(level, level, level))
    return image


class Hand:
    """Presses, moves and lets go the left button over a canvas."""

    def __init__(self, canvas: CropCanvas) -> None:
        self.canvas = canvas

    def at(self, handle: Handle) -> QPoint:
        """Where a handle lies on the screen; OUTSIDE is right of the frame."""
        box = self.canvas.box
        assert box is not None
        x, y = handle.value
        point = self.canvas._viewport.to_view(from_local(box, Point(x * box.width / 2, y * box.height / 2)))
        if handle is Handle.OUTSIDE:
            point = self.canvas._viewport.to_view(from_local(box, Point(box.width / 2, 0)))
            return QPoint(round(point.x) + 40, round(point.y))
        return QPoint(round(point.x), round(point.y))

    def press(self, at: QPoint) -> None:
        QTest.mouseMove(self.canvas, at)
        QTest.mousePress(self.canvas, Qt.MouseButton.LeftButton, pos=at)

    def move(self, to: QPoint) -> None:
        QTest.mouseMove(self.canvas, to)

    def release(self, at: QPoint) -> None:
        QTest.mouseRelease(self.canvas, Qt.MouseButton.LeftButton, pos=at)

    def drag(self, handle: Handle, dx: int, dy: int) -> None:
        start = self.at(handle)
        end = start + QPoint(dx, dy)
        self.press(start)
        for share in (0.25, 0.5, 0.75, 1.0):
            self.move(start + QPoint(round(dx * share), round(dy * share)))
        self.release(end)


@pytest.fixture
def canvas(qtbot: QtBot) -> Iterator[CropCanvas]:
    window = QWidget()
    window.resize(1000, 700)
    qtbot.addWidget(window)
    made = CropCanvas(window)
    made.setGeometry(0, 0, 1000, 700)
    window.show()
    qtbot.waitExposed(window)
    made.set_photo(grey_photo(), WIDTH, HEIGHT)
    made.set_box(Box(3000, 2000, 3000, 2000), FrameStyle.PROPOSED)
    yield made


@pytest.fixture
def cropping(canvas: CropCanvas) -> CropCanvas:
    canvas.set_mode(CanvasMode.CROP)
    return canvas


@pytest.fixture
def hand(canvas: CropCanvas) -> Hand:
    return Hand(canvas)
