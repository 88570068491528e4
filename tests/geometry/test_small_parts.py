"""Ratios, overlap and viewport."""

from __future__ import annotations

import math
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cropperhead_desktop.geometry.aspect import describe_aspect, parse_aspect, with_aspect
from cropperhead_desktop.geometry.crop import Box, Point, corners
from cropperhead_desktop.geometry.overlap import iou
from cropperhead_desktop.geometry.viewport import fitted


@pytest.mark.parametrize(
    ("text", "ratio"),
    [("3:2", 1.5), ("2.39:1", 2.39), ("2,39x1", 2.39), (" 4 : 5 ", 0.8), ("16/9", 16 / 9), ("1×1", 1.0)],
)
def test_ratios_are_read_as_people_write_them(text: str, ratio: float) -> None:
    assert parse_aspect(text) == pytest.approx(ratio)


@pytest.mark.parametrize("text", ["", "3", "0:1", "1:0", "-3:2", "nan:1", "1:1000", "٣:٢", "3:2:1", "a:b"])
def test_what_is_no_ratio_is_refused_by_name(text: str) -> None:
    with pytest.raises(ValueError, match="aspect ratio"):
        parse_aspect(text)


def test_ratios_have_photographers_names() -> None:
    assert [describe_aspect(r) for r in (1.5, 2 / 3, 1.0, 2.39, 0.8, math.sqrt(2))] == [
        "3:2", "2:3", "1:1", "2.39:1", "4:5", "A4",
    ]  # fmt: skip
    assert describe_aspect(1.37) == "1.37:1"
    assert describe_aspect(1 / 1.37) == "1:1.37"


@given(st.floats(0.1, 10), st.floats(10, 5000), st.floats(10, 5000))
def test_a_new_ratio_keeps_centre_and_area(ratio: float, width: float, height: float) -> None:
    box = Box(7, 8, width, height, 5)
    changed = with_aspect(box, ratio)
    assert changed.aspect == pytest.approx(ratio)
    assert changed.area == pytest.approx(box.area)
    assert (changed.centre, changed.angle) == (box.centre, 5)


def test_overlap_of_known_boxes() -> None:
    square = Box(0, 0, 2, 2)
    assert iou(square, square) == pytest.approx(1)
    assert iou(square, Box(1, 0, 2, 2)) == pytest.approx(2 / 6)
    assert iou(square, Box(5, 0, 2, 2)) == 0
    octagon = 8 * (math.sqrt(2) - 1)  # a square and itself turned by 45 degrees share an octagon
    assert iou(square, Box(0, 0, 2, 2, 45)) == pytest.approx(octagon / (8 - octagon))


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


def test_upright_boxes_overlap_as_if_they_were_clipped_polygons() -> None:
    rng = Random(4)
    for _ in range(200):
        first, second = (
            Box(*(rng.uniform(0, 100) for _ in range(2)), *(rng.uniform(1, 60) for _ in range(2)))
            for _ in range(2)
        )
        turned = iou(replace(first, angle=1e-9), replace(second, angle=1e-9))
        assert iou(first, second) == pytest.approx(turned, abs=1e-9)
