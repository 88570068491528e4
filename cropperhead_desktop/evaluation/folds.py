"""Whole sites: which photos belong to which fold, and how much each photo of a large site counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt


def folds_of(sites: Sequence[str], count: int) -> npt.NDArray[np.int64]:
    """A fold for every photo: whole sites, the largest first, each into the emptiest fold."""
    load = np.zeros(count)
    fold_of = {}
    for site, photos in sorted(Counter(sites).items(), key=lambda item: (-item[1], item[0])):
        fold_of[site] = int(np.argmin(load))
        load[fold_of[site]] += photos
    return np.array([fold_of[site] for site in sites], np.int64)


def capped(sites: Sequence[str], cap: float) -> npt.NDArray[np.float64]:
    """How much each photo counts, 0 to 1: those of one site together as at most `cap` photos."""
    counts = Counter(sites)
    return np.array([min(1.0, cap / counts[site]) for site in sites])
