"""Everything but the photo, or but the crop, made dark or taken away."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPolygonF

from cropperhead_desktop.geometry.crop import Box, corners, whole_box
from cropperhead_desktop.geometry.viewport import Viewport


def darken_around(
    painter: QPainter, viewport: Viewport, photo: tuple[int, int], share: float, view: QSize
) -> None:
    """Black of the strength `share` (0-1) over what surrounds the photo of that displayed size."""
    black = QColor(0, 0, 0, round(255 * share))
    cover_around(painter, viewport, whole_box(*photo), black, view)


def cover_around(painter: QPainter, viewport: Viewport, box: Box, colour: QColor, view: QSize) -> None:
    """A colour over everything in the view but a box of the photo (displayed pixels)."""
    path = QPainterPath()
    path.addRect(QRectF(0, 0, view.width(), view.height()))
    path.addPolygon(QPolygonF([QPointF(*viewport.to_view(corner)) for corner in corners(box)]))
    path.closeSubpath()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPath(path)
    painter.restore()
