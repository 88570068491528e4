"""Largest inscribed rectangles and the clamp that keeps ratio and angle."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cropperhead_desktop.geometry.crop import Box, is_inside, to_crop
from cropperhead_desktop.geometry.rotation import fit_inside, largest_inscribed, shrink_in_place, turned

sides = st.floats(50, 9000)
angles = st.floats(-45, 45)
ratios = st.floats(0.1, 10)


def test_the_worked_largest_crop() -> None:
    box = largest_inscribed(6000, 4000, 3.0, 1.5)
    assert (box.width, box.height) == pytest.approx((5570.34, 3713.56), abs=0.005)
    crop = to_crop(box, 6000, 4000)
    assert (crop.left, crop.top, crop.right, crop.bottom) == pytest.approx(
        (0.052637, 0, 0.947363, 1), abs=5e-7
    )


@given(sides, sides, angles, ratios)
def test_largest_of_a_ratio_touches_the_border_and_cannot_grow(
    width: float, height: float, angle: float, ratio: float
) -> None:
    box = largest_inscribed(width, height, angle, ratio)
    assert box.aspect == pytest.approx(ratio)
    assert is_inside(box, width, height, slack=1e-6 * max(width, height))
    assert not is_inside(box.scaled(1.001), width, height)


@given(sides, sides, angles)
def test_no_ratio_beats_the_largest_free_rectangle(width: float, height: float, angle: float) -> None:
    free = largest_inscribed(width, height, angle)
    assert is_inside(free, width, height, slack=1e-6 * max(width, height))
    best = max(largest_inscribed(width, height, angle, 0.05 * 1.07**step).area for step in range(90))
    assert free.area >= best * (1 - 1e-9)
    assert free.area == pytest.approx(largest_inscribed(width, height, angle, free.aspect).area)


@given(
    sides,
    sides,
    st.floats(-2e4, 2e4),
    st.floats(-2e4, 2e4),
    st.floats(0.1, 3e4),
    st.floats(0.1, 3e4),
    st.floats(-90, 90),
)
def test_fit_inside_keeps_ratio_and_angle(
    width: float, height: float, cx: float, cy: float, box_width: float, box_height: float, angle: float
) -> None:
    box = Box(cx, cy, box_width, box_height, angle)
    fitted = fit_inside(box, width, height)
    assert is_inside(fitted, width, height, slack=1e-6 * max(width, height))
    assert fitted.aspect == pytest.approx(box.aspect, rel=1e-9)
    assert fitted.angle == max(-45, min(45, angle))


def test_fit_inside_leaves_a_legal_box_alone() -> None:
    box = Box(300, 200, 200, 100, 5)
    assert fit_inside(box, 600, 400) == box


def test_fit_inside_moves_rather_than_shrinks() -> None:
    fitted = fit_inside(Box(0, 0, 200, 100, 0), 600, 400)
    assert (fitted.cx, fitted.cy, fitted.width, fitted.height) == (100, 50, 200, 100)


def test_fit_inside_enlarges_slivers() -> None:
    assert min(fit_inside(Box(50, 50, 4, 2, 0), 600, 400).width, 16) == 16
    assert fit_inside(Box(50, 50, 4, 2, 0), 600, 400).height == pytest.approx(16)


def test_shrinking_and_turning_keep_centre_and_ratio() -> None:
    box = turned(Box(300, 200, 600, 400, 0), 10, 600, 400)
    assert box.centre == (300, 200)
    assert box.aspect == pytest.approx(1.5)
    assert is_inside(box, 600, 400)
    assert shrink_in_place(box, 600, 400) == box
