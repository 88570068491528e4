"""Temperature, threshold and prior."""

from __future__ import annotations

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from cropperhead_desktop.inference.suggest.straighten import (  # noqa: E402
    TILTS,
)
from cropperhead_desktop.training.angle.calibrate import (  # noqa: E402
    LevelRow,
    angles_of,
    fit_calibration,
    fit_temperature,
    made_worse,
    prior_over_bins,
)

NATURAL = (np.arange(-20, 20.5, 0.5), np.exp(-np.abs(np.arange(-20, 20.5, 0.5))) / 3.16)


def overconfident(count: int, wrong: float, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Logits of natural tilts: a share of `wrong` ones is sharp at a place of chance."""
    rng = np.random.default_rng(seed)
    tilts = np.clip(rng.laplace(0, 1.2, count), -10, 10)
    seen = np.where(rng.random(count) < wrong, rng.uniform(-10, 10, count), tilts + rng.normal(0, 0.3, count))
    sharp = np.where(np.abs(seen - tilts) > 1, 3.0, 9.0)
    return sharp[:, None] * np.exp(-((TILTS - seen[:, None]) ** 2) / 2), tilts


def test_the_temperature_undoes_overconfidence() -> None:
    rng = np.random.default_rng(0)
    tilts = rng.uniform(-10, 10, 400)
    seen = tilts + rng.normal(0, 1.0, 400)
    honest = -((TILTS - seen[:, None]) ** 2) / 2
    assert fit_temperature(honest * 3, tilts) == pytest.approx(3 * fit_temperature(honest, tilts), rel=0.06)


def test_the_calibration_gains_and_keeps_its_promise_on_others() -> None:
    prior = prior_over_bins(NATURAL)
    logits, tilts = overconfident(1500, 0.4)
    calibration = fit_calibration(logits, tilts, 1.0, prior)
    others, truth = overconfident(1500, 0.4, seed=1)
    angles = angles_of(others, calibration)
    assert made_worse(angles, truth).mean() < 0.03
    assert np.abs(truth - angles).mean() < 0.7 * np.abs(truth).mean()
    assert 0.1 < (angles != 0).mean() < 0.9


def test_a_head_that_knows_nothing_turns_nothing() -> None:
    rng = np.random.default_rng(0)
    tilts = np.clip(rng.laplace(0, 1.2, 600), -10, 10)
    logits = rng.normal(0, 3, (600, len(TILTS)))
    calibration = fit_calibration(logits, tilts, 1.0, prior_over_bins(NATURAL))
    angles = angles_of(rng.normal(0, 3, (600, len(TILTS))), calibration)
    assert made_worse(angles, tilts).mean() < 0.03
    assert np.abs(tilts - angles).mean() < 1.02 * np.abs(tilts).mean()


def test_the_prior_over_bins_is_a_distribution() -> None:
    shares = np.array(prior_over_bins(NATURAL))
    assert shares.sum() == pytest.approx(1)
    assert shares.min() > 0
    assert TILTS[shares.argmax()] == 0


def test_made_worse_by_more_than_half_a_degree() -> None:
    worse = made_worse(np.array([0.0, 2.0, 2.6, -0.4, -0.6]), np.array([5.0, 1.0, 1.0, 1.0, 1.0]))
    assert worse.tolist() == [False, False, True, False, True]


def test_a_row_counts_by_hand() -> None:
    row = LevelRow("x", np.array([2.0, -1.0, 0.0, 4.0]), np.array([1.0, 0.0, 2.0, 4.0]), ("a", "a", "b", "b"))
    record = row.record()
    assert (record["nothing"], record["mae"], record["ratio"]) == (1.75, 1.0, 0.571)
    assert (record["worse"], record["coverage"], record["photographers"]) == (0.25, 0.75, 2)
    assert record["difference"][0] == -0.75
