"""Candidates made ready once for all photos of one shape: what does not depend on the picture is kept.

Photos of one camera share their shape, so the boxes, the matrix that pools a feature map over them and what
the head thinks of them without looking are worked out for the first photo only.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from cropperhead_desktop.inference.suggest.candidates import (
    Floats,
    Head,
    at_any_ratio,
    at_ratio,
    in_cells,
    pooling_matrix,
)

HOPEFUL = 320
"""Candidates that are looked at. Content moves scores by a few units where the geometry terms spread over
dozens: those left out held 0.4 % of the chances on average, and never the best box, on 62 photos."""


@dataclass(frozen=True, slots=True)
class CandidateSet:
    """N candidates for photos of one shape: `boxes` N x 4 fractions of the photo, `matrix` pools the `cells`
    of a map that lie under the photo (`candidates.pooling_matrix`), `prior` N is their score without looking.
    """

    head: Head
    boxes: Floats
    matrix: Floats
    cells: npt.NDArray[np.intp]
    prior: Floats

    def scores(self, features: Floats) -> Floats:
        """`Head.score` of the boxes on a map C x G x G."""
        pooled = self.matrix @ features.reshape(len(features), -1)[:, self.cells].T
        total: Floats = self.head.content(pooled.reshape(len(self.boxes), -1)) + self.prior
        return total


@lru_cache(maxsize=24)
def candidate_set(
    head: Head,
    shape: float,
    aspect: float | None,
    content: tuple[float, float, float, float],
    cells: int,
) -> CandidateSet:
    """The candidates for a photo of `shape` that covers `content` of a map of cells x cells.

    `aspect` is the ratio of all boxes, None: any ratio; `shape` and `aspect` are width / height.
    """
    boxes = at_any_ratio(shape) if aspect is None else at_ratio(shape, aspect)
    prior = head.unseen(boxes, shape, free=aspect is None)
    hopeful = np.sort(np.argsort(-prior, kind="stable")[:HOPEFUL])
    boxes = boxes[hopeful]
    matrix = pooling_matrix(in_cells(boxes, content), cells, content)
    under = np.flatnonzero(matrix.any(axis=0))
    return CandidateSet(head, boxes, np.ascontiguousarray(matrix[:, under]), under, prior[hopeful])
