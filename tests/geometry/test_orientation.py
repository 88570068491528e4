"""The eight orientations, checked on real pixels and by property."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from cropperhead_desktop.geometry.crop import Box, Crop, Point, corners, to_box
from cropperhead_desktop.geometry.orientation import (
    MIRRORED,
    box_to_displayed,
    box_to_stored,
    crop_to_displayed_box,
    displayed_box_to_crop,
    displayed_size,
    legal_orientation,
    point_to_displayed,
    point_to_stored,
)

ORIENTATIONS = range(1, 9)
# what a viewer does to the stored pixels; Pillow's own table, written down independently of our formulas
TRANSPOSES = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


@pytest.mark.parametrize("orientation", ORIENTATIONS)
def test_points_land_where_a_viewer_puts_the_pixels(orientation: int) -> None:
    width, height = 13, 7
    stored = Image.fromarray(np.arange(width * height, dtype=np.uint8).reshape(height, width))
    displayed = stored.transpose(TRANSPOSES[orientation]) if orientation > 1 else stored
    assert displayed.size == displayed_size(width, height, orientation)
    for x in range(displayed.width):
        for y in range(displayed.height):
            point = Point((x + 0.5) / displayed.width, (y + 0.5) / displayed.height)
            back = point_to_stored(point, orientation)
            assert displayed.getpixel((x, y)) == stored.getpixel((int(back.x * width), int(back.y * height)))
            assert point_to_displayed(back, orientation) == pytest.approx(point)


@pytest.mark.parametrize("orientation", ORIENTATIONS)
@given(
    cx=st.floats(0, 600),
    cy=st.floats(0, 400),
    width=st.floats(16, 600),
    height=st.floats(16, 400),
    angle=st.floats(-45, 45),
)
def test_boxes_travel_there_and_back(
    orientation: int, cx: float, cy: float, width: float, height: float, angle: float
) -> None:
    stored = Box(cx, cy, width, height, angle)
    displayed = box_to_displayed(stored, 600, 400, orientation)
    back = box_to_stored(displayed, 600, 400, orientation)
    for name in ("cx", "cy", "width", "height", "angle"):
        assert getattr(back, name) == pytest.approx(getattr(stored, name), abs=1e-9)


@pytest.mark.parametrize("orientation", ORIENTATIONS)
def test_displayed_corners_are_the_stored_ones_seen_through_the_orientation(orientation: int) -> None:
    """The same four points of the picture, whatever their order: this fixes the sign of the angle."""
    width, height = 600, 400
    stored = Box(250, 210, 300, 120, 12.0)
    displayed = box_to_displayed(stored, width, height, orientation)
    shown_width, shown_height = displayed_size(width, height, orientation)
    seen = {
        (round(p.x * shown_width, 6), round(p.y * shown_height, 6))
        for p in (point_to_displayed(Point(c.x / width, c.y / height), orientation) for c in corners(stored))
    }
    assert seen == {(round(c.x, 6), round(c.y, 6)) for c in corners(displayed)}
    assert (displayed.angle < 0) == (orientation in MIRRORED)


@pytest.mark.parametrize("orientation", ORIENTATIONS)
def test_tags_to_displayed_box_and_back(orientation: int) -> None:
    crop = Crop(0.114504, 0.069147, 0.885496, 0.930853, 3.0)
    box = crop_to_displayed_box(crop, 6000, 4000, orientation)
    again = displayed_box_to_crop(box, 6000, 4000, orientation)
    assert to_box(again, 6000, 4000).area == pytest.approx(to_box(crop, 6000, 4000).area)
    assert (again.left, again.top, again.right, again.bottom, again.angle) == pytest.approx(
        (crop.left, crop.top, crop.right, crop.bottom, crop.angle), abs=1e-9
    )


@pytest.mark.parametrize("lie", [0, 9, 255, 65535, -1, "6", None, 6.0])
def test_orientations_that_do_not_exist_mean_normal(lie: object) -> None:
    assert legal_orientation(lie) == 1


def test_the_legal_ones_stay() -> None:
    assert [legal_orientation(value) for value in ORIENTATIONS] == list(ORIENTATIONS)
