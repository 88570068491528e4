"""Teaching a head: the loss falls as calculus says, a taste is found, and nothing is learnt from noise."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from cropperhead_desktop.domain.errors import CropperHeadError
from cropperhead_desktop.domain.progress import Progress
from cropperhead_desktop.domain.stages import stages
from cropperhead_desktop.evaluation.data import Example
from cropperhead_desktop.evaluation.scores import Difference
from cropperhead_desktop.geometry.crop import Box
from cropperhead_desktop.inference.models.card import read_card
from cropperhead_desktop.inference.models.registry import Registry
from cropperhead_desktop.inference.suggest.candidates import Head
from cropperhead_desktop.training.finetune import head as retune
from cropperhead_desktop.training.finetune.card import not_taught, own_card, spread_over
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
from cropperhead_desktop.training.finetune.judge import Gain
from cropperhead_desktop.training.finetune.train import check_enough

UNITS, TERMS = 6, 4
SITES = tuple(f"shoot {n % 5}" for n in range(40))


def head(seed: int = 0) -> Head:
    rng = np.random.default_rng(seed)
    numbers = [rng.normal(0, 0.3, shape).astype(np.float32) for shape in ((8, UNITS), UNITS, UNITS, TERMS)]
    return Head(*numbers, np.array([0, 0, 1, 1], np.float32))


def seen(taste: float, seed: int = 1) -> Activations:
    """Rows whose best candidates have a high first term, as far as `taste` goes; the rest is noise."""
    rng = np.random.default_rng(seed)
    values = rng.normal(0, 1, (len(SITES), 30, UNITS + TERMS)).astype(np.float32)
    likes = taste * values[..., UNITS] + rng.normal(0, 0.3, values.shape[:2])
    overlaps = (1 / (1 + np.exp(-likes))).astype(np.float32)
    groups = np.tile(np.arange(30) % 3, (len(SITES), 1)).astype(np.int8)
    groups[:, -2:] = -1
    return Activations(values, overlaps, groups, SITES)


def test_the_gradient_is_the_slope_of_the_loss():
    data, weights = seen(1.0), weights_of(head())
    shares = shares_of(SITES, 20)
    slope = retune._gradient(data, weights, shares)
    for place in (0, 3, UNITS, UNITS + 2):
        step = np.zeros_like(weights)
        step[place] = 1e-2
        ends = [float(losses(data, weights + sign * step) @ shares) for sign in (1, -1)]
        assert (ends[0] - ends[1]) / 2e-2 == pytest.approx(slope[place], rel=0.02, abs=0.02)


def test_a_taste_is_found_on_shoots_that_were_left_out():
    data, shares = seen(2.0), shares_of(SITES, 20)
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
    assert choose(head(), fair, shares_of(SITES, 20), fold) == REACHES[0]
    assert fit_within(head(), fair, shares_of(SITES, 20), REACHES[0]) is not None
    assert weights_of(fit_within(head(), fair, shares_of(SITES, 20), Reach(0.0, 0.0))) == pytest.approx(own)


def test_a_shoot_counts_as_few_photos_at_most():
    assert shares_of(["a"] * 8 + ["b"] * 2, 2) == pytest.approx([0.25] * 8 + [0.5] * 2)


def gain(mean: float, low: float, high: float, photos: int = 100) -> Gain:
    return Gain("old", photos, 4, Difference(mean, low, high), Difference(mean, low, high))


def test_better_means_that_the_lower_bound_is_above_nothing():
    assert gain(0.03, 0.001, 0.06).better
    assert not gain(0.03, -0.001, 0.06).better
    assert "not better than old: +0.003 [-0.020, +0.030] on 4 shoots" in gain(0.003, -0.02, 0.03).sentence()


def test_the_number_of_decisions_needed_is_that_of_a_paired_comparison():
    # standard error .01, gain .01: ((1.96 + .84) / 1)^2 = 7.85 times as many
    assert gain(0.01, 0.01 - 0.0196, 0.01 + 0.0196).needed == pytest.approx(785, abs=2)
    assert gain(-0.01, -0.03, 0.01).needed is None
    assert gain(0.0, 0.0, 0.0).unchanged and gain(0.0, 0.0, 0.0).needed is None


def example(number: int, site: str) -> Example:
    return Example(f"/photos/{number}.jpg", site, "val", 60, 40, Box(30, 20, 30, 20))


def test_too_little_is_said_with_what_is_needed():
    check_enough([example(n, f"{n % 3}") for n in range(40)])
    with pytest.raises(CropperHeadError, match="39 crops of your own from 3 shoots; at least 40"):
        check_enough([example(n, f"{n % 3}") for n in range(39)])
    with pytest.raises(CropperHeadError, match="from 1 shoot;"):
        check_enough([example(n, "one") for n in range(100)])


def test_the_card_names_no_photo_and_knows_which_shoots_it_has_seen():
    from cropperhead_desktop.evaluation.table import Table

    path, base = Registry().find()
    examples = [example(n, f"shoot {n % 3}") for n in range(9)]
    card = own_card(base, "mine-1", examples, Table((), ()), gain(0.1, 0.05, 0.2), {"what": "head"})
    assert "/photos" not in card.to_json() and "shoot 1" not in card.to_json()
    assert card.training["base"] == base.name
    assert (card.training["photographs"], card.training["shoots"]) == (9, 3)
    again = [*examples[:1], example(100, "shoot 0"), example(101, "another")]
    assert not_taught(card, again).tolist() == [False, False, True]
    assert not_taught(read_card(path.with_suffix(".json")), again).all()


def test_places_are_spread_evenly():
    assert spread_over(10, 4) == [0, 2, 5, 7]
    assert spread_over(3, 10) == [0, 1, 2]


def test_stages_of_a_task_rise_together():
    heard: list[Progress] = []
    steps = stages({"one": 1, "two": 3}, heard.append)
    steps["one"](Progress(1, 2, "a"))
    steps["two"](Progress(0, 5, "b"))
    steps["two"](Progress(5, 5, "c"))
    assert [(one.done, one.total, one.message) for one in heard] == [
        (125, 1000, "a"), (250, 1000, "b"), (1000, 1000, "c"),
    ]  # fmt: skip
