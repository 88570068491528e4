"""Judging heads on photos of sites they never saw: the table of the protocol, and what confidence means."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import torch

from cropperhead_desktop.domain.progress import Progress, ProgressCallback, ignore_progress
from cropperhead_desktop.evaluation.data import Example
from cropperhead_desktop.evaluation.predictions import Look
from cropperhead_desktop.evaluation.rows import model_row, shuffled_row, trivial_rows
from cropperhead_desktop.evaluation.table import Table
from cropperhead_desktop.geometry.crop import Box
from cropperhead_desktop.geometry.overlap import iou
from cropperhead_desktop.inference.suggest.candidates import Floats, Head
from cropperhead_desktop.inference.suggest.scored_photo import RankedBox, ScoredPhoto
from cropperhead_desktop.inference.suggest.suggesters import PlattScaling

GOOD = 0.75
"""IoU from which a proposal counts as right where confidence is calibrated."""


class KeptLook:
    """A look of the protocol at one composition; what it proposed is kept, for it is asked many times."""

    def __init__(self, composition: ScoredPhoto) -> None:
        self.composition = composition
        self._ranked: dict[float | None, list[RankedBox]] = {}

    @property
    def confidence(self) -> float:
        """The IoU that is expected of the free proposal."""
        return self.ranked(None)[0].expected

    def ranked(self, aspect: float | None) -> list[RankedBox]:
        """Proposals with the IoU that is expected of each."""
        if aspect not in self._ranked:
            self._ranked[aspect] = self.composition.ranked(aspect)
        return self._ranked[aspect]

    def propose(self, aspect: float | None) -> list[Box]:
        """Boxes, best first."""
        return [proposed.box for proposed in self.ranked(aspect)]

    def score(self, boxes: Sequence[Box]) -> npt.NDArray[np.float64]:
        """How much each is liked."""
        return self.composition.score(boxes)


@dataclass(frozen=True, slots=True)
class Judgement:
    """The table over the photos judged, and confidence fitted to (expected, reached) pairs of them."""

    table: Table
    free: PlattScaling
    at_ratio: PlattScaling
    share_good: tuple[float, float]


def looks_of(
    features: Floats, importance: Floats, heads: Sequence[Head], examples: Sequence[Example], side: int
) -> list[KeptLook]:
    """A look at every photo with the head given for it; N x C x G x G and N x 3 x G x G maps."""
    return [
        KeptLook(ScoredPhoto(maps, subjects, head, side, example.width, example.height))
        for maps, subjects, head, example in zip(features, importance, heads, examples, strict=True)
    ]


def judge(
    name: str,
    looks: Sequence[KeptLook],
    examples: Sequence[Example],
    training: Sequence[Example],
    progress: ProgressCallback = ignore_progress,
) -> Judgement:
    """Rows that look at nothing (constant box from `training`, none: from other sites), shuffled, own."""
    plain: list[Look] = list(looks)
    rows = trivial_rows(examples, training)
    rows.append(shuffled_row(name, plain, examples, progress))
    rows.append(model_row(name, plain, examples, progress))
    table = Table(tuple(rows), tuple(example.site for example in examples))
    pairs = []
    for number, (look, example) in enumerate(zip(looks, examples, strict=True)):
        progress(Progress(number, len(looks), "confidence"))
        answers = look.ranked(None)[0], look.ranked(example.box.aspect)[0]
        pairs.append([(answer.expected, iou(answer.box, example.box)) for answer in answers])
    both = np.array(pairs)
    good = both[:, :, 1] >= GOOD
    fitted = [fit_confidence(both[:, column, 0], good[:, column]) for column in (0, 1)]
    return Judgement(table, fitted[0], fitted[1], (float(good[:, 0].mean()), float(good[:, 1].mean())))


def fit_confidence(
    expected: npt.NDArray[np.float64], good: npt.NDArray[np.bool_], ridge: float = 0.02
) -> PlattScaling:
    """Platt's logistic fit of `good` on `expected`; never falling, and drawn towards a flat answer."""
    values, wanted = torch.from_numpy(expected).double(), torch.from_numpy(good).double()
    middle = values.mean()
    weights = torch.zeros(2, dtype=torch.float64, requires_grad=True)
    solver = torch.optim.LBFGS([weights], max_iter=100, line_search_fn="strong_wolfe")

    def closure() -> torch.Tensor:
        solver.zero_grad()
        logits = 10 * weights[0] * (values - middle) + weights[1]
        loss = torch.nn.functional.binary_cross_entropy_with_logits(logits, wanted)
        loss = loss + ridge * weights[0] ** 2
        loss.backward()  # type: ignore[no-untyped-call]
        return loss

    solver.step(closure)  # type: ignore[no-untyped-call]
    slope = max(0.0, 10 * float(weights.detach()[0]))
    offset = float(weights.detach()[1]) - slope * float(middle)
    return PlattScaling(round(slope, 5), round(offset, 5))


def record_of(judgement: Judgement, name: str) -> dict[str, Any]:
    """Rows, verdict and differences as plain values."""
    verdict = judgement.table.verdict(name)
    found: dict[str, Any] = json.loads(json.dumps(verdict.record()))
    return found
