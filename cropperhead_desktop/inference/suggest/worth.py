"""Whether a crop is worth proposing: what it is expected to gain over leaving the photo alone.

All of it is read off the chances that the head has given to candidate boxes anyway (`ScoredPhoto.ranking`)
and the importance map; a logistic model on the card, fitted on other people, weighs it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from cropperhead_desktop.domain.errors import ModelError
from cropperhead_desktop.domain.options import made_of
from cropperhead_desktop.domain.suggestion import Verdict
from cropperhead_desktop.inference.suggest.candidates import box_area, expected_overlap, fractions
from cropperhead_desktop.inference.suggest.scored_photo import FACES, OBJECTS, PERSONS, ScoredPhoto

KEPT = 0.93
"""A box that keeps more of the photo's area is as good as no crop."""

_WHOLE = np.array([[0.0, 0.0, 1.0, 1.0]], np.float32)
_SUBJECTS = {"face": FACES, "person": PERSONS, "object": OBJECTS}

WORTH_FEATURES = (
    "gain", "whole", "kept_mass", "mean_area", "best_area", "entropy", "upright",
    *(f"{subject}_{how}" for subject in _SUBJECTS for how in ("max", "sum")),
)  # fmt: skip
"""The names that a card may give weights to; see `worth_features`."""


class Worth(NamedTuple):
    """What a proposal is worth.

    `gain` is the IoU with a person's crop that it is expected to have over the whole photo, `wanted` the
    chance (0-1) that a person would crop the photo at all.
    """

    gain: float
    wanted: float


@dataclass(frozen=True, slots=True)
class WorthWeights:
    """Weights of the features of these names, and what is added."""

    names: tuple[str, ...]
    weights: tuple[float, ...]
    offset: float

    def __post_init__(self) -> None:
        unknown = sorted(set(self.names) - set(WORTH_FEATURES))
        if unknown:
            raise ValueError(f"unknown names {', '.join(unknown)}")
        if len(self.names) != len(self.weights) or len(set(self.names)) != len(self.names):
            raise ValueError(f"{len(self.weights)} weights for {len(set(self.names))} names")
        if not all(map(math.isfinite, (*self.weights, self.offset))):
            raise ValueError("a weight is not a number")

    def logit(self, features: Mapping[str, float]) -> float:
        """The weighted sum."""
        weighted = zip(self.names, self.weights, strict=True)
        return self.offset + sum(weight * features[name] for name, weight in weighted)


@dataclass(frozen=True, slots=True)
class WorthModel:
    """`decision["worth"]` of a card.

    From a chance `wanted` of `sure` on a proposal is *sure*, from `look` on a person should look at it, and
    below the photo is left alone. The chance is read off the boxes of any ratio: whether a person would crop
    a photo shows there better than among those of its own ratio.
    """

    weights: WorthWeights
    sure: float
    look: float

    def __post_init__(self) -> None:
        if not 0 <= self.look <= self.sure <= 1:
            raise ValueError(f"look {self.look:g} and sure {self.sure:g} are not 0 <= look <= sure <= 1")

    def worth(self, photo: ScoredPhoto, aspect: float | None) -> Worth:
        """What the best box of a ratio (width / height; None: any) is worth."""
        logit = self.weights.logit(worth_features(photo))
        return Worth(gain_of(photo, aspect), 1 / (1 + math.exp(-max(-50.0, min(50.0, logit)))))

    def verdict(self, worth: Worth) -> Verdict:
        """What that asks of a person."""
        if worth.gain <= 0 or worth.wanted < self.look:
            return Verdict.LEAVE
        return Verdict.SURE if worth.wanted >= self.sure else Verdict.LOOK


def shifted(wanted: float, more: float) -> float:
    """The chance (0-1, not at the ends) that somebody crops a photo who does so that much more often than
    people on the average (logarithm of odds); `wanted` is theirs."""
    odds = wanted / (1 - wanted) * math.exp(more)
    return odds / (1 + odds)


def worth_model_of(record: Mapping[str, Any]) -> WorthModel:
    """The estimate in a card (ModelError: values are missing or impossible)."""
    try:
        return made_of(WorthModel, record)
    except (KeyError, TypeError, ValueError) as error:
        why = f"{error.args[0]} is missing" if isinstance(error, KeyError) else str(error)
        raise ModelError("the estimate of worth is not usable: {why}", why=why) from error


def gain_of(photo: ScoredPhoto, aspect: float | None) -> float:
    """The IoU with a person's box that the best of a ratio (None: any) is expected to have over no crop."""
    best, boxes, chances = photo.ranking(aspect)
    return best[0].expected - float(expected_overlap(_WHOLE, boxes, chances)[0])


def worth_features(photo: ScoredPhoto) -> dict[str, float]:
    """WORTH_FEATURES of what is thought of a photo's boxes of any ratio.

    `gain` and `whole` are expected IoUs with the person's box: of the best box beyond the whole photo, and of
    the whole photo. `kept_mass` is the chance of the boxes that keep over KEPT of the area, `mean_area` and
    `best_area` are shares of the photo, `entropy` is that of the chances in nats. `_max` is the strongest
    place of a channel of the importance map, `_sum` the sum over the photo's cells as a share of them.
    `upright` is 1 or 0.
    """
    best, boxes, chances = photo.ranking(None)
    areas = box_area(boxes)
    whole = float(expected_overlap(_WHOLE, boxes, chances)[0])
    left, top, right, bottom = fractions(best[0].box, photo.width, photo.height)
    first, last = photo.content[:2], photo.content[2:]
    cells = (last[0] - first[0]) * (last[1] - first[1])
    features = {
        "gain": best[0].expected - whole,
        "whole": whole,
        "kept_mass": float(chances[areas > KEPT].sum()),
        "mean_area": float(chances @ areas),
        "best_area": float((right - left) * (bottom - top)),
        "entropy": float(-chances @ np.log(np.maximum(chances, 1e-12))),
        "upright": float(photo.shape < 1),
    }
    for subject, channel in _SUBJECTS.items():
        features[f"{subject}_max"] = float(photo.importance[channel].max())
        features[f"{subject}_sum"] = float(photo.importance[channel].sum()) / cells
    return features
