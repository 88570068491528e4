"""Guides: inside the frame, where they should be, and turned in every way."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cropperhead_desktop.geometry.crop import Point
from cropperhead_desktop.geometry.guides import GOLDEN, Guide, grid_lines, guide_lines, turns

SIDES = st.floats(20, 9000)


@given(st.sampled_from(Guide), SIDES, SIDES, st.integers(0, 20))
def test_no_guide_leaves_the_frame(guide, width, height, turn):
    lines = guide_lines(guide, width, height, turn)
    assert lines
    for line in lines:
        assert len(line.points) >= 2
        for x, y in line.points:
            assert -1e-6 <= x <= width + 1e-6
            assert -1e-6 <= y <= height + 1e-6


@pytest.mark.parametrize("guide", Guide)
def test_every_turn_is_another_one_and_then_they_begin_anew(guide):
    drawn = [guide_lines(guide, 600, 400, turn) for turn in range(turns(guide))]
    assert len(set(drawn)) == turns(guide)
    assert guide_lines(guide, 600, 400, turns(guide)) == drawn[0]


@pytest.mark.parametrize(
    ("guide", "xs"),
    [
        (Guide.THIRDS, [200, 400]),
        (Guide.CENTRE, [300]),
        (Guide.FIFTHS, [120, 240, 360, 480]),
        (Guide.GOLDEN_RATIO, [600 * (1 - 1 / GOLDEN), 600 / GOLDEN]),
    ],
)
def test_lines_lie_at_their_fractions(guide, xs):
    upright = [line for line in guide_lines(guide, 600, 400) if line.points[0].x == line.points[1].x]
    assert [line.points[0].x for line in upright] == pytest.approx(xs)
    assert all((line.points[0].y, line.points[1].y) == (0, 400) for line in upright)


def test_the_perpendiculars_of_the_triangles_are_perpendicular():
    diagonal, first, second = guide_lines(Guide.TRIANGLES, 600, 400)
    for line in (first, second):
        assert _way(line).x * _way(diagonal).x + _way(line).y * _way(diagonal).y == pytest.approx(0, abs=1e-6)


def test_the_diagonals_bisect_the_corners():
    for line in guide_lines(Guide.DIAGONALS, 900, 400):
        assert abs(_way(line).x) == pytest.approx(abs(_way(line).y)) == pytest.approx(400)


def test_the_spiral_of_a_golden_frame_is_made_of_quarter_circles_without_a_gap():
    points = guide_lines(Guide.GOLDEN_SPIRAL, 1000 * GOLDEN, 1000)[0].points
    first = points[:17]
    assert points[0] == pytest.approx((0, 1000), abs=1e-6)
    assert all(math.dist(point, (1000, 1000)) == pytest.approx(1000) for point in first)
    assert max(math.dist(one, other) for one, other in zip(points, points[1:], strict=False)) < 120


def test_the_spiral_runs_along_the_long_side_of_an_upright_frame():
    wide = guide_lines(Guide.GOLDEN_SPIRAL, 900, 600)[0].points
    high = guide_lines(Guide.GOLDEN_SPIRAL, 600, 900)[0].points
    assert all(math.dist((y, x), point) < 1e-6 for (x, y), point in zip(high, wide, strict=True))


def test_safe_areas_are_centred_have_their_ratio_and_leave_out_the_frame_itself():
    lines = guide_lines(Guide.SAFE_AREAS, 400, 600)
    assert [line.name for line in lines] == ["1:1", "4:5", "9:16"]
    for line, ratio in zip(lines, (1, 4 / 5, 9 / 16), strict=True):
        left_top, _right_top, right_bottom = line.points[:3]
        assert left_top.x + right_bottom.x == pytest.approx(400)
        assert left_top.y + right_bottom.y == pytest.approx(600)
        assert (right_bottom.x - left_top.x) / (right_bottom.y - left_top.y) == pytest.approx(ratio)


def test_cells_of_a_grid_are_nearly_square():
    upright = [line for line in grid_lines(1500, 1000, 15) if line.points[0].x == line.points[1].x]
    assert len(upright) == 14
    assert len(grid_lines(1500, 1000, 15)) == 14 + 9


def _way(line):
    first, last = line.points[0], line.points[-1]
    return Point(last.x - first.x, last.y - first.y)
