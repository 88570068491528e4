"""Previews on one picture, each with its crop drawn."""

from __future__ import annotations

import io

from PIL import Image

from cropperhead_desktop.imaging.contact_sheet import CAPTION, CELL, GAP, Cell, contact_sheet


def cell(polygon=None, size: tuple[int, int] = (60, 40)) -> Cell:
    buffer = io.BytesIO()
    Image.new("RGB", size, (200, 200, 200)).save(buffer, "JPEG")
    return Cell(buffer.getvalue(), polygon, "a" * 200, "3:2")


def opened(*cells: Cell, columns: int = 4) -> Image.Image:
    return Image.open(io.BytesIO(contact_sheet(cells, columns))).convert("RGB")


def test_cells_fill_rows_and_no_column_stays_empty() -> None:
    assert opened(*[cell()] * 5, columns=4).size == (GAP + 4 * (CELL + GAP), GAP + 2 * (CELL + CAPTION + GAP))
    assert opened(cell(), columns=4).width == GAP + CELL + GAP
    assert opened().size == (GAP + CELL + GAP, GAP + CELL + CAPTION + GAP)


def test_outside_of_the_crop_it_is_dark() -> None:
    left_half = ((0.0, 0.0), (0.5, 0.0), (0.5, 1.0), (0.0, 1.0))
    sheet = opened(cell(left_half))
    middle = GAP + CELL // 2
    inside, outside = sheet.getpixel((GAP + CELL // 4, middle)), sheet.getpixel((GAP + 3 * CELL // 4, middle))
    assert abs(inside[0] - 200) < 5 and abs(outside[0] - 70) < 5
    whole = opened(cell())
    assert abs(whole.getpixel((GAP + 3 * CELL // 4, middle))[0] - 200) < 5


def test_upright_photos_keep_their_shape() -> None:
    sheet = opened(cell(size=(40, 60)))
    lit = [x for x in range(sheet.width) if sheet.getpixel((x, GAP + CELL // 2))[0] > 150]
    assert abs(len(lit) - CELL * 40 // 60) <= 2
