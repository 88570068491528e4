"""What is seen in the photo: lines that speak for an angle, and what the crop cuts or comes near."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from cropperhead_desktop.domain.care import Guarded
from cropperhead_desktop.geometry.crop import Point
from cropperhead_desktop.geometry.nearness import Nearness
from cropperhead_desktop.review.text import phrase, tr
from cropperhead_desktop.ui.canvas.paint.labels import paint_hint
from cropperhead_desktop.ui.canvas.state import BeforeAfter, CanvasState
from cropperhead_desktop.ui.kit import theme
from cropperhead_desktop.ui.kit.palettes import DARK

NAMES = {
    Guarded.FACES: phrase("face"),
    Guarded.HEADS: phrase("top of a head"),
    Guarded.HORIZON: phrase("horizon"),
}
"""The things in words."""

_SHADOW = QColor(0, 0, 0, 170)
_LEVEL, _UPRIGHT = QColor(DARK.accent), QColor("#e8e8e8")
_AMBER = QColor(DARK.doubt)


def paint_lines(painter: QPainter, state: CanvasState) -> None:
    """The lines, level ones in the accent and upright ones white, and on a plate who says which angle."""
    if state.before_after is not BeforeAfter.FRAME or not state.line_words:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for line in state.lines:
        first, last = (QPointF(*state.viewport.to_view(point)) for point in (line.start, line.end))
        for width, colour in ((4.0, _SHADOW), (2.0, _UPRIGHT if line.upright else _LEVEL)):
            painter.setPen(QPen(colour, width))
            painter.drawLine(first, last)
    painter.restore()
    bottom = Point(float(-theme.UNIT), float(state.view[1] - 7 * theme.UNIT))
    paint_hint(painter, state, " · ".join(state.line_words), bottom)


def paint_things(painter: QPainter, state: CanvasState) -> None:
    """Amber and by name: solid what an edge cuts, dashed what it only comes near."""
    for thing, near in state.endangered:
        points = [QPointF(*state.viewport.to_view(point)) for point in thing.points]
        is_cut = near is Nearness.CUT
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for width, colour in ((3.5, _SHADOW), (1.5, _AMBER)):
            painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine if is_cut else Qt.PenStyle.DashLine))
            painter.drawPolygon(QPolygonF(points))
        painter.restore()
        name = tr(NAMES[thing.kind])
        words = tr("{name}: cut").format(name=name) if is_cut else name
        at = points[0]
        paint_hint(painter, state, words, Point(at.x() - 2 * theme.UNIT, at.y() - 6 * theme.UNIT))
