"""Judging heads on photos of sites they never saw: the table of the protocol, and what confidence means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cropperhead_desktop.domain.progress import ProgressCallback, ignore_progress
from cropperhead_desktop.evaluation.confidence import calibrated, prediction_of
from cropperhead_desktop.evaluation.data import Example
from cropperhead_desktop.evaluation.predictions import Prediction
from cropperhead_desktop.evaluation.rows import model_row, shuffled_row, trivial_rows
from cropperhead_desktop.evaluation.table import Table
from cropperhead_desktop.inference.suggest.candidates import Floats, Head
from cropperhead_desktop.inference.suggest.scored_photo import ScoredPhoto
from cropperhead_desktop.inference.suggest.suggesters import PhotoLook, PlattScaling


@dataclass(frozen=True, slots=True)
class HeadResult:
    """The table over the photos judged, and confidence fitted to them."""

    table: Table
    free: PlattScaling
    at_ratio: PlattScaling
    share_good: tuple[float, float]


def predictions_of(
    features: Floats, importance: Floats, heads: Sequence[Head], examples: Sequence[Example], side: int
) -> list[PhotoLook]:
    """Predictions of N photos, each by the head given for it; N x C x G x G and N x 3 x G x G maps."""
    return [
        prediction_of(ScoredPhoto(maps, subjects, head, side, example.width, example.height))
        for maps, subjects, head, example in zip(features, importance, heads, examples, strict=True)
    ]


def judge(
    name: str,
    predictions: Sequence[PhotoLook],
    examples: Sequence[Example],
    training: Sequence[Example],
    progress: ProgressCallback = ignore_progress,
) -> HeadResult:
    """Rows that look at nothing (constant box from `training`, none: from other sites), shuffled, own."""
    plain: list[Prediction] = list(predictions)
    rows = trivial_rows(examples, training)
    rows.append(shuffled_row(name, plain, examples, progress))
    rows.append(model_row(name, plain, examples, progress))
    table = Table(tuple(rows), tuple(example.site for example in examples))
    sure, good = calibrated(
        [prediction.composition for prediction in predictions], examples, progress=progress
    )
    return HeadResult(table, *sure, good)
