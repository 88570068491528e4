"""What a crop leaves of a photo, drawn upright."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from cropperhead_desktop.geometry.crop import Box


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
