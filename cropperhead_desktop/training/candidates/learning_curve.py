"""The learning curve: what the gain at the person's own size would be with less data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from cropperhead_desktop.evaluation.data import Example
from cropperhead_desktop.evaluation.predictions import placed
from cropperhead_desktop.geometry.crop import Point
from cropperhead_desktop.geometry.overlap import iou
from cropperhead_desktop.inference.suggest.candidates import Floats, Head
from cropperhead_desktop.training.candidates.candidate_boxes import CropSets
from cropperhead_desktop.training.candidates.head import CrossFit, HeadConfig, nets_on, weighed
from cropperhead_desktop.training.candidates.judge import predictions_of
from cropperhead_desktop.training.loop import Rows


@dataclass(frozen=True, slots=True)
class Learner:
    """What the curve is drawn for; maps are those of the photos as they are, N x ..."""

    features: Floats
    importance: Floats
    examples: Sequence[Example]
    sets: CropSets
    weights: Floats
    constant: Floats
    config: HeadConfig
    side: int


def learning_curve(
    learner: Learner, found: CrossFit, shares: Sequence[float] = (0.25, 0.5, 0.75)
) -> list[dict[str, float]]:
    """Mean gain in IoU over the centred box of the person's size, for nets fitted to a share of the photos.

    Sites are left out as in `found`, whose weighing of nets and prior is kept; its own nets come last.
    """
    fitted_to = len(learner.examples) * (1 - 1 / learner.config.folds)
    return [
        {
            "share": share,
            "photographs_fitted_to": round(share * fitted_to),
            "gain_at_size": round(_gain(learner, found, share), 4),
        }
        for share in (*shares, 1.0)
    ]


def _gain(learner: Learner, found: CrossFit, share: float) -> float:
    count, gains = len(learner.examples), []
    for number in range(learner.config.folds):
        inside = np.flatnonzero(found.fold != number)
        nets = found.nets[number]
        if share < 1.0:
            photos = np.random.default_rng((learner.config.seed, number)).permutation(inside[inside < count])
            few = photos[: max(2, round(share * len(photos)))]
            nets = nets_on(learner.sets, np.concatenate([few, few + count]), learner.weights, learner.config)
        head = weighed(nets, learner.sets, found.content, inside, learner.config, learner.constant)
        gains += _gains_of(learner, head, np.flatnonzero(found.fold[:count] == number))
    return float(np.mean(gains))


def _gains_of(learner: Learner, head: Head, rows: Rows) -> list[float]:
    """Gain in IoU of the head's place over the middle, for boxes of the persons' own sizes."""
    examples = [learner.examples[row] for row in rows]
    predictions = predictions_of(
        learner.features[rows], learner.importance[rows], [head] * len(rows), examples, learner.side
    )
    gains = []
    for prediction, example in zip(predictions, examples, strict=True):
        human = example.box
        middle = human.moved_to(Point(example.width / 2, example.height / 2))
        at_ratio = prediction.propose(human.aspect)[0]
        gains.append(iou(placed(prediction, at_ratio, example), human) - iou(middle, human))
    return gains
