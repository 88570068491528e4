"""Whether a taste is better for sure."""

from __future__ import annotations

import pytest

from tests.helpers.tastes import gain


def test_better_means_that_the_lower_bound_is_above_nothing():
    assert gain(0.03, 0.001, 0.06).better
    assert not gain(0.03, -0.001, 0.06).better
    assert "not better than old: +0.003 [-0.020, +0.030] on 4 shoots" in gain(0.003, -0.02, 0.03).sentence()


def test_the_number_of_decisions_needed_is_that_of_a_paired_comparison():
    # standard error .01, gain .01: ((1.96 + .84) / 1)^2 = 7.85 times as many
    assert gain(0.01, 0.01 - 0.0196, 0.01 + 0.0196).needed == pytest.approx(785, abs=2)
    assert gain(-0.01, -0.03, 0.01).needed is None
    assert gain(0.0, 0.0, 0.0).unchanged and gain(0.0, 0.0, 0.0).needed is None
