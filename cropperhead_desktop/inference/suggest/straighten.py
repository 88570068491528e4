"""From the angle branch's logits to an angle, a confidence and a reason; or to leaving the photo alone.

Most photos are nearly level, so a guess must be better than none before it may turn a photo: the
likelihood of every tilt (logits, sharpened or softened by the calibration's temperature) is weighed with
how photographs tilt, and the photo is only turned where the chance of making it worse is small. A roll
angle measured by the camera replaces the prior; what is seen then only moves it a little, and
contradiction lowers the confidence.

Tilts and angles are degrees, clockwise in the displayed frame: a crop box turned by the photo's tilt
shows it level.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from cropperhead_desktop.domain.errors import ModelError
from cropperhead_desktop.domain.policy import LEAST_ANGLE
from cropperhead_desktop.domain.suggestion import Cause, Level
from cropperhead_desktop.geometry.orientation import MIRRORED
from cropperhead_desktop.inference.suggest.verticals import Verticals

Floats = npt.NDArray[np.float64]

TILTS = np.arange(-24, 25, dtype=np.float32) / 2
"""Centres of the bins of the angle branch's output in degrees, clockwise."""

HARM = 0.5
"""A photo is made worse when its tilt grows by more than this many degrees."""

ROLL_REACH = 0.5
"""What is seen moves the camera's angle by at most this many degrees."""

_ROLL_SPREAD = 0.5
_ROLL_WRONG = 0.1
_NEAR = 1.0
_DOUBT = 0.02
_APART = 2.5
_CONTRADICTED = 0.8
"""The picture contradicts the camera where both together, the picture taken at its word, make it this likely
that the photo's tilt is so many degrees from the camera's. (Of views of 391 photographers not trained on
0.2 % contradict a camera that is right, and 24 % one that says anything else.)"""
_ALIKE = (1 / len(TILTS),) * len(TILTS)


@dataclass(frozen=True, slots=True)
class Straightening:
    """The crop angle in degrees, clockwise in the displayed frame (0.0: leave it), and how sure.

    `confidence` is the probability that `angle` is within 1 degree of level. `best` is the angle that
    would have been chosen without caution, `seen` the one of the picture alone, were all tilts as common.
    """

    angle: float
    confidence: float
    reason: Cause
    best: float
    seen: float

    def level(self, measured: float | None, converge: bool = False) -> Level:
        """The same for whoever shows it; `measured` is the camera's tilt, verticals may `converge`."""
        return Level(self.reason, self.best, self.seen, measured, converge)


@dataclass(frozen=True, slots=True)
class AngleCalibration:
    """What was fitted on photographers the head had not seen.

    `temperature` divides the logits; `wrong` is the share of photos whose logits mean nothing; a photo is
    turned when the expected gain in degrees is at least `price` times the probability of making it worse;
    `prior` has a probability for each of TILTS.
    """

    temperature: float
    wrong: float
    price: float
    prior: tuple[float, ...]


def calibration_of(record: Mapping[str, Any]) -> AngleCalibration:
    """The calibration in a card; ModelError when values are missing or impossible."""
    try:
        made = AngleCalibration(
            float(record["temperature"]),
            float(record["wrong"]),
            float(record["price"]),
            tuple(float(v) for v in record["prior"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise ModelError("the calibration of the angle is not usable: {why}", why=repr(error)) from error
    shares = np.array(made.prior)
    if shares.shape != TILTS.shape or not (np.isfinite(shares).all() and (shares > 0).all()):
        raise ModelError(
            "the calibration of the angle needs {count} prior probabilities above 0", count=len(TILTS)
        )
    if not (0 < made.temperature < math.inf and 0 <= made.wrong < 1 and 0 <= made.price < math.inf):
        raise ModelError("the calibration of the angle has an impossible number")
    return made


def roll_to_tilt(roll: float, orientation: int) -> float:
    """The displayed photo's tilt from the camera's clockwise roll in the stored frame, both in degrees.

    A camera turned clockwise shows the world turned counter-clockwise; a mirrored display turns it back.
    """
    return roll if orientation in MIRRORED else -roll


def posterior(logits: npt.ArrayLike, calibration: AngleCalibration, tilt: float | None = None) -> Floats:
    """Probabilities of TILTS, N x K or K as `logits`; a tilt measured by the camera replaces the prior."""
    scores = np.asarray(logits, np.float64) / calibration.temperature
    seen = np.exp(scores - scores.max(axis=-1, keepdims=True))
    seen /= seen.sum(axis=-1, keepdims=True)
    mixed = (1 - calibration.wrong) * seen + calibration.wrong / len(TILTS)
    shares = mixed * (np.array(calibration.prior) if tilt is None else _measured(tilt))
    result: Floats = shares / shares.sum(axis=-1, keepdims=True)
    return result


def best_angle(shares: Floats) -> float:
    """The median of a distribution over TILTS, even inside each bin: the least expected error."""
    after = np.cumsum(shares)
    place = int(np.searchsorted(after, 0.5))
    place = min(place, len(TILTS) - 1)
    inside = (0.5 - (after[place] - shares[place])) / max(shares[place], 1e-12)
    return float(TILTS[place] + (inside - 0.5) * (TILTS[1] - TILTS[0]))


def risk_of(shares: Floats, angle: float) -> float:
    """The probability that a crop at `angle` degrees is further from level than none, by more than HARM."""
    worse = np.abs(TILTS - angle) > np.abs(TILTS) + HARM
    return float(shares[worse].sum())


def worth(shares: Floats, angle: float) -> float:
    """Degrees that a crop at `angle` is expected to gain, for each part of risk (1 part in 50 always is)."""
    gain = shares @ (np.abs(TILTS) - np.abs(TILTS - angle))
    return float(gain) / (risk_of(shares, angle) + _DOUBT)


def straighten(
    logits: npt.ArrayLike,
    calibration: AngleCalibration,
    tilt: float | None = None,
    verticals: Verticals | None = None,
    price: float = 1.0,
) -> Straightening:
    """The angle for one photo from its K logits and, where the camera measured it, `roll_to_tilt`.

    `verticals` are those of the picture: where they converge, what leans is no tilt. The calibration's price
    is multiplied by `price` (`Care.price`).
    """
    if not np.isfinite(np.asarray(logits, np.float64)).all():
        return Straightening(0.0, 0.0, Cause.UNSURE, 0.0, 0.0)
    alike = posterior(logits, replace(calibration, prior=_ALIKE))
    seen = best_angle(alike)
    converge = verticals is not None and verticals.converge
    if tilt is not None and math.isfinite(tilt):
        return _with_camera(logits, calibration, tilt, seen, may_contradict=not converge)
    shares = posterior(logits, calibration)
    best = best_angle(shares)
    if converge and verticals is not None and not verticals.lean_by(best):
        return Straightening(0.0, _near(shares, 0.0), Cause.PERSPECTIVE, best, seen)
    if abs(best) < LEAST_ANGLE:
        return Straightening(0.0, _near(shares, 0.0), Cause.LEVEL, best, seen)
    if worth(shares, best) < price * calibration.price:
        return Straightening(0.0, _near(shares, 0.0), Cause.UNSURE, best, seen)
    return Straightening(best, _near(shares, best), Cause.SEEN, best, seen)


def _with_camera(
    logits: npt.ArrayLike, calibration: AngleCalibration, tilt: float, seen: float, *, may_contradict: bool
) -> Straightening:
    """The camera's angle, moved a little by what is seen; none where that makes the camera's unlikely."""
    if abs(tilt) > float(TILTS[-1]):
        return Straightening(0.0, 0.0, Cause.STEEP, tilt, seen)
    shares = posterior(logits, calibration, tilt)
    best = min(max(best_angle(shares), tilt - ROLL_REACH), tilt + ROLL_REACH)
    confidence = _near(shares, best)
    # with its share of meaningless logits no picture, however sharp, would outweigh a camera
    sharp = posterior(logits, replace(calibration, wrong=0.0), tilt)
    if may_contradict and float(sharp[np.abs(TILTS - tilt) > _APART].sum()) >= _CONTRADICTED:
        return Straightening(0.0, confidence, Cause.CONTRADICTED, best, seen)
    if abs(best) < LEAST_ANGLE:
        return Straightening(0.0, confidence, Cause.LEVEL, best, seen)
    # what the picture says by itself: with how photos tilt, a blank one would agree with every small tilt
    agrees = _near(posterior(logits, replace(calibration, prior=_ALIKE)), best) >= 0.5
    return Straightening(best, confidence, Cause.BOTH if agrees else Cause.CAMERA, best, seen)


def _measured(tilt: float) -> Floats:
    """How likely each of TILTS is when the camera says `tilt`: near it, or anything in one of ten."""
    peak = np.exp(-np.abs(TILTS - tilt) / _ROLL_SPREAD).astype(np.float64)
    shares: Floats = (1 - _ROLL_WRONG) * peak / peak.sum() + _ROLL_WRONG / len(TILTS)
    return shares


def _near(shares: Floats, angle: float) -> float:
    return float(shares[np.abs(TILTS - angle) <= _NEAR].sum())
