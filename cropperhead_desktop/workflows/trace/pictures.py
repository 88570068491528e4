"""Little pictures of arrays: photos, maps, distributions; what `trace` shows of each stage."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw

from cropperhead_desktop.geometry.crop import Box, corners

Floats = npt.NDArray[Any]

SIDE = 256
"""Long side of a little picture in px; it is shown at half of it on sharp screens."""

_GAP = 8
_BACK = (31, 31, 31)
_LINE = (154, 154, 154)
_MARK = (233, 168, 76)
_RAMP = np.array([(14, 14, 18), (52, 52, 92), (52, 110, 126), (122, 172, 106), (246, 232, 130)], float)
"""Dark to light in steps of equal weight, so that it reads without seeing colours."""


def photo(pixels: npt.NDArray[np.uint8]) -> Image.Image:
    """Height x width x 3 as a small photo."""
    image = Image.fromarray(np.ascontiguousarray(pixels))
    image.thumbnail((SIDE, SIDE), Image.Resampling.LANCZOS)
    return image


def maps(values: Floats) -> Image.Image:
    """C x G x G, each map as a square beside the others, dark 0 or lowest, light highest of all."""
    low, high = min(0.0, float(values.min())), float(values.max())
    side = (SIDE - _GAP) // 2 if len(values) > 1 else SIDE
    canvas = Image.new("RGB", (len(values) * (side + _GAP) - _GAP, side), _BACK)
    for number, each in enumerate(values):
        share = (each - low) / max(high - low, 1e-9)
        square = Image.fromarray(_coloured(share)).resize((side, side), Image.Resampling.NEAREST)
        canvas.paste(square, (number * (side + _GAP), 0))
    return canvas


def strip(values: Floats) -> Image.Image:
    """A vector, as rows of small squares."""
    columns = math.ceil(math.sqrt(4 * len(values)))
    rows = math.ceil(len(values) / columns)
    padded = np.full(rows * columns, values.min())
    padded[: len(values)] = values
    share = (padded - padded.min()) / max(float(np.ptp(padded)), 1e-9)
    cell = max(2, SIDE // columns)
    image = Image.fromarray(_coloured(share.reshape(rows, columns)))
    return image.resize((columns * cell, rows * cell), Image.Resampling.NEAREST)


def bars(values: Floats, marked: float | None = None) -> Image.Image:
    """A distribution; `marked`, 0 to 1 along it, gets a line."""
    canvas = Image.new("RGB", (SIDE, SIDE // 2), _BACK)
    draw = ImageDraw.Draw(canvas)
    heights = values / max(float(values.max()), 1e-9) * (SIDE // 2 - 12)
    width = SIDE / len(values)
    if marked is not None:
        draw.line([(marked * SIDE, 0), (marked * SIDE, SIDE // 2)], _MARK, 2)
    for number, height in enumerate(heights):
        left = number * width
        draw.rectangle([left, SIDE // 2 - 1 - height, left + max(0.0, width - 2), SIDE // 2 - 1], _LINE)
    return canvas


def framed(pixels: npt.NDArray[np.uint8], boxes: Sequence[Box], scale: float) -> Image.Image:
    """A photo with crops (displayed pixels; `scale` takes them to `pixels`), the first one strongest."""
    image = photo(pixels)
    factor = scale * image.width / pixels.shape[1]
    large = image.resize((2 * image.width, 2 * image.height), Image.Resampling.LANCZOS)
    outlines = [[(2 * factor * p.x, 2 * factor * p.y) for p in corners(box)] for box in boxes]
    mask = Image.new("L", large.size, 0)
    ImageDraw.Draw(mask).polygon(outlines[0], fill=255)
    large = Image.composite(large, large.point([round(0.45 * value) for value in range(256)] * 3), mask)
    draw = ImageDraw.Draw(large)
    for number in reversed(range(len(outlines))):
        outline = [*outlines[number], outlines[number][0]]
        colour, width = ((255, 255, 255), 5) if number == 0 else (_LINE, 3)
        draw.line(outline, (0, 0, 0), width + 3, joint="curve")
        draw.line(outline, colour, width, joint="curve")
    return large.resize(image.size, Image.Resampling.LANCZOS)


def lines(pixels: npt.NDArray[np.uint8], ends: Floats) -> Image.Image:
    """A photo with N lines; `ends` N x 4: x and y of start and end as fractions."""
    image = photo(pixels)
    draw = ImageDraw.Draw(image)
    for line in ends * np.tile(image.size, 2):
        draw.line(line.tolist(), (0, 0, 0), 4)
        draw.line(line.tolist(), _MARK, 2)
    return image


def _coloured(share: Floats) -> npt.NDArray[np.uint8]:
    """Values of 0 to 1 in the colours of the ramp."""
    stops = np.linspace(0, 1, len(_RAMP))
    channels = [np.interp(share, stops, _RAMP[:, channel]) for channel in range(3)]
    return np.stack(channels, axis=-1).round().astype(np.uint8)
