"""What becomes of a model's suggestion."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cropperhead_desktop.dataset.harvest import crop_factor
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.domain.policy import (
    FreeRatio,
    aspect_of,
    describe_ratio,
    parse_ratio,
    parse_size,
    settled,
    with_factor,
)
from cropperhead_desktop.domain.suggestion import Cause, Level, Suggestion, Verdict
from cropperhead_desktop.geometry.crop import WHOLE, Box, Crop, is_inside, to_box, to_crop
from cropperhead_desktop.geometry.rotation import fit_inside

INFO = PhotoInfo(600, 400)
TIGHT = Crop(0.2, 0.2, 0.8, 0.8)
OTHER = Crop(0.1, 0.1, 0.9, 0.9)
LEVELLED = Crop(0.02, 0.05, 0.98, 0.95, 2.0)
ANY = FreeRatio.ANY


def suggestion(verdict: Verdict, crop: Crop = TIGHT, **more) -> Suggestion:
    return Suggestion(crop, 0.8, "m", (OTHER,), verdict=verdict, **more)


@pytest.mark.parametrize(
    ("text", "ratio"),
    [
        ("", None),
        ("as-shot", None),
        ("As shot", None),
        ("any", ANY),
        ("ANY", ANY),
        ("3:2", 1.5),
        ("4x5", 0.8),
    ],
)
def test_a_ratio_is_named_by_a_word_or_two_numbers(text, ratio):
    assert parse_ratio(text) == ratio
    assert parse_ratio(describe_ratio(ratio)) == ratio


@pytest.mark.parametrize("text", ["original", "3", "0:2", "any any", "as", "nan:1"])
def test_other_words_are_refused_with_the_ones_there_are(text):
    with pytest.raises(ValueError, match="any or as-shot"):
        parse_ratio(text)


@pytest.mark.parametrize(
    ("ratio", "size", "orientation", "asked"),
    [
        (None, (600, 400), 1, 1.5), (None, (600, 400), 6, 2 / 3), (ANY, (600, 400), 1, None),
        (1.5, (600, 400), 6, 2 / 3), (1.5, (400, 600), 1, 2 / 3), (1.5, (600, 400), 1, 1.5),
        (0.8, (600, 400), 1, 0.8), (1.0, (400, 600), 1, 1.0),
    ],
)  # fmt: skip
def test_the_format_stays_as_shot_and_a_landscape_ratio_is_turned(ratio, size, orientation, asked):
    assert aspect_of(ratio, PhotoInfo(*size, orientation)) == pytest.approx(asked)


@pytest.mark.parametrize("ratio", [None, ANY])
def test_a_photo_that_is_left_keeps_all_and_offers_the_models_crops(ratio):
    found = settled(suggestion(Verdict.LEAVE, gain=0.01, wanted=0.2), INFO, ratio)
    assert (found.crop, found.verdict, found.gain) == (WHOLE, Verdict.LEAVE, 0.01)
    assert found.alternatives == (TIGHT, OTHER)


def test_a_ratio_that_is_named_is_an_order():
    found = settled(suggestion(Verdict.LEAVE), INFO, 1.5)
    assert (found.crop, found.verdict) == (TIGHT, Verdict.LOOK)
    whole = settled(suggestion(Verdict.SURE, WHOLE), INFO, 1.5)
    assert (whole.crop, whole.verdict) == (WHOLE, Verdict.SURE)


@pytest.mark.parametrize("ratio", [None, ANY])
def test_to_propose_the_whole_is_to_leave_it(ratio):
    nearly = Crop(0.0, 1e-8, 1.0, 1.0)
    found = settled(suggestion(Verdict.SURE, nearly), INFO, ratio)
    assert (found.crop, found.verdict) == (WHOLE, Verdict.LEAVE)


def test_a_photo_that_leans_is_levelled_even_where_no_crop_is_worth_it():
    level = Level(Cause.CAMERA, 2.0, 2.0, 2.0)
    made = suggestion(Verdict.LEAVE, replace(TIGHT, angle=2.0), level=level, uncropped=LEVELLED)
    found = settled(made, INFO, None)
    assert (found.crop, found.verdict) == (LEVELLED, Verdict.SURE)
    assert settled(made, INFO, 1.5).crop == made.crop


@pytest.mark.parametrize("cause", [Cause.STEEP, Cause.CONTRADICTED, Cause.PERSPECTIVE, Cause.FACES])
@pytest.mark.parametrize("verdict", list(Verdict))
def test_what_speaks_against_an_angle_asks_for_a_look(cause, verdict):
    found = settled(suggestion(verdict, level=Level(cause, 3.0, 0.0, 3.0)), INFO, None)
    assert found.verdict is Verdict.LOOK
    assert found.crop == (WHOLE if verdict is Verdict.LEAVE else TIGHT)


@pytest.mark.parametrize(
    ("angle", "level", "stays"),
    [
        (0.4, Level(Cause.SEEN, 0.4, 0.4), False), (0.5, Level(Cause.SEEN, 0.5, 0.5), True),
        (-3.0, Level(Cause.CAMERA, -3.0, 0.0, -3.0), True), (-3.0, None, False),
        (2.0, Level(Cause.UNSURE, 2.0, 2.0), False),
    ],
)  # fmt: skip
def test_an_angle_needs_to_be_seen_and_to_have_a_reason(angle, level, stays):
    found = settled(suggestion(Verdict.LOOK, Crop(0.3, 0.3, 0.7, 0.7, angle), level=level), INFO, None)
    assert found.crop.angle == (angle if stays else 0.0)


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("1080x1350", (1080, 1350)), (" 1080 × 1350 ", (1080, 1350)), ("4x5", None), ("16x9", None),
        ("3:2", None), ("", None), ("1080x", None), ("1080x123456", None), ("32x32", (32, 32)),
    ],
)  # fmt: skip
def test_a_size_in_pixels_is_a_ratio_too(text, size):
    assert parse_size(text) == size
    if size is not None:
        assert parse_ratio(text) == pytest.approx(size[0] / size[1])


@pytest.mark.parametrize("orientation", [1, 6])
@pytest.mark.parametrize("verdict", list(Verdict))
def test_a_crop_factor_is_an_order_that_one_should_look_at(verdict, orientation):
    info = PhotoInfo(600, 400, orientation)
    found = settled(suggestion(verdict), info, None, 0.2)
    assert crop_factor(found.crop) == pytest.approx(0.2) and found.verdict is Verdict.LOOK
    assert info.box(found.crop).aspect == pytest.approx(info.box(TIGHT).aspect)
    assert info.box(found.crop).centre == pytest.approx(info.box(TIGHT).centre)


@given(
    st.floats(0.01, 0.49), st.floats(-20, 20), st.floats(0.1, 0.9), st.floats(0.1, 0.9),
    st.sampled_from([1.0, 0.8, 1.5, 0.5]),
)  # fmt: skip
def test_every_crop_of_a_factor_is_legal_and_keeps_ratio_and_angle(factor, angle, x, y, ratio):
    box = fit_inside(Box(600 * x, 400 * y, 200 * ratio, 200, angle), 600, 400)
    made = to_box(with_factor(to_crop(box, 600, 400), INFO, factor), 600, 400)
    assert is_inside(made, 600, 400, slack=1e-3)
    assert (made.aspect, made.angle) == pytest.approx((box.aspect, box.angle))
