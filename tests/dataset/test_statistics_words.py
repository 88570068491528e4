"""What is said about habits, and what is not."""

from __future__ import annotations

import json

import numpy as np
import pytest

from cropperhead_desktop.dataset.statistics import Sample, statistics_of
from cropperhead_desktop.dataset.statistics_words import sentences
from cropperhead_desktop.geometry.crop import Crop
from tests.helpers.samples import sample


def crops_towards(x: float, y: float, count: int) -> list[Sample]:
    rng = np.random.default_rng(1)
    made = []
    for number in range(count):
        left, top = (float(value) for value in 0.4 * np.clip((x, y) + rng.normal(0, 0.2, 2), 0, 1))
        made.append(sample(number, Crop(left, top, left + 0.6, top + 0.6)))
    return made


def test_a_habit_is_named() -> None:
    told = " ".join(sentences(statistics_of(crops_towards(0.2, 0.2, 60))))
    assert "Your crops keep the top left" in told
    assert "p < 0.001" in told


@pytest.mark.parametrize(
    "samples", [crops_towards(0.5, 0.5, 60), crops_towards(0.0, 0.0, 5), crops_towards(0.0, 0.0, 24)]
)
def test_nothing_is_claimed_without_proof(samples: list[Sample]) -> None:
    """No habit at all; a strong one in five photos; in 24 photos of only six occasions."""
    assert "Your crops keep" not in " ".join(sentences(statistics_of(samples)))


def test_no_decisions_yet() -> None:
    found = statistics_of([])
    assert sentences(found)[0].startswith("No decisions yet")
    assert json.loads(json.dumps(found.record()))["cropped"] == 0


def test_chance_alone_is_seldom_called_a_habit() -> None:
    """At most about one in twenty libraries without a habit may seem to have one."""
    claimed = 0
    for seed in range(100):
        rng = np.random.default_rng(seed)
        samples = []
        for number in range(48):
            left, top = rng.uniform(0, 0.4, 2)
            samples.append(sample(number, Crop(left, top, left + 0.6, top + 0.6, rng.normal(0, 1))))
        claimed += any("(p " in sentence for sentence in sentences(statistics_of(samples)))
    assert claimed <= 11  # binomial: more than 11 of 100 at a true rate of 5 % happens once in 250


@pytest.mark.parametrize(("square", "wide", "said"), [(1, 0, False), (3, 3, False), (4, 3, True)])
def test_the_commonest_ratio_is_one_of_several_and_alone(square: int, wide: int, said: bool) -> None:
    sides = [(0.5, 0.75)] * square + [(0.8, 0.8)] * wide
    samples = [sample(number, Crop(0, 0, right, bottom)) for number, (right, bottom) in enumerate(sides)]
    assert ("commonest" in " ".join(sentences(statistics_of(samples)))) is said
