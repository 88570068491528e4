"""Aspect ratios: parsing, presets, and changing a box's ratio."""

from __future__ import annotations

import math
import re
from dataclasses import replace

from cropperhead_desktop.geometry.crop import Box

PRESETS: tuple[tuple[str, float], ...] = (
    ("1:1", 1.0),
    ("5:4", 5 / 4),
    ("4:3", 4 / 3),
    ("3:2", 3 / 2),
    ("16:10", 16 / 10),
    ("16:9", 16 / 9),
    ("2:1", 2.0),
    ("2.39:1", 2.39),
    ("A4 (√2:1)", math.sqrt(2)),
)
"""Landscape ratios (width / height) offered beside original, custom and free."""

_RATIO = re.compile(r"\s*(\d+(?:[.,]\d+)?)\s*[:x×/]\s*(\d+(?:[.,]\d+)?)\s*", re.ASCII)
_LIMIT = 100.0
_ROUNDED = 2e-5


def parse_aspect(text: str) -> float:
    """`"3:2"`, `"2.39:1"` or `"2,39x1"` as width / height.

    Raises ValueError for anything else, and for ratios beyond 100:1.
    """
    match = _RATIO.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is not an aspect ratio like 3:2 or 2.39:1")
    width, height = (float(part.replace(",", ".")) for part in match.groups())
    if width <= 0 or height <= 0 or not 1 / _LIMIT <= width / height <= _LIMIT:
        raise ValueError(f"{text!r} is not a usable aspect ratio")
    return width / height


def describe_aspect(ratio: float, tolerance: float = 0.004) -> str:
    """The name photographers use for a ratio, e.g. `3:2` or `2:3`, else `1.47:1`."""
    for name, preset in PRESETS:
        short = name.split(" ")[0]
        if abs(ratio / preset - 1) < tolerance:
            return short
        if abs(ratio * preset - 1) < tolerance:
            return ":".join(reversed(short.split(":")))
    return f"{ratio:.2f}:1" if ratio >= 1 else f"1:{1 / ratio:.2f}"


def exact_aspect(ratio: float, *others: float) -> float:
    """The preset, or one of `others`, that `ratio` was before tags of six decimals rounded it.

    A ratio near none of them, upright or level, is returned as it is.
    """
    landscape = [*others, *(preset for _name, preset in PRESETS)]
    known = [*landscape, *(1 / preset for preset in landscape)]
    nearest = min(known, key=lambda preset: abs(ratio / preset - 1))
    return nearest if abs(ratio / nearest - 1) < _ROUNDED else ratio


def with_aspect(box: Box, ratio: float) -> Box:
    """The box with `ratio` = width / height; centre, area and angle kept.

    It may reach outside the picture: follow with `rotation.fit_inside`.
    """
    area = box.area
    return replace(box, width=math.sqrt(area * ratio), height=math.sqrt(area / ratio))
