"""Drawings as icons and pointers."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon

from cropperhead_desktop.ui.kit.pixmaps import outlined_cursor, svg_icon

DISC = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">'
    '<circle cx="12" cy="12" r="8" fill="currentColor" stroke="currentColor" stroke-width="2"/></svg>'
)


@pytest.mark.parametrize("size", [16, 24, 48])
def test_an_icon_has_the_colour_of_its_mode_in_every_usual_size(qapp, size: int) -> None:
    icon = svg_icon(DISC, {QIcon.Mode.Normal: "#ff0000", QIcon.Mode.Disabled: "#00ff00"})
    for mode, colour in ((QIcon.Mode.Normal, "#ff0000"), (QIcon.Mode.Disabled, "#00ff00")):
        image = icon.pixmap(QSize(size, size), mode).toImage()
        assert (image.width(), image.pixelColor(size // 2, size // 2)) == (size, QColor(colour))
        assert image.pixelColor(0, 0).alpha() == 0


def test_an_icon_for_one_size_is_drawn_for_that_and_its_densities(qapp) -> None:
    icon = svg_icon(DISC, {QIcon.Mode.Normal: "#ff0000"}, 16)
    assert [size.width() for size in icon.availableSizes()] == [16, 20, 24, 32]


@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_a_pointer_is_white_in_a_dark_rim_with_its_hot_spot_in_the_middle(qapp, ratio: float) -> None:
    cursor = outlined_cursor(DISC, 32, ratio)
    image = cursor.pixmap().toImage()
    assert (image.width(), image.devicePixelRatio(), cursor.hotSpot().toTuple()) == (
        32 * ratio,
        ratio,
        (16, 16),
    )
    row = [image.pixelColor(x, image.height() // 2) for x in range(image.width() // 2 + 1)]
    assert row[-1] == QColor("#ffffff")
    assert any(colour.alpha() == 255 and colour.red() < 0x40 for colour in row)
