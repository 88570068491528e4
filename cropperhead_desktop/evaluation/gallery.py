"""A contact sheet of what a model makes of photos: look at it before believing any number.

Each photo comes twice: with the proposal (white), the alternatives (grey) and the person's own crop (amber),
and darkened but for its importance map (faces red, persons green, objects blue). A model that scores no
boxes has no such map, and one picture a photo. Do not publish photos that are not yours.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from cropperhead_desktop.evaluation.models import Cropper
from cropperhead_desktop.evaluation.predictions import Prediction
from cropperhead_desktop.geometry.crop import Box, corners
from cropperhead_desktop.inference.suggest.scored_photo import ScoredPhoto
from cropperhead_desktop.inference.suggest.suggesters import PhotoLook

TILE = 300
COLUMNS = 8
_EDGE, _CAPTION, _LEGEND = 6, 20, 36
_WHITE, _GREY, _AMBER = (255, 255, 255), (165, 165, 165), (255, 176, 32)
_GROUND, _QUIET = (24, 24, 24), (170, 170, 170)


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One photo of the sheet: its name, what opens the displayed picture, the person's box in its pixels.

    `size` is the photo's in the pixels that the box counts.
    """

    name: str
    opened: Callable[[], Image.Image]
    size: tuple[int, int]
    kept: Box | None = None


def gallery(cropper: Cropper, exhibits: Sequence[Exhibit]) -> Image.Image:
    """The sheet, photos row by row (PhotoError, ModelError)."""
    tiles: list[tuple[Image.Image, str]] = []
    for exhibit in exhibits:
        picture = exhibit.opened()
        prediction = cropper.predict(picture, exhibit.size)
        picture.thumbnail((TILE - 2 * _EDGE, TILE - 2 * _EDGE), Image.Resampling.LANCZOS)
        sure = "" if prediction.confidence is None else f"   {prediction.confidence:.0%} sure"
        tiles.append((_framed(picture, prediction, exhibit), f"{exhibit.name[-30:]}{sure}"))
        if isinstance(prediction, PhotoLook):
            tiles.append((_important(picture, prediction.composition), "what it finds important"))
    return _sheet(tiles, f"{cropper.name}:")


def _sheet(tiles: Sequence[tuple[Image.Image, str]], title: str) -> Image.Image:
    rows = -(-len(tiles) // COLUMNS)
    height = TILE + _CAPTION
    sheet = Image.new("RGB", (COLUMNS * TILE, rows * height + _LEGEND), _GROUND)
    draw, small = ImageDraw.Draw(sheet), ImageFont.load_default(12)
    for number, (tile, caption) in enumerate(tiles):
        row, column = divmod(number, COLUMNS)
        left, top = column * TILE, row * height + _LEGEND
        sheet.paste(tile, (left + (TILE - tile.width) // 2, top + (TILE - tile.height) // 2))
        draw.text((left + TILE / 2, top + height - 5), caption, fill=_QUIET, font=small, anchor="ms")
    legend = ((title, _QUIET), ("proposal", _WHITE), ("alternatives", _GREY), ("kept by a person", _AMBER))
    place, large = float(2 * _EDGE), ImageFont.load_default(16)
    for words, colour in legend:
        draw.text((place, _LEGEND / 2), words, fill=colour, font=large, anchor="lm")
        place += draw.textlength(words, font=large) + 24
    return sheet


def _framed(picture: Image.Image, prediction: Prediction, exhibit: Exhibit) -> Image.Image:
    """The picture with proposal, alternatives and the person's box."""
    made = picture.copy()
    draw, scale = ImageDraw.Draw(made), picture.width / exhibit.size[0]
    first, *others = prediction.propose(None)
    for box in reversed(others):
        _outline(draw, box, scale, _GREY, 1)
    if exhibit.kept is not None:
        _outline(draw, exhibit.kept, scale, _AMBER, 2)
    _outline(draw, first, scale, _WHITE, 3)
    return made


def _outline(
    draw: ImageDraw.ImageDraw, box: Box, scale: float, colour: tuple[int, int, int], width: int
) -> None:
    points = [(point.x * scale, point.y * scale) for point in corners(box)]
    for line, wide in (((0, 0, 0), width + 2), (colour, width)):
        draw.line([*points, *points[:2]], fill=line, width=wide, joint="curve")


def _important(picture: Image.Image, composition: ScoredPhoto) -> Image.Image:
    """The picture darkened, with the importance map over it."""
    left, top, right, bottom = composition.content
    cells = composition.importance.shape[1]
    colours = (composition.importance.transpose(1, 2, 0) * 255).astype(np.uint8)
    scale = max(picture.size) / max(right - left, bottom - top)
    whole = Image.fromarray(colours).resize((round(cells * scale),) * 2, Image.Resampling.BILINEAR)
    corner = (round(left * scale), round(top * scale))
    part = whole.crop((*corner, corner[0] + picture.width, corner[1] + picture.height))
    return Image.blend(picture.convert("L").convert("RGB"), part, 0.6)
