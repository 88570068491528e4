"""A round of questions that teaches the personal head: which photos, which crops of each to choose from.

People are drawn from what is known so far (`Style.tastes`). The crops of a question are those of which one
is likely to be near the crop of any of them. The photo asked about is the one whose answer is expected to
raise the IoU of the proposals for the *others* most (the value of information; Raiffa and Schlaifer 1961):
where people merely differ most lie the odd photos, which say little about the rest.
"""

from __future__ import annotations

from collections.abc import Sequence

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
# crops that the answers to both questions about a photo tell apart, or a drawn one
_TOLD_APART = 12
# candidates, the likeliest ones, among which crops are chosen
_LIKELY = 250


def question(example: StyleExample, style: Style) -> Floats:
    """M x 4 fractions to choose from, given what is known; fewer than `OPTIONS` where most look alike."""
    boxes, chances = _likely(example, _by_taste(example, style))
    shown: Floats = boxes[_spanning(overlap(boxes[:, None], boxes[None]), chances.mean(axis=0), ALIKE)]
    return shown


def finer(example: StyleExample, style: Style, asked: Floats, number: int) -> Floats:
    """M x 4 fractions to choose from after of those `asked` the one of that number was liked best.

    That one comes first; the others are what people would keep who answer so.
    """
    told = np.exp(nearest_to(example.boxes, asked)[:, number])
    boxes, chances = _likely(example, _by_taste(example, style) * told)
    likeness = overlap(boxes[:, None], boxes[None])
    spanning = boxes[_spanning(likeness, chances.mean(axis=0), ALIKE_FINER)]
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


def gains(examples: Sequence[StyleExample], style: Style) -> Floats:
    """By how much an answer about each photo is expected to raise the mean IoU of what is proposed for the
    others with what the person keeps there; 0 for a photo without others."""
    told, utilities = [], []
    for example in examples:
        boxes, chances = _likely(example, _by_taste(example, style))
        likeness = overlap(boxes[:, None], boxes[None])
        shown = _spanning(likeness, chances.mean(axis=0), ALIKE, _TOLD_APART)
        told.append(chances @ np.exp(nearest_to(boxes, boxes[shown])) / _TASTES)
        utilities.append(chances @ likeness)
    before = [utility.mean(axis=0).max() for utility in utilities]
    after = [[(answers.T @ utility).max(axis=1).sum() for utility in utilities] for answers in told]
    gained = np.array(after).reshape(len(before), len(before)) - np.array(before)
    np.fill_diagonal(gained, 0.0)
    return np.asarray(gained.sum(axis=1) / max(1, len(examples) - 1), np.float64)


def most_telling(examples: Sequence[StyleExample], style: Style) -> int:
    """The number of the photo to ask about next (ValueError: there is none)."""
    return int(np.argmax(gains(examples, style)))


def _spanning(overlaps: Floats, chances: Floats, alike: float, most: int = OPTIONS) -> list[int]:
    """Numbers of `most` of N boxes so that the kept one, which it is with these chances, overlaps much with
    one of them; `overlaps` is N x N.

    Greedy: the best by itself, then always the one that adds most among those that look otherwise.
    """
    covered, chosen, is_open = np.zeros(len(chances)), list[int](), np.full(len(chances), True)
    while len(chosen) < most and is_open.any():
        gained = np.where(is_open, np.maximum(overlaps, covered) @ chances, -1.0)
        chosen.append(int(np.argmax(gained)))
        covered = np.maximum(covered, overlaps[chosen[-1]])
        is_open &= overlaps[chosen[-1]] < alike
    return chosen
