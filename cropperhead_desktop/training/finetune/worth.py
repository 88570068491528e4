"""The estimate of worth of a model of somebody's own: the base's, recalibrated where enough was decided.

Which photos this person crops at all is read off their own decisions: photos kept whole beside those that
they cropped. Whole shoots are left out, and the base's estimate stays where it foresees those as well.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from cropperhead_desktop.domain.labelling import Origin
from cropperhead_desktop.evaluation.confidence import fit_confidence
from cropperhead_desktop.evaluation.data import Example
from cropperhead_desktop.evaluation.folds import folds_of
from cropperhead_desktop.inference.suggest.scored_photo import ScoredPhoto
from cropperhead_desktop.inference.suggest.suggesters import PlattScaling
from cropperhead_desktop.inference.suggest.worth import KEPT, WorthModel, worth_features, worth_model_of

LEAST_OF_EACH, LEAST_SHOOTS = 20, 3
"""Photos kept whole, and cropped ones, below which this person's are too few; shoots of either kind."""

_FOLDS = 4
_AS_IT_IS = PlattScaling(1.0, 0.0)

Doubles = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]


def own_worth(
    record: Mapping[str, Any] | None, seen: Sequence[ScoredPhoto], examples: Sequence[Example]
) -> tuple[dict[str, Any] | None, dict[str, Any]]:
    """`decision["worth"]` for a model taught these crops, and what its card says of it.

    `record` is the base's; None where it does not estimate worth. `seen` are the photos as heads see them
    that were fitted without their shoot. A photo whose box keeps more than KEPT of it was left whole; crops
    accepted unchanged say nothing about whether one was wanted. ModelError: the base's cannot be used.
    """
    if record is None:
        return None, {}
    base = worth_model_of(record)
    told = [n for n, one in enumerate(examples) if one.origin is not Origin.ACCEPTED]
    wanted = np.array([_area(examples[n]) < KEPT for n in told], bool)
    sites = [examples[n].site for n in told]
    shoots = [
        len({site for site, crop in zip(sites, wanted, strict=True) if crop == kind}) for kind in (0, 1)
    ]
    facts: dict[str, Any] = {
        "cropped": int(wanted.sum()),
        "left_whole": int((~wanted).sum()),
        "shoots_cropped": shoots[1],
        "shoots_left_whole": shoots[0],
    }
    if min(facts["cropped"], facts["left_whole"]) < LEAST_OF_EACH or min(shoots) < LEAST_SHOOTS:
        return dict(record), {
            "what": f"the base's: fewer than {LEAST_OF_EACH} photos cropped or left whole, or of "
            f"{LEAST_SHOOTS} shoots",
            **facts,
        }
    logits = np.array([base.weights.logit(worth_features(seen[n])) for n in told])
    fold = folds_of(sites, min(_FOLDS, len(set(sites))))
    foreseen = np.zeros(len(told))
    for number in np.unique(fold):
        inside = fold != number
        foreseen[~inside] = _calibrated(logits[~inside], recalibration(logits[inside], wanted[inside]))
    losses = [_loss(logits, wanted), _loss(foreseen, wanted)]
    facts["loss_on_shoots_left_out"] = {"base": round(losses[0], 4), "recalibrated": round(losses[1], 4)}
    if losses[1] >= losses[0]:
        return dict(record), {"what": "the base's, which foresaw shoots left out as well", **facts}
    made = _turned(base, recalibration(logits, wanted))
    return asdict(made), {"what": "the base's, recalibrated on these decisions", **facts}


def recalibration(logits: Doubles, wanted: Mask) -> PlattScaling:
    """Slope and offset for the base's logits, as if photos of both kinds were as common; near 1 and 0.

    The offset of a logistic model fitted to other shares of the kinds is off by the logarithm of their odds
    (King and Zeng 2001, prior correction). Of one kind alone nothing can be learnt.
    """
    share = wanted.mean()
    if not 0 < share < 1:
        return _AS_IT_IS
    odds = float(np.log(share / (1 - share)))
    found = fit_confidence(logits, wanted, PlattScaling(1.0, odds))
    return PlattScaling(found.slope, found.offset - odds)


def _calibrated(logits: Doubles, found: PlattScaling) -> Doubles:
    return found.slope * logits + found.offset


def _turned(base: WorthModel, found: PlattScaling) -> WorthModel:
    """The estimate with its logits recalibrated; the chances from which it speaks stay."""
    weights = replace(
        base.weights,
        weights=tuple(round(found.slope * weight, 5) for weight in base.weights.weights),
        offset=round(found.slope * base.weights.offset + found.offset, 5),
    )
    return replace(base, weights=weights)


def _loss(logits: Doubles, wanted: Mask) -> float:
    """Mean logistic loss, both kinds of photos weighing alike."""
    losses = np.logaddexp(0.0, np.where(wanted, -logits, logits))
    return float((losses[wanted].mean() + losses[~wanted].mean()) / 2)


def _area(one: Example) -> float:
    """The share of the photo that the person's box keeps."""
    return one.box.area / (one.width * one.height)
