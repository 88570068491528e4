"""The numbers by which a model is judged."""

from __future__ import annotations

import numpy as np
import pytest

from cropperhead_desktop.evaluation.data import Example
from cropperhead_desktop.evaluation.scores import (
    at_random_place,
    best_constant,
    displacement,
    paired_bootstrap,
    transplanted,
)
from cropperhead_desktop.geometry.crop import Box, whole_box
from cropperhead_desktop.inference.suggest.candidates import overlap

LANDSCAPE = Example("a.jpg", "ann", "val", 600, 400, whole_box(600, 400))
PORTRAIT = Example("b.jpg", "bob", "val", 200, 300, whole_box(200, 300))


def test_the_best_constant_beats_the_mean_box():
    # two thirds agree on one box: IoU is won by that box, not by the average
    labels = np.array([[0.1, 0.1, 0.9, 0.9]] * 20 + [[0.4, 0.4, 0.7, 0.7]] * 10)
    best = best_constant(labels)
    assert best == pytest.approx([0.1, 0.1, 0.9, 0.9], abs=0.01)
    found, mean = overlap(np.array([best, labels.mean(axis=0)])[:, None], labels).mean(axis=1)
    assert found > mean


def test_displacement_is_the_mean_shift_of_the_edges():
    box = Box(300, 200, 300, 200)
    assert displacement(box, box, LANDSCAPE) == 0
    shifted = Box(360, 200, 300, 200)  # a tenth of the width, and nothing in height
    assert displacement(box, shifted, LANDSCAPE) == pytest.approx(0.05)


def test_a_transplanted_box_keeps_its_fractions():
    box = transplanted(Box(150, 100, 300, 200), LANDSCAPE, PORTRAIT)
    assert box == Box(50, 75, 100, 150)


def test_random_places_stay_inside_and_spread():
    rng = np.random.default_rng(0)
    boxes = [at_random_place(Box(0, 0, 300, 200), LANDSCAPE, rng) for _ in range(200)]
    centres = np.array([(box.cx, box.cy) for box in boxes])
    assert (centres.min(axis=0) >= (150, 100)).all() and (centres.max(axis=0) <= (450, 300)).all()
    assert (np.ptp(centres, axis=0) > (250, 170)).all()


def test_the_bootstrap_averages_and_resamples_sites_not_photos():
    ours, theirs = [0.9] * 50 + [0.5] * 5, [0.5] * 50 + [0.6] * 5
    sites = ["big"] * 50 + ["small"] * 5
    apart = paired_bootstrap(ours, theirs, sites)
    assert apart.mean == pytest.approx((0.4 - 0.1) / 2)
    assert (apart.low, apart.high) == pytest.approx((-0.1, 0.4))
    same = paired_bootstrap(ours, ours, sites)
    assert (same.mean, same.low, same.high) == (0, 0, 0)
