"""A library as something to learn from: the crops its owner decided, shoot by shoot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from PIL import Image

from cropperhead_desktop.dataset.options import SplitBy
from cropperhead_desktop.dataset.split import Occasion, kept_together
from cropperhead_desktop.domain.errors import PhotoError
from cropperhead_desktop.domain.labelling import HUMAN, label_of, origin_of
from cropperhead_desktop.domain.progress import ProgressCallback, ignore_progress
from cropperhead_desktop.evaluation.data import Example
from cropperhead_desktop.evaluation.run import Collection
from cropperhead_desktop.geometry.crop import is_inside
from cropperhead_desktop.inference.suggest.preprocess import PictureError, decode
from cropperhead_desktop.training.finetune.card import spread_over
from cropperhead_desktop.workflows.crops import TAG_ROUNDING, Found, read_crops
from cropperhead_desktop.workflows.learn.evaluate import person_example
from cropperhead_desktop.workflows.outcome import Outcome
from cropperhead_desktop.workflows.services import Services

SHOOT_GAP = timedelta(hours=2)
"""A shoot ends where nothing was taken for so long."""


@dataclass(frozen=True, slots=True)
class OwnCrops:
    """Crops a person decided; `origins` counts how each came about, `failures` could not be read."""

    data: Collection
    origins: dict[str, int]
    failures: tuple[Outcome[Found], ...]


def own_crops(
    services: Services,
    name: str,
    photos: Sequence[Path],
    limit: int,
    progress: ProgressCallback = ignore_progress,
) -> OwnCrops:
    """What people decided about these photos; proposals nobody looked at are no decision.

    Photos that belong together by the camera's clock are one shoot, those without a time by folder. At
    most `limit` photos, evenly spread.
    """
    examples: dict[Path, Example] = {}
    origins: Counter[str] = Counter()
    failures: list[Outcome[Found]] = []
    for outcome in read_crops(services, photos, progress):
        try:
            example = None if outcome.value is None else _checked(outcome.path, outcome.value)
        except PhotoError as error:
            failures.append(Outcome(outcome.path, error=error))
            continue
        if outcome.value is None:
            failures.append(outcome)
        elif example is not None:
            examples[outcome.path] = example
            origins[str(origin_of(outcome.value.record))] += 1
    known = list(examples)
    kept = {known[number]: examples[known[number]] for number in spread_over(len(known), limit)}
    data = Collection(name, _in_shoots(services, kept), (), lambda example: _picture(services, example))
    return OwnCrops(data, dict(origins), tuple(failures))


def _in_shoots(services: Services, examples: Mapping[Path, Example]) -> tuple[Example, ...]:
    """The examples, each with its shoot as its site."""
    occasions = [Occasion(str(path.parent), taken=services.taken(path)) for path in examples]
    shoots = kept_together(occasions, SplitBy.SHOOT, SHOOT_GAP)
    return tuple(
        replace(example, site=f"shoot {shoot}")
        for example, shoot in zip(examples.values(), shoots, strict=True)
    )


def _picture(services: Services, example: Example) -> Image.Image:
    path = Path(example.file)
    try:
        return decode(services.photos.preview(path).jpeg)
    except PictureError as error:
        raise PhotoError(path, str(error)) from error


def _checked(path: Path, found: Found) -> Example | None:
    """The person's crop; PhotoError where it has no area or does not lie on this photo."""
    if label_of(found.record, HUMAN) is None:
        return None
    try:
        example = person_example(path, found)
    except ValueError as error:
        raise PhotoError(path, "its crop cannot be learnt from: {why}", why=str(error)) from error
    if example is not None and not is_inside(example.box, example.width, example.height, slack=TAG_ROUNDING):
        raise PhotoError(path, "its crop reaches outside the picture and is not learnt from")
    return example
