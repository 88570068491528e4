"""Where faces lie, from maps that a model makes of a photo, small and once more larger.

A cell of the small photo's map is as large as a face in a group; on the larger one's the same face covers
four. All boxes are rows of left, top, right, bottom in fractions of the photo.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from cropperhead_desktop.inference.suggest.candidates import Floats, box_area

_COARSEST, _LONG = 32, 13
"""Pixels on a side of a cell of the trunk's last map, and how many of them the larger photo is long."""

_SEEN = 0.12
_SURE = 0.15
"""Cells above `_SEEN` are a face where one of them reaches `_SURE`; tried by `tools/face_montages.py`."""

_EDGE = 0.4
"""Lowest value of a region, as a share of its highest: two faces that touch are two."""

_LARGER = 1.2
LARGER_OF_TWO = 1.3
"""How much larger outlines are than the cells that a face covers, and where a photo is looked at twice: then
as many known faces lie whole in them as in those of four overlapping parts, each looked at by itself."""

GENEROUS = 1.25
LOOSE = 1.34
"""How much larger outlines of faces are than a detector's: on parts twice a face's size, and as `seen`."""
_SAME = 0.3
_TOUCHED = 0.03
"""Share of a face that may be lost, or be left, without the face counting as cut."""

Edges = tuple[float, float, float, float]
Cells = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class FaceMap:
    """A map of faces, 0 to 1; the picture covers `content` of it (cells) and is `part` of the photo.

    `larger`: how much larger outlines are than the cells that a face covers.
    """

    values: Floats
    content: Edges
    part: Edges = (0.0, 0.0, 1.0, 1.0)
    larger: float = _LARGER


@dataclass(frozen=True, slots=True)
class Faces:
    """K faces: `boxes` K x 4, `strength` K, how surely there is one, 0 to 1."""

    boxes: Floats
    strength: Floats

    @classmethod
    def known(cls, boxes: Sequence[Edges]) -> Faces:
        """Faces that somebody else marked: sure."""
        return cls(np.array(boxes, np.float32).reshape(-1, 4), np.ones(len(boxes), np.float32))

    @classmethod
    def seen(cls, maps: Sequence[FaceMap]) -> Faces:
        """What the maps show; of one face on several maps the outline of all."""
        found = [face for each in maps for face in _regions(each)]
        merged: list[tuple[Floats, float]] = []
        for box, peak in sorted(found, key=lambda face: -face[1]):
            for number, (other, strength) in enumerate(merged):
                if _shared(box, other) > _SAME * min(box_area(box), box_area(other)):
                    outline = np.concatenate([np.minimum(box[:2], other[:2]), np.maximum(box[2:], other[2:])])
                    merged[number] = outline, strength
                    break
            else:
                merged.append((box, peak))
        rows = np.array([box for box, _ in merged], np.float32).reshape(-1, 4)
        return cls(np.clip(rows, 0.0, 1.0), np.array([peak for _, peak in merged], np.float32))

    def also(self, more: Faces) -> Faces:
        """Both."""
        return Faces(np.concatenate([self.boxes, more.boxes]), np.concatenate([self.strength, more.strength]))

    def keepable(self, boxes: Floats) -> Faces:
        """Those that at least one of N boxes keeps whole."""
        some = (self._kept(boxes) >= 1 - _TOUCHED).any(axis=0)
        return Faces(self.boxes[some], self.strength[some])

    def cut(self, boxes: Floats) -> Floats:
        """How surely each of N boxes cuts through a face, 0 to 1."""
        if not len(self.boxes):  # most photos show none, and are asked five times
            return np.zeros(len(boxes), np.float32)
        kept = self._kept(boxes)
        partly = (kept > _TOUCHED) & (kept < 1 - _TOUCHED)
        worst: Floats = np.max(partly * self.strength, axis=1, initial=0.0).astype(np.float32)
        return worst

    def lost(self, boxes: Floats) -> Floats:
        """The share of all faces, by strength, that each of N boxes leaves out, 0 to 1."""
        weights = self.strength / max(float(self.strength.sum()), 1e-6)
        lost: Floats = ((1 - self._kept(boxes)) @ weights).astype(np.float32)
        return lost

    def _kept(self, boxes: Floats) -> Floats:
        """N x K, the share of each face inside each box."""
        shared = _shared(boxes[:, None], self.boxes)
        kept: Floats = (shared / np.maximum(box_area(self.boxes), 1e-9)).astype(np.float32)
        return kept


NO_FACES = Faces.known(())


def wide_canvas(width: float, height: float) -> tuple[int, int]:
    """Width and height in px of the input on which a photo of these sides is looked at larger."""
    across, down = (math.ceil(_LONG * side / max(width, height)) for side in (width, height))
    return _COARSEST * across, _COARSEST * down


def around(box: Floats, width: float, height: float) -> Edges:
    """A square part of a photo of these sides, twice a face's size, around it."""
    left, top, right, bottom = (float(edge) for edge in box)
    half = max((right - left) * width, (bottom - top) * height) / _LARGER
    x, y, across, down = (left + right) / 2, (top + bottom) / 2, half / width, half / height
    return max(0.0, x - across), max(0.0, y - down), min(1.0, x + across), min(1.0, y + down)


def tightened(boxes: Floats, generous: float = GENEROUS) -> Floats:
    """Outlines of faces, brow to chin, of those (N x 4) that are so many times larger.

    After a look at the part `around` it, a face on one of 70 photos was off by 5 % of its height (median;
    10 % in one of five) and its size by 12 % (20 %): enough for a row of portraits, not for a passport.
    """
    middle, half = (boxes[:, :2] + boxes[:, 2:]) / 2, (boxes[:, 2:] - boxes[:, :2]) / (2 * generous)
    tight: Floats = np.concatenate([middle - half, middle + half], axis=1).astype(np.float32)
    return tight


def _regions(seen: FaceMap) -> Iterator[tuple[Floats, float]]:
    """Outline (fractions of the photo) and highest value of each region of cells that show a face."""
    left_over = seen.values >= _SEEN
    while left_over.any():
        start = int(np.argmax(np.where(left_over, seen.values, 0.0)))
        peak = float(seen.values.ravel()[start])
        region = _grown(left_over & (seen.values >= _EDGE * peak), divmod(start, left_over.shape[1]))
        left_over &= ~region
        if peak >= _SURE:
            yield _outline(np.where(region, seen.values / np.float32(peak), np.float32(0)), seen), peak


def _grown(cells: Cells, start: tuple[int, int]) -> Cells:
    """The cells that hang together with `start`."""
    waiting, region = np.pad(cells, 1), np.zeros_like(cells)
    todo = [start]
    while todo:
        row, column = todo.pop()
        if waiting[row + 1, column + 1]:
            waiting[row + 1, column + 1] = False
            region[row, column] = True
            todo += [(row + 1, column), (row - 1, column), (row, column + 1), (row, column - 1)]
    return region


def _outline(shares: Floats, seen: FaceMap) -> Floats:
    """A cell's value tells which share of it a face covers: sums of them are sides, to parts of a cell."""
    low, high = [], []
    for axis in (0, 1):
        profile = shares.max(axis=axis)
        middle = profile @ (np.arange(len(profile)) + 0.5) / profile.sum()
        half = seen.larger * profile.sum() / 2
        first, last = seen.content[axis], seen.content[axis + 2]
        start, end = seen.part[axis], seen.part[axis + 2]
        scale = (end - start) / (last - first)
        low.append(start + (middle - half - first) * scale)
        high.append(start + (middle + half - first) * scale)
    return np.array([*low, *high], np.float32)


def _shared(boxes: Floats, other: Floats) -> Floats:
    across = np.minimum(boxes[..., 2], other[..., 2]) - np.maximum(boxes[..., 0], other[..., 0])
    down = np.minimum(boxes[..., 3], other[..., 3]) - np.maximum(boxes[..., 1], other[..., 1])
    shared: Floats = np.maximum(across, 0) * np.maximum(down, 0)
    return shared
