"""What a round of questions teaches, beside as many crops and answers of random photos of the same person.

Whole sites: a person answers with the crop that is nearest to the one they kept of that photo, and the
proposals for other photos of theirs are judged.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from cropperhead_desktop.domain.progress import Progress, ProgressCallback, ignore_progress
from cropperhead_desktop.evaluation.data import Example
from cropperhead_desktop.evaluation.experience import apart
from cropperhead_desktop.evaluation.personal import Play, numbers_of
from cropperhead_desktop.evaluation.predictions import Floats, Prediction
from cropperhead_desktop.evaluation.scores import Difference
from cropperhead_desktop.evaluation.table import interval
from cropperhead_desktop.geometry.overlap import iou
from cropperhead_desktop.inference.style.examples import StyleExample
from cropperhead_desktop.inference.style.head import Prior, Style
from cropperhead_desktop.inference.style.teaching import finer, most_telling, question
from cropperhead_desktop.inference.suggest.candidates import fractions, overlap, pixels

ANSWERS = 8
"""Crops or answers that are learnt."""

JUDGED = 6
"""Photos of the same person by which it is judged."""

POOL = 24
"""Photos that a round chooses from at most."""

ROUNDS = 2
"""Times that a person's photos are dealt anew."""

DRAWS = 0.8
"""IoU of the nearest crop below which a person who may draw does."""

BASE, RANDOM_CROPS, RANDOM_ANSWERS, ROUND, WITH_DRAWING = range(5)
WAYS = ("model", "random crops", "random answers", "round of choices", "teaching round")
"""The last two answer about photos that tell most; in the last one people draw where no crop is near."""


@dataclass(frozen=True, slots=True)
class Teaching:
    """Mean free IoU of every person (rows) after `ANSWERS` crops or answers, by `WAYS` (columns)."""

    model: str
    ious: Floats
    sites: tuple[str, ...]

    def over(self, way: int, other: int) -> Difference:
        """One way over another; people are resampled."""
        return apart(self.ious[:, [other, way]], 1)

    def record(self) -> dict[str, Any]:
        """As plain values."""
        ways = {
            way: {"iou": round(float(self.ious[:, i].mean()), 4), **interval(self.over(i, BASE))}
            for i, way in enumerate(WAYS)
        }
        others = (RANDOM_CROPS, RANDOM_ANSWERS)
        over = {WAYS[i]: interval(self.over(WITH_DRAWING, i)) for i in others}
        return {"model": self.model, "sites": len(self.sites), "ways": ways, "round_over": over}


def teaching_of(
    model: str,
    predictions: Sequence[Prediction],
    examples: Sequence[Example],
    progress: ProgressCallback = ignore_progress,
    prior_for: Callable[[str], Prior] | None = None,
) -> Teaching | None:
    """Every person with photos enough; None where there is nobody. `prior_for`: see `personal.played`."""
    play, rows, sites = Play(predictions, examples, prior_for), [], []
    people = {site: own for site, own in numbers_of(examples).items() if len(own) >= ANSWERS + JUDGED}
    for done, (site, own) in enumerate(people.items()):
        progress(Progress(done, len(people), f"{model}, teaching rounds: {site}"))
        dealt = [np.random.default_rng(seed).permutation(own).tolist() for seed in range(ROUNDS)]
        rows.append(np.mean([_judged(play, play.nobody(site), photos) for photos in dealt], axis=0))
        sites.append(site)
    return Teaching(model, np.array(rows), tuple(sites)) if rows else None


def _judged(play: Play, nobody: Style, photos: Sequence[int]) -> list[float]:
    """By `WAYS`, the mean IoU on the first photos after learning from the others."""
    judged, pool = photos[:JUDGED], photos[JUDGED : JUDGED + POOL]
    crops = answers = nobody
    for number in pool[:ANSWERS]:
        crops = play.learnt(play.met(number, crops))
        answers = _answered(play, number, answers, 0.0)
    looks = {number: play.met(number, nobody).seen for number in pool}
    rounds = (_round(play, nobody, looks, draws) for draws in (0.0, DRAWS))
    return [
        float(np.mean([_iou(play, number, style) for number in judged]))
        for style in (nobody, crops, answers, *rounds)
    ]


def _round(play: Play, style: Style, looks: Mapping[int, StyleExample], draws: float) -> Style:
    """The style after `ANSWERS` answers about the photos that tell most."""
    left = dict(looks)
    for _ in range(ANSWERS):
        number = list(left)[most_telling(list(left.values()), style)]
        del left[number]
        style = _answered(play, number, style, draws)
    return style


def _answered(play: Play, number: int, style: Style, draws: float) -> Style:
    """The style after both questions about a photo; below an IoU of `draws` the person draws the crop."""
    met, here = play.met(number, style), play.examples[number]
    kept = fractions(here.box, here.width, here.height)
    asked = question(met.seen, style)
    boxes = finer(met.seen, style, asked, int(np.argmax(overlap(asked, kept))))
    likeness = overlap(boxes, kept)
    if likeness.max() < draws:
        return play.learnt(met)
    chosen = boxes[int(np.argmax(likeness))]
    return style.learn(met.seen, pixels(chosen, here.width, here.height), str(number))


def _iou(play: Play, number: int, style: Style) -> float:
    return iou(style.voice(play.met(number, style).seen, style.own), play.examples[number].box)
