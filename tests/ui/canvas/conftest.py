"""A canvas of 1000 x 700 with a 6000 x 4000 photo, a mouse that works in view pixels, and pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cropperhead_desktop.geometry.crop import corners
from cropperhead_desktop.geometry.handles import Handle
from cropperhead_desktop.ui.canvas import CanvasMode, CropCanvas, FrameStyle
from cropperhead_desktop.ui.canvas.paint import paint
from cropperhead_desktop.ui.canvas.paint.photo import Backdrop
from cropperhead_desktop.ui.canvas.state import CanvasState
from tests.helpers.canvas import BOX, PHOTO, place

LEFT = Qt.MouseButton.LeftButton
PLAIN = Qt.KeyboardModifier.NoModifier


def grey_photo(level: int = 200, width: int = 750, height: int = 500) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(level, level, level))
    return image


class Hand:
    """Presses, moves and lets go a button over a canvas."""

    def __init__(self, canvas: CropCanvas) -> None:
        self.canvas = canvas

    def at(self, handle: Handle) -> QPoint:
        """Where a handle lies on the screen; OUTSIDE is right of the frame."""
        point = place(self.canvas.state, handle)
        return QPoint(round(point.x), round(point.y))

    def press(self, at: QPoint, button: Qt.MouseButton = LEFT, keys: Qt.KeyboardModifier = PLAIN) -> None:
        self.move(at)
        QTest.mousePress(self.canvas, button, keys, at)

    def press_again(self, at: QPoint) -> None:
        """The second press of what Qt takes for a double click."""
        self._send(QEvent.Type.MouseButtonDblClick, at, LEFT, LEFT, PLAIN)

    def move(
        self,
        to: QPoint,
        held: Qt.MouseButton = Qt.MouseButton.NoButton,
        keys: Qt.KeyboardModifier = PLAIN,
    ) -> None:
        self._send(QEvent.Type.MouseMove, to, Qt.MouseButton.NoButton, held, keys)

    def release(self, at: QPoint, button: Qt.MouseButton = LEFT) -> None:
        QTest.mouseRelease(self.canvas, button, pos=at)

    def take(self, handle: Handle, dx: int, dy: int) -> QPoint:
        """Press a part of the frame and drag it; answers where the mouse is then."""
        start = self.at(handle)
        self.press(start)
        for share in (0.25, 0.5, 0.75, 1.0):
            self.move(start + QPoint(round(dx * share), round(dy * share)), LEFT)
        return start + QPoint(dx, dy)

    def drag(self, handle: Handle, dx: int, dy: int) -> None:
        self.release(self.take(handle, dx, dy))

    def _send(self, kind, at, button, held, keys) -> None:
        position = QPointF(at)
        event = QMouseEvent(kind, position, self.canvas.mapToGlobal(position), button, held, keys)
        QApplication.sendEvent(self.canvas, event)


class Picture:
    """What was painted, in device pixels of the density `ratio`."""

    def __init__(self, image: QImage, state: CanvasState, ratio: float) -> None:
        self.image, self._state, self.ratio = image, state, ratio

    def grey(self, x: float, y: float) -> int:
        return QColor(self.image.pixel(round(x), round(y))).red()

    def row(self, y: int, left: int, right: int) -> list[int]:
        return [self.grey(x, y) for x in range(left, right)]

    @property
    def frame(self) -> QRect:
        """Where the crop lies."""
        first, _, last, _ = (self._state.viewport.to_view(corner) for corner in corners(self._state.box))
        left, top, right, bottom = (round(value * self.ratio) for value in (first.x, first.y, last.x, last.y))
        return QRect(left, top, right - left, bottom - top)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Picture) and self.image == other.image

    __hash__ = None


Draw = Callable[..., Picture]


@pytest.fixture
def drawn(qapp) -> Draw:
    """Paints a state over a grey photo."""

    def draw(state: CanvasState, ratio: float = 1.0, level: int = 200) -> Picture:
        backdrop = Backdrop()
        backdrop.set_image(grey_photo(level))
        width, height = state.view
        image = QImage(round(width * ratio), round(height * ratio), QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(ratio)
        painter = QPainter(image)
        paint(painter, state, backdrop)
        painter.end()
        return Picture(image, state, ratio)

    return draw


@pytest.fixture
def canvas(qtbot: QtBot) -> Iterator[CropCanvas]:
    window = QWidget()
    window.resize(1000, 700)
    qtbot.addWidget(window)
    made = CropCanvas(window)
    made.setGeometry(0, 0, 1000, 700)
    window.show()
    qtbot.waitExposed(window)
    made.set_photo(grey_photo(), *PHOTO)
    made.set_box(BOX, FrameStyle.PROPOSED)
    yield made


@pytest.fixture
def cropping(canvas: CropCanvas) -> CropCanvas:
    canvas.set_mode(CanvasMode.CROP)
    return canvas


@pytest.fixture
def hand(canvas: CropCanvas) -> Hand:
    return Hand(canvas)
