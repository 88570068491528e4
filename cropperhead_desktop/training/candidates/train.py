"""The recipe `candidates`: from photos with crops to a model that scores boxes on a frozen trunk.

Minutes on one core, nothing to resume: trunk maps once; importance head on photos whose crops are not
used; scoring head on the crops, judged by leaving out whole sites, then fitted to all of them.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np
import torch

from cropperhead_desktop.domain.errors import ModelError
from cropperhead_desktop.domain.progress import ProgressCallback, ignore_progress
from cropperhead_desktop.evaluation.confidence import GOOD
from cropperhead_desktop.evaluation.data import Dataset, Example, joined, label_of, read_dataset
from cropperhead_desktop.evaluation.scores import best_constant
from cropperhead_desktop.inference.graphs.whole import CropHead, Trunk, is_lite, read_any_trunk
from cropperhead_desktop.inference.suggest.candidates import Floats, Head
from cropperhead_desktop.inference.suggest.suggesters import PhotoLook
from cropperhead_desktop.training.candidates.candidate_boxes import CropSets, build_sets
from cropperhead_desktop.training.candidates.data import INPUT, SIDE, read_labelled, trunk_maps_of
from cropperhead_desktop.training.candidates.export import LevelSources, export, save_run
from cropperhead_desktop.training.candidates.facts import facts_of, is_centred
from cropperhead_desktop.training.candidates.features import (
    IMPORTANCE,
    feature_maps,
    fit_projection,
)
from cropperhead_desktop.training.candidates.head import (
    HeadConfig,
    cross_fit,
    finished,
    nets_on,
    photo_weights,
    weigh,
    weighed,
)
from cropperhead_desktop.training.candidates.importance import (
    SubjectConfig,
    SubjectHead,
    agreement,
    predict_subjects,
    train_subjects,
)
from cropperhead_desktop.training.candidates.judge import HeadResult, judge, predictions_of
from cropperhead_desktop.training.candidates.learning_curve import Learner, learning_curve
from cropperhead_desktop.training.candidates.worth import WorthConfig, fit_worth, read_left_whole
from cropperhead_desktop.training.config import RIGHTS, TrainJob, config_from, read_table
from cropperhead_desktop.training.epochs import Watcher

CHANNELS = 32


@dataclass(frozen=True, slots=True)
class Sources:
    """What this recipe needs beside the crops, as paths.

    `photos` with their subjects teach what matters in a picture, `trunk` are ImageNet weights of a MobileNet
    v1 or an EfficientNet-Lite0. The others may stay empty: `also` are more folders of crops, `whole` folders
    of photos that people left whole, which teach when a crop is worth it (both with commas between them),
    `angle` is a folder with an angle head or a model that has one, `level` a folder with a level reader,
    whose trunk `level_trunk` are weights of EfficientNet-Lite0, `notes` a JSON file of words for the card:
    what was tuned, what fails (those of the shipped models are `resources/NAME-notes.json`). `curve` draws
    the learning curve: three fits more.
    `threads`: sums in another order give other weights.
    """

    photos: str = ""
    trunk: str = ""
    also: str = ""
    whole: str = ""
    angle: str = ""
    level: str = ""
    level_trunk: str = ""
    notes: str = ""
    curve: bool = True
    threads: int = 1


def run(job: TrainJob, progress: ProgressCallback, _watchers: Sequence[Watcher]) -> str | None:
    """Train and judge on sites left out; the verdict on the card where a model was exported.

    Nothing to go on with, and no epochs to be told of. ModelError, PhotoError.
    """
    if job.reference is not None:
        raise ModelError("this recipe compares with no other weights; `cropperhead evaluate` does")
    own = {row.name for row in fields(Sources)} & set(job.choices)
    sources = config_from(Sources, {key: job.choices[key] for key in own}, "the configuration")
    others = {key: value for key, value in job.choices.items() if key not in own}
    config = config_from(HeadConfig, others, "the configuration")
    if not (sources.photos and sources.trunk):
        raise ModelError("this recipe needs --set photos=FOLDER and --set trunk=FILE")
    torch.set_num_threads(sources.threads)
    trunk = Path(sources.trunk)
    train(job.data, sources, job.run, job.name, config, progress)
    if job.export is None:
        return None
    angle, level, lite = (
        Path(one) if one else None for one in (sources.angle, sources.level, sources.level_trunk)
    )
    notes = read_table(Path(sources.notes)) if sources.notes else {}
    tilts = LevelSources(angle, level, lite)
    return export(job.run, trunk, job.export, job.name, tilts, notes).verdict


def train(
    data_folder: Path,
    sources: Sources,
    run: Path,
    name: str,
    config: HeadConfig,
    progress: ProgressCallback = ignore_progress,
) -> None:
    """Train and judge into the folder `run`, from which `export` makes a model of this `name`.

    Raises ModelError, PhotoError.
    """
    layers = read_any_trunk(Path(sources.trunk))
    subjects, seen = _importance_head(Path(sources.photos), layers, progress)
    folders = (data_folder, *paths_in(sources.also))
    data = joined([read_dataset(folder, INPUT, progress) for folder in folders])
    maps = trunk_maps_of(data.pixels, layers, progress)
    count = len(data.examples)
    projection = fit_projection(maps.fine[:count], maps.coarse[:count], CHANNELS)
    importance = predict_subjects(subjects, maps.fine, maps.coarse)
    features = feature_maps(projection, maps, importance)
    found = fit_and_judge(features, importance, data, name, config, sources.curve, progress)
    head, judged, extra = found.head, found.judged, {"importance_head": seen, **found.facts}
    report = _report(name, config, data, judged, extra, sources)
    if sources.whole:
        scored, photos = [look.composition for look in found.predictions], list(data.examples)
        for folder in paths_in(sources.whole):
            left, pixels = read_left_whole(folder, progress)
            parts = trunk_maps_of(pixels, layers, progress, mirrored=False)
            shown = predict_subjects(subjects, parts.fine, parts.coarse)
            heads = [found.head_for(photo.site) for photo in left]
            looks = predictions_of(feature_maps(projection, parts, shown), shown, heads, left, SIDE)
            photos += left
            scored += [look.composition for look in looks]
        worth, judged_worth = fit_worth(scored, photos, WorthConfig())
        report["decision"]["worth"] = asdict(worth)
        report["facts"]["judged_worth"] = judged_worth
    learnt = (projection.fine, projection.coarse, projection.bias, subjects.arrays(), IMPORTANCE)
    save_run(run, CropHead(*learnt, head), report)


def paths_in(listed: str) -> list[Path]:
    """Folders with commas between them."""
    return [Path(part) for part in listed.split(",") if part]


def _report(
    name: str,
    config: HeadConfig,
    data: Dataset,
    judged: Mapping[str, HeadResult],
    facts: Mapping[str, Any],
    sources: Sources,
) -> dict[str, Any]:
    """What the card says beside the arrays."""
    whole, split = judged["all"], judged["val"]
    differences = {f"judged_{key}": one.table.verdict(name).record() for key, one in judged.items()}
    return {
        "decision": {
            "good_iou": GOOD,
            "confidence": {"free": asdict(whole.free), "at_ratio": asdict(whole.at_ratio)},
        },
        "verdict": whole.table.verdict(name).sentence(),
        "scores": whole.table.records(),
        "commands": _commands(config, name, sources),
        "prior_command": _prior_command(name, sources),
        "facts": {
            **_facts(data, config),
            **facts,
            "share_of_good_proposals": dict(zip(("free", "at_ratio"), whole.share_good, strict=True)),
            **differences,
            "table_val": split.table.records(),
            "rights": RIGHTS,
        },
    }


@dataclass(frozen=True, slots=True)
class FittedHead:
    """The head fitted to everything, judgements, and facts for the card.

    Judgements are `all` (sites left out in turn) and `val` (fitted to the split `train`). `predictions` of
    every photo come from the one of `heads` that never saw its site; `fold_of` says which that is.
    """

    head: Head
    judged: dict[str, HeadResult]
    facts: dict[str, Any]
    predictions: tuple[PhotoLook, ...]
    heads: tuple[Head, ...]
    fold_of: Mapping[str, int]

    def head_for(self, site: str) -> Head:
        """A head that never saw the site."""
        fold = self.fold_of.get(site, zlib.crc32(site.encode()) % len(self.heads))
        return self.heads[fold]


def fit_and_judge(
    features: Floats,
    importance: Floats,
    data: Dataset,
    name: str,
    config: HeadConfig,
    curve: bool,
    progress: ProgressCallback = ignore_progress,
) -> FittedHead:
    """The head fitted to everything, and what is known of it."""
    examples, count = data.examples, len(data.examples)
    constant = constant_box(examples)
    sets = build_sets(features.reshape(2, count, *features.shape[1:]), examples, SIDE, constant)
    weights = photo_weights(sets.sites, [is_centred(example) for example in examples] * 2, config)
    found = cross_fit(sets, weights, config, progress)
    heads = found.heads(sets, config, constant)
    predictions = predictions_of(
        features[:count], importance[:count], [heads[found.fold[i]] for i in range(count)], examples, SIDE
    )
    judgements = {"all": judge(name, predictions, examples, (), progress)}
    judgements["val"] = _judge_split(features, importance, data, sets, weights, name, config, progress)
    weighing = weigh(sets, found.content, np.arange(2 * count), config)
    head = finished(nets_on(sets, np.arange(2 * count), weights, config), weighing, constant)
    facts: dict[str, Any] = {"weight_of_nets": round(weighing.factor, 3)}
    facts |= facts_of(name, predictions, examples, judgements["all"].table, progress)
    if curve:
        learner = Learner(features, importance, examples, sets, weights, constant, config, SIDE)
        facts["learning_curve"] = learning_curve(learner, found)
    fold_of = {example.site: int(fold) for example, fold in zip(examples, found.fold[:count], strict=True)}
    return FittedHead(head, judgements, facts, tuple(predictions), tuple(heads), fold_of)


def _judge_split(
    features: Floats, importance: Floats, data: Dataset, sets: CropSets, weights: Floats, name: str,
    config: HeadConfig, progress: ProgressCallback,
) -> HeadResult:  # fmt: skip
    """The split `val`, by a head that saw only the split `train` at any stage of its fitting."""
    inside = [i for i, example in enumerate(data.examples) if example.split == "train"]
    rows = np.array([*inside, *(i + len(data.examples) for i in inside)])
    train, every = sets.some(rows), np.arange(len(rows))
    found = cross_fit(train, weights[rows], config, progress)
    nets = nets_on(train, every, weights[rows], config)
    head = weighed(nets, train, found.content, every, config, constant_box(data.examples))
    outside = [i for i, example in enumerate(data.examples) if example.split == "val"]
    chosen = [data.examples[i] for i in outside]
    predictions = predictions_of(features[outside], importance[outside], [head] * len(chosen), chosen, SIDE)
    return judge(name, predictions, chosen, [data.examples[i] for i in inside], progress)


def constant_box(examples: tuple[Example, ...]) -> Floats:
    """Left, top, right, bottom (fractions) of the one box that fits these crops best."""
    top, left, bottom, right = best_constant(np.array([label_of(one)[:4] for one in examples], np.float64))
    return np.array([left, top, right, bottom], np.float32)


def _importance_head(
    photos: Path, layers: Trunk, progress: ProgressCallback
) -> tuple[SubjectHead, dict[str, Any]]:
    """The importance head, fitted to nine tenths of the photos, and its agreement on the others."""
    pixels, labels = read_labelled(photos, progress)
    maps = trunk_maps_of(pixels, layers, progress)
    kept = np.arange(len(labels)) % (len(labels) // 2) % 10 != 0
    config = SubjectConfig()
    head = train_subjects(maps.fine[kept], maps.coarse[kept], labels[kept], config, progress)
    found = predict_subjects(head, maps.fine[~kept], maps.coarse[~kept])
    facts = {"photographs": len(pixels), "soft_iou_with_detectors_held_out": agreement(found, labels[~kept])}
    return head, {**facts, "config": asdict(config)}


def _facts(data: Dataset, config: HeadConfig) -> dict[str, Any]:
    return {
        "photographs": len(data.examples),
        "sites": len(data.sites),
        "data_sha256": data.digest,
        "loss": "listwise softmax on softmax(IoU / tau) in three groups, pairwise at one size",
        "augmentation": "mirror images",
        "protocol": "whole sites left out in turn; the shipped model is fitted to all of them",
        "config": asdict(config),
    }


def _commands(config: HeadConfig, name: str, sources: Sources) -> list[str]:
    changed = {
        key: ",".join(map(str, value)) if isinstance(value, tuple) else value
        for key, value in asdict(config).items()
        if value != getattr(HeadConfig(), key)
    }
    given = {key: _named(value) for key, value in (("also", sources.also), ("whole", sources.whole)) if value}
    trunk = "LITE0" if is_lite(read_any_trunk(Path(sources.trunk))) else "NPZ"
    choices = {"photos": "PHOTOS", "trunk": trunk, **given, **changed}
    options = " ".join(f"--set {key}={value}" for key, value in choices.items())
    call = f"cropperhead train CROPS RUN --recipe candidates {options} --export models --name {name}"
    return ["pip install '.[train]'", call]


def _prior_command(name: str, sources: Sources) -> str:
    """What fits the personal head's prior to the model, and fills `personal` on its card."""
    also = f" --set also={_named(sources.also)}" if sources.also else ""
    return f"cropperhead train CROPS PRIOR --recipe style-prior --set model={name}{also}"


def _named(listed: str) -> str:
    """Folders as a card names them."""
    return ",".join(path.name.upper() for path in paths_in(listed))
