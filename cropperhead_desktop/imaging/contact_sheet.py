"""A contact sheet: many previews on one PNG, each with its crop drawn, for looking without a window."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, ImageDraw, ImageFont

CELL = 360
GAP = 24
CAPTION = 40
BACKGROUND = (31, 31, 31)
TEXT = (214, 214, 214)
QUIET = (154, 154, 154)
DIMMED = 0.35
_SMOOTH = 2  # drawn at twice the size and reduced: Pillow's lines have no anti-aliasing


@dataclass(frozen=True, slots=True)
class Cell:
    """One photo: a JPEG in the displayed frame, the crop's polygon as fractions of it, two captions."""

    jpeg: bytes
    polygon: Sequence[tuple[float, float]] | None
    title: str
    detail: str


def contact_sheet(cells: Sequence[Cell], columns: int = 4) -> bytes:
    """A PNG with `columns` cells a row, outside of each crop dimmed and its border drawn."""
    columns = max(1, min(columns, len(cells)))
    rows = max(1, -(-len(cells) // columns))
    width = GAP + columns * (CELL + GAP)
    height = GAP + rows * (CELL + CAPTION + GAP)
    sheet = Image.new("RGB", (width, height), BACKGROUND)
    for number, cell in enumerate(cells):
        left = GAP + number % columns * (CELL + GAP)
        top = GAP + number // columns * (CELL + CAPTION + GAP)
        picture = _drawn(cell)
        sheet.paste(picture, (left + (CELL - picture.width) // 2, top + (CELL - picture.height) // 2))
        _caption(ImageDraw.Draw(sheet), cell, left, top + CELL + 6)
    buffer = io.BytesIO()
    sheet.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def _drawn(cell: Cell) -> Image.Image:
    side = CELL * _SMOOTH
    with Image.open(io.BytesIO(cell.jpeg), formats=("JPEG",)) as source:
        scale = side / max(source.size)
        size = (max(1, round(source.width * scale)), max(1, round(source.height * scale)))
        picture = source.convert("RGB").resize(size, Image.Resampling.LANCZOS)
    if cell.polygon is not None:
        points = [(x * (size[0] - 1), y * (size[1] - 1)) for x, y in cell.polygon]
        mask = Image.new("L", size, 0)
        ImageDraw.Draw(mask).polygon(points, fill=255)
        dark = picture.point([round(value * DIMMED) for value in range(256)] * 3)
        picture = Image.composite(picture, dark, mask)
        outline = [*points, points[0]]
        draw = ImageDraw.Draw(picture)
        draw.line(outline, fill=(0, 0, 0), width=4 * _SMOOTH, joint="curve")
        draw.line(outline, fill=(255, 255, 255), width=2 * _SMOOTH, joint="curve")
    return picture.resize((max(1, size[0] // _SMOOTH), max(1, size[1] // _SMOOTH)), Image.Resampling.LANCZOS)


def _caption(draw: ImageDraw.ImageDraw, cell: Cell, left: int, top: int) -> None:
    draw.text((left, top), _elided(cell.title, 48), TEXT, ImageFont.load_default(14))
    draw.text((left, top + 18), cell.detail, QUIET, ImageFont.load_default(12))


def _elided(text: str, limit: int) -> str:
    half = (limit - 1) // 2
    return text if len(text) <= limit else f"{text[:half]}…{text[-half:]}"
