"""From somebody's own crops to a model of their own: fine-tuned, judged on shoots left out, with its card.

Every shoot is judged by a head that was fitted without it; the model that comes out is fitted to all of
them. It is compared with the model in use on shoots that that one has not learnt from either.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace

import numpy as np

from cropperhead_desktop.domain.errors import CropperHeadError, ModelError
from cropperhead_desktop.domain.progress import Progress, ProgressCallback
from cropperhead_desktop.domain.words import counted
from cropperhead_desktop.evaluation.confidence import calibrated, prediction_of
from cropperhead_desktop.evaluation.data import Example
from cropperhead_desktop.evaluation.folds import folds_of
from cropperhead_desktop.evaluation.run import EvaluationSet
from cropperhead_desktop.inference.graphs.graph_edit import Change, head_changes, with_arrays
from cropperhead_desktop.inference.models.card import ModelKind
from cropperhead_desktop.inference.models.session import read_model
from cropperhead_desktop.inference.suggest.candidates import Head
from cropperhead_desktop.inference.suggest.scored_photo import ScoredPhoto
from cropperhead_desktop.inference.suggest.suggesters import CandidateSuggester, PhotoLook
from cropperhead_desktop.training.finetune.card import (
    FineTuned,
    Judged,
    Model,
    compared,
    own_card,
    places_to_judge,
)
from cropperhead_desktop.training.finetune.data import MirroredPair, activations, views_of
from cropperhead_desktop.training.finetune.head import Reach, fit_head, shares_of
from cropperhead_desktop.training.finetune.judge import Contender
from cropperhead_desktop.training.finetune.worth import own_worth

LEAST_CROPS, LEAST_SHOOTS = 40, 3
"""Below this nothing that is learnt could be told from luck."""

_FOLDS, _INNER_FOLDS = 4, 3
_SITE_CAP = 60


def check_enough(examples: Sequence[Example]) -> None:
    """CropperHeadError, saying what is there and what is needed, where there is too little to learn from."""
    shoots = len({example.site for example in examples})
    if len(examples) >= LEAST_CROPS and shoots >= LEAST_SHOOTS:
        return
    raise CropperHeadError(
        f"too little to learn from: {counted(len(examples), 'crop')} of your own from "
        f"{counted(shoots, 'shoot')}; at least {LEAST_CROPS} crops from {LEAST_SHOOTS} shoots are needed, so "
        "that what was learnt can be judged on photos it has not seen"
    )


@dataclass(frozen=True, slots=True)
class FineTuneJob:
    """From the model `base` and the crops of `data` to a model of this `name`, compared with `current`.

    `progress` has a callback for each of `look`, `fit`, `check` and `judge`.
    """

    base: Model
    current: Model
    data: EvaluationSet
    name: str
    progress: Mapping[str, ProgressCallback]


def fine_tune_head(job: FineTuneJob) -> FineTuned:
    """Teach the scoring head of the base (kind `candidates`) the crops of the collection (ModelError).

    What cannot be read is left out.
    """
    base = job.base
    if base.card.kind is not ModelKind.CANDIDATES:
        raise ModelError(f"{base.card.name} has no head that could be taught; only a network can be trained")
    suggester = CandidateSuggester(base.path, base.card, "cpu")
    found, _failures = views_of(suggester, job.data, job.progress["look"])
    examples = tuple(job.data.examples[number] for number in found)
    check_enough(examples)
    looks = [view.plain for view in found.values()]
    fitted = _fitted(list(found.values()), examples, job.progress["fit"])
    unseen = [replace(look.composition, head=head) for look, head in zip(looks, fitted.without, strict=True)]
    facts = {
        "what": "head: geometry terms and last layer",
        "reach": asdict(fitted.reach),
        "protocol": "shoots left out in turn; the model itself is fitted to all of them",
    }
    return judged(job, examples, looks, unseen, head_changes(looks[0].composition.head, fitted.head), facts)


def judged(
    job: FineTuneJob,
    examples: tuple[Example, ...],
    looks: Sequence[PhotoLook],
    unseen: Sequence[ScoredPhoto],
    changes: Sequence[Change],
    facts: Mapping[str, object],
) -> FineTuned:
    """The fine-tuned model with its card. `looks` are the base's; `unseen` what is made of each photo by a
    model that was fitted without its shoot; `changes` turn the base's file into the new model."""
    base, progress = job.base, job.progress
    plain = [look.composition for look in looks]
    start = (looks[0].free, looks[0].at_ratio)
    sure, _good = calibrated(unseen, examples, start, progress["check"])
    kept = places_to_judge(len(examples))
    new = Contender(job.name, [prediction_of(unseen[i], sure) for i in kept])
    old = Contender(base.card.name, [prediction_of(plain[i], start) for i in kept])
    shown = Judged(tuple(examples[i] for i in kept), job.data.picture)
    table, gain = compared(new, old, job.current, shown, progress["judge"])
    model = with_arrays(read_model(base.path, base.card), changes)
    worth, worth_facts = own_worth(base.card.decision.get("worth"), unseen, examples)
    facts = {**facts, **({"worth": worth_facts} if worth else {})}
    card = own_card(base.card, job.name, examples, table, gain, facts, sure, worth)
    return FineTuned(model, card, table, gain)


@dataclass(frozen=True, slots=True)
class _Fitted:
    """The head fitted to everything, and for each photo one that was fitted without its shoot."""

    head: Head
    reach: Reach
    without: Sequence[Head]


def _fitted(
    views: Sequence[MirroredPair], examples: Sequence[Example], progress: ProgressCallback
) -> _Fitted:
    head, side = views[0].plain.composition.head, views[0].plain.composition.side
    seen = activations(views, examples, head, side)
    shares = shares_of(seen.sites, _SITE_CAP, [one.weight for one in examples] * 2)
    sites = [one.site for one in examples]
    fold = folds_of(sites, min(_FOLDS, len(set(sites))))
    both, count = np.concatenate([fold, fold]), int(fold.max()) + 1
    heads = []
    for number in range(count):
        progress(Progress(number, count + 1, "learning your taste"))
        inside = np.flatnonzero(both != number)
        heads.append(fit_head(head, seen.some(inside), shares[inside], _INNER_FOLDS)[0])
    progress(Progress(count, count + 1, "learning your taste"))
    final, reach = fit_head(head, seen, shares, _FOLDS)
    return _Fitted(final, reach, [heads[int(number)] for number in fold])
