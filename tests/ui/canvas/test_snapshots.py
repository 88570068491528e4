"""The crop as it is painted, beside pictures that were looked at, at both screen densities.

A small difference is allowed, since curves and slanted lines differ a little between versions of Qt. Where
the looks are changed on purpose: set CROPPERHEAD_SNAPSHOTS=new, run this file, look at every picture.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter

from cropperhead_desktop.geometry.crop import Box
from cropperhead_desktop.geometry.guides import Guide
from cropperhead_desktop.ui.canvas import CanvasMode, CropCanvas, FrameStyle

FOLDER = Path(__file__).parent / "snapshots"
SIZE = QSize(300, 220)
MEAN, MANY, FAR = 0.12, 0.0008, 24
"""Allowed: this mean difference of grey levels, and this share of pixels that differ by more than FAR."""
UPRIGHT = Box(330, 190, 360, 240, 0.0)
TURNED = Box(300, 200, 330, 230, 6.0)


def photo() -> QImage:
    """A slope of light with a bright bar, so that lines cross all tones."""
    image = QImage(600, 400, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    slope = QLinearGradient(0, 0, 600, 400)
    slope.setColorAt(0, QColor("#101418"))
    slope.setColorAt(1, QColor("#f4efe6"))
    painter.fillRect(image.rect(), slope)
    painter.fillRect(0, 180, 600, 30, QColor("#c86432"))
    painter.end()
    return image


def look(
    mode: CanvasMode, box: Box, style: FrameStyle, guide: Guide | None = None, turn: int = 0
) -> CropCanvas:
    canvas = CropCanvas()
    canvas.resize(SIZE)
    canvas.set_mode(mode)
    canvas.set_photo(photo(), 600, 400)
    canvas.set_guide(guide, turn)
    canvas.set_box(box, style)
    return canvas


CROP, LOUPE = CanvasMode.CROP, CanvasMode.LOUPE
SCENES: dict[str, Callable[[], CropCanvas]] = {
    "proposed": lambda: look(CROP, UPRIGHT, FrameStyle.PROPOSED, Guide.THIRDS),
    "decided": lambda: look(LOUPE, UPRIGHT, FrameStyle.DECIDED),
    "draft-turned": lambda: look(CROP, TURNED, FrameStyle.DRAFT, Guide.GRID),
    "turned-over-upright": lambda: look(LOUPE, TURNED, FrameStyle.PROPOSED),
    "spiral": lambda: look(CROP, UPRIGHT, FrameStyle.DRAFT, Guide.GOLDEN_SPIRAL, 3),
    "triangles": lambda: look(CROP, UPRIGHT, FrameStyle.DRAFT, Guide.TRIANGLES, 1),
}


def painted(canvas: CropCanvas, ratio: int) -> QImage:
    image = QImage(canvas.size() * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    canvas.render(image)
    return image


def difference(one: QImage, other: QImage) -> tuple[float, float]:
    """Mean difference of the channels, and the share of bytes that differ by more than FAR."""
    pairs = (image.convertToFormat(QImage.Format.Format_RGB888) for image in (one, other))
    first, second = (
        b"".join(bytes(image.constScanLine(row))[: 3 * image.width()] for row in range(image.height()))
        for image in pairs
    )
    gaps = [abs(a - b) for a, b in zip(first, second, strict=True)]
    return sum(gaps) / len(gaps), sum(gap > FAR for gap in gaps) / len(gaps)


def is_alike(one: QImage, other: QImage) -> bool:
    mean, far = difference(one, other)
    return mean <= MEAN and far <= MANY


@pytest.mark.parametrize("ratio", [1, 2])
@pytest.mark.parametrize("name", SCENES)
def test_the_crop_looks_as_it_was_looked_at(qtbot, name: str, ratio: int) -> None:
    canvas = SCENES[name]()
    qtbot.addWidget(canvas)
    image, file = painted(canvas, ratio), FOLDER / f"{name}@{ratio}x.png"
    if os.environ.get("CROPPERHEAD_SNAPSHOTS") == "new":
        assert image.save(str(file))
    kept = QImage(str(file))
    assert kept.size() == image.size()
    mean, far = difference(image, kept)
    assert (mean <= MEAN, far <= MANY) == (True, True), f"mean {mean:.2f}, far {far:.4f}"


@pytest.mark.parametrize("ratio", [1, 2])
@pytest.mark.parametrize(
    "other",
    [
        lambda: look(CROP, UPRIGHT, FrameStyle.PROPOSED, None),
        lambda: look(CROP, UPRIGHT, FrameStyle.DECIDED, Guide.THIRDS),
        lambda: look(CROP, Box(336, 190, 360, 240, 0.0), FrameStyle.PROPOSED, Guide.THIRDS),
        lambda: look(CROP, Box(330, 190, 360, 240, 0.5), FrameStyle.PROPOSED, Guide.THIRDS),
    ],
    ids=["no guide", "solid", "3 px aside", "half a degree"],
)
def test_what_anybody_would_see_is_found(qtbot, other, ratio: int) -> None:
    canvas = other()
    qtbot.addWidget(canvas)
    assert not is_alike(painted(canvas, ratio), QImage(str(FOLDER / f"proposed@{ratio}x.png")))
