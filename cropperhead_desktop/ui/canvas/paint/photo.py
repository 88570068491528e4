"""The photo under the frame, drawn once per view and kept: dragging a handle only blits it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QTransform

from cropperhead_desktop.geometry.crop import Box, corners, whole_box
from cropperhead_desktop.geometry.viewport import Viewport
from cropperhead_desktop.ui.canvas.state import CanvasState
from cropperhead_desktop.ui.kit.photo_paint import ReducedImage
from cropperhead_desktop.ui.kit.pixmaps import to_pixmap

_PLACEHOLDER = "#262626"


class Backdrop:
    """The image, and the finished layer for the present view."""

    def __init__(self) -> None:
        self._image = ReducedImage()
        self._layer = to_pixmap(QImage())
        self._key: tuple[object, ...] = ()

    def set_image(self, image: QImage | None) -> None:
        """The pixels to show from now on (None: a placeholder of the photo's size)."""
        self._image = ReducedImage(image)
        self._key = ()

    def paint(self, painter: QPainter, state: CanvasState) -> None:
        """Draw the photo and what surrounds it."""
        ratio = painter.deviceTransform().m11()
        key = (state.viewport, state.photo, state.view, state.surround, ratio)
        if key != self._key:
            self._layer = to_pixmap(self._drawn(state, ratio))
            self._key = key
        painter.drawPixmap(0, 0, self._layer)

    def _drawn(self, state: CanvasState, ratio: float) -> QImage:
        layer = QImage(QSize(*state.view) * ratio, QImage.Format.Format_RGB32)
        layer.fill(QColor(state.surround))
        painter = QPainter(layer)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if state.viewport.angle:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setTransform(_device_transform(state.viewport, ratio))
            width, height = state.photo
            self._draw_photo(painter, QRectF(0, 0, width, height), state.viewport.scale * ratio * width)
        else:
            target = device_rect(state.viewport, whole_box(*state.photo), ratio)
            self._draw_photo(painter, target.toRectF(), target.width())
        painter.end()
        layer.setDevicePixelRatio(ratio)
        return layer

    def _draw_photo(self, painter: QPainter, target: QRectF, device_width: float) -> None:
        if self._image.whole.isNull():
            painter.fillRect(target, QColor(_PLACEHOLDER))
        else:
            painter.drawImage(target, self._image.at(max(1, round(device_width))))


def _device_transform(viewport: Viewport, ratio: float) -> QTransform:
    """Displayed photo pixels to device pixels."""
    anchor_view, anchor_image = viewport.anchor_view, viewport.anchor_image
    transform = QTransform()
    transform.translate(anchor_view.x * ratio, anchor_view.y * ratio)
    transform.rotate(-viewport.angle)
    transform.scale(viewport.scale * ratio, viewport.scale * ratio)
    transform.translate(-anchor_image.x, -anchor_image.y)
    return transform


def device_rect(viewport: Viewport, box: Box, ratio: float) -> QRect:
    """An upright box in whole device pixels, so that it is copied and not blurred, its lines crisp."""
    first, _, last, _ = (viewport.to_view(corner) for corner in corners(box))
    left, top = round(first.x * ratio), round(first.y * ratio)
    return QRect(left, top, round(last.x * ratio) - left, round(last.y * ratio) - top)
