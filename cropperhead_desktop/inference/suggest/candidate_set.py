"""Candidates made ready once for all photos of one shape: what does not depend on the picture is kept.

Photos of one camera share their shape, so the boxes, what the head thinks of them without looking, and the
matrix that pools a feature map over them are worked out once.
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
    pool,
    pooling_matrix,
)

HOPEFUL = 320
"""Candidates that are looked at. Content moves scores by a few units where the geometry terms spread over
dozens: those left out held 0.4 % of the chances on average, and never the best box, on 62 photos."""


@dataclass(slots=True)
class CandidateSet:
    """N candidates for photos of one shape: `boxes` N x 4 fractions of the photo, which covers `content` of a
    map; `prior` N is their score without looking.

    `matrix` pools the `cells` of a map that lie under the photo (`candidates.pooling_matrix`), once somebody
    asks for many photos: it takes longer to make than pooling for one.
    """

    head: Head
    boxes: Floats
    content: tuple[float, float, float, float]
    prior: Floats
    matrix: Floats | None = None
    cells: npt.NDArray[np.intp] | None = None

    def scores(self, features: Floats, alone: bool = False) -> Floats:
        """`Head.score` of the boxes on a map C x G x G; `alone` where no other photo is asked the same."""
        in_map = in_cells(self.boxes, self.content)
        if alone:
            pooled = pool(features, in_map, self.content)
        else:
            if self.matrix is None or self.cells is None:
                whole = pooling_matrix(in_map, features.shape[1], self.content)
                self.cells = np.flatnonzero(whole.any(axis=0))
                self.matrix = np.ascontiguousarray(whole[:, self.cells])
            pooled = self.matrix @ features.reshape(len(features), -1)[:, self.cells].T
        total: Floats = self.head.content(pooled.reshape(len(self.boxes), -1)) + self.prior
        return total


@lru_cache(maxsize=24)
def candidate_set(
    head: Head,
    shape: float,
    aspect: float | None,
    content: tuple[float, float, float, float],
) -> CandidateSet:
    """The candidates for a photo of `shape` that covers `content` of a map.

    `aspect` is the ratio of all boxes, None: any ratio; `shape` and `aspect` are width / height.
    """
    boxes = at_any_ratio(shape) if aspect is None else at_ratio(shape, aspect)
    prior = head.unseen(boxes, shape, free=aspect is None)
    hopeful = np.sort(np.argsort(-prior, kind="stable")[:HOPEFUL])
    return CandidateSet(head, boxes[hopeful], content, prior[hopeful])
