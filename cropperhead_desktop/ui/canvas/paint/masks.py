"""Everything but the photo, or but the crop, made dark or taken away."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPolygonF

from cropperhead_desktop.geometry.crop import Box, corners, whole_box
from cropperhead_desktop.ui.canvas.state import BeforeAfter, CanvasState


def paint_darkness(painter: QPainter, state: CanvasState) -> None:
    """With the lights out, black over what surrounds the photo."""
    if state.darkness:
        black = QColor(0, 0, 0, round(255 * state.darkness))
        _cover_around(painter, state, whole_box(*state.photo), black)


def paint_surround_of_crop(painter: QPainter, state: CanvasState) -> None:
    """AFTER shows the surround over all that the crop takes away."""
    if state.before_after is BeforeAfter.AFTER and state.box is not None:
        colour = QColor(state.surround) if state.darkness < 1 else QColor("black")
        _cover_around(painter, state, state.box, colour)


def _cover_around(painter: QPainter, state: CanvasState, box: Box, colour: QColor) -> None:
    """A colour over everything in the view but a box of the photo (displayed pixels)."""
    path = QPainterPath()
    path.addRect(QRectF(0, 0, *state.view))
    path.addPolygon(QPolygonF([QPointF(*state.viewport.to_view(corner)) for corner in corners(box)]))
    path.closeSubpath()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPath(path)
    painter.restore()
