"""The one place that makes pixmaps. GUI thread only: workers hand over QImage."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QCursor, QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

_ICON_SIZES = (16, 20, 24, 32, 40, 48, 64, 96)


def to_pixmap(image: QImage) -> QPixmap:
    """A QImage as a pixmap; its device pixel ratio is kept."""
    return QPixmap.fromImage(image)


def svg_icon(svg: str, colours: Mapping[QIcon.Mode, str], side: int | None = None) -> QIcon:
    """A one-coloured vector drawing as an icon, its `currentColor` tinted for each mode.

    It is drawn once for `side` px up to twice the density, without that for each usual size up to 48 px at
    twice the density. (An icon engine written in Python would draw any size, but Qt deletes its clones behind
    Python's back and crashes.)
    """
    icon = QIcon()
    renderer = QSvgRenderer(QByteArray(svg.replace("currentColor", "#000000").encode()))
    for size in _ICON_SIZES:
        if side is None or side <= size <= 2 * side:
            image = _drawn(renderer, size)
            for mode, colour in colours.items():
                icon.addPixmap(to_pixmap(_tinted(image, colour)), mode)
    return icon


def outlined_cursor(svg: str, size: int, ratio: float) -> QCursor:
    """A drawing of `size` logical px as a pointer, white with a dark rim, its hot spot in the middle."""
    image = QImage(round(size * ratio), round(size * ratio), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    inner = QRectF(image.rect()).adjusted(ratio, ratio, -ratio, -ratio)
    for drawing in (svg.replace('stroke-width="2"', 'stroke-width="5"'), svg):
        colour = "#ffffff" if drawing is svg else "#101010"
        QSvgRenderer(QByteArray(drawing.replace("currentColor", colour).encode())).render(painter, inner)
    painter.end()
    image.setDevicePixelRatio(ratio)
    return QCursor(to_pixmap(image), size // 2, size // 2)


def _tinted(image: QImage, colour: str) -> QImage:
    """The image, which only says what is covered, in a colour."""
    painter = QPainter(image)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(image.rect(), QColor(colour))
    painter.end()
    return image


def _drawn(renderer: QSvgRenderer, size: int) -> QImage:
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return image
