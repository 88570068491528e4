"""How a canvas is drawn: the photo, then one layer after the other, each from the state alone."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPainter

from cropperhead_desktop.ui.canvas.paint.frame import paint_frame
from cropperhead_desktop.ui.canvas.paint.labels import paint_drag_hint, paint_look, paint_message
from cropperhead_desktop.ui.canvas.paint.level import paint_level_line
from cropperhead_desktop.ui.canvas.paint.masks import paint_darkness, paint_surround_of_crop
from cropperhead_desktop.ui.canvas.paint.photo import Backdrop
from cropperhead_desktop.ui.canvas.paint.sights import paint_lines, paint_things
from cropperhead_desktop.ui.canvas.state import CanvasState
from cropperhead_desktop.ui.kit import theme

LAYERS = (
    paint_darkness,
    paint_surround_of_crop,
    paint_frame,
    paint_lines,
    paint_things,
    paint_drag_hint,
    paint_level_line,
    paint_look,
)
"""What lies over the photo, lowest first; each draws nothing where it has no part in the state."""


def paint(painter: QPainter, state: CanvasState, backdrop: Backdrop) -> None:
    """All of the canvas, with a painter in logical view pixels."""
    width, height = state.view
    if state.has_photo:
        backdrop.paint(painter, state)
        for layer in LAYERS:
            layer(painter, state)
    else:
        painter.fillRect(0, 0, width, height, QColor(theme.look.canvas))
        if state.notice.text:
            text, detail, icon = state.notice
            paint_message(painter, QSize(width, height), icon, text, detail)
    if state.shows_focus:
        painter.setPen(QColor(theme.look.accent))
        painter.drawRect(0, 0, width - 1, height - 1)
