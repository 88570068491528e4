"""The whole protocol over a collection of photos with crops: table, verdicts, personal head, angles."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from PIL import Image

from cropperhead_desktop.domain.errors import CropperHeadError
from cropperhead_desktop.domain.progress import ProgressCallback, ignore_progress
from cropperhead_desktop.evaluation.angle import WIDEST, Tilt, TiltRow, on_labelled, on_turned_views
from cropperhead_desktop.evaluation.confidence import GOOD
from cropperhead_desktop.evaluation.data import Example
from cropperhead_desktop.evaluation.experience import CropsSeen, Experience, crops_seen, experience_of
from cropperhead_desktop.evaluation.flicker import Flicker, flicker_of
from cropperhead_desktop.evaluation.models import Cropper, predict_all
from cropperhead_desktop.evaluation.personal import personal_rows
from cropperhead_desktop.evaluation.predictions import COLUMNS, Floats, Prediction
from cropperhead_desktop.evaluation.rows import human_rows, model_row, random_row, shuffled_row, trivial_rows
from cropperhead_desktop.evaluation.table import Judgement, Table
from cropperhead_desktop.evaluation.teaching import Teaching, teaching_of

BINS = 5
"""Points of the calibration curve."""

_TURNED_PHOTOS = 150


@dataclass(frozen=True, slots=True)
class MeasuredTilts:
    """Photos with a measured tilt: (group, degrees, what opens the displayed picture) each."""

    name: str
    photos: tuple[tuple[str, float, Callable[[], Image.Image]], ...]


@dataclass(frozen=True, slots=True)
class EvaluationSet:
    """Photos with the crops people kept. `training` is what a constant may be fitted on (may be empty).

    `picture` opens the displayed picture of one of the `examples` (PhotoError). `unchanged` counts the crops
    that were accepted unchanged and are not among them.
    """

    name: str
    examples: tuple[Example, ...]
    training: tuple[Example, ...]
    picture: Callable[[Example], Image.Image]
    labelled: tuple[MeasuredTilts, ...] = ()
    unchanged: int = 0


@dataclass(frozen=True, slots=True)
class CalibrationCurve:
    """What a model was sure of against what came out, in groups of rising confidence.

    `good` is the share of proposals with an IoU of at least `GOOD`: of a calibrated model, its confidence.
    """

    model: str
    confidence: tuple[float, ...]
    iou: tuple[float, ...]
    good: tuple[float, ...]
    photos: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class EvaluationReport:
    """Everything `evaluate` says."""

    collection: str
    table: Table
    verdicts: tuple[Judgement, ...]
    experience: tuple[Experience, ...]
    flicker: tuple[Flicker, ...]
    calibration: tuple[CalibrationCurve, ...]
    angles: dict[str, tuple[TiltRow, ...]]

    def record(self) -> dict[str, Any]:
        """As plain values for JSON."""
        return {
            "collection": self.collection,
            "photos": len(self.table.sites),
            "sites": len(set(self.table.sites)),
            "table": self.table.records(),
            "verdicts": [verdict.record() for verdict in self.verdicts],
            "personal": [one.record() for one in self.experience],
            "flicker": [one.record() for one in self.flicker],
            "calibration": [asdict(one) for one in self.calibration],
            "angles": [
                {"model": model, **row.record()} for model, rows in self.angles.items() for row in rows
            ],
            "by_site": {verdict.model: self.table.by_site(verdict.model) for verdict in self.verdicts},
        }


def evaluate(
    croppers: Sequence[Cropper],
    data: EvaluationSet,
    angles: bool = True,
    progress: ProgressCallback = ignore_progress,
    bursts: bool = False,
) -> EvaluationReport:
    """Judge models on a collection, all rows and columns (PhotoError, ModelError).

    The random row takes the sizes of the last model. A model that knows no angles has no angle rows. With
    `bursts` each is also judged on frames of one moment.
    """
    rows = trivial_rows(_judged(data), data.training)
    experienced, calibration = [], []
    for cropper in croppers:
        predictions = predict_all(cropper, data.examples, data.picture, progress)
        if cropper is croppers[-1]:
            rows.append(random_row(cropper.name, predictions, data.examples))
        own = model_row(cropper.name, predictions, data.examples, progress)
        personal = personal_rows(cropper.name, predictions, data.examples, progress)
        rows += [shuffled_row(cropper.name, predictions, data.examples, progress), own]
        rows += [personal.usual, personal.head, personal.gated]
        free = [one.values[:, COLUMNS.index("iou")] for one in (own, personal.usual, personal.gated)]
        sites = tuple(one.site for one in data.examples)
        learnt = experience_of(cropper.name, np.column_stack(free), personal.learnt, sites)
        experienced += [learnt] if learnt else []
        calibration += _calibration(cropper.name, predictions, own.values[:, COLUMNS.index("iou")])
    rows += human_rows(data.examples)
    table = Table(tuple(rows), tuple(example.site for example in data.examples))
    return EvaluationReport(
        data.name,
        table,
        tuple(table.verdict(cropper.name) for cropper in croppers),
        tuple(experienced),
        tuple(
            flicker_of(cropper, data.examples, data.picture, progress)
            for cropper in (croppers if bursts else ())
        ),
        tuple(calibration),
        {cropper.name: _angles(cropper, data, progress) for cropper in croppers} if angles else {},
    )


def experience(
    croppers: Sequence[Cropper], data: EvaluationSet, progress: ProgressCallback = ignore_progress
) -> list[CropsSeen]:
    """What the personal head adds to each model, by the number of crops seen (PhotoError, ModelError)."""
    found = []
    for cropper in croppers:
        predictions = predict_all(cropper, _judged(data), data.picture, progress)
        found.append(crops_seen(cropper.name, predictions, data.examples, progress))
    return found


def teaching(
    croppers: Sequence[Cropper], data: EvaluationSet, progress: ProgressCallback = ignore_progress
) -> list[Teaching]:
    """What a round of questions adds to each model, as far as people have photos enough."""
    found = []
    for cropper in croppers:
        predictions = predict_all(cropper, _judged(data), data.picture, progress)
        one = teaching_of(cropper.name, predictions, data.examples, progress)
        found += [one] if one else []
    return found


def _judged(data: EvaluationSet) -> tuple[Example, ...]:
    """The examples of a collection, of which there must be some (CropperHeadError)."""
    if not data.examples:
        raise CropperHeadError(
            "{name}: there is no photo with a crop to judge by ({unchanged} were accepted unchanged)",
            name=data.name,
            unchanged=data.unchanged,
        )
    return data.examples


def _calibration(model: str, predictions: Sequence[Prediction], ious: Floats) -> list[CalibrationCurve]:
    """Groups of equal size by confidence; nothing where the model has none."""
    sure = [prediction.confidence for prediction in predictions]
    if len(sure) < 2 * BINS or any(value is None for value in sure):
        return []
    confidence = np.array(sure, np.float64)
    groups = np.array_split(np.argsort(confidence, kind="stable"), BINS)
    return [
        CalibrationCurve(
            model,
            tuple(round(float(confidence[group].mean()), 4) for group in groups),
            tuple(round(float(ious[group].mean()), 4) for group in groups),
            tuple(round(float((ious[group] >= GOOD).mean()), 4) for group in groups),
            tuple(len(group) for group in groups),
        )
    ]


def _angles(cropper: Cropper, data: EvaluationSet, progress: ProgressCallback) -> tuple[TiltRow, ...]:
    """Turned views of the level photos, and every set whose tilts are known."""
    level = [example for example in data.examples if example.box.angle == 0]
    known = [example for example in data.examples if example.box.angle != 0]
    first = (level or known)[0]
    if cropper.tilt(data.picture(first)) is None:
        return ()

    def opened(example: Example) -> Callable[[], Image.Image]:
        return lambda: data.picture(example)

    def leveller(picture: Image.Image) -> Tilt:
        return cropper.tilt(picture) or Tilt(0.0, 0.0)

    chosen = [level[i] for i in np.linspace(0, len(level) - 1, min(len(level), _TURNED_PHOTOS)).astype(int)]
    rows = []
    if chosen:
        rows += on_turned_views(leveller, [(one.site, opened(one)) for one in chosen], progress)
    by_people = MeasuredTilts(
        "levelled by the photographer", tuple((one.site, one.box.angle, opened(one)) for one in known)
    )
    for labelled in (by_people, *data.labelled):
        within = [photo for photo in labelled.photos if abs(photo[1]) <= WIDEST]
        if within:
            name = f"{labelled.name} (within ±{WIDEST:g}°)"
            rows.append(on_labelled(leveller, name, within, progress))
    return tuple(rows)
