"""Words on the canvas: the value beside the mouse, and what to say when there is no photo to show."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QStaticText, QTextOption

from cropperhead_desktop.geometry.crop import Point
from cropperhead_desktop.ui.kit import theme
from cropperhead_desktop.ui.kit.palettes import DARK

_ICON = 40
_COLUMN = 440


def paint_hint(painter: QPainter, text: str, at: Point, view: QSize) -> None:
    """A small dark plate with `text` below right of a view point, kept inside the view."""
    font = theme.tabular(theme.NORMAL)
    metrics = QFontMetrics(font)
    width, height = metrics.horizontalAdvance(text) + 2 * theme.UNIT, theme.UNIT * 3
    left = min(max(round(at.x) + 16, 0), view.width() - width - theme.HALF)
    top = min(max(round(at.y) + 20, 0), view.height() - height - theme.HALF)
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
    colour = theme.ERROR if icon == "triangle-alert" else theme.TEXT_DISABLED
    theme.icon(icon, colour).paint(painter, QRect((view.width() - _ICON) // 2, top, _ICON, _ICON))
    top += _ICON + 2 * theme.UNIT
    for block, size, tone in (
        (heading, theme.LARGE, theme.TEXT),
        (body, theme.NORMAL, theme.TEXT_SECONDARY),
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
