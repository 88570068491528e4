"""Any five numbers become a legal crop; good ones come through unchanged."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.geometry.crop import Box, Crop, is_inside, to_box, to_crop, whole_box
from cropperhead_desktop.geometry.orientation import crop_to_displayed_box
from cropperhead_desktop.geometry.rotation import MIN_SIDE
from cropperhead_desktop.inference.models.card import Fit, InputSpec
from cropperhead_desktop.inference.suggest.postprocess import displayed_box, mirrored

VALUES = st.one_of(st.floats(), st.floats(-1, 2), st.floats(-60, 60))


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    values=st.lists(VALUES, min_size=5, max_size=5),
    width=st.integers(16, 12_000),
    height=st.integers(16, 12_000),
    orientation=st.integers(1, 8),
    aspect=st.none() | st.floats(0.2, 5),
    fit=st.sampled_from(Fit),
)
def test_any_five_numbers_give_a_legal_crop(bare_card, values, width, height, orientation, aspect, fit):
    card = replace(bare_card, input=InputSpec(300, 200, fit=fit))
    info = PhotoInfo(width, height, orientation)
    shown_width, shown_height = info.displayed
    box = displayed_box(values, card, shown_width, shown_height, aspect)
    assert is_inside(box, shown_width, shown_height, slack=1e-6 * max(width, height))
    assert abs(box.angle) <= 45
    crop = info.crop(box)
    assert all(math.isfinite(value) for value in (crop.left, crop.top, crop.right, crop.bottom, crop.angle))
    stored = to_box(crop, width, height)
    assert is_inside(stored, width, height, slack=1e-6 * max(width, height))
    back = crop_to_displayed_box(crop, width, height, orientation)
    assert back.cx == pytest.approx(box.cx, abs=1e-3) and back.width == pytest.approx(box.width, rel=1e-6)
    if aspect is not None:
        assert box.aspect == pytest.approx(aspect, rel=1e-6)
    elif box.angle == 0:
        assert min(box.width, box.height) >= min(MIN_SIDE, width, height) - 1e-6


def values_of(crop: Crop) -> list[float]:
    return [crop.top, crop.left, crop.bottom, crop.right, crop.angle]


def test_a_good_crop_comes_through_unchanged(bare_card):
    wanted = Box(3100, 1900, 3000, 2000, 7.5)
    box = displayed_box(values_of(to_crop(wanted, 6000, 4000)), bare_card, 6000, 4000)
    for name in ("cx", "cy", "width", "height", "angle"):
        assert getattr(box, name) == pytest.approx(getattr(wanted, name))


def test_the_worked_example_is_read_in_crs_terms(bare_card):
    box = displayed_box([0.069147, 0.114504, 0.930853, 0.885496, 3.0], bare_card, 6000, 4000)
    assert (box.width, box.height) == pytest.approx((4800, 3200), abs=0.05)


@pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf])
def test_not_a_number_keeps_the_whole_picture(bare_card, bad):
    assert displayed_box([0.1, 0.1, bad, 0.9, 0.0], bare_card, 600, 400) == whole_box(600, 400)
    square = displayed_box([0.1, 0.1, bad, 0.9, 0.0], bare_card, 600, 400, aspect=1.0)
    assert (square.cx, square.cy, square.width, square.height) == pytest.approx((300, 200, 400, 400))


def test_swapped_edges_are_put_in_order(bare_card):
    box = displayed_box([0.8, 0.9, 0.2, 0.1, 0.0], bare_card, 1000, 1000)
    assert (box.cx, box.cy, box.width, box.height) == pytest.approx((500, 500, 800, 600))


def test_a_hair_of_an_angle_is_dropped_and_the_card_limits_the_rest(bare_card):
    assert displayed_box([0.2, 0.2, 0.8, 0.8, 0.05], bare_card, 900, 600).angle == 0
    assert displayed_box([0.2, 0.2, 0.8, 0.8, -3.0], bare_card, 900, 600).angle == -3
    level = replace(
        bare_card, outputs=(*bare_card.outputs[:4], replace(bare_card.outputs[4], low=0.0, high=0.0))
    )
    assert displayed_box([0.2, 0.2, 0.8, 0.8, -3.0], level, 900, 600).angle == 0


def test_the_order_of_outputs_is_the_cards(bare_card):
    turned = replace(bare_card, outputs=tuple(reversed(bare_card.outputs)))
    values = [0.1, 0.2, 0.7, 0.9, 0.0]
    assert displayed_box(values[::-1], turned, 600, 400) == displayed_box(values, bare_card, 600, 400)


def test_letterbox_bars_are_taken_off(bare_card):
    card = replace(bare_card, input=InputSpec(300, 300, fit=Fit.LETTERBOX))
    # 600 x 300 fills the middle half of the square: a quarter of it is bar above and below
    box = displayed_box([0.25, 0.0, 0.75, 1.0, 0.0], card, 600, 300)
    assert box == whole_box(600, 300)
    box = displayed_box([0.375, 0.25, 0.625, 0.75, 0.0], card, 600, 300)
    assert (box.cx, box.cy, box.width, box.height) == pytest.approx((300, 150, 300, 150))


def test_mirroring_turns_the_angle_and_is_its_own_inverse():
    box = Box(100, 120, 60, 40, 5)
    assert mirrored(box, 300) == Box(200, 120, 60, 40, -5)
    assert mirrored(mirrored(box, 300), 300) == box
