"""Numbers of the statistics books."""

from __future__ import annotations

import numpy as np
import pytest

from cropperhead_desktop.dataset.significance import Bias, bias_of, corrected, rate_of, sign_flip


def test_wilsons_interval() -> None:
    """Newcombe 1998, table I: 81 of 263, and 0 of 20."""
    rate = rate_of(81, 263)
    assert (round(rate.low, 4), round(rate.high, 4)) == (0.2553, 0.3662)
    assert (round(rate_of(0, 20).low, 4), round(rate_of(0, 20).high, 4)) == (0.0, 0.1611)


def test_sign_flips_by_hand() -> None:
    assert sign_flip(np.ones(6)) == 2 / 64
    assert sign_flip(np.array([1.0, -1.0])) == 1
    assert sign_flip(np.array([3.0, 1.0])) == 0.5
    assert sign_flip(np.ones(40)) < 0.001
    assert sign_flip(np.resize([1.0, -1.0], 40)) > 0.9


def test_occasions_are_the_witnesses() -> None:
    """A hundred alike photos of one day prove nothing."""
    everywhere = np.ones(100, dtype=bool)
    assert bias_of("x", np.full(100, 0.2), ["one day"] * 100, everywhere).p == 1
    assert bias_of("x", np.full(100, 0.2), [f"day {n // 5}" for n in range(100)], everywhere).p < 0.001  # type: ignore[operator]
    assert bias_of("x", np.full(3, 0.2), ["a", "b", "c"], ~everywhere[:3]).p is None


def test_holm() -> None:
    raw = [Bias(str(n), 0.1, 9, 9, p) for n, p in enumerate((0.01, 0.04, 0.03, None, 0.005))]
    assert [bias.p for bias in corrected(raw)] == [
        pytest.approx(0.03),
        pytest.approx(0.06),
        pytest.approx(0.06),
        None,
        0.02,
    ]
