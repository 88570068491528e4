"""The line that is drawn to level by, with the angle that it means, and the eyes that are asked for."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from cropperhead_desktop.review.in_hand.numbers import angle_text
from cropperhead_desktop.review.text import tr
from cropperhead_desktop.ui.canvas.paint.labels import CORNER, paint_hint
from cropperhead_desktop.ui.canvas.state import CanvasMode, CanvasState, LevelLine


def paint_level_line(painter: QPainter, state: CanvasState) -> None:
    """The line with its two ends, and the angle that the crop will have; the first eye until the second."""
    line, viewport = state.level_line, state.viewport
    if state.eyes is not None and state.mode is CanvasMode.CROP:
        words = tr("Click the other eye") if state.first_eye else tr("{preset}: click both eyes")
        paint_hint(painter, state, words.format(preset=tr(state.eyes.name)), CORNER)
    if line is None and state.first_eye is not None:
        line = LevelLine(state.first_eye, state.first_eye)
    if line is None:
        return
    first, last = (QPointF(*viewport.to_view(point)) for point in line)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for width, colour in ((4.0, QColor(0, 0, 0, 120)), (1.5, QColor(255, 255, 255))):
        painter.setPen(QPen(colour, width))
        painter.drawLine(first, last)
        for end in (first, last):
            painter.drawEllipse(end, 4, 4)
    painter.restore()
    if line.is_long_enough(viewport):
        paint_hint(painter, state, angle_text(line.angle, signed=True), viewport.to_view(line.last))
