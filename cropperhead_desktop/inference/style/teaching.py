"""A round of questions that teaches the personal head: which photos, which crops of each to choose from.

People are drawn from what is known so far (`Style.tastes`). The crops of a question are those of which one
is likely to be near the crop of any of them; the photo asked about is the one on which their answers tell
most about whom they come from: the mutual information of answer and taste (Lindley 1956; Houlsby 2011).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from cropperhead_desktop.inference.style.examples import Floats, StyleExample, features
from cropperhead_desktop.inference.style.head import AGREEMENT, Style
from cropperhead_desktop.inference.suggest.candidates import overlap, posterior

OPTIONS = 4
"""Crops to choose from."""

ALIKE = 0.88
"""IoU from which two crops look the same side by side."""

CHOSEN = 0.5
"""How much a crop that was chosen from some counts beside one that was made."""

_TASTES = 48
# candidates, the likeliest ones, among which crops are chosen
_LIKELY = 250


@dataclass(frozen=True, slots=True)
class Question:
    """`boxes` (M x 4 fractions, M at most `OPTIONS`) of one photo; `information` in nats."""

    boxes: Floats
    information: float


def question(example: StyleExample, style: Style) -> Question:
    """What to ask about a photo, given what was learnt so far; fewer crops where most look alike."""
    tastes = style.tastes(_TASTES)
    table = features(example, style.past())
    chances = np.array([posterior(table @ weights) for weights in tastes])
    likely = np.argsort(-chances.mean(axis=0))[:_LIKELY]
    among, chances = example.boxes[likely], chances[:, likely]
    chances = chances / chances.sum(axis=1, keepdims=True)
    boxes = among[_spanning(among, chances.mean(axis=0))]
    nearest = overlap(among[:, None], boxes[None]) / AGREEMENT
    shares = np.exp(nearest - nearest.max(axis=1, keepdims=True))
    answers = chances @ (shares / shares.sum(axis=1, keepdims=True))
    return Question(boxes, float(_entropy(answers.mean(axis=0)) - _entropy(answers).mean()))


def most_telling(examples: Sequence[StyleExample], style: Style) -> tuple[int, Question]:
    """The number of the photo to ask about next, and the question (ValueError: there is none)."""
    asked = [question(example, style) for example in examples]
    best = max(range(len(asked)), key=lambda number: asked[number].information)
    return best, asked[best]


def _spanning(among: Floats, chances: Floats) -> list[int]:
    """Rows of `among` so that the kept one of N boxes with these chances overlaps much with one of them.

    Greedy: the best by itself, then always the one that adds most among those that look otherwise.
    """
    overlaps = overlap(among[:, None], among[None])
    covered, chosen, open_ = np.zeros(len(among)), list[int](), np.full(len(among), True)
    while len(chosen) < OPTIONS and open_.any():
        gains = np.where(open_, np.maximum(overlaps, covered) @ chances, -1.0)
        chosen.append(int(np.argmax(gains)))
        covered = np.maximum(covered, overlaps[chosen[-1]])
        open_ &= overlaps[chosen[-1]] < ALIKE
    return chosen


def _entropy(shares: Floats) -> Floats:
    """Along the last axis, in nats."""
    entropy: Floats = -(shares * np.log(np.maximum(shares, 1e-12))).sum(axis=-1)
    return entropy
