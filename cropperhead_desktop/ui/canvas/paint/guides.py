"""Guides inside the frame: crisp hairlines where they run along the pixels, smooth ones elsewhere.

All in device pixels; every line has a dark shadow, so that it reads on snow as well as on night.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from cropperhead_desktop.geometry.crop import Point
from cropperhead_desktop.geometry.guides import Line, grid_lines, guide_lines
from cropperhead_desktop.geometry.handles import Handle
from cropperhead_desktop.ui.canvas.state import CanvasState
from cropperhead_desktop.ui.kit import theme

_REST, _ACTIVE = 0.36, 0.55
_FINE = 1.6
_LEVELLING_CELLS = 15
_NAME, _NAME_SHADOW = QColor(255, 255, 255, 200), QColor(0, 0, 0, 160)


def paint_guides(painter: QPainter, state: CanvasState, rect: QRect, unit: int) -> None:
    """The chosen guide, or while turning a fine grid to level by; `rect` is the crop on the screen."""
    strength = _REST if state.dragged is None else _ACTIVE
    if state.dragged is Handle.OUTSIDE:
        strength /= _FINE
        lines = grid_lines(rect.width(), rect.height(), _LEVELLING_CELLS)
    elif state.guide is None:
        return
    else:
        lines = guide_lines(state.guide, rect.width(), rect.height(), state.guide_turn)
    white, shadow = QColor(255, 255, 255), QColor(0, 0, 0)
    white.setAlphaF(strength)
    shadow.setAlphaF(strength * 0.75)
    painter.save()
    painter.translate(rect.topLeft())
    painter.setClipRect(QRect(QPoint(0, 0), rect.size()))
    for line in lines:
        _paint_line(painter, line, unit, white, shadow)
        if line.name:
            _paint_name(painter, line, unit)
    painter.restore()


def _paint_line(painter: QPainter, line: Line, unit: int, white: QColor, shadow: QColor) -> None:
    steps = list(zip(line.points, line.points[1:], strict=False))
    if all(first.x == last.x or first.y == last.y for first, last in steps):
        for first, last in steps:
            bar = _bar(first, last, unit)
            side = QPoint(unit, 0) if first.x == last.x else QPoint(0, unit)
            painter.fillRect(bar.translated(side), shadow)
            painter.fillRect(bar, white)
        return
    polygon = QPolygonF([QPointF(x, y) for x, y in line.points])
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for shift, colour in ((unit, shadow), (0, white)):
        painter.setPen(QPen(colour, 1.25 * unit))
        painter.drawPolyline(polygon.translated(shift, shift))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


def _bar(first: Point, last: Point, unit: int) -> QRect:
    """A level or upright line as a bar one logical pixel thick."""
    left, top = round(min(first.x, last.x)), round(min(first.y, last.y))
    right, bottom = round(max(first.x, last.x)), round(max(first.y, last.y))
    return QRect(left, top, max(unit, right - left), max(unit, bottom - top))


def _paint_name(painter: QPainter, line: Line, unit: int) -> None:
    """The name of a safe area, small, in its lower right corner."""
    painter.setFont(theme.tabular(theme.SMALL * unit))
    corner = QPoint(round(line.points[2].x), round(line.points[2].y))
    width = painter.fontMetrics().horizontalAdvance(line.name)
    place = corner - QPoint(width + 5 * unit, 5 * unit)
    for shift, colour in ((unit, _NAME_SHADOW), (0, _NAME)):
        painter.setPen(colour)
        painter.drawText(place + QPoint(shift, shift), line.name)
