"""Photos as they are drawn: reduced without aliasing, and what a crop leaves of them upright."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from cropperhead_desktop.geometry.crop import Box

_SHARP_ENOUGH = 0.8
"""An image reduced by no more than this is sampled as it is."""
_KEPT = 2


class ReducedImage:
    """An image and the last copies of it that were reduced: drawing a much larger one would alias."""

    def __init__(self, image: QImage | None = None) -> None:
        self.whole = QImage() if image is None else image
        self._copies: dict[int, QImage] = {}

    def at(self, width: int) -> QImage:
        """The image for `width` device pixels: itself, or a copy of that width."""
        if width > self.whole.width() * _SHARP_ENOUGH:
            return self.whole
        if width not in self._copies:
            if len(self._copies) >= _KEPT:
                self._copies.clear()
            smooth = Qt.TransformationMode.SmoothTransformation
            self._copies[width] = self.whole.scaledToWidth(width, smooth)
        return self._copies[width]


def paint_cropped(
    painter: QPainter, target: QRectF, image: QImage, photo: tuple[float, float], box: Box
) -> None:
    """Draw the part of a photo inside `box` into `target`, which has its ratio; safe in any thread.

    `photo` is the displayed size of the photo and `box` is in its pixels; `image` is the whole photo at
    any resolution.
    """
    scale = target.width() / box.width
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setClipRect(target)
    painter.translate(target.center())
    painter.rotate(-box.angle)
    painter.scale(scale, scale)
    painter.translate(-box.cx, -box.cy)
    painter.drawImage(QRectF(0, 0, *photo), image)
    painter.restore()
