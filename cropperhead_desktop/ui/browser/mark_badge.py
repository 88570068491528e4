"""Stars, flag and label as a small badge on a thumbnail: it reads on any photo and takes no room from it."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF

from cropperhead_desktop.domain.marks import Marks
from cropperhead_desktop.review.text import counted, tr
from cropperhead_desktop.ui.kit import theme
from cropperhead_desktop.ui.kit.palettes import DARK

_SIDE = 10
_GAP = 2
_PAD = 4
COLOURS = {
    "Red": "#d9534f",
    "Yellow": "#e0c341",
    "Green": "#58a75a",
    "Blue": "#4f83d9",
    "Purple": "#9a63c9",
}
_OWN_LABEL = "#b4b4b4"
"""A label with a name of somebody's own: there is one, but its colour is not known."""


def paint_marks(painter: QPainter, corner: QPointF, room: float, marks: Marks) -> None:
    """Draw the badge with its bottom left in `corner`, at most `room` wide; nothing without marks."""
    flagged = marks.is_picked or marks.is_rejected
    parts = flagged + marks.stars + (marks.label is not None)
    if parts == 0:
        return
    scale = min(1.0, room / _width(parts))
    painter.save()
    painter.translate(corner)
    painter.scale(scale, scale)
    high = _SIDE + 2 * _PAD
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(0, 0, 0, 180))
    painter.drawRoundedRect(QRectF(0, -high, _width(parts), high), theme.HALF, theme.HALF)
    left = float(_PAD)
    if flagged:
        name, colour = ("flag", DARK.text_bright) if marks.is_picked else ("x", DARK.error)
        theme.icon(name, colour).paint(
            painter, QRect(round(left) - 1, -_PAD - _SIDE - 1, _SIDE + 2, _SIDE + 2)
        )
        left += _SIDE + _GAP
    painter.setBrush(QColor("#f2f2f2"))
    for _star in range(marks.stars):
        painter.drawPolygon(_star_at(QPointF(left + _SIDE / 2, -_PAD - _SIDE / 2)))
        left += _SIDE + _GAP
    if marks.label is not None:
        painter.setBrush(QColor(COLOURS.get(marks.colour or "", _OWN_LABEL)))
        painter.drawRoundedRect(QRectF(left, -_PAD - _SIDE, _SIDE, _SIDE), 2, 2)
    painter.restore()


def marks_words(marks: Marks) -> str:
    """The same in words, for tooltips and screen readers; empty without marks."""
    words = []
    if marks.stars:
        words.append(counted(marks.stars, "star"))
    if marks.is_picked or marks.is_rejected:
        words.append(tr("picked") if marks.is_picked else tr("rejected"))
    if marks.label is not None:
        words.append(tr("label {name}").format(name=marks.label))
    return ", ".join(words)


def _width(parts: int) -> float:
    return 2 * _PAD + parts * _SIDE + (parts - 1) * _GAP


def _star_at(centre: QPointF) -> QPolygonF:
    """A five-pointed star as high as a badge's parts."""
    points = []
    for turn in range(10):
        radius = _SIDE / 2 * (1.0 if turn % 2 == 0 else 0.42)
        angle = math.pi * turn / 5
        points.append(QPointF(centre.x() + radius * math.sin(angle), centre.y() - radius * math.cos(angle)))
    return QPolygonF(points)
