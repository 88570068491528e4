"""Marks painted on photos."""

from __future__ import annotations

from PySide6.QtGui import QColor, QImage

from cropperhead_desktop.domain.marks import Marks
from cropperhead_desktop.ui.browser.mark_badge import paint_marks
from cropperhead_desktop.ui.kit import theme
from cropperhead_desktop.ui.kit.palettes import DARK, LIGHT


def test_badges_on_photos_are_the_same_in_both_looks(qapp):
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QPainter

    drawn = []
    for colours in (DARK, LIGHT):
        theme.apply_theme(qapp, colours)
        image = QImage(120, 24, QImage.Format.Format_RGB32)
        image.fill(QColor("#808080"))
        painter = QPainter(image)
        paint_marks(painter, QPointF(2, 22), 110, Marks(rating=3, pick=1))
        painter.end()
        drawn.append(image)
    assert drawn[0] == drawn[1]
    assert any(QColor(drawn[0].pixel(x, y)).red() > 200 for x in range(16) for y in range(24))
