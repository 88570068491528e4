"""The crop frame: a white line with a dark halo, brackets, guides, and the dimmed outside.

An upright frame is drawn in whole device pixels, so its hairlines are crisp at every screen scale.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from cropperhead_desktop.geometry.crop import Box, corners, whole_box
from cropperhead_desktop.geometry.handles import Handle
from cropperhead_desktop.geometry.viewport import Viewport
from cropperhead_desktop.ui.canvas.paint.guides import paint_guides
from cropperhead_desktop.ui.canvas.paint.photo import device_rect
from cropperhead_desktop.ui.canvas.state import BeforeAfter, CanvasMode, CanvasState, FrameStyle

_LINE = QColor(255, 255, 255)
_HALO = (QColor(0, 0, 0, 120), QColor(0, 0, 0, 50))
_DASHES = {FrameStyle.PROPOSED: (7, 5), FrameStyle.DRAFT: (16, 4)}
_BRACKET, _BRACKET_HOVER = 20, 26
_SMALL_SIDE = 72


def paint_frame(painter: QPainter, state: CanvasState) -> None:
    """Dim the outside of the crop and draw its frame (a painter in logical coordinates)."""
    box, viewport = state.box, state.viewport
    if box is None or state.before_after is not BeforeAfter.FRAME:
        return
    painter.save()
    ratio = painter.deviceTransform().m11()
    unit = max(1, round(ratio))
    painter.scale(1 / ratio, 1 / ratio)
    rect, is_upright = device_rect(viewport, box, ratio), abs(box.angle - viewport.angle) < 1e-9
    inside = QPolygonF(rect.toRectF()) if is_upright else _polygon(viewport, box, ratio)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=not is_upright)
    _dim(painter, state, inside, ratio)
    if is_upright:
        _paint_upright(painter, state, rect, unit)
    else:
        _paint_turned(painter, state, inside, unit)
    painter.restore()


def _polygon(viewport: Viewport, box: Box, ratio: float) -> QPolygonF:
    views = (viewport.to_view(corner) for corner in corners(box))
    return QPolygonF([QPointF(view.x * ratio, view.y * ratio) for view in views])


def _dim(painter: QPainter, state: CanvasState, inside: QPolygonF, ratio: float) -> None:
    """Darken the photo (as `photo` places it) around `inside`, all in device pixels."""
    if state.viewport.angle:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        photo = _polygon(state.viewport, whole_box(*state.photo), ratio)
    else:
        photo = QPolygonF(device_rect(state.viewport, whole_box(*state.photo), ratio).toRectF())
    path = QPainterPath()
    path.addPolygon(photo)
    path.closeSubpath()
    path.addPolygon(inside)
    path.closeSubpath()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(0, 0, 0, round(255 * max(state.dim, state.darkness))))
    painter.drawPath(path)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _paint_turned(painter: QPainter, state: CanvasState, polygon: QPolygonF, unit: int) -> None:
    for width, colour in ((5, _HALO[1]), (3, _HALO[0])):
        painter.setPen(QPen(colour, width * unit, j=Qt.PenJoinStyle.MiterJoin))
        painter.drawPolygon(polygon)
    pen = QPen(_LINE, 1.25 * unit, j=Qt.PenJoinStyle.MiterJoin)
    if state.style in _DASHES:
        pen.setDashPattern([float(length) for length in _DASHES[state.style]])
    painter.setPen(pen)
    painter.drawPolygon(polygon)


def _paint_upright(painter: QPainter, state: CanvasState, rect: QRect, unit: int) -> None:
    """`rect` is the crop, `unit` one logical pixel, both in device pixels; the line lies around `rect`."""
    if state.mode is CanvasMode.CROP:
        paint_guides(painter, state, rect, unit)
    for distance, colour in ((2, _HALO[1]), (1, _HALO[0])):
        _fill(painter, _ring(rect, unit * distance, unit), colour)
    _fill(painter, _ring(rect, -unit, unit), _HALO[1])
    bars = _ring(rect, 0, unit)
    if state.style in _DASHES:
        bars = [dash for bar in bars for dash in _dashed(bar, *_DASHES[state.style], unit)]
    _fill(painter, bars, _LINE)
    if state.mode is CanvasMode.CROP:
        _handles(painter, state, rect, unit)


def _ring(rect: QRect, gap: int, thickness: int) -> list[QRect]:
    """Four bars around `rect`, `gap` pixels away from it (negative: inside)."""
    inner = rect.adjusted(-gap, -gap, gap, gap)
    outer = inner.adjusted(-thickness, -thickness, thickness, thickness)
    return [
        QRect(outer.x(), outer.y(), outer.width(), thickness),
        QRect(outer.x(), inner.y() + inner.height(), outer.width(), thickness),
        QRect(outer.x(), inner.y(), thickness, inner.height()),
        QRect(inner.x() + inner.width(), inner.y(), thickness, inner.height()),
    ]


def _dashed(bar: QRect, dash: int, gap: int, unit: int) -> Iterable[QRect]:
    """Dashes along a bar, placed evenly so that both ends carry one."""
    across = bar.width() >= bar.height()
    length = bar.width() if across else bar.height()
    count = max(1, round((length / unit + gap) / (dash + gap)))
    pitch = (length + gap * unit) / count
    for number in range(count):
        first = round(number * pitch)
        extent = round(number * pitch + pitch - gap * unit) - first
        if across:
            yield QRect(bar.x() + first, bar.y(), extent, bar.height())
        else:
            yield QRect(bar.x(), bar.y() + first, bar.width(), extent)


def _handles(painter: QPainter, state: CanvasState, rect: QRect, unit: int) -> None:
    """Brackets at the corners and bars at the sides; the one under the hand grows."""
    bars: list[QRect] = []
    for handle in Handle:
        if handle.resizes:
            bars += _handle(handle, rect, unit, grown=handle is state.hover)
    _fill(painter, [bar.adjusted(-unit, -unit, unit, unit) for bar in bars], _HALO[0])
    _fill(painter, bars, _LINE)


def _handle(handle: Handle, rect: QRect, unit: int, grown: bool) -> list[QRect]:
    direction_x, direction_y = handle.value
    thick = unit * (4 if grown else 2)
    room = min(rect.width(), rect.height()) // 3
    length = max(min(unit * (_BRACKET_HOVER if grown else _BRACKET), room), 2 * unit)
    left = _place(direction_x, rect.x(), rect.width(), length, thick)
    top = _place(direction_y, rect.y(), rect.height(), length, thick)
    if direction_x and direction_y:
        edge_x = rect.x() - thick if direction_x < 0 else rect.x() + rect.width()
        edge_y = rect.y() - thick if direction_y < 0 else rect.y() + rect.height()
        return [
            QRect(left, edge_y, length + thick, thick),
            QRect(edge_x, top, thick, length + thick),
        ]
    if (rect.width() if direction_y else rect.height()) < _SMALL_SIDE * unit:
        return []
    if direction_y:
        edge = rect.y() - thick if direction_y < 0 else rect.y() + rect.height()
        return [QRect(left, edge, length, thick)]
    edge = rect.x() - thick if direction_x < 0 else rect.x() + rect.width()
    return [QRect(edge, top, thick, length)]


def _place(direction: int, start: int, extent: int, length: int, thick: int) -> int:
    """Where a handle's bar begins along an axis: at the near corner, the middle, or the far corner."""
    if direction < 0:
        return start - thick
    if direction > 0:
        return start + extent - length
    return start + (extent - length) // 2


def _fill(painter: QPainter, bars: Iterable[QRect], colour: QColor) -> None:
    for bar in bars:
        painter.fillRect(bar, colour)
