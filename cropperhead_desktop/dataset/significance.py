"""How much a number can be relied on: rates with intervals, and whether a habit is more than chance.

Photos of one occasion are alike, so occasions are the witnesses, not photos: a habit is tested by turning
the sign of each occasion's mean at random (all ways where they are few), and several questions at once are
answered more strictly (Holm 1979).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product

import numpy as np
from numpy.typing import NDArray

SIGNIFICANT = 0.05
_EXACT = 14
_DRAWS = 20_000
_Z = 1.959963985
"""Of a 95 % interval."""


@dataclass(frozen=True, slots=True)
class Rate:
    """A share of `count` cases with its 95 % interval (Wilson 1927)."""

    share: float
    count: int
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Bias:
    """The mean of something that would be 0 without a habit, over `occasions` of `photos` in all.

    `p` is how often chance alone does as much; None where there is nothing to test.
    """

    name: str
    mean: float
    photos: int
    occasions: int
    p: float | None


def rate_of(hits: int, count: int) -> Rate:
    """The share of `hits` in `count` cases (ZeroDivisionError: none)."""
    share = hits / count
    spread = _Z * ((share * (1 - share) + _Z**2 / (4 * count)) / count) ** 0.5
    middle, scale = share + _Z**2 / (2 * count), 1 + _Z**2 / count
    return Rate(share, count, max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale))


def bias_of(
    name: str, values: NDArray[np.float64], occasions: Sequence[str], chosen: NDArray[np.bool_]
) -> Bias:
    """The mean of the occasions' means of the `chosen` values, and its p value (two-sided)."""
    by_occasion: dict[str, list[float]] = defaultdict(list)
    for value, occasion in zip(values[chosen], np.asarray(occasions, dtype=object)[chosen], strict=True):
        by_occasion[occasion].append(float(value))
    means = np.array([np.mean(each) for each in by_occasion.values()])
    photos = int(chosen.sum())
    if not photos:
        return Bias(name, 0.0, 0, 0, None)
    return Bias(name, float(means.mean()), photos, len(means), sign_flip(means))


def sign_flip(means: NDArray[np.float64]) -> float:
    """How often the mean with random signs is as far from 0 as it is, two-sided."""
    count = len(means)
    if count <= _EXACT:
        signs = np.array(list(product((-1.0, 1.0), repeat=count)))
    else:
        signs = np.random.default_rng(0).choice((-1.0, 1.0), size=(_DRAWS, count))
    as_far = np.abs(signs @ means) >= abs(means.sum()) * (1 - 1e-9)
    if count <= _EXACT:
        return float(as_far.mean())
    return float((as_far.sum() + 1) / (len(signs) + 1))


def corrected(biases: Sequence[Bias]) -> list[Bias]:
    """The same with p values for several questions asked at once (Holm's step-down)."""
    asked = sorted((bias.p, place) for place, bias in enumerate(biases) if bias.p is not None)
    found = list(biases)
    least = 0.0
    for rank, (p, place) in enumerate(asked):
        least = max(least, min(1.0, p * (len(asked) - rank)))
        found[place] = replace(biases[place], p=least)
    return found
