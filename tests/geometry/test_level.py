"""A line drawn along something level or upright is level or upright in the crop that follows."""

from __future__ import annotations

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cropperhead_desktop.geometry.crop import Box, Point, to_local
from cropperhead_desktop.geometry.level import tilt

PLACE = st.floats(-5000, 5000)


@pytest.mark.parametrize(
    ("last", "degrees"),
    [((100, 0), 0), ((100, 10), 5.7106), ((100, -10), -5.7106), ((0, 100), 0), ((-10, 100), 5.7106)],
)
def test_known_lines(last, degrees):
    assert tilt(Point(0, 0), Point(*last)) == pytest.approx(degrees, abs=1e-4)
    assert tilt(Point(*last), Point(0, 0)) == pytest.approx(degrees, abs=1e-4)


@given(PLACE, PLACE, PLACE, PLACE)
def test_the_crop_shows_the_line_along_one_of_its_axes(x1, y1, x2, y2):
    first, last = Point(x1, y1), Point(x2, y2)
    assume(math.dist(first, last) > 1)
    angle = tilt(first, last)
    assert -45 <= angle < 45
    box = Box(0, 0, 100, 100, angle)
    one, other = to_local(box, first), to_local(box, last)
    assert min(abs(one.x - other.x), abs(one.y - other.y)) < 1e-6 * math.dist(first, last) + 1e-9


def test_one_point_is_no_line():
    with pytest.raises(ValueError, match="two points"):
        tilt(Point(3, 4), Point(3, 4))
