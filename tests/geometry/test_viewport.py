"""Where a photo lies in a widget."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cropperhead_desktop.geometry.crop import Box, Point, corners
from cropperhead_desktop.geometry.viewport import fitted


@given(st.floats(-45, 45), st.floats(0.05, 8), st.floats(0, 6000), st.floats(0, 4000))
def test_the_viewport_goes_there_and_back(angle: float, zoom: float, x: float, y: float) -> None:
    viewport = fitted(6000, 4000, 1200, 800, angle, margin=20).zoomed(zoom, Point(300, 200))
    assert viewport.to_image(viewport.to_view(Point(x, y))) == pytest.approx((x, y), abs=1e-6)
    again = viewport.anchored(Point(1, 2))
    assert again.to_view(Point(x, y)) == pytest.approx(viewport.to_view(Point(x, y)), abs=1e-6)


def test_zooming_holds_the_point_under_the_cursor() -> None:
    viewport = fitted(6000, 4000, 1200, 800)
    before = viewport.to_image(Point(300, 200))
    assert viewport.zoomed(2, Point(300, 200)).to_image(Point(300, 200)) == pytest.approx(before)
    assert viewport.panned(Point(10, -5)).to_view(before) == pytest.approx((310, 195))


def test_a_crop_stands_upright_in_a_viewport_of_its_angle() -> None:
    box = Box(3000, 2000, 2000, 1000, 12)
    viewport = fitted(6000, 4000, 1200, 800, angle=12)
    top_left, top_right, _, bottom_left = (viewport.to_view(point) for point in corners(box))
    assert top_left.y == pytest.approx(top_right.y)
    assert top_left.x == pytest.approx(bottom_left.x)
    assert top_left.x < top_right.x


@given(st.floats(-45, 45), st.floats(100, 2000), st.floats(100, 2000))
def test_the_whole_picture_fits(angle: float, view_width: float, view_height: float) -> None:
    viewport = fitted(6000, 4000, view_width, view_height, angle)
    for corner in corners(Box(3000, 2000, 6000, 4000)):
        seen = viewport.to_view(corner)
        assert -1e-6 <= seen.x <= view_width + 1e-6
        assert -1e-6 <= seen.y <= view_height + 1e-6
