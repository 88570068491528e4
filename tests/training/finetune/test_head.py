"""Teaching a head: the loss falls as calculus says, a taste is found, and nothing is learnt from noise."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from cropperhead_desktop.training.finetune import head as retune
from cropperhead_desktop.training.finetune.data import Activations
from cropperhead_desktop.training.finetune.head import (
    REACHES,
    Reach,
    choose,
    fit_head,
    fit_within,
    losses,
    shares_of,
    weights_of,
)
from tests.helpers.tastes import TERMS, UNITS, head

SITES = tuple(f"shoot {n % 5}" for n in range(40))


def seen(taste: float, seed: int = 1) -> Activations:
    """Rows whose best candidates have a high first term, as far as `taste` goes; the rest is noise."""
    rng = np.random.default_rng(seed)
    values = rng.normal(0, 1, (len(SITES), 30, UNITS + TERMS)).astype(np.float32)
    likes = taste * values[..., UNITS] + rng.normal(0, 0.3, values.shape[:2])
    overlaps = (1 / (1 + np.exp(-likes))).astype(np.float32)
    groups = np.tile(np.arange(30) % 3, (len(SITES), 1)).astype(np.int8)
    groups[:, -2:] = -1
    return Activations(values, overlaps, groups, SITES)


EVEN = shares_of(SITES, 20, np.ones(len(SITES)))


def test_the_gradient_is_the_slope_of_the_loss():
    data, weights = seen(1.0), weights_of(head())
    shares = EVEN
    slope = retune._gradient(data, weights, shares)
    for place in (0, 3, UNITS, UNITS + 2):
        step = np.zeros_like(weights)
        step[place] = 1e-2
        ends = [float(losses(data, weights + sign * step) @ shares) for sign in (1, -1)]
        assert (ends[0] - ends[1]) / 2e-2 == pytest.approx(slope[place], rel=0.02, abs=0.02)


def test_a_taste_is_found_on_shoots_that_were_left_out():
    data, shares = seen(2.0), EVEN
    inside = np.flatnonzero([site != "shoot 0" for site in SITES])
    outside = np.flatnonzero([site == "shoot 0" for site in SITES])
    taught, reach = fit_head(head(), data.some(inside), shares[inside], 3)
    assert reach != REACHES[0]
    before, after = (losses(data.some(outside), weights_of(one)).mean() for one in (head(), taught))
    assert after < 0.8 * before
    assert taught.prior[0] > head().prior[0] + 1
    assert np.array_equal(taught.hidden, head().hidden)


def test_noise_teaches_nothing_for_sure():
    """Labels that follow the model's own scores give no reason to move."""
    data, own = seen(0.0), weights_of(head())
    chances = np.exp(data.values @ own.astype(np.float32))
    fair = replace(data, overlaps=(0.02 * np.log(chances)).astype(np.float32))
    fold = np.arange(len(SITES)) % 5
    assert choose(head(), fair, EVEN, fold) == REACHES[0]
    assert fit_within(head(), fair, EVEN, REACHES[0]) is not None
    assert weights_of(fit_within(head(), fair, EVEN, Reach(0.0, 0.0))) == pytest.approx(own)


def test_a_shoot_counts_as_few_photos_at_most():
    assert shares_of(["a"] * 8 + ["b"] * 2, 2, [1.0] * 9 + [0.25]) == pytest.approx([0.25] * 8 + [0.5, 0.125])
