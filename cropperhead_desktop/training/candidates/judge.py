"""Judging heads on photos of sites they never saw: the table of the protocol, and what confidence means."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from cropperhead_desktop.domain.progress import ProgressCallback, ignore_progress
from cropperhead_desktop.evaluation.confidence import calibrated
from cropperhead_desktop.evaluation.data import Example
from cropperhead_desktop.evaluation.predictions import Look
from cropperhead_desktop.evaluation.rows import model_row, shuffled_row, trivial_rows
from cropperhead_desktop.evaluation.table import Table
from cropperhead_desktop.inference.suggest.candidate_suggester import Confidence, PhotoLook
from cropperhead_desktop.inference.suggest.candidates import Floats, Head
from cropperhead_desktop.inference.suggest.scored_photo import Composition


@dataclass(frozen=True, slots=True)
class Judgement:
    """The table over the photos judged, and confidence fitted to them."""

    table: Table
    free: Confidence
    at_ratio: Confidence
    share_good: tuple[float, float]


def looks_of(
    features: Floats, importance: Floats, heads: Sequence[Head], examples: Sequence[Example], side: int
) -> list[PhotoLook]:
    """A look at every photo with the head given for it; N x C x G x G and N x 3 x G x G maps.

    Its confidence is the same for every photo: it is not fitted yet.
    """
    nothing = Confidence(0.0, 0.0)
    return [
        PhotoLook(
            Composition(maps, subjects, head, side, example.width, example.height),
            nothing, nothing, None, np.zeros(0, np.float32),
        )
        for maps, subjects, head, example in zip(features, importance, heads, examples, strict=True)
    ]  # fmt: skip


def judge(
    name: str,
    looks: Sequence[PhotoLook],
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
    sure, good = calibrated([look.composition for look in looks], examples, progress=progress)
    return Judgement(table, *sure, good)


def record_of(judgement: Judgement, name: str) -> dict[str, Any]:
    """Rows, verdict and differences as plain values."""
    verdict = judgement.table.verdict(name)
    found: dict[str, Any] = json.loads(json.dumps(verdict.record()))
    return found
