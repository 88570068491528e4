"""How many photos are asked about once crops were learnt: of those that people crop, and of those they leave.

Whole people: a history of so many of their crops is learnt, then their other photos are judged, both kinds
alike. A history of nothing but crops tells how somebody crops, not how often; what it would do if every crop
counted as a choice against leaving the photo whole stands beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from cropperhead_desktop.domain.progress import Progress, ProgressCallback, ignore_progress
from cropperhead_desktop.domain.suggestion import Verdict
from cropperhead_desktop.evaluation.data import Example
from cropperhead_desktop.evaluation.experience import apart
from cropperhead_desktop.evaluation.personal import Play, numbers_of
from cropperhead_desktop.evaluation.predictions import Floats, Prediction
from cropperhead_desktop.evaluation.scores import Difference
from cropperhead_desktop.evaluation.table import interval
from cropperhead_desktop.geometry.crop import whole_box
from cropperhead_desktop.geometry.overlap import iou
from cropperhead_desktop.inference.style.head import Prior, Style
from cropperhead_desktop.inference.suggest.worth import KEPT, Worth, WorthModel, shifted

HISTORY = 8
"""Crops that are learnt: from as many on the person's own voice may ask."""

JUDGED = 8
"""Photos of each kind of a person at most."""

MODEL, HISTORY_ALONE, EVERY_CROP_COUNTS = range(3)
RULES = ("model", "after a history of crops", "if every crop were a choice")


@dataclass(frozen=True, slots=True)
class Asking:
    """P people x 3 rules x 2 kinds (photos they crop, photos they leave whole): shares of photos asked about
    and mean IoU of what is proposed (the whole photo where nothing is asked) with what the person kept."""

    asked: Floats
    iou: Floats
    flips: tuple[int, int]
    """Photos that the model would leave and `EVERY_CROP_COUNTS` asks about: cropped by their people, left."""

    def record(self) -> dict[str, Any]:
        """As plain values, with intervals over people."""
        rows = {}
        for rule, name in enumerate(RULES):
            rows[name] = {
                "asked_of_cropped": interval(_mean(self.asked[:, rule, 0])),
                "asked_of_left_whole": interval(_mean(self.asked[:, rule, 1])),
                "iou_over_model": interval(_mean((self.iou[:, rule] - self.iou[:, MODEL]).mean(axis=1))),
            }
        return {"people": len(self.asked), "flips_cropped_and_left": list(self.flips), "rules": rows}


def asking_of(
    predictions: Sequence[Prediction],
    examples: Sequence[Example],
    worths: Sequence[Worth],
    judge: WorthModel,
    progress: ProgressCallback = ignore_progress,
    prior_for: Callable[[str], Prior] | None = None,
) -> Asking | None:
    """Everybody with `HISTORY` crops, one more, and a photo that they left whole; None where there is nobody.

    `worths` are what a crop of each photo is worth, by an estimate that never saw its site; `judge` has the
    bounds of the verdicts; `prior_for` as in `personal.played`.
    """
    play, flips = Play(predictions, examples, prior_for), np.zeros(2, int)
    asked, ious = list[Floats](), list[Floats]()
    for site, numbers in numbers_of(examples).items():
        crops = [number for number in numbers if _is_cropped(examples[number])]
        left = [number for number in numbers if not _is_cropped(examples[number])]
        if len(crops) <= HISTORY or not left:
            continue
        progress(Progress(len(asked), 0, f"photos asked about: {site}"))
        order = np.random.default_rng(0).permutation(crops).tolist()
        style = play.nobody(site)
        for number in order[:HISTORY]:
            style = play.learnt(play.met(number, style))
        more = _as_choices(style, [worths[number] for number in order[:HISTORY]]).crops_more
        kinds = order[HISTORY : HISTORY + JUDGED], left[:JUDGED]
        judged = [[_judged(play, n, style, worths[n], more, judge) for n in kind] for kind in kinds]
        for kind, rows in enumerate(judged):
            flips[kind] += sum(not row[0][MODEL] and row[0][EVERY_CROP_COUNTS] for row in rows)
        asked.append(np.array([np.mean([row[0] for row in rows], axis=0) for rows in judged]).T)
        ious.append(np.array([np.mean([row[1] for row in rows], axis=0) for rows in judged]).T)
    if not asked:
        return None
    return Asking(np.array(asked), np.array(ious), (int(flips[0]), int(flips[1])))


def _as_choices(style: Style, worths: Sequence[Worth]) -> Style:
    """The same crops as if each photo could have been left whole."""
    crops = zip(style.crops, worths, strict=True)
    return replace(style, crops=tuple(replace(one, wanted=worth.wanted) for one, worth in crops))


def _judged(
    play: Play, number: int, style: Style, worth: Worth, more: float, judge: WorthModel
) -> tuple[list[bool], list[float]]:
    """By `RULES`, whether a photo is asked about and the IoU of what is then proposed."""
    here, whole = play.examples[number], whole_box(play.examples[number].width, play.examples[number].height)
    models = play.predictions[number].propose(None)[0]
    own = style.voice(play.met(number, style).seen, style.own)
    gain = 1.0 if own.area < KEPT * whole.area else 0.0
    found = (worth, Worth(min(gain, worth.gain), worth.wanted), Worth(gain, shifted(worth.wanted, more)))
    asks = [judge.verdict(each) is not Verdict.LEAVE for each in found]
    boxes = (models, own, own)
    ious = [iou(box if is_asked else whole, here.box) for box, is_asked in zip(boxes, asks, strict=True)]
    return asks, ious


def _is_cropped(example: Example) -> bool:
    return example.box.area < KEPT * example.width * example.height


def _mean(values: Floats) -> Difference:
    """People are resampled."""
    return apart(np.column_stack([np.zeros(len(values)), values]), 1)
