"""`python -m cropperhead_desktop.training.crop_gallery`: a contact sheet of what a model makes of photos.

Each photo twice: with the proposal (white) and the alternatives (grey) drawn on it, and darkened but for
its importance map (faces red, persons green, objects blue). Look at it before believing any number; do
not publish photos that are not yours.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from cropperhead_desktop.domain.errors import ModelError, shown
from cropperhead_desktop.geometry.crop import Box, corners
from cropperhead_desktop.inference.card import read_card
from cropperhead_desktop.inference.composer import Composer, PhotoLook
from cropperhead_desktop.training.data import read_picture

TILE = 300
_COLUMNS = 8
_WHITE, _GREY, _SHADE = (255, 255, 255), (150, 150, 150), (24, 24, 24)


def gallery(model: Path, photos: list[Path], aspect: float | None = None) -> Image.Image:
    """The sheet (ModelError, PhotoError); `model` lies beside its card."""
    composer = Composer(model, read_card(model.with_suffix(".json")), "cpu")
    rows = -(-len(photos) // (_COLUMNS // 2))
    sheet = Image.new("RGB", (_COLUMNS * TILE, rows * TILE), _SHADE)
    for index, path in enumerate(photos):
        picture = read_picture(path)[1]
        picture.thumbnail((TILE - 8, TILE - 8))
        look = composer.look(picture, picture.size)
        row, column = divmod(2 * index, _COLUMNS)
        sheet.paste(_framed(picture, look, aspect), (column * TILE + 4, row * TILE + 4))
        sheet.paste(_important(picture, look), ((column + 1) * TILE + 4, row * TILE + 4))
    return sheet


def _framed(picture: Image.Image, look: PhotoLook, aspect: float | None) -> Image.Image:
    """The picture with proposal and alternatives."""
    made = picture.copy()
    draw = ImageDraw.Draw(made)
    boxes = look.propose(aspect)
    for box in reversed(boxes[1:]):
        _outline(draw, box, _GREY, 1)
    _outline(draw, boxes[0], _WHITE, 3)
    draw.text((6, 4), f"{look.confidence:.2f}", fill=_WHITE)
    return made


def _outline(draw: ImageDraw.ImageDraw, box: Box, colour: tuple[int, int, int], width: int) -> None:
    points = [(point.x, point.y) for point in corners(box)]
    draw.line([*points, points[0]], fill=colour, width=width)


def _important(picture: Image.Image, look: PhotoLook) -> Image.Image:
    """The picture darkened, with the importance map over it."""
    left, top, right, bottom = look.composition.content
    cells = look.composition.importance.shape[1]
    colours = (look.composition.importance.transpose(1, 2, 0) * 255).astype(np.uint8)
    scale = max(picture.size) / max(right - left, bottom - top)
    whole = Image.fromarray(colours).resize((round(cells * scale),) * 2, Image.Resampling.BILINEAR)
    corner = (round(left * scale), round(top * scale))
    part = whole.crop((*corner, corner[0] + picture.width, corner[1] + picture.height))
    return Image.blend(picture.convert("L").convert("RGB"), part, 0.6)


def main() -> None:
    """Parse the arguments and write the sheet."""
    parser = argparse.ArgumentParser(description="Draw what a model makes of photos.")
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--photos", type=Path, required=True, help="a folder of JPEGs")
    parser.add_argument("--out", type=Path, required=True, help="the PNG to write")
    parser.add_argument("--count", type=int, default=24)
    chosen = parser.parse_args()
    files = sorted(chosen.photos.glob("*.jpg"))
    if not files:
        raise ModelError(f"{shown(chosen.photos)}: there are no JPEGs")
    step = max(1, len(files) // chosen.count)
    gallery(chosen.model, files[::step][: chosen.count]).save(chosen.out)


if __name__ == "__main__":
    main()
