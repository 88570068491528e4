"""A network of one's own: the candidates recipe, on the trunk inside the model file.

Shoots are divided: some teach, some are kept aside to say when to stop, and the others judge. That is done
in turns, so that every shoot is judged once; the model itself learns from all but those kept aside.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import NamedTuple

import numpy as np
import torch

from cropperhead_desktop.domain.errors import ModelError, Reason
from cropperhead_desktop.domain.progress import Progress, ProgressCallback
from cropperhead_desktop.evaluation.data import Example
from cropperhead_desktop.evaluation.folds import folds_of
from cropperhead_desktop.evaluation.run import EvaluationSet
from cropperhead_desktop.inference.graphs.graph_edit import head_changes, projection_in, trunk_in
from cropperhead_desktop.inference.models.card import ModelKind
from cropperhead_desktop.inference.models.session import read_model
from cropperhead_desktop.inference.suggest.candidates import (
    Floats,
    Head,
    content_rectangle,
    geometry,
    in_cells,
)
from cropperhead_desktop.inference.suggest.preprocess import fitted
from cropperhead_desktop.inference.suggest.scored_photo import ScoredPhoto
from cropperhead_desktop.inference.suggest.suggesters import CandidateSuggester
from cropperhead_desktop.training.candidates.candidate_boxes import LIMITS, candidates_of, mirror
from cropperhead_desktop.training.candidates.data import TrunkMaps, trunk_maps_of
from cropperhead_desktop.training.candidates.features import Projection, feature_maps
from cropperhead_desktop.training.config import config_from
from cropperhead_desktop.training.finetune.card import FineTuned, Model, spread_over
from cropperhead_desktop.training.finetune.data import Activations, MirroredPair, Rows, activations, views_of
from cropperhead_desktop.training.finetune.head import fit_head, shares_of
from cropperhead_desktop.training.finetune.network import EpochHook, FineTuneData, NetConfig, fit_net
from cropperhead_desktop.training.finetune.train import FineTuneJob, check_enough, judged

MOST_PHOTOS = 600
"""Photos that are learnt from: their trunk maps are kept in memory (1.2 MB each with its mirror image)."""

_TURNS, _ASIDE = 4, 5
_SITE_CAP = 60


class Net(NamedTuple):
    """What is learnt here."""

    projection: Projection
    head: Head


@dataclass(frozen=True, slots=True)
class _Context:
    """What the turns share: where they start, what they learn from, the shoot and weight of each photo."""

    start: Net
    seen: Activations
    data: FineTuneData
    sites: tuple[str, ...]
    weights: tuple[float, ...]
    config: NetConfig

    def fit(self, rows: Rows, progress: ProgressCallback, on_epoch: EpochHook) -> Net:
        """A net fitted to these photos (numbers), some of their shoots kept aside.

        The head is fitted first, in its seconds: the network begins where that ends.
        """
        names = [self.sites[row] for row in rows]
        fold = folds_of(names, min(_ASIDE, len(set(names))))
        count = len(self.sites)
        train, aside = rows[fold != fold.max()], rows[fold == fold.max()]
        both = np.concatenate([train, train + count])
        shares = shares_of(self.sites * 2, _SITE_CAP, self.weights * 2)
        head = fit_head(self.start.head, self.seen.some(both), shares[both], _ASIDE)[0]
        start, doubled = (self.start.projection, head), shares.astype(np.float32)
        return Net(*fit_net(*start, self.data, both, aside, doubled, self.config, progress, on_epoch))


def fine_tune_network(job: FineTuneJob, choices: Mapping[str, object], on_epoch: EpochHook) -> FineTuned:
    """Teach projection and scoring nets of the base the crops of the collection (ModelError)."""
    base, progress = job.base, job.progress
    if base.card.kind is not ModelKind.CANDIDATES:
        raise ModelError(
            "{name} scores no candidates; teach another one or use --recipe 2020", name=base.card.name
        )
    config = config_from(NetConfig, choices, "the configuration")
    torch.set_num_threads(config.threads)
    kept = spread_over(len(job.data.examples), MOST_PHOTOS)
    few = replace(job.data, examples=tuple(job.data.examples[i] for i in kept))
    found, _failures = views_of(CandidateSuggester(base.path, base.card, "cpu"), few, progress["look"])
    examples = tuple(few.examples[number] for number in found)
    check_enough(examples)
    context = _context(base, few, examples, list(found.values()), config)
    turns = min(_TURNS, len(set(context.sites)))
    fold, nets = folds_of(context.sites, turns), []
    for turn in range(turns):
        part = _part(progress["fit"], turn, turns)
        nets.append(context.fit(np.flatnonzero(fold != turn), part, lambda numbers, remark: None))
    final = context.fit(np.arange(len(examples)), _part(progress["fit"], turns, turns), on_epoch)
    looks = [view.plain for view in found.values()]
    unseen = [
        _composition(look.composition, nets[turn], context.data, row)
        for row, (look, turn) in enumerate(zip(looks, fold, strict=True))
    ]
    facts = {
        "what": "network: projection and scoring nets on the frozen trunk",
        "protocol": "a quarter of the shoots left out in turn, a fifth of the others kept aside to say when "
        "to stop; the model itself learns from all but those kept aside",
        "config": asdict(config),
        "torch": torch.__version__,
    }
    return judged(job, examples, looks, unseen, _changes(context.start, final), facts)


def _context(
    base: Model, data: EvaluationSet, examples: Sequence[Example], views: Sequence[MirroredPair],
    config: NetConfig,
) -> _Context:  # fmt: skip
    spec, model = base.card.input, read_model(base.path, base.card)
    pixels = np.stack([fitted(data.picture(one), spec) for one in examples])
    maps = trunk_maps_of(pixels, trunk_in(model))
    head = views[0].plain.composition.head
    importance = np.array(
        [*(view.plain.composition.importance for view in views),
         *(view.mirrored.importance for view in views)], np.float32
    )  # fmt: skip
    rows = [_candidates(one, number, head, spec.width, maps) for number, one in enumerate(examples)]
    boxes, terms, overlaps, groups, content = (
        np.concatenate([np.stack([row[flipped][part] for row in rows]) for flipped in (0, 1)])
        for part in range(5)
    )
    inputs = FineTuneData(maps, importance, boxes, content, terms, overlaps, groups.astype(np.int8))
    start = Net(Projection(*projection_in(model)), head)
    seen = activations(views, examples, head, spec.width)
    weights = tuple(one.weight for one in examples)
    return _Context(start, seen, inputs, seen.sites[: len(examples)], weights, config)


def _candidates(
    example: Example, number: int, head: Head, side: int, maps: TrunkMaps
) -> list[tuple[Floats, Floats, Floats, Floats, Floats]]:
    """Boxes in cells, terms, overlaps, groups and content rectangle of a photo, and of its mirror image."""
    plain, groups, overlaps = candidates_of(example, np.random.default_rng((0, number)))
    content = content_rectangle(example.width, example.height, side, maps.fine.shape[-1])
    missing = sum(LIMITS) - len(plain)
    made = []
    for boxes in (plain, mirror(plain)):
        terms = geometry(boxes, example.width / example.height, head.constant)
        made.append((
            # what fills up is the first box again, in no group
            np.concatenate([in_cells(boxes, content), np.repeat(in_cells(boxes[:1], content), missing, 0)]),
            np.pad(terms, [(0, missing), (0, 0)]),
            np.pad(overlaps, (0, missing)),
            np.pad(groups, (0, missing), constant_values=-1).astype(np.float32),
            np.array(content, np.float32),
        ))  # fmt: skip
    return made


def _composition(plain: ScoredPhoto, net: Net, data: FineTuneData, row: int) -> ScoredPhoto:
    """What another net makes of a photo."""
    one = TrunkMaps(data.maps.fine[row : row + 1], data.maps.coarse[row : row + 1])
    features = feature_maps(net.projection, one, data.importance[row : row + 1])[0]
    return replace(plain, features=features, head=net.head)


def _changes(old: Net, new: Net) -> list[tuple[Floats, Floats]]:
    pairs = [
        (getattr(old.projection, name), getattr(new.projection, name)) for name in ("fine", "coarse", "bias")
    ]
    different = [(before, after) for before, after in pairs if not np.array_equal(before, after)]
    return [*different, *head_changes(old.head, new.head)]


def _part(progress: ProgressCallback, turn: int, turns: int) -> ProgressCallback:
    """The progress of one of the turns; the last one is the model itself."""

    def report(step: Progress) -> None:
        words = Reason("the model itself")
        if turn < turns:
            words = Reason("judging, {turn} of {turns}", turn=turn + 1, turns=turns)
        done = (turn + step.done / max(1, step.total)) / (turns + 1)
        progress(
            Progress(round(10_000 * done), 10_000, Reason("{words}: {step}", words=words, step=step.message))
        )

    return report
