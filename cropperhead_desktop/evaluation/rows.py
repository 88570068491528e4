"""The rows of the one table: rules that look at no photo, people, models, and models shown another photo."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from cropperhead_desktop.domain.errors import Reason
from cropperhead_desktop.domain.progress import Progress, ProgressCallback, ignore_progress
from cropperhead_desktop.domain.words import Digits
from cropperhead_desktop.evaluation.data import Example, label_of
from cropperhead_desktop.evaluation.predictions import (
    COLUMNS,
    BoxPrediction,
    Floats,
    Prediction,
    TransplantedPrediction,
    scores,
)
from cropperhead_desktop.evaluation.scores import at_random_place, best_constant, transplanted
from cropperhead_desktop.geometry.crop import Box, whole_box
from cropperhead_desktop.inference.suggest.candidates import pixels

CONSTANT = Reason("constant box fitted on train")

_OTHERS = 8
_ALIKE = 0.1
_RANDOM_DRAWS = 12


class RowKind(StrEnum):
    """What stands behind a row."""

    TRIVIAL = "trivial"
    RANDOM = "random"
    SHUFFLED = "shuffled"
    MODEL = "model"
    MEAN_BOX = "mean box"
    HEAD = "head"
    PERSONAL = "personal"
    HUMAN = "human"


@dataclass(frozen=True, slots=True)
class Row:
    """`values` is photos x `COLUMNS`, NaN where a column does not apply; `model` whose row it is."""

    name: str
    kind: RowKind
    values: Floats
    model: str = ""


Rule = Callable[[int], Sequence[Prediction]]
"""The predictions of a rule for the photo of that number; their scores are averaged."""


def row(
    name: str,
    kind: RowKind,
    examples: Sequence[Example],
    rule: Rule,
    model: str = "",
    progress: ProgressCallback = ignore_progress,
) -> Row:
    """Score a rule on every photo."""
    values = []
    for index, example in enumerate(examples):
        progress(Progress(index, len(examples), f"{name}: {example.file}"))
        values.append(_mean([scores(prediction, example) for prediction in rule(index)]))
    return Row(name, kind, np.array(values), model)


def trivial_rows(examples: Sequence[Example], training: Sequence[Example]) -> list[Row]:
    """No crop, the centre, and the constant box fitted on `training` (none: on the other sites)."""
    constants = constant_boxes(examples, training)

    def whole(i: int) -> Box:
        return whole_box(examples[i].width, examples[i].height)

    def of(rule: Callable[[int], Box]) -> Rule:
        return lambda i: [BoxPrediction(rule(i), examples[i].width, examples[i].height)]

    return [
        row(Reason("no crop"), RowKind.TRIVIAL, examples, of(whole)),
        row(
            Reason("centre {share}", share=Digits("0.9")),
            RowKind.TRIVIAL,
            examples,
            of(lambda i: whole(i).scaled(0.9)),
        ),
        row(CONSTANT, RowKind.TRIVIAL, examples, of(lambda i: constants[i])),
    ]


def constant_boxes(examples: Sequence[Example], training: Sequence[Example]) -> list[Box]:
    """The best constant box for each photo, in its pixels, never fitted on the photo's own site.

    Without `training` it is fitted on the other sites; a single site is cut into two halves by turns.
    """
    if training:
        fitted = _fit(training)
        return [_on(fitted, example) for example in examples]
    groups = [example.site for example in examples]
    if len(set(groups)) == 1:
        groups = [str(number % 2) for number in range(len(examples))]
    by_group = {}
    for group in set(groups):
        others = [example for example, own in zip(examples, groups, strict=True) if own != group]
        by_group[group] = _fit(others) if others else np.array([0.0, 0.0, 1.0, 1.0])
    return [_on(by_group[group], example) for example, group in zip(examples, groups, strict=True)]


def random_row(model: str, predictions: Sequence[Prediction], examples: Sequence[Example]) -> Row:
    """Boxes of the model's own sizes, each the size for some photo, anywhere in the picture."""
    own, rng = [prediction.propose(None)[0] for prediction in predictions], np.random.default_rng(7)

    def draws(i: int) -> list[Prediction]:
        here, made = examples[i], []
        for j in rng.integers(0, len(own), _RANDOM_DRAWS):
            sized = transplanted(own[j], examples[j], here)
            made.append(BoxPrediction(at_random_place(sized, here, rng), here.width, here.height))
        return list(made)

    return row(Reason("random place, sizes of {model}", model=model), RowKind.RANDOM, examples, draws, model)


def shuffled_row(
    model: str, predictions: Sequence[Prediction], examples: Sequence[Example], progress: ProgressCallback
) -> Row:
    """What the model makes of other photos, laid over this one: of the same shape, where there are such."""
    rng = np.random.default_rng(11)

    def others(i: int) -> list[Prediction]:
        here = examples[i].width / examples[i].height
        rest = [j for j in range(len(examples)) if j != i] or [i]
        alike = [j for j in rest if abs(examples[j].width / examples[j].height / here - 1) < _ALIKE]
        chosen = rng.permutation(alike if len(alike) >= 3 else rest)[:_OTHERS]
        return [TransplantedPrediction(predictions[j], examples[j], examples[i]) for j in chosen]

    return row(Reason("{model}, shuffled", model=model), RowKind.SHUFFLED, examples, others, model, progress)


def model_row(
    model: str, predictions: Sequence[Prediction], examples: Sequence[Example], progress: ProgressCallback
) -> Row:
    """The model itself."""
    return row(model, RowKind.MODEL, examples, lambda i: [predictions[i]], model, progress)


def human_rows(examples: Sequence[Example]) -> list[Row]:
    """What other people kept of the same photos; no row where nobody else was asked."""
    if not any(example.others for example in examples):
        return []

    def people(i: int) -> list[Prediction]:
        here = examples[i]
        return [BoxPrediction(box, here.width, here.height) for box in here.others]

    return [row(Reason("another human"), RowKind.HUMAN, examples, people)]


def _fit(examples: Iterable[Example]) -> Floats:
    return best_constant(np.array([label_of(example)[:4] for example in examples], np.float64))


def _on(fitted: Floats, example: Example) -> Box:
    """Top, left, bottom, right in fractions as a box on a photo."""
    return pixels(fitted[[1, 0, 3, 2]], example.width, example.height)


def _mean(rows: Sequence[Floats]) -> Floats:
    """Mean over predictions, column by column, of what applies; NaN where nothing does."""
    stacked = np.array(rows).reshape(-1, len(COLUMNS))
    known = np.isfinite(stacked)
    counts = known.sum(axis=0)
    sums = np.where(known, stacked, 0.0).sum(axis=0)
    mean: Floats = np.where(counts > 0, sums / np.maximum(counts, 1), np.nan)
    return mean
