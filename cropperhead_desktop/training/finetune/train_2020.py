"""The network of 2020, trained from nothing on somebody's own crops: honest, slow, and seldom better."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import asdict, replace
from hashlib import sha256
from pathlib import Path

import numpy as np

from cropperhead_desktop.domain.errors import Reason
from cropperhead_desktop.domain.progress import Progress, ProgressCallback
from cropperhead_desktop.evaluation.data import Dataset, Example
from cropperhead_desktop.evaluation.folds import folds_of
from cropperhead_desktop.evaluation.run import EvaluationSet
from cropperhead_desktop.inference.graphs.seed2020 import INPUT
from cropperhead_desktop.inference.suggest.preprocess import fitted
from cropperhead_desktop.training.config import config_from
from cropperhead_desktop.training.epochs import EpochReport
from cropperhead_desktop.training.finetune.card import (
    FineTuned,
    Judged,
    Model,
    compared,
    contender,
    own_card,
    places_to_judge,
)
from cropperhead_desktop.training.finetune.network import EpochHook
from cropperhead_desktop.training.finetune.train import FineTuneJob, check_enough
from cropperhead_desktop.training.network2020.config import TrainConfig
from cropperhead_desktop.training.network2020.export import export
from cropperhead_desktop.training.network2020.train import train

_PARTS = 5
"""Of so many parts of the shoots one judges, one says when to stop, the others teach; of three, one each."""


def fine_tune_2020(job: FineTuneJob, choices: Mapping[str, object], on_epoch: EpochHook) -> FineTuned:
    """Train on some shoots, stop by others, judge on the rest (ModelError, PhotoError)."""
    data, progress, name, current = job.data, job.progress, job.name, job.current
    check_enough(data.examples)
    config = config_from(TrainConfig, choices, "the configuration")
    sites = [one.site for one in data.examples]
    parts = min(_PARTS, len(set(sites)))
    split_of = {parts - 1: "test", parts - 2: "val"}
    fold = folds_of(sites, parts)
    examples = [
        replace(one, split=split_of.get(int(part), "train"))
        for one, part in zip(data.examples, fold, strict=True)
    ]
    dataset = _dataset([one for one in examples if one.split != "test"], data, progress["look"])

    def watch(report: EpochReport) -> None:
        on_epoch(report.history[-1], report.remark)

    with tempfile.TemporaryDirectory() as folder:
        run = train(config, dataset, Path(folder, "run"), progress["fit"], [watch])
        made = export(run, dataset, Path(folder), name)
        path = Path(folder, f"{name}.onnx")
        model = path.read_bytes()
        test = [one for one in examples if one.split == "test"]
        judged = Judged(tuple(test[i] for i in places_to_judge(len(test))), data.picture)
        new = contender(Model(path, made), judged)
    table, gain = compared(new, contender(current, judged), current, judged, progress["judge"])
    facts = {
        "what": "network: the 2020 architecture, from random weights",
        "protocol": "one part of the shoots judges, one says when to stop, the others teach",
        "config": asdict(config),
    }
    return FineTuned(model, own_card(made, name, data.examples, table, gain, facts), table, gain)


def _dataset(examples: list[Example], data: EvaluationSet, progress: ProgressCallback) -> Dataset:
    pixels = np.empty((len(examples), INPUT.height, INPUT.width, 3), np.uint8)
    for number, example in enumerate(examples):
        progress(Progress(number, len(examples), Reason("reading your photos")))
        pixels[number] = fitted(data.picture(example), INPUT)
    return Dataset(tuple(examples), pixels, sha256(pixels.tobytes()).hexdigest())
