"""Candidates of every training photo, what the head sees of them, and how well they match the person's box.

Three groups compete separately: places of a box of the person's own size (what cannot be won by guessing a
size), sizes and places at the person's ratio, and everything. Each photo comes twice, mirrored as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from cropperhead_desktop.evaluation.data import Example
from cropperhead_desktop.inference.suggest.candidates import (
    Floats,
    at_any_ratio,
    at_ratio,
    content_rectangle,
    fractions,
    geometry,
    in_cells,
    overlap,
    pool,
    windows,
)

T = TypeVar("T", bound=np.generic)

SAME_SIZE, SAME_RATIO, FREE = range(3)

LIMITS = (49, 64, 64)
"""Candidates kept of each group, drawn at random beside the best ones."""

_BEST = 6
_PLACES = 0.06


@dataclass(frozen=True, slots=True)
class CropSets:
    """Arrays over photos (first those as they are, then mirrored ones) x candidates.

    `pooled` is photos x candidates x features, `terms` the geometry, `overlaps` the IoU with the person's
    box; `groups` holds the group of each candidate, -1 where there is none. `sites` names the photos'.
    """

    pooled: Floats
    terms: Floats
    overlaps: Floats
    groups: npt.NDArray[np.int8]
    sites: tuple[str, ...]

    def some(self, rows: npt.NDArray[np.int64]) -> CropSets:
        """The sets of these photos only."""
        arrays = (self.pooled[rows], self.terms[rows], self.overlaps[rows], self.groups[rows])
        return CropSets(*arrays, tuple(self.sites[row] for row in rows))


def mirror(boxes: Floats) -> Floats:
    """N x 4 boxes in fractions, in the photo flipped left to right."""
    return np.stack([1 - boxes[:, 2], boxes[:, 1], 1 - boxes[:, 0], boxes[:, 3]], axis=1)


def build_sets(
    features: Floats, examples: Sequence[Example], side: int, constant: Floats, seed: int = 0
) -> CropSets:
    """Pool all candidates; `features` is 2 x N x C x G x G, photos as they are and mirrored."""
    rows = []
    for flipped in (0, 1):
        for index, example in enumerate(examples):
            rng = np.random.default_rng((seed, index))
            boxes, groups, overlaps = candidates_of(example, rng)
            if flipped:
                boxes = mirror(boxes)
            content = content_rectangle(example.width, example.height, side, features.shape[-1])
            pooled = pool(features[flipped, index], in_cells(boxes, content), content)
            terms = geometry(boxes, example.width / example.height, constant)
            rows.append((pooled, terms, overlaps, groups))
    sites = tuple(example.site for example in examples) * 2
    return CropSets(
        _stacked([row[0] for row in rows], 0.0),
        _stacked([row[1] for row in rows], 0.0),
        _stacked([row[2] for row in rows], 0.0),
        _stacked([row[3] for row in rows], -1),
        sites,
    )


def candidates_of(example: Example, rng: np.random.Generator) -> tuple[Floats, npt.NDArray[np.int8], Floats]:
    """Boxes (fractions), their groups, their IoU with the person's box."""
    kept = fractions(example.box, example.width, example.height).astype(np.float32)
    shape = example.width / example.height
    width, height = float(kept[2] - kept[0]), float(kept[3] - kept[1])
    families = (
        windows(width, height, max(_PLACES, (1 - width) / 6, (1 - height) / 6)),
        at_ratio(shape, example.box.aspect),
        at_any_ratio(shape),
    )
    boxes, groups = [], []
    for group, family in enumerate(families):
        if len(family) > LIMITS[group]:
            best = np.argsort(-overlap(family, kept))[:_BEST]
            others = rng.choice(len(family), LIMITS[group] - _BEST, replace=False)
            family = family[np.unique(np.concatenate([best, others]))]
        boxes.append(family)
        groups.append(np.full(len(family), group, np.int8))
    joined = np.concatenate(boxes)
    return joined, np.concatenate(groups), overlap(joined, kept)


def _stacked(parts: list[npt.NDArray[T]], empty: float) -> npt.NDArray[T]:
    """Arrays of different lengths as one, filled up with `empty`."""
    longest = max(len(part) for part in parts)
    whole = np.full((len(parts), longest, *parts[0].shape[1:]), empty, parts[0].dtype)
    for index, part in enumerate(parts):
        whole[index, : len(part)] = part
    return whole
