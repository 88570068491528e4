"""Candidate boxes and what a scoring head sees of each: means of the feature map over regions of the box.

Everything here is numpy over a square map of G x G cells that lies on the letterboxed input. Boxes are
rows of left, top, right, bottom in cells of that map; the photo itself covers the `content` rectangle.
A region's value is the area-weighted mean of the cells it touches, so pooling is linear in the map.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from cropperhead_desktop.geometry.crop import Box, box_between
from cropperhead_desktop.inference.suggest.order import distinct

Floats = npt.NDArray[np.float32]
Rows = TypeVar("Rows", npt.NDArray[np.float32], npt.NDArray[np.float64])

STRIDE = 16
"""Pixels of the input on a side of one cell."""

BINS = 3
STRIP = 0.08
"""Half the width of the strips along the four edges, as a share of the box's side."""

REGIONS = BINS * BINS + 5
"""Bins row by row, left, right, top and bottom edge, and what is thrown away."""


def fractions(box: Box, width: float, height: float) -> npt.NDArray[np.float64]:
    """A box in pixels of a `width` x `height` photo as left, top, right, bottom in fractions (no angle)."""
    half_across, half_down = box.width / 2, box.height / 2
    sides = (box.cx - half_across, box.cy - half_down, box.cx + half_across, box.cy + half_down)
    return np.array(sides) / (width, height, width, height)


def pixels(row: npt.NDArray[np.floating], width: float, height: float, angle: float = 0.0) -> Box:
    """Left, top, right, bottom in fractions as a box in pixels of a `width` x `height` photo."""
    left, top, right, bottom = (float(side) for side in row)
    return box_between(left * width, top * height, right * width, bottom * height, angle)


def all_fractions(boxes: Sequence[Box], width: float, height: float) -> npt.NDArray[np.float64]:
    """`fractions` of many boxes, N x 4."""
    rows = np.array([(box.cx, box.cy, box.width, box.height) for box in boxes], np.float64)
    middle, half = rows[:, :2], rows[:, 2:] / 2
    return np.concatenate([middle - half, middle + half], axis=1) / (width, height, width, height)


def all_pixels(rows: npt.NDArray[np.float64], width: float, height: float) -> list[Box]:
    """`pixels` of many rows, upright."""
    sides = rows * (width, height, width, height)
    low, high = sides[:, :2], sides[:, 2:]
    return [Box(*row) for row in np.concatenate([(low + high) / 2, high - low], axis=1).tolist()]


def letterboxed(width: float, height: float, canvas: tuple[int, int]) -> tuple[int, int, int, int]:
    """Where a photo lies between the bars of an input of these sides: left, top, right, bottom in px."""
    factor = min(canvas[0] / width, canvas[1] / height)
    inner = (max(1, round(width * factor)), max(1, round(height * factor)))
    left, top = (canvas[0] - inner[0]) // 2, (canvas[1] - inner[1]) // 2
    return left, top, left + inner[0], top + inner[1]


def content_rectangle(
    width: float, height: float, side: int, cells: int
) -> tuple[float, float, float, float]:
    """Where a photo lies on the map, left, top, right, bottom in cells; `side` is the input's, in pixels."""
    scale = cells / side
    left, top, right, bottom = letterboxed(width, height, (side, side))
    return (left * scale, top * scale, right * scale, bottom * scale)


def in_cells(fractions: Floats, content: tuple[float, float, float, float]) -> Floats:
    """N x 4 boxes in fractions of the photo, in cells of the map."""
    left, top, right, bottom = content
    scale = np.array([right - left, bottom - top] * 2, np.float32)
    return (fractions * scale + np.array([left, top] * 2, np.float32)).astype(np.float32)


def intervals(low: Floats, high: Floats, cells: int) -> Floats:
    """Weights of the cells, N x cells, that give the mean over each interval low..high (sum 1)."""
    edges = np.arange(cells, dtype=np.float32)
    shared = np.minimum(high[:, None], edges + 1) - np.maximum(low[:, None], edges)
    shared = np.maximum(shared, 0.0)
    total = shared.sum(axis=1, keepdims=True)
    weights: Floats = shared / np.maximum(total, 1e-6)
    return weights


def axis_weights(
    boxes: Floats, cells: int, content: tuple[float, float, float, float]
) -> tuple[Floats, Floats]:
    """Weights across and down, N x 6 x cells each: three bins, strips at low and high edge, whole side."""
    made = []
    for axis in (0, 1):
        low, high = boxes[:, axis], boxes[:, axis + 2]
        side = high - low
        edges = [low + side * (i / BINS) for i in range(BINS + 1)]
        rows = [intervals(edges[i], edges[i + 1], cells) for i in range(BINS)]
        for edge in (low, high):
            first = np.maximum(edge - STRIP * side, content[axis])
            rows.append(intervals(first, np.minimum(edge + STRIP * side, content[axis + 2]), cells))
        made.append(np.stack([*rows, intervals(low, high, cells)], axis=1))
    return made[0], made[1]


def region_pairs() -> list[int]:
    """Which of the 6 x 6 products of weights down and across are regions: bins, then the four edges."""
    size, whole = BINS + 3, BINS + 2
    bins = [row * size + column for row in range(BINS) for column in range(BINS)]
    sides = [whole * size + BINS, whole * size + BINS + 1]
    return [*bins, *sides, BINS * size + whole, (BINS + 1) * size + whole]


def outside_weights(boxes: Floats, content: tuple[float, float, float, float]) -> tuple[Floats, Floats]:
    """Weights (N each) of the mean inside and of the photo's mean that give the mean of what is cut away.

    Where next to nothing is cut away it is the photo's mean.
    """
    frame = np.array([content], np.float32)
    share = box_area(boxes) / box_area(frame)
    rest = 1.0 - share
    some = rest > 0.02
    kept = np.where(some, -share / np.maximum(rest, 0.02), 0.0)
    lost = np.where(some, 1.0 / np.maximum(rest, 0.02), 1.0)
    return kept.astype(np.float32), lost.astype(np.float32)


class Pooling:
    """Means over the regions of fixed boxes (N x 4 in cells), of any map of C x `cells` x `cells`.

    A mean over a rectangle is one over its rows, then one over its columns. Boxes of one height and place
    down the map share the first; they are taken together, in batches of one size.
    """

    def __init__(self, boxes: Floats, cells: int, content: tuple[float, float, float, float]) -> None:
        across, down = axis_weights(boxes, cells, content)
        keys = boxes[:, 1].astype(np.float64) * 1e6 + boxes[:, 3]
        _, first, band = distinct(keys)
        counts = np.bincount(band)
        size = math.ceil(len(boxes) / max(1, len(first)))
        batches = -(-counts // size)
        order = np.argsort(band, kind="stable")
        within = np.arange(len(boxes)) - np.repeat(np.cumsum(counts) - counts, counts)
        self._places = np.empty(len(boxes), np.intp)
        self._places[order] = np.repeat(np.cumsum(batches) - batches, counts) * size + within
        padded = np.zeros((batches.sum() * size, *across.shape[1:]), np.float32)
        padded[self._places] = across
        padded = padded.reshape(-1, size, *across.shape[1:])
        self._across = [
            np.ascontiguousarray(padded[:, :, some]).reshape(len(padded), -1, cells)
            for some in (slice(BINS), slice(BINS, -1), slice(-1, None))
        ]
        self._down = np.repeat(down[first], batches, axis=0).reshape(-1, cells)
        frame = np.array([content], np.float32)
        self._whole = [intervals(frame[:, i], frame[:, i + 2], cells)[0] for i in (0, 1)]
        self._kept, self._lost = outside_weights(boxes, content)

    def of(self, features: Floats) -> Floats:
        """N x (REGIONS * C)."""
        channels, cells, _ = features.shape
        by_row = features.transpose(1, 2, 0).reshape(cells, cells * channels)
        rows = (self._down @ by_row).reshape(len(self._across[0]), BINS + 3, cells, channels)
        bands = np.ascontiguousarray(rows.transpose(0, 2, 1, 3))

        def means(across: Floats, down: slice) -> Floats:
            """N x across x down x C."""
            some = bands[:, :, down].reshape(len(bands), cells, -1)
            found = np.matmul(across, some).reshape(
                len(bands) * size, -1, some.shape[-1] // channels, channels
            )
            taken: Floats = found[self._places]
            return taken

        bins, sides, ends = self._across
        size = ends.shape[1]
        pooled = np.empty((len(self._places), REGIONS, channels), np.float32)
        inner = pooled[:, : BINS * BINS].reshape(-1, BINS, BINS, channels)  # a view
        inner[...] = means(bins, slice(BINS)).transpose(0, 2, 1, 3)
        pooled[:, -5:-3] = means(sides, slice(-1, None))[:, :, 0]
        pooled[:, -3:-1] = means(ends, slice(BINS, -1))[:, 0]
        across, down = self._whole
        inside = pooled[:, : BINS * BINS].mean(axis=1)
        pooled[:, -1] = self._kept[:, None] * inside + self._lost[:, None] * (features @ across @ down)
        return pooled.reshape(len(pooled), -1)


def pool(features: Floats, boxes: Floats, content: tuple[float, float, float, float]) -> Floats:
    """Means over the regions of each box: C x G x G features, N x 4 boxes, gives N x (REGIONS * C)."""
    return Pooling(boxes, features.shape[1], content).of(features)


def box_area(boxes: Rows) -> Rows:
    """Areas of boxes, ... x 4, in square units of theirs."""
    area: Rows = (boxes[..., 2] - boxes[..., 0]) * (boxes[..., 3] - boxes[..., 1])
    return area


def overlap(boxes: Rows, other: Rows) -> Rows:
    """IoU of upright boxes of one frame, ... x 4 each; leading axes are broadcast.

    `geometry.overlap.iou` is the same for single boxes, which may be turned.
    """
    across = np.minimum(boxes[..., 2], other[..., 2]) - np.maximum(boxes[..., 0], other[..., 0])
    down = np.minimum(boxes[..., 3], other[..., 3]) - np.maximum(boxes[..., 1], other[..., 1])
    shared = np.maximum(across, 0) * np.maximum(down, 0)
    result: Rows = shared / np.maximum(box_area(boxes) + box_area(other) - shared, 1e-9)
    return result


SIZES = (1.0, 0.92, 0.84, 0.76, 0.66, 0.54)
"""Sides of candidates, as shares of the largest box of their ratio."""

COARSE_SIZES = (1.0, 0.9, 0.78, 0.62)
"""The same, where the ratio is free as well."""

RATIOS = (1.0, 5 / 4, 3 / 2, 16 / 9)
"""Crop factors that are tried when the ratio is free, lying and standing, beside the photo's own."""

STEP = 0.06
COARSE_STEP = 0.09
"""Largest distance of neighbouring places, as a share of the photo's side."""


@lru_cache(maxsize=128)
def windows(width: float, height: float, step: float) -> Floats:
    """All places of a box of the given sides (fractions of the photo) on an even grid, N x 4, read-only.

    Judging, and photos of one camera, ask for the same ones again and again.
    """
    across, down = (_places(1.0 - min(side, 1.0), step) for side in (width, height))
    x, y = (axis.ravel() for axis in np.meshgrid(across, down))
    places = np.stack([x, y, x + min(width, 1.0), y + min(height, 1.0)], axis=1).astype(np.float32)
    places.setflags(write=False)
    return places


def _places(room: float, step: float) -> npt.NDArray[np.float64]:
    count = 1 if room < 1e-3 else 2 + int(room / step)
    return np.linspace(0.0, room, count) if count > 1 else np.array([room / 2])


def at_ratio(shape: float, ratio: float, sizes: tuple[float, ...] = SIZES, step: float = STEP) -> Floats:
    """Candidates of one ratio for a photo of `shape`, both width / height; N x 4 fractions of the photo."""
    largest = (min(1.0, ratio / shape), min(1.0, shape / ratio))
    return np.concatenate([windows(size * largest[0], size * largest[1], step) for size in sizes])


def at_any_ratio(shape: float) -> Floats:
    """About a thousand candidates of all crop factors for a photo of `shape`; N x 4 fractions."""
    factors = {round(ratio, 3) for factor in RATIOS for ratio in (factor, 1 / factor)}
    apart = [ratio for ratio in sorted(factors) if abs(np.log(ratio / shape)) > 0.06]
    return np.concatenate([at_ratio(shape, ratio, COARSE_SIZES, COARSE_STEP) for ratio in (shape, *apart)])


TERMS = (
    "across", "down", "height", "offset", "log area", "log area squared", "size", "size squared", "touching",
    "reshaped", "upright", "constant",
)  # fmt: skip
"""What is known of a box without looking; see `geometry`."""


def geometry(boxes: Floats, shape: float, constant: Floats) -> Floats:
    """N x 4 boxes in fractions, a photo of `shape` (width / height): N x TERMS numbers of order one.

    `constant` is the one box (fractions) that overlaps best with people's crops.
    """
    width, height = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    across, down = boxes[:, 0] + boxes[:, 2] - 1, boxes[:, 1] + boxes[:, 3] - 1
    area = np.log(np.maximum(width * height, 1e-3))
    size = np.maximum(width, height)
    reshaped = np.log(np.maximum(width, 1e-3) / np.maximum(height, 1e-3))
    columns = [
        10 * across**2, 10 * down**2, 5 * down, 3 * np.hypot(across, down),
        area, area**2, 5 * size, 5 * size**2,
        np.maximum(size - 0.97, 0.0) / 0.03, np.abs(reshaped), reshaped + np.log(shape),
        10 * overlap(boxes, constant),
    ]  # fmt: skip
    return np.stack(columns, axis=1).astype(np.float32)


@dataclass(frozen=True, slots=True, eq=False)
class Head:
    """What scores boxes: a net of two layers over pooled features, and weights of the geometry terms.

    `hidden` is (REGIONS * C) x H, `bias` H, `out` H; `prior` is TERMS, `constant` a box in fractions. `free`
    (TERMS) is added to the prior where boxes of several ratios compete: sizes that people choose for a ratio
    say little about which ratio they choose. Differences of scores are log odds of being the box that a
    person keeps.
    """

    hidden: Floats
    bias: Floats
    out: Floats
    prior: Floats
    constant: Floats
    free: Floats = field(default_factory=lambda: np.zeros(len(TERMS), np.float32))

    def unseen(self, boxes: Floats, shape: float, free: bool) -> Floats:
        """Scores of N boxes (fractions of a photo of that width / height) without looking at it."""
        weights: Floats = self.prior + self.free if free else self.prior
        scores: Floats = geometry(boxes, shape, self.constant) @ weights
        return scores

    def content(self, pooled: Floats) -> Floats:
        """Scores of N rows of pooled features."""
        scores: Floats = np.maximum(pooled @ self.hidden + self.bias, 0.0) @ self.out
        return scores

    def score(
        self,
        features: Floats,
        boxes: Floats,
        shape: float,
        content: tuple[float, float, float, float],
        free: bool = False,
    ) -> Floats:
        """Scores of N x 4 boxes (fractions of the photo) on a map C x G x G that it covers as `content`.

        `free` where boxes of several ratios compete.
        """
        seen = self.content(pool(features, in_cells(boxes, content), content))
        return seen + self.unseen(boxes, shape, free)


def posterior(scores: Rows) -> Rows:
    """Scores as probabilities that sum to one."""
    weights = np.exp(scores - scores.max())
    shares: Rows = weights / weights.sum()
    return shares


def expected_overlap(boxes: Rows, among: Rows, chances: Rows) -> Rows:
    """Mean IoU of each of N boxes with the box that a person keeps, M candidates having these chances."""
    total: Rows = overlap(boxes[:, None], among) @ chances
    return total
