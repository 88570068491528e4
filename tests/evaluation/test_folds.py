"""Folds for judging."""

from __future__ import annotations

import numpy as np

from cropperhead_desktop.evaluation.folds import folds_of


def test_folds_keep_sites_whole_and_are_about_even():
    sites = ["a"] * 10 + ["b"] * 4 + ["c"] * 4 + ["d"] * 3
    fold = folds_of(sites, 2)
    assert all(len({int(f) for f, s in zip(fold, sites, strict=True) if s == site}) == 1 for site in "abcd")
    assert sorted(np.bincount(fold)) == [10, 11]
