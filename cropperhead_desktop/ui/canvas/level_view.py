"""The level tool: a line drawn along the horizon, or along something upright, turns the crop to it."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from cropperhead_desktop.geometry.crop import MAX_ANGLE, Point
from cropperhead_desktop.geometry.level import tilt
from cropperhead_desktop.geometry.viewport import Viewport
from cropperhead_desktop.review.numbers import angle_text
from cropperhead_desktop.ui.canvas.frame_view import FrameView
from cropperhead_desktop.ui.canvas.labels import paint_hint
from cropperhead_desktop.ui.canvas.view import as_point

_SHORTEST = 16.0
"""A line of fewer view pixels says nothing about an angle."""


@dataclass(frozen=True, slots=True)
class LevelLine:
    """The line so far, in displayed photo pixels, so that it stays where it was drawn."""

    first: Point
    last: Point

    def is_long_enough(self, viewport: Viewport) -> bool:
        """Whether an angle can be read off it at this zoom."""
        return math.dist(self.first, self.last) * viewport.scale >= _SHORTEST

    @property
    def angle(self) -> float:
        """The crop's angle that makes the line level or upright, in degrees."""
        return max(-MAX_ANGLE, min(MAX_ANGLE, tilt(self.first, self.last)))


class LevelView(FrameView):
    """A crop frame that can be levelled; `_level` is the line under the hand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._level: LevelLine | None = None

    @property
    def _is_busy(self) -> bool:
        """True while the hand drags the crop or draws a line."""
        return super()._is_busy or self._level is not None

    def _start_level(self, at: QPointF) -> None:
        here = self._viewport.to_image(as_point(at))
        self._level = LevelLine(here, here)
        self.update()

    def _draw_level(self, at: QPointF) -> None:
        if self._level is not None:
            self._level = replace(self._level, last=self._viewport.to_image(as_point(at)))
            self.update()

    def _finish_level(self) -> None:
        """Turn the crop; one finished change. A line too short to mean an angle changes nothing."""
        level, self._level = self._level, None
        self.update()
        if level is not None and self._box is not None and level.is_long_enough(self._viewport):
            self.nudge_angle(level.angle - self._box.angle)

    def _drop_level(self) -> bool:
        """Forget the line; False when there was none."""
        level, self._level = self._level, None
        self.update()
        return level is not None

    def _paint_over(self, painter: QPainter) -> None:
        super()._paint_over(painter)
        if self._level is not None:
            _paint_level(painter, self._level, self._viewport, self.size())


def _paint_level(painter: QPainter, level: LevelLine, viewport: Viewport, view: QSize) -> None:
    """The line with its two ends, and the angle that the crop will have."""
    first, last = (QPointF(*viewport.to_view(point)) for point in (level.first, level.last))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for width, colour in ((4.0, QColor(0, 0, 0, 120)), (1.5, QColor(255, 255, 255))):
        painter.setPen(QPen(colour, width))
        painter.drawLine(first, last)
        for end in (first, last):
            painter.drawEllipse(end, 4, 4)
    painter.restore()
    if level.is_long_enough(viewport):
        paint_hint(painter, angle_text(level.angle, signed=True), as_point(last), view)
