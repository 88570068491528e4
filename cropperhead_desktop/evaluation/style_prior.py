"""The prior of the personal head: how much photographers differ, fitted on the sites of a data folder."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from cropperhead_desktop.evaluation.data import Example
from cropperhead_desktop.inference.style.examples import (
    Floats,
    KeptCrop,
    StyleExample,
    features,
    fractions,
    kept_crop,
)
from cropperhead_desktop.inference.style.head import Prior, flat_prior, prior_of, step
from cropperhead_desktop.inference.suggest.candidates import overlap

Choice = tuple[Floats, Floats]
"""N x d features of the candidates of one photo, and their IoU with what the person kept."""

SceneOf = Callable[[int, Sequence[KeptCrop]], StyleExample]
"""The scene of a photo by number, for a photographer with that past."""

_ROUNDS = 12
_NEWTON = 4


def choices(numbers: Sequence[int], examples: Sequence[Example], scene_of: SceneOf) -> list[Choice]:
    """What one photographer chose, photo by photo, each seen with the past that the photos before left."""
    made, past = [], list[KeptCrop]()
    for number in numbers:
        here = examples[number]
        seen = scene_of(number, past)
        box = np.clip(fractions(here.box, here.width, here.height), 0.0, 1.0)
        made.append((features(seen, past), overlap(seen.boxes, box)))
        past.append(kept_crop(here.width / here.height, box))
    return made


def fit_people(people: Sequence[Sequence[Choice]], rounds: int = _ROUNDS) -> list[tuple[Floats, Floats]]:
    """The weights and variances of every person, under the prior that all of them make.

    Expectation maximisation with a Laplace posterior per person.
    """
    prior = flat_prior()
    fitted: list[tuple[Floats, Floats]] = []
    for _ in range(rounds):
        fitted = [_person(person, prior) for person in people]
        prior = prior_of(fitted)
    return fitted


def _person(person: Sequence[Choice], prior: Prior) -> tuple[Floats, Floats]:
    """One person's weights and their variances, d each."""
    weights = prior.mean
    for _ in range(_NEWTON):
        precision = np.diag(prior.spread**-2)
        gradient = (prior.mean - weights) / prior.spread**2
        for table, agreement in person:
            one, curvature = step(table, weights, agreement)
            gradient, precision = gradient + one, precision + curvature
        weights = weights + np.linalg.solve(precision, gradient)
    return weights, np.diag(np.linalg.inv(precision)).copy()
