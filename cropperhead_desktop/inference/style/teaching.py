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
from cropperhead_desktop.inference.style.head import Style, nearest_to
from cropperhead_desktop.inference.suggest.candidates import overlap, posterior

OPTIONS = 4
"""Crops to choose from."""

ALIKE = 0.88
"""IoU from which two crops look the same side by side."""

ALIKE_FINER = 0.95
"""The same where the second question looks closer."""

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
    boxes, chances = _likely(example, _by_taste(example, style))
    shown = boxes[_spanning(boxes, chances.mean(axis=0), ALIKE)]
    answers = chances @ np.exp(nearest_to(boxes, shown))
    information = _entropy(answers.mean(axis=0)) - _entropy(answers).mean()
    return Question(shown, float(information))


def finer(example: StyleExample, style: Style, asked: Floats, number: int) -> Floats:
    """M x 4 fractions to choose from after of those `asked` the one of that number was liked best.

    That one comes first; the others are what people would keep who answer so.
    """
    told = np.exp(nearest_to(example.boxes, asked)[:, number])
    boxes, chances = _likely(example, _by_taste(example, style) * told)
    spanning = boxes[_spanning(boxes, chances.mean(axis=0), ALIKE_FINER)]
    other = overlap(spanning, asked[number]) < ALIKE_FINER
    return np.concatenate([asked[number][None], spanning[other][: OPTIONS - 1]])


def _by_taste(example: StyleExample, style: Style) -> Floats:
    """Chances of the N candidates by each of the people who this one may be, _TASTES x N."""
    table = features(example, style.past())
    return np.array([posterior(table @ weights) for weights in style.tastes(_TASTES)])


def _likely(example: StyleExample, chances: Floats) -> tuple[Floats, Floats]:
    """The likeliest candidates, M x 4, and their chances by person, of sum 1 over all persons' mean."""
    likely = np.argsort(-chances.mean(axis=0), kind="stable")[:_LIKELY]
    kept = chances[:, likely]
    return example.boxes[likely], kept / np.maximum(kept.sum(axis=1, keepdims=True), 1e-300)


def most_telling(examples: Sequence[StyleExample], style: Style) -> tuple[int, Question]:
    """The number of the photo to ask about next, and the question (ValueError: there is none)."""
    asked = [question(example, style) for example in examples]
    best = max(range(len(asked)), key=lambda number: asked[number].information)
    return best, asked[best]


def _spanning(boxes: Floats, chances: Floats, alike: float) -> list[int]:
    """Rows of N boxes so that the kept one, which it is with these chances, overlaps much with one of them.

    Greedy: the best by itself, then always the one that adds most among those that look otherwise.
    """
    overlaps = overlap(boxes[:, None], boxes[None])
    covered, chosen, is_open = np.zeros(len(boxes)), list[int](), np.full(len(boxes), True)
    while len(chosen) < OPTIONS and is_open.any():
        gains = np.where(is_open, np.maximum(overlaps, covered) @ chances, -1.0)
        chosen.append(int(np.argmax(gains)))
        covered = np.maximum(covered, overlaps[chosen[-1]])
        is_open &= overlaps[chosen[-1]] < alike
    return chosen


def _entropy(shares: Floats) -> Floats:
    """Along the last axis, in nats."""
    entropy: Floats = -(shares * np.log(np.maximum(shares, 1e-12))).sum(axis=-1)
    return entropy
