"""Words on the canvas: values beside the mouse, and what to say when there is no photo to show."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QStaticText, QTextOption

from cropperhead_desktop.geometry.crop import Point
from cropperhead_desktop.geometry.handles import Handle
from cropperhead_desktop.review.in_hand.numbers import angle_text
from cropperhead_desktop.review.text import tr
from cropperhead_desktop.ui.canvas.state import BeforeAfter, CanvasState
from cropperhead_desktop.ui.kit import theme
from cropperhead_desktop.ui.kit.palettes import DARK

_ICON = 40
_COLUMN = 440
CORNER = Point(-float(theme.UNIT), -float(theme.UNIT + theme.HALF))
"""Where a hint lies in the view's upper left corner."""


def paint_drag_hint(painter: QPainter, state: CanvasState) -> None:
    """Beside the mouse, what a drag changes: the angle, or the size."""
    box, dragged = state.box, state.dragged
    if state.before_after is not BeforeAfter.FRAME or box is None or dragged in (None, Handle.BODY):
        return
    text = f"{box.width:.0f} × {box.height:.0f} px"
    if dragged is Handle.OUTSIDE:
        text = angle_text(box.angle, signed=True)
    paint_hint(painter, state, text, state.pointer.at)


def paint_look(painter: QPainter, state: CanvasState) -> None:
    """Which of before and after is shown, where that was asked for."""
    if state.before_after is not state.rest_look and state.before_after is not BeforeAfter.FRAME:
        paint_hint(painter, state, tr(state.before_after.value), CORNER)


def paint_hint(painter: QPainter, state: CanvasState, text: str, at: Point) -> None:
    """A small dark plate with `text` below right of a view point, kept inside the view."""
    font = theme.tabular(theme.NORMAL)
    metrics = QFontMetrics(font)
    width, height = metrics.horizontalAdvance(text) + 2 * theme.UNIT, theme.UNIT * 3
    left = min(max(round(at.x) + 16, 0), state.view[0] - width - theme.HALF)
    top = min(max(round(at.y) + 20, 0), state.view[1] - height - theme.HALF)
    plate = QRect(left, top, width, height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(20, 20, 20, 220))
    painter.drawRoundedRect(QRectF(plate), 3, 3)
    painter.setFont(font)
    painter.setPen(QColor(DARK.text_bright))
    painter.drawText(plate, int(Qt.AlignmentFlag.AlignCenter), text)
    painter.restore()


def paint_message(painter: QPainter, view: QSize, icon: str, text: str, detail: str) -> None:
    """An icon, what is the matter, and what to do about it, centred as one block."""
    column = min(_COLUMN, view.width() - 4 * theme.UNIT)
    heading = _block(text, theme.font(theme.LARGE), column)
    body = _block(detail, theme.font(theme.NORMAL), column)
    total = _ICON + 2 * theme.UNIT + heading.size().height() + theme.UNIT + body.size().height()
    left, top = (view.width() - column) // 2, (view.height() - round(total)) // 2
    colour = theme.look.error if icon == "triangle-alert" else theme.look.text_disabled
    theme.icon(icon, colour).paint(painter, QRect((view.width() - _ICON) // 2, top, _ICON, _ICON))
    top += _ICON + 2 * theme.UNIT
    for block, size, tone in (
        (heading, theme.LARGE, theme.look.text),
        (body, theme.NORMAL, theme.look.text_secondary),
    ):
        painter.setFont(theme.font(size))
        painter.setPen(QColor(tone))
        painter.drawStaticText(left, top, block)
        top += round(block.size().height()) + theme.UNIT


def _block(text: str, font: QFont, width: int) -> QStaticText:
    """Centred plain text that breaks between words, and inside only those too long for a line."""
    option = QTextOption(Qt.AlignmentFlag.AlignHCenter)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    block = QStaticText(text)
    block.setTextFormat(Qt.TextFormat.PlainText)
    block.setTextOption(option)
    block.setTextWidth(width)
    block.prepare(font=font)
    return block
