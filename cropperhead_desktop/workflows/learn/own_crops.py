"""A library as something to learn from and to judge by: the crops its owner decided, shoot by shoot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from PIL import Image

from cropperhead_desktop.domain.errors import PhotoError, printable
from cropperhead_desktop.domain.labelling import HUMAN, Copies, Origin, Wanted, label_of, origin_of
from cropperhead_desktop.domain.progress import ProgressCallback, ignore_progress
from cropperhead_desktop.evaluation.data import Example
from cropperhead_desktop.evaluation.occasions import camera_time, occasions
from cropperhead_desktop.evaluation.run import EvaluationSet
from cropperhead_desktop.geometry.crop import is_inside
from cropperhead_desktop.inference.suggest.preprocess import PictureError, decode
from cropperhead_desktop.training.finetune.card import spread_over
from cropperhead_desktop.workflows.learn.personal import decided_box
from cropperhead_desktop.workflows.outcome import Outcome
from cropperhead_desktop.workflows.services import Services
from cropperhead_desktop.workflows.suggest_and_set import TAG_ROUNDING, PhotoCrop, read_crops


@dataclass(frozen=True, slots=True)
class OwnCrops:
    """Crops a person decided; `origins` counts how each came about, `failures` could not be read."""

    data: EvaluationSet
    origins: dict[str, int]
    failures: tuple[Outcome[PhotoCrop], ...]


def own_crops(
    services: Services,
    name: str,
    photos: Sequence[Path],
    limit: int,
    progress: ProgressCallback = ignore_progress,
    wanted: Wanted = HUMAN,
) -> OwnCrops:
    """What people decided about these photos, and what could not be read.

    Of these `wanted` says what counts; a crop that was copied to several photos counts once. The site of a
    photo is its occasion. At most `limit` photos, evenly spread.
    """
    examples: dict[Path, Example] = {}
    origins: Counter[str] = Counter()
    unchanged = 0
    failures: list[Outcome[PhotoCrop]] = []
    copies = Copies()
    for outcome in read_crops(services, photos, progress):
        try:
            example = None if outcome.value is None else _checked(outcome.path, outcome.value)
        except PhotoError as error:
            failures.append(Outcome(outcome.path, error=error))
            continue
        if outcome.value is None:
            failures.append(outcome)
        elif example is not None:
            record = outcome.value.record
            origin = copies.origin(outcome.path.parent, record.crop, origin_of(record))
            if origin in wanted:
                origins[str(origin)] += 1
                examples[outcome.path] = replace(example, origin=origin)
            else:
                unchanged += origin is Origin.ACCEPTED
    known = list(examples)
    kept = {known[number]: examples[known[number]] for number in spread_over(len(known), limit)}
    data = EvaluationSet(
        name, _by_occasion(services, kept), (), lambda example: _picture(services, example), (), unchanged
    )
    return OwnCrops(data, dict(origins), tuple(failures))


def _by_occasion(services: Services, examples: Mapping[Path, Example]) -> tuple[Example, ...]:
    """The examples, each with its occasion as its site."""
    names = occasions([(printable(path.parent), _taken(services, path)) for path in examples])
    return tuple(replace(example, site=name) for example, name in zip(examples.values(), names, strict=True))


def _taken(services: Services, path: Path) -> datetime | None:
    """When the camera says that a photo was taken, as the statistics have it."""
    try:
        return camera_time(services.photos.headed(path)[1].taken)
    except PhotoError:
        return None


def _picture(services: Services, example: Example) -> Image.Image:
    path = Path(example.file)
    try:
        return decode(services.photos.preview(path).jpeg)
    except PictureError as error:
        raise PhotoError(path, str(error)) from error


def _checked(path: Path, found: PhotoCrop) -> Example | None:
    """The person's crop; PhotoError where it has no area or does not lie on this photo."""
    if label_of(found.record, HUMAN) is None:
        return None
    try:
        box = decided_box(found)
    except ValueError as error:
        raise PhotoError(path, "its crop cannot be used: {why}", why=str(error)) from error
    width, height = found.info.displayed
    if box is None:
        return None
    if not is_inside(box, width, height, slack=TAG_ROUNDING):
        raise PhotoError(path, "its crop reaches outside the picture and is not used")
    return Example(str(path), "", "val", width, height, box)
