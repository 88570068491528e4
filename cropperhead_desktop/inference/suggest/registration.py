"""Where a part of one frame lies in another: normalised cross-correlation of small grey pictures.

After J. P. Lewis, Fast Normalized Cross-Correlation (1995): sums by Fourier transform and summed areas.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from PIL import Image

Grey = npt.NDArray[np.float32]
"""Height x width, 0 to 255."""

SIDE = 160
"""The longer side of the pictures that are compared."""

LIKE = 0.7
"""Correlation from which a place is the same part: other parts of one photo had .6 and less."""

_DISTINCT = 0.06
"""So much better than any place further off."""
_FLAT = 4.0
"""Grey levels: a part with a smaller deviation looks like everything."""
_LEAST = 8

_MIDDLE = 0.15, 0.15, 0.85, 0.85
_LEANING = 2.0
"""Degrees: pictures that are liker turned by so much than as they are lean by half of it otherwise."""


class Match(NamedTuple):
    """How far a part moved, in fractions of the picture, and its correlation (-1 to 1) with what is there."""

    x: float
    y: float
    likeness: float
    is_sure: bool


NOT_FOUND = Match(0.0, 0.0, 0.0, False)


def grey_of(picture: Image.Image) -> Grey:
    """A small grey copy."""
    scale = SIDE / max(picture.size)
    width, height = (max(1, round(side * scale)) for side in picture.size)
    return np.asarray(picture.convert("L").resize((width, height), Image.Resampling.BOX), np.float32)


def moved(first: Grey, other: Grey, part: tuple[float, float, float, float]) -> Match:
    """Where `part` (left, top, right, bottom in fractions) of `first` lies in `other`, which is as large.

    Not sure: it is plain, it is not there, or it might as well be elsewhere.
    """
    height, width = first.shape
    left, right = (round(edge * width) for edge in part[0::2])
    top, bottom = (round(edge * height) for edge in part[1::2])
    inner = first[top:bottom, left:right]
    if first.shape != other.shape or min(inner.shape) < _LEAST or inner.std() < _FLAT:
        return NOT_FOUND
    scores = _correlation(inner, other)
    row, column = np.unravel_index(int(scores.argmax()), scores.shape)
    best = float(scores[row, column])
    rows, columns = np.ogrid[: scores.shape[0], : scores.shape[1]]
    near = (abs(rows - row) <= inner.shape[0] // 4 + 1) & (abs(columns - column) <= inner.shape[1] // 4 + 1)
    rest = float(scores[~near].max(initial=-1.0))
    down = int(row) + _peak(scores[:, column], int(row)) - top
    right_by = int(column) + _peak(scores[row], int(column)) - left
    return Match(right_by / width, down / height, best, best >= LIKE and best - rest >= _DISTINCT)


def lean_alike(first: Grey, other: Grey) -> bool:
    """Whether two pictures of one scene lean alike, to a degree. False also where they do not tell."""
    found = moved(first, other, _MIDDLE)
    if found.likeness < LIKE:
        return False
    height, width = first.shape
    left, top, right, bottom = (round(edge * first.shape[1 - i % 2]) for i, edge in enumerate(_MIDDLE))
    down, across = top + round(found.y * height), left + round(found.x * width)
    there = other[down : down + bottom - top, across : across + right - left]
    picture, centre = Image.fromarray(first), ((left + right) / 2, (top + bottom) / 2)

    def likeness(turn: float) -> float:
        turned = picture.rotate(turn, Image.Resampling.BILINEAR, center=centre)
        return float(np.corrcoef(np.asarray(turned)[top:bottom, left:right].ravel(), there.ravel())[0, 1])

    # turned by nothing it would be spared the blur of turning
    return likeness(0.01) >= max(likeness(-_LEANING), likeness(_LEANING))


def _correlation(inner: Grey, whole: Grey) -> npt.NDArray[np.float64]:
    """The correlation of `inner` with every place of `whole` at which it fits."""
    high, wide = inner.shape
    template = inner.astype(np.float64) - inner.mean()
    picture = whole.astype(np.float64) - whole.mean()
    shape = whole.shape
    products = np.fft.irfft2(np.fft.rfft2(picture) * np.fft.rfft2(template, shape).conj(), shape)
    fits = products[: shape[0] - high + 1, : shape[1] - wide + 1]
    sums, squares = (_window_sums(values, high, wide) for values in (picture, picture**2))
    spread = np.maximum(squares - sums**2 / inner.size, 0.0)
    size = np.sqrt(spread * (template**2).sum())
    made: npt.NDArray[np.float64] = fits / np.maximum(size, inner.size * _FLAT)
    return made


def _window_sums(values: npt.NDArray[np.float64], high: int, wide: int) -> npt.NDArray[np.float64]:
    total = np.pad(values.cumsum(axis=0).cumsum(axis=1), ((1, 0), (1, 0)))
    made: npt.NDArray[np.float64] = (
        total[high:, wide:] - total[:-high, wide:] - total[high:, :-wide] + total[:-high, :-wide]
    )
    return made


def _peak(line: npt.NDArray[np.float64], at: int) -> float:
    """Between the samples: where the parabola through the best and its neighbours is highest."""
    if not 0 < at < len(line) - 1:
        return 0.0
    before, here, after = line[at - 1 : at + 2]
    bend = before - 2 * here + after
    return float(0.5 * (before - after) / bend) if bend < 0 else 0.0
