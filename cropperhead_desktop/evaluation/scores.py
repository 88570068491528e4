"""Numbers about boxes: fractions, overlap, displacement, and a paired bootstrap over sites."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from cropperhead_desktop.evaluation.data import Example
from cropperhead_desktop.geometry.crop import Box, Point, corners
from cropperhead_desktop.inference.suggest.candidates import overlap

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Difference:
    """A mean of paired differences with its 95 % bootstrap interval."""

    mean: float
    low: float
    high: float


def transplanted(box: Box, source: Example, target: Example) -> Box:
    """A box of one photo at the same fractions of another one."""
    across, down = target.width / source.width, target.height / source.height
    return Box(box.cx * across, box.cy * down, box.width * across, box.height * down, box.angle)


def displacement(first: Box, second: Box, example: Example) -> float:
    """Mean distance of the four corners, as a share of the photo's sides (x by width, y by height)."""
    apart = [
        abs(a.x - b.x) / example.width + abs(a.y - b.y) / example.height
        for a, b in zip(corners(first), corners(second), strict=True)
    ]
    return sum(apart) / 8


def at_random_place(box: Box, example: Example, rng: np.random.Generator) -> Box:
    """The box, upright, anywhere inside the photo with equal chance."""
    x = rng.uniform(0, max(0.0, example.width - box.width)) + box.width / 2
    y = rng.uniform(0, max(0.0, example.height - box.height)) + box.height / 2
    return Box(box.cx, box.cy, box.width, box.height).moved_to(Point(float(x), float(y)))


def best_constant(labels: Floats) -> Floats:
    """The top, left, bottom, right (fractions) with the best mean IoU on N x 4 labels.

    Coordinate search from the mean box in ever smaller steps: the strongest answer that looks at
    no photo.
    """
    best: Floats = labels.mean(axis=0)
    score = overlap(best, labels).mean()
    step = 0.08
    while step > 0.001:
        trials = [np.clip(best + sign * step * axis, 0.0, 1.0) for axis in np.eye(4) for sign in (-1.0, 1.0)]
        scores = [overlap(trial, labels).mean() for trial in trials]
        top = int(np.argmax(scores))
        if scores[top] > score:
            best, score = trials[top], scores[top]
        else:
            step /= 2
    return best


def paired_bootstrap(
    ours: Sequence[float], theirs: Sequence[float], sites: Sequence[str], draws: int = 4000, seed: int = 1
) -> Difference:
    """Mean of ours - theirs over photos, with the interval from resampling whole sites."""
    apart = np.subtract(ours, theirs)
    names, place = np.unique(np.array(sites), return_inverse=True)
    sums, counts = np.bincount(place, apart), np.bincount(place)
    chosen = np.random.default_rng(seed).integers(0, len(names), (draws, len(names)))
    means = sums[chosen].sum(axis=1) / counts[chosen].sum(axis=1)
    low, high = np.quantile(means, [0.025, 0.975])
    return Difference(float(apart.mean()), float(low), float(high))
