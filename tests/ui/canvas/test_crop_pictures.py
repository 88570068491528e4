"""Pictures to compare."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage

from cropperhead_desktop.geometry.crop import Box
from cropperhead_desktop.ui.canvas.crop_pictures import CropPictures, cut_out


def test_parts_of_a_photo_come_out_equally_high_and_upright(qapp):
    image = QImage(600, 400, QImage.Format.Format_RGB32)
    image.fill(QColor("#000000"))
    for x in range(300, 600):
        for y in range(400):
            image.setPixelColor(x, y, QColor("#ffffff"))
    boxes = [Box(900, 400, 400, 400), Box(300, 400, 400, 800), Box(600, 400, 200, 300, 5)]
    parts = cut_out(image, (1200, 800), boxes)
    assert {part.height() for part in parts} == {150}
    assert [part.width() for part in parts[:2]] == [150, 75]
    assert parts[0].pixelColor(75, 75).lightness() == 255
    assert parts[1].pixelColor(40, 75).lightness() == 0
    assert parts[2].pixelColor(5, 75).lightness() == 0 and parts[2].pixelColor(95, 75).lightness() == 255


def test_pictures_fill_their_room_whatever_their_shapes(qtbot):
    view = CropPictures()
    qtbot.addWidget(view)
    view.resize(900, 500)
    pictures = [QImage(width, 300, QImage.Format.Format_RGB32) for width in (450, 200, 600)]
    view.show_pictures(pictures)
    places = view.places
    assert all(view.rect().contains(place) for place in places)
    assert all(a.right() < b.left() for a, b in zip(places, places[1:], strict=False))
    assert places[-1].right() - places[0].left() > 800
    shapes = [place.width() / place.height() for place in places]
    assert shapes == pytest.approx([1.5, 2 / 3, 2.0], rel=0.02)


@pytest.mark.parametrize(("shape", "rows"), [((450, 300), 2), ((200, 400), 1)])
def test_four_pictures_take_the_rows_in_which_they_are_largest(qtbot, shape, rows):
    view = CropPictures()
    qtbot.addWidget(view)
    view.resize(900, 600)
    view.show_pictures([QImage(*shape, QImage.Format.Format_RGB32)] * 4)
    assert len({place.top() for place in view.places}) == rows
    assert all(view.rect().contains(place) for place in view.places)
    assert not any(a.intersects(b) for a, b in zip(view.places, view.places[1:], strict=False))
