"""The photo under everything else, drawn once per view."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace

import pytest
from PySide6.QtGui import QImage, QPainter

from cropperhead_desktop.geometry.crop import Point
from cropperhead_desktop.geometry.handles import Handle
from cropperhead_desktop.ui.canvas.paint.photo import Backdrop
from tests.helpers.canvas import cropping, dragged, looking


class AskedImage(QImage):
    """Counts how often its pixels were needed."""

    asked = 0

    def isNull(self) -> bool:
        self.asked += 1
        return super().isNull()


@pytest.fixture
def photo() -> AskedImage:
    return AskedImage(750, 500, QImage.Format.Format_RGB32)


@pytest.fixture
def paint(qapp, photo):
    """Paints a state; answers how often the pixels were needed for that."""
    backdrop, target = Backdrop(), QImage(1000, 700, QImage.Format.Format_RGB32)
    backdrop.set_image(photo)

    def paint(state) -> int:
        before = photo.asked
        painter = QPainter(target)
        backdrop.paint(painter, state)
        painter.end()
        return photo.asked - before

    return paint


def test_a_resize_only_blits_what_was_drawn(paint) -> None:
    assert paint(cropping()) == 1
    for state in (cropping(dim=0.1), dragged(cropping(), Handle.RIGHT, 30, 0), cropping(guide=None)):
        assert paint(state) == 0


@pytest.mark.parametrize(
    "other",
    [
        replace(looking(), viewport=looking().viewport.panned(Point(1, 0))),
        cropping(),
        looking(surround="#767676"),
        replace(looking(), photo=(3000, 2000)),
        replace(looking(), view=(900, 700)),
    ],
    ids=["panned", "fitted otherwise", "surround", "photo", "view"],
)
def test_another_view_is_drawn_anew(paint, other) -> None:
    assert paint(looking()) == 1
    assert paint(other) == 1
    assert paint(other) == 0


def test_without_pixels_a_place_holder_has_the_photos_size(qapp) -> None:
    target = QImage(1000, 700, QImage.Format.Format_RGB32)
    painter = QPainter(target)
    Backdrop().paint(painter, looking())
    painter.end()
    assert target.pixelColor(500, 350).red() == 0x26
    assert target.pixelColor(3, 3).red() == 0x1F


@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_a_photo_is_copied_to_whole_device_pixels(drawn, ratio) -> None:
    state = looking(None)
    picture = drawn(state, ratio)
    left = round(state.viewport.to_view(Point(0, 0)).x * ratio)
    assert picture.row(round(350 * ratio), left - 1, left + 1) == [0x1F, 200]


DENSE = """
import sys
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from cropperhead_desktop.geometry.crop import Box
from cropperhead_desktop.ui.kit import theme
from cropperhead_desktop.ui.canvas import CropCanvas, FrameStyle
app = QApplication(sys.argv)
theme.apply_theme(app)
canvas = CropCanvas()
canvas.resize(600, 400)
photo = QImage(600, 400, QImage.Format.Format_RGB32)
photo.fill(QColor(200, 200, 200))
canvas.set_photo(photo, 6000, 4000)
canvas.set_box(Box(3000, 2000, 3000, 2000), FrameStyle.DECIDED)
canvas.next_look()
canvas.next_look()
canvas.show()
canvas.zoom_toggle()
image = canvas.grab().toImage()
print(image.devicePixelRatio(), image.width(), canvas.state.viewport.scale)
canvas.zoom_toggle()
image = canvas.grab().toImage()
print(sum(QColor(image.pixel(x, 400)).red() == 255 for x in range(image.width())))
"""


def test_on_a_dense_screen_a_photo_pixel_is_a_screen_pixel_and_lines_are_two() -> None:
    environment = {**os.environ, "QT_SCALE_FACTOR": "2", "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", DENSE], env=environment, capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.split() == ["2.0", "1200", "0.5", "4"]
