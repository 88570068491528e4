"""Crop training on tiny data: labels follow the mirror, a head learns what there is, export agrees."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from cropperhead_desktop.inference.suggest.candidates import TERMS

torch = pytest.importorskip("torch", reason="needs the train extra: pip install '.[train]'")

from cropperhead_desktop.training.candidates.head import (  # noqa: E402
    HeadConfig,
    cross_fit,
    finished,
    fit_linear,
    nets_on,
    weigh,
)
from cropperhead_desktop.training.candidates.judge import judge, predictions_of  # noqa: E402

pytestmark = pytest.mark.torch


CELLS, SIDE = 14, 224
CONFIG = HeadConfig(members=1, epochs=30, batch=8, folds=3, hidden=8, dropout=0.2, learning_rate=5e-3)
WHOLE = np.array([0, 0, 1, 1], np.float32)


def test_a_linear_fit_finds_the_terms_that_made_the_choice(sets):
    made = np.zeros_like(sets.terms)
    made[..., 0] = sets.overlaps * 10
    weights = np.ones(len(sets.sites), np.float32)
    start = np.zeros(len(TERMS), np.float32)
    fitted = fit_linear(made, sets, np.arange(len(sets.sites)), weights, replace(CONFIG, ridge=1e-4), start)
    assert fitted[0] == pytest.approx(0.1 / CONFIG.tau, rel=0.05) and np.abs(fitted[1:]).max() < 1e-3


def test_the_head_learns_to_look_and_beats_what_does_not(world, sets):
    maps, examples = world
    weights = np.ones(len(sets.sites), np.float32)
    found = cross_fit(sets, weights, CONFIG)
    weighing = weigh(sets, found.content, np.arange(len(sets.sites)), CONFIG)
    heads = [finished(found.nets[fold], weighing, WHOLE) for fold in found.fold[: len(examples)]]
    nobody = np.zeros((len(examples), 3, CELLS, CELLS), np.float32)
    judged = judge("tiny", predictions_of(maps[0], nobody, heads, examples, SIDE), examples, ())
    verdict = judged.table.verdict("tiny")
    assert verdict.over_shuffled["iou_at_size"].low > 0.05
    assert verdict.over_best_trivial["iou_at_size"].low > 0.05
    assert verdict.learnt and "learnt to crop" in verdict.sentence()


def test_a_site_with_many_photos_outvotes_no_other_in_the_weighing(sets):
    rng = np.random.default_rng(4)
    content = (sets.overlaps + rng.normal(0, 0.2, sets.overlaps.shape)).astype(np.float32)
    every = np.arange(len(sets.sites))
    often = np.concatenate([every, *[np.flatnonzero(np.array(sets.sites) == "site 0")] * 3])
    many = sets.some(often)

    def weighed(cap):
        config = replace(CONFIG, weigh_cap=cap)
        pairs = (
            weigh(sets, content, every, config),
            weigh(many, content[often], np.arange(len(often)), config),
        )
        return [np.array([one.factor, *one.prior]) for one in pairs]

    assert np.allclose(*weighed(1), atol=0.02)
    assert not np.allclose(*weighed(1000), atol=0.02)


def test_the_same_seed_gives_the_same_nets(sets):
    weights, rows = np.ones(len(sets.sites), np.float32), np.arange(12)
    few = replace(CONFIG, epochs=2)
    first, second = (nets_on(sets, rows, weights, few) for _ in range(2))
    assert np.array_equal(first.hidden, second.hidden) and np.array_equal(first.out, second.out)
    other = nets_on(sets, rows, weights, replace(few, seed=2))
    assert not np.array_equal(first.hidden, other.hidden)
