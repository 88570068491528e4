"""From logits to an angle: prior, calibration, caution, and the camera's own roll."""

from __future__ import annotations

import math
from dataclasses import asdict, replace

import numpy as np
import pytest

from cropperhead_desktop.domain.errors import ModelError
from cropperhead_desktop.domain.suggestion import Cause
from cropperhead_desktop.inference.suggest.straighten import (
    TILTS,
    AngleCalibration,
    best_angle,
    calibration_of,
    posterior,
    risk_of,
    roll_to_tilt,
    straighten,
)
from cropperhead_desktop.inference.suggest.verticals import Verticals

SHARES = np.exp(-np.abs(TILTS)) + 1e-4
CALIBRATION = AngleCalibration(1.0, 0.0, 3.0, tuple(float(v) for v in SHARES / SHARES.sum()))


def peak(at: float, sharp: float) -> np.ndarray:
    """Logits of a bell around a tilt; `sharp` is its height over the rest."""
    return sharp * np.exp(-((TILTS - at) ** 2) / 2)


def test_nothing_seen_gives_the_prior() -> None:
    assert posterior(np.zeros(len(TILTS)), CALIBRATION) == pytest.approx(np.array(CALIBRATION.prior))
    answer = straighten(np.zeros(len(TILTS)), CALIBRATION)
    assert (answer.angle, answer.reason) == (0.0, Cause.LEVEL)


def test_the_median_is_even_inside_a_bin() -> None:
    shares = np.zeros(len(TILTS))
    shares[24:26] = (0.25, 0.75)  # bins 0 and 0.5
    assert best_angle(shares) == pytest.approx(0.25 + 0.5 / 3)
    shares[:] = 0
    shares[24] = 1
    assert best_angle(shares) == pytest.approx(0.0)
    shares[:] = 1 / len(TILTS)
    assert best_angle(shares) == pytest.approx(0.0)


def test_a_clear_tilt_is_acted_on() -> None:
    answer = straighten(peak(4.0, 20), CALIBRATION)
    assert answer.reason is Cause.SEEN
    assert answer.angle == pytest.approx(4.0, abs=0.3)
    assert answer.confidence > 0.8
    mirrored = straighten(peak(4.0, 20)[::-1], CALIBRATION)
    assert mirrored.angle == pytest.approx(-answer.angle)


def test_a_doubtful_tilt_is_left_alone() -> None:
    doubtful = peak(6.0, 6.0)
    answer = straighten(doubtful, CALIBRATION)
    assert (answer.angle, answer.reason) == (0.0, Cause.UNSURE)
    assert abs(answer.best) > 0.3
    daring = AngleCalibration(1.0, 0.0, 0.0, CALIBRATION.prior)
    assert straighten(doubtful, daring).angle == answer.best
    assert answer.seen == pytest.approx(6.0, abs=0.2)


def test_a_higher_temperature_makes_it_more_careful() -> None:
    logits = peak(5.0, 12)
    warm = AngleCalibration(6.0, 0.0, CALIBRATION.price, CALIBRATION.prior)
    assert straighten(logits, CALIBRATION).angle > 4
    assert straighten(logits, warm).angle == 0.0


def test_logits_that_may_mean_nothing_make_it_more_careful() -> None:
    doubting = AngleCalibration(1.0, 0.3, CALIBRATION.price, CALIBRATION.prior)
    assert straighten(peak(1.5, 9), CALIBRATION).confidence > straighten(peak(1.5, 9), doubting).confidence
    assert posterior(peak(9.0, 50), doubting)[TILTS == 0] > 0.05


def test_risk_counts_tilts_that_would_grow_by_more_than_half_a_degree() -> None:
    shares = np.zeros(len(TILTS))
    shares[TILTS == 0] = 0.3
    shares[TILTS == 2] = 0.5
    shares[TILTS == 4] = 0.2
    assert risk_of(shares, 2.0) == pytest.approx(0.3)
    assert risk_of(shares, 0.4) == pytest.approx(0.0)
    assert risk_of(shares, -1.0) == pytest.approx(1.0)


@pytest.mark.parametrize("tilt", [-11.5, -3.2, 0.9, 6.0])
def test_the_cameras_angle_is_kept_within_half_a_degree(tilt: float) -> None:
    for seen in (np.zeros(len(TILTS)), peak(tilt, 15), peak(tilt + 2, 30), peak(-8.0, 3)):
        answer = straighten(seen, CALIBRATION, tilt)
        assert abs(answer.angle - tilt) <= 0.5
        assert answer.reason in {Cause.CAMERA, Cause.BOTH}


def test_disagreement_lowers_the_confidence() -> None:
    agreeing = straighten(peak(3.0, 15), CALIBRATION, 3.0)
    silent = straighten(np.zeros(len(TILTS)), CALIBRATION, 3.0)
    against = straighten(peak(-5.0, 15), CALIBRATION, 3.0)
    assert agreeing.confidence > silent.confidence > against.confidence
    assert (agreeing.reason, against.reason) == (Cause.BOTH, Cause.CONTRADICTED)
    assert against.confidence < 0.5 < silent.confidence


@pytest.mark.parametrize("tilt", [0.6, -0.8, 1.5, 4.0])
def test_a_picture_that_shows_nothing_agrees_with_no_camera(tilt: float) -> None:
    assert straighten(np.zeros(len(TILTS)), CALIBRATION, tilt).reason is Cause.CAMERA
    assert straighten(peak(tilt, 15), CALIBRATION, tilt).reason is Cause.BOTH


def test_a_picture_contradicts_as_far_as_it_is_sure() -> None:
    """It takes less where the camera's angle is the less likely one of the picture, never for near ones."""
    reasons = [straighten(peak(5.0, sharp), CALIBRATION, 0.0).reason for sharp in (0, 2, 4, 8, 16)]
    assert reasons == sorted(reasons, key=lambda reason: reason is Cause.CONTRADICTED)
    assert reasons[0] is Cause.LEVEL and reasons[-1] is Cause.CONTRADICTED
    assert straighten(peak(5.0, 30), CALIBRATION, 3.5).reason is not Cause.CONTRADICTED


@pytest.mark.parametrize("wrong", [0.0, 0.05, 0.1, 0.3])
def test_a_sharp_picture_contradicts_whatever_share_of_pictures_means_nothing(wrong: float) -> None:
    doubting = replace(CALIBRATION, wrong=wrong)
    assert straighten(peak(5.0, 20), doubting, 0.0).reason is Cause.CONTRADICTED
    assert straighten(peak(1.0, 20), doubting, 0.0).reason is not Cause.CONTRADICTED
    assert straighten(peak(5.0, 2), doubting, 0.0).reason is Cause.LEVEL


@pytest.mark.parametrize(("measured", "seen"), [(3.0, -3.0), (3.0, 0.0), (-6.0, 6.0), (0.0, 5.0)])
def test_a_picture_that_is_certain_of_another_angle_is_left_for_a_person(
    measured: float, seen: float
) -> None:
    answer = straighten(peak(seen, 20), CALIBRATION, measured)
    assert (answer.angle, answer.reason) == (0.0, Cause.CONTRADICTED)
    level = answer.level(measured)
    assert f"{measured:.1f}°" in level.doubt and level.source is None
    # what leans because the camera looked up or down is no tilt: then the camera is right
    believed = straighten(peak(seen, 20), CALIBRATION, measured, Verticals(seen, -9.0))
    assert believed.reason in {Cause.CAMERA, Cause.LEVEL}


def test_perspective_is_not_levelled_and_said() -> None:
    for seen in (0.0, 4.0):
        answer = straighten(peak(seen, 20), CALIBRATION, None, Verticals(0.2, 12.0))
        assert (answer.angle, answer.reason) == (0.0, Cause.PERSPECTIVE)
        assert answer.level(None).doubt.startswith("perspective, not level")
    tilted_too = straighten(peak(4.0, 20), CALIBRATION, None, Verticals(4.2, 12.0))
    assert tilted_too.reason is Cause.SEEN
    assert tilted_too.level(None).doubt == "" and "perspective" in tilted_too.level(None, True).doubt
    measured = straighten(peak(4.0, 20), CALIBRATION, 4.0, Verticals(4.2, 12.0))
    assert measured.level(4.0, True).doubt == ""


def test_a_steep_or_level_camera_turns_nothing() -> None:
    assert straighten(peak(5.0, 9), CALIBRATION, 20.0).reason is Cause.STEEP
    assert straighten(peak(5.0, 9), CALIBRATION, 20.0).angle == 0.0
    level = straighten(np.zeros(len(TILTS)), CALIBRATION, 0.1)
    assert (level.angle, level.reason) == (0.0, Cause.LEVEL)


def test_a_roll_that_is_no_number_is_as_none() -> None:
    assert straighten(peak(4.0, 20), CALIBRATION, math.nan) == straighten(peak(4.0, 20), CALIBRATION)


def test_logits_that_are_no_numbers_turn_nothing() -> None:
    answer = straighten(np.full(len(TILTS), np.nan), CALIBRATION)
    assert (answer.angle, answer.confidence, answer.reason) == (0.0, 0.0, Cause.UNSURE)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_camera_turned_clockwise_shows_the_world_counter_clockwise(orientation: int) -> None:
    assert roll_to_tilt(2.5, orientation) == (2.5 if orientation in {2, 4, 5, 7} else -2.5)


def test_a_calibration_survives_its_record() -> None:
    assert calibration_of(asdict(CALIBRATION)) == CALIBRATION


@pytest.mark.parametrize(
    "change",
    [
        {"temperature": 0.0},
        {"temperature": math.inf},
        {"temperature": "warm"},
        {"price": -1.5},
        {"wrong": 1.0},
        {"prior": [1.0]},
        {"prior": [0.0] * len(TILTS)},
        {"prior": [math.nan] * len(TILTS)},
        {"prior": None},
    ],
)
def test_an_impossible_calibration_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(ModelError, match="calibration of the angle"):
        calibration_of({**asdict(CALIBRATION), **change})


@pytest.mark.parametrize("sharp", [3.5, 5.0, 7.0, 20.0])
def test_the_less_it_must_be_worth_the_sooner_a_photo_is_turned(sharp: float) -> None:
    turned = [
        straighten(peak(3.0, sharp), CALIBRATION, price=price).angle != 0 for price in (1e9, 4, 1, 0.25, 0)
    ]
    assert turned == sorted(turned) and not turned[0] and turned[-1]
