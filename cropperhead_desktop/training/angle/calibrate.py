"""Fitting when the angle may be trusted, on views of photographers that the head has not seen."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from cropperhead_desktop.domain.policy import LEAST_ANGLE
from cropperhead_desktop.evaluation.scores import paired_bootstrap
from cropperhead_desktop.inference.suggest.straighten import (
    HARM,
    TILTS,
    AngleCalibration,
    Floats,
    best_angle,
    posterior,
    straighten,
    worth,
)
from cropperhead_desktop.training.angle.data import spread

ALLOWED = 0.025
"""Share of photos that may get worse where it is fitted; the promise is 3 % elsewhere."""

_SOFTER = (0.8, 1.0, 1.25)
_WRONG = (0.0, 0.05, 0.1)


def prior_over_bins(prior: tuple[Floats, Floats]) -> tuple[float, ...]:
    """The prior's probabilities at TILTS, a little above 0 everywhere."""
    shares = np.interp(TILTS, *prior) + 1e-5
    return tuple(float(share) for share in shares / shares.sum())


def fit_temperature(logits: Floats, tilts: Floats) -> float:
    """The divisor of the logits that makes these (evenly spread) tilts most likely."""
    targets = spread(tilts)
    choices = np.exp(np.linspace(np.log(0.5), np.log(4.0), 43))

    def cost(temperature: float) -> float:
        scores = logits / temperature
        top = scores.max(axis=1, keepdims=True)
        total = np.log(np.exp(scores - top).sum(axis=1, keepdims=True)) + top
        return float(-(targets * (scores - total)).sum(axis=1).mean())

    return float(min(choices, key=cost))


def fit_calibration(
    logits: Floats, tilts: Floats, temperature: float, prior: tuple[float, ...], allowed: float = ALLOWED
) -> AngleCalibration:
    """The calibration that levels natural tilts best with at most `allowed` of the photos made worse.

    `temperature` is the one of evenly spread tilts; others near it are tried with several shares of
    logits that mean nothing.
    """
    nothing = np.abs(tilts)
    best, least = AngleCalibration(temperature, 0.0, 1e6, prior), float(nothing.mean())
    for factor, wrong in itertools.product(_SOFTER, _WRONG):
        trial = AngleCalibration(temperature * factor, wrong, 0.0, prior)
        shares = posterior(logits, trial)
        angles = np.array([best_angle(row) for row in shares])
        prices = np.array([worth(row, angle) for row, angle in zip(shares, angles, strict=True)])
        prices[np.abs(angles) < LEAST_ANGLE] = -np.inf
        order = np.argsort(-prices)
        after = np.abs(tilts - angles)
        harm = np.cumsum((after > nothing + HARM)[order]) / len(tilts)
        gains = np.where(
            (harm <= allowed) & (prices[order] > 0), np.cumsum((nothing - after)[order]), -np.inf
        )
        last = int(np.argmax(gains))
        left = float(nothing.mean() - gains[last] / len(tilts))
        if left < least:
            best, least = replace(trial, price=float(prices[order][last])), left
    return best


def angles_of(logits: Floats, calibration: AngleCalibration) -> Floats:
    """The crop angles that `straighten` chooses."""
    return np.array([straighten(row, calibration).angle for row in logits])


def medians(logits: Floats, temperature: float) -> Floats:
    """The most central tilt of each row with nothing known beforehand and no caution."""
    alike = AngleCalibration(temperature, 0.0, 0.0, (1 / len(TILTS),) * len(TILTS))
    return np.array([best_angle(row) for row in posterior(logits, alike)])


def made_worse(angles: Floats, tilts: Floats) -> npt.NDArray[np.bool_]:
    """Which photos are further from level than before by more than HARM."""
    result: npt.NDArray[np.bool_] = np.abs(tilts - angles) > np.abs(tilts) + HARM
    return result


@dataclass(frozen=True, slots=True)
class LevelRow:
    """One line of the table: true tilts and chosen angles of views, and their photographers."""

    name: str
    tilts: Floats
    angles: Floats
    groups: tuple[str, ...]

    def record(self) -> dict[str, Any]:
        """Errors beside doing nothing with the interval of the difference over photographers; harm."""
        nothing, after = np.abs(self.tilts), np.abs(self.tilts - self.angles)
        apart = paired_bootstrap(after.tolist(), nothing.tolist(), self.groups)
        return {
            "set": self.name,
            "views": len(self.tilts),
            "photographers": len(set(self.groups)),
            "nothing": round(float(nothing.mean()), 3),
            "mae": round(float(after.mean()), 3),
            "median": round(float(np.median(after)), 3),
            "difference": [round(value, 3) for value in (apart.mean, apart.low, apart.high)],
            "ratio": round(float(after.mean() / max(nothing.mean(), 1e-9)), 3),
            "worse": round(float(made_worse(self.angles, self.tilts).mean()), 4),
            "coverage": round(float((self.angles != 0).mean()), 3),
        }
