"""What is said about a crop when a library is harvested: how much it cuts away, and rows as CSV.

The crop factor is the one of the 2020 project, (left + (1 - right) + top + (1 - bottom)) / 4 of the tags: 0
for a whole photo. It is no area; the share of the picture that is kept is given beside it.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from cropperhead_desktop.geometry.crop import Crop, to_box

COLUMNS = (
    "file",
    "status",
    "top",
    "left",
    "bottom",
    "right",
    "angle",
    "orientation",
    "width",
    "height",
    "crop_factor",
    "kept_area",
    "camera",
    "lens",
    "date",
    "decision",
    "origin",
    "doubt",
    "editor",
    "level_degrees",
    "level_angle",
    "model",
    "confidence",
    "has_crop",
    "already_applied",
    "source",
    "reason",
    "uri",
)
"""The columns of a CSV file; those of the fields that were asked for come after them."""

_SIDES = frozenset(["top", "left", "bottom", "right", "angle"])
_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def crop_factor(crop: Crop) -> float:
    """How far the four tags lie from the edges, on average (0 to 1; 0: nothing is cut away)."""
    return (crop.left + (1 - crop.right) + crop.top + (1 - crop.bottom)) / 4


def kept_area(crop: Crop, width: int, height: int) -> float:
    """The crop's area as a share of the picture's (ValueError: the crop has none)."""
    return to_box(crop, width, height).area / (width * height)


def csv_lines(rows: Iterable[Mapping[str, Any]], fields: Sequence[str] = ()) -> Iterator[str]:
    """The rows as lines of CSV, header first, each with its line end.

    Text that a spreadsheet would run as a formula gets an apostrophe in front; numbers stay numbers.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow((*COLUMNS, *map(_cell, fields)))
    yield _taken(buffer)
    for row in rows:
        writer.writerow(_cell(value) for value in flat(row, fields))
        yield _taken(buffer)


def flat(row: Mapping[str, Any], fields: Sequence[str] = ()) -> Iterator[Any]:
    """The values of a row in the order of the columns; None where the row says nothing."""
    crop, extra = row.get("crop") or {}, row.get("fields") or {}
    for name in COLUMNS:
        yield (crop if name in _SIDES else row).get(name)
    for name in fields:
        yield extra.get(name)


def _cell(value: object) -> object:
    if value is None or isinstance(value, int | float):
        return value  # True and False are written as these words
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return f"'{text}" if text.startswith(_FORMULA) and not _NUMBER.fullmatch(text) else text


def _taken(buffer: io.StringIO) -> str:
    line = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return line
