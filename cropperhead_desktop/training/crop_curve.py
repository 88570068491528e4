"""The learning curve: what the gain at the person's own size would be with less data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from cropperhead_desktop.geometry.crop import Point
from cropperhead_desktop.geometry.overlap import iou
from cropperhead_desktop.inference.candidates import Floats
from cropperhead_desktop.training.crop_head import CrossFit, HeadConfig, finished, nets_on, weigh
from cropperhead_desktop.training.crop_judge import looks_of
from cropperhead_desktop.training.crop_sets import CropSets
from cropperhead_desktop.training.data import Example
from cropperhead_desktop.training.protocol import placed


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
    count = len(learner.examples)
    dice = np.random.default_rng(learner.config.seed)
    order = dice.permutation(count)
    rows = []
    for share in (*shares, 1.0):
        kept = np.isin(np.arange(2 * count) % count, order[: round(share * count)])
        rows.append({
            "share": share,
            "photographs_fitted_to": round(share * count * (1 - 1 / learner.config.folds)),
            "gain_at_size": round(_gain(learner, found, kept, share == 1.0), 4),
        })  # fmt: skip
    return rows


def _gain(learner: Learner, found: CrossFit, kept: npt.NDArray[np.bool_], whole: bool) -> float:
    gains = []
    for number in range(learner.config.folds):
        inside = np.flatnonzero(found.fold != number)
        factor, prior = weigh(learner.sets, found.content, inside, learner.weights, learner.config)
        nets = found.nets[number]
        if not whole:
            chosen = inside[kept[inside]]
            nets = nets_on(learner.sets, chosen, learner.weights, learner.config)
        head = finished(nets, factor, prior, learner.constant)
        outside = [i for i in range(len(learner.examples)) if found.fold[i] == number]
        examples = [learner.examples[i] for i in outside]
        looks = looks_of(
            learner.features[outside],
            learner.importance[outside],
            [head] * len(outside),
            examples,
            learner.side,
        )
        for look, example in zip(looks, examples, strict=True):
            human = example.box
            middle = human.moved_to(Point(example.width / 2, example.height / 2))
            at_ratio = look.propose(human.aspect)[0]
            gains.append(iou(placed(look, at_ratio, example), human) - iou(middle, human))
    return float(np.mean(gains))
