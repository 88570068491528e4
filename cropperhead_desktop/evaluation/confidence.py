"""What confidence means: the chance that a proposal is good, fitted to photos not learnt from."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from cropperhead_desktop.domain.errors import Reason
from cropperhead_desktop.domain.progress import Progress, ProgressCallback, ignore_progress
from cropperhead_desktop.evaluation.data import Example
from cropperhead_desktop.geometry.overlap import iou
from cropperhead_desktop.inference.suggest.scored_photo import ScoredPhoto
from cropperhead_desktop.inference.suggest.suggesters import PhotoLook, PlattScaling

GOOD = 0.75
"""IoU from which a proposal counts as right."""

UNFITTED = PlattScaling(0.0, 0.0)
"""Of a head whose confidence is not fitted yet: the same for every proposal."""

Pair = tuple[PlattScaling, PlattScaling]
"""The confidence of free proposals, and of those at a given ratio."""

_NEAR = np.array([1.5, 1.0]) ** -2.0
_VAGUE = np.array([3.0, 10.0]) ** -2.0
_ROUNDS = 50
_LONGEST = 1.5


def fit_confidence(
    expected: npt.NDArray[np.float64],
    good: npt.NDArray[np.floating] | npt.NDArray[np.bool_],
    start: PlattScaling | None = None,
) -> PlattScaling:
    """Platt's logistic fit of `good` on the IoU that was `expected`, N each; never falling.

    Maximum a posteriori of the slope and of the height (the logit at the mean of `expected`), by Newton's
    method, under a normal prior that weighs the same however many photos there are. With `start`, the
    calibration of the model that was fine-tuned, it lies around that (deviations 1.5 and 1): a few crops
    change little. Without, it lies around a flat answer and says next to nothing (deviations 3 and 10).
    """
    middle = float(expected.mean())
    centre, certain = np.zeros(2), _VAGUE
    if start is not None:
        centre, certain = np.array([start.slope, start.slope * middle + start.offset]), _NEAR
    design = np.stack([expected - middle, np.ones_like(expected)], axis=1)
    values = centre.copy()
    for _ in range(_ROUNDS):
        chance = 1 / (1 + np.exp(-np.clip(design @ values, -50, 50)))
        gradient = design.T @ (chance - good) + certain * (values - centre)
        curvature = (design * (chance * (1 - chance))[:, None]).T @ design + np.diag(certain)
        step = np.linalg.solve(curvature, gradient)
        values = values - np.clip(step, -_LONGEST, _LONGEST)
        if np.abs(step).max() < 1e-6:
            break
    slope = max(0.0, float(values[0]))
    return PlattScaling(round(slope, 5), round(float(values[1]) - slope * middle, 5))


def calibrated(
    photos: Sequence[ScoredPhoto],
    examples: Sequence[Example],
    start: Pair | tuple[None, None] = (None, None),
    progress: ProgressCallback = ignore_progress,
) -> tuple[Pair, tuple[float, float]]:
    """Confidence of free proposals and of those at the person's ratio, and the share of each that was good.

    The head of every photo must not have learnt from it.
    """
    pairs = []
    for number, (seen, example) in enumerate(zip(photos, examples, strict=True)):
        progress(Progress(number, len(examples), Reason("confidence")))
        answers = seen.ranked(None)[0], seen.ranked(example.box.aspect)[0]
        pairs.append([(answer.expected, iou(answer.box, example.box) >= GOOD) for answer in answers])
    both = np.array(pairs, np.float64)
    free, at_ratio = (fit_confidence(both[:, i, 0], both[:, i, 1], start[i]) for i in (0, 1))
    return (free, at_ratio), (float(both[:, 0, 1].mean()), float(both[:, 1, 1].mean()))


def prediction_of(photo: ScoredPhoto, sure: Pair = (UNFITTED, UNFITTED)) -> PhotoLook:
    """What a head makes of one photo, with the confidence of its free proposals and those at a ratio."""
    return PhotoLook(photo, *sure, None)
