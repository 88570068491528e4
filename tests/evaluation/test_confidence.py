"""Confidence is the share that was good; what a prior says gives way to evidence."""

from __future__ import annotations

import numpy as np
import pytest

from cropperhead_desktop.evaluation.confidence import fit_confidence
from cropperhead_desktop.inference.suggest.suggesters import PlattScaling

EXPECTED = np.random.default_rng(1).uniform(0.3, 0.9, 2000)
STARTS = [None, PlattScaling(3.0, -2.0), PlattScaling(0.0, 2.0)]


def outcomes(slope, offset):
    chances = 1 / (1 + np.exp(-(slope * EXPECTED + offset)))
    return np.random.default_rng(2).random(len(EXPECTED)) < chances


@pytest.mark.parametrize("start", STARTS)
@pytest.mark.parametrize(("slope", "offset"), [(6, -3), (2, 0), (0, -1)])
def test_much_evidence_outweighs_every_prior(start, slope, offset):
    found = fit_confidence(EXPECTED, outcomes(slope, offset), start)
    for value in (0.4, 0.8):
        assert found.of(value) == pytest.approx(1 / (1 + np.exp(-(slope * value + offset))), abs=0.05)


@pytest.mark.parametrize("start", STARTS)
def test_it_never_falls(start):
    assert fit_confidence(EXPECTED, ~outcomes(6, -3), start).slope == 0.0


def test_a_few_crops_change_a_calibration_little():
    start = PlattScaling(3.0, -2.0)
    assert fit_confidence(np.array([0.7]), np.array([0.5]), start).slope == pytest.approx(3.0, abs=0.2)
    few = fit_confidence(EXPECTED[:4], np.ones(4), start)
    assert start.of(0.6) < few.of(0.6) < 0.85


@pytest.mark.parametrize("start", STARTS)
@pytest.mark.parametrize("good", [0.0, 1.0])
def test_all_good_or_all_bad_has_an_answer(start, good):
    found = fit_confidence(EXPECTED, np.full(len(EXPECTED), good), start)
    assert found.of(0.6) == pytest.approx(good, abs=0.02)
    assert 0 <= found.slope < 20


def test_the_optimum_is_that_of_logistic_regression():
    good = outcomes(6, -3)
    found = fit_confidence(EXPECTED, good)
    chance = np.array([found.of(value) for value in EXPECTED])
    slope, height = found.slope, found.slope * EXPECTED.mean() + found.offset
    gradient = np.array([(EXPECTED - EXPECTED.mean()) @ (good - chance), (good - chance).sum()])
    assert gradient == pytest.approx([slope / 9, height / 100], abs=0.01)
