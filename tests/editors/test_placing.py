"""From a rendered picture back to the stored frame."""

from __future__ import annotations

from dataclasses import astuple
from itertools import product

import pytest

from cropperhead_desktop.editors.placing import Rendering, extent, unit
from cropperhead_desktop.geometry.crop import Box, to_box
from cropperhead_desktop.geometry.orientation import box_to_stored, displayed_size

WIDTH, HEIGHT = 600, 400
UPRIGHT = Box(260, 190, 120, 100)
"""Inside the picture however it is shown."""


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_part_of_the_displayed_picture_is_that_of_the_stored_one(orientation: int) -> None:
    shown = Rendering(WIDTH, HEIGHT).oriented(orientation)
    assert (shown.width, shown.height) == displayed_size(WIDTH, HEIGHT, orientation)
    assert shown.orientation == orientation
    part = shown.part(200, 140, 120, 100)
    wanted = box_to_stored(UPRIGHT, WIDTH, HEIGHT, orientation)
    assert astuple(part.box) == pytest.approx(astuple(wanted))
    crop = part.crop(WIDTH, HEIGHT)
    assert crop is not None
    assert astuple(to_box(crop, WIDTH, HEIGHT)) == pytest.approx(astuple(wanted))


@pytest.mark.parametrize(("first", "second"), list(product(range(1, 9), repeat=2)))
def test_orientations_add_up(first: int, second: int) -> None:
    twice = Rendering(WIDTH, HEIGHT).oriented(first).oriented(second)
    once = Rendering(WIDTH, HEIGHT).oriented(twice.orientation)
    assert twice.at(10 + 20j) == pytest.approx(once.at(10 + 20j))


@pytest.mark.parametrize("degrees", [0.5, -30, 44, 46, 100, -170])
def test_a_turn_beyond_45_degrees_is_an_orientation_and_an_angle(degrees: float) -> None:
    centre = complex(WIDTH, HEIGHT) / 2
    turned = Rendering(WIDTH, HEIGHT).turned(degrees, centre, 50 + 40j, (100, 80), 0.5)
    assert turned.at(50 + 40j) == pytest.approx(centre)
    assert turned.at(51 + 40j) - centre == pytest.approx(unit(degrees) / 2)
    box, quarter = turned.box, round(degrees / 90) % 4
    assert box.angle == pytest.approx(degrees - 90 * round(degrees / 90))
    assert (box.width, box.height) == pytest.approx((40, 50) if quarter % 2 else (50, 40))
    assert turned.orientation == {0: 1, 1: 8, 2: 3, 3: 6}[quarter]


def test_all_of_the_picture_is_no_crop_and_more_than_it_is_refused() -> None:
    whole = Rendering(WIDTH, HEIGHT)
    assert whole.oriented(7).crop(WIDTH, HEIGHT) is None
    slightly_over = whole.part(-0.8, 0, 300, 200).crop(WIDTH, HEIGHT)
    assert slightly_over is not None and slightly_over.left == pytest.approx(0)
    with pytest.raises(ValueError, match="empty corners"):
        whole.part(-3, 0, 300, 200).crop(WIDTH, HEIGHT)


def test_the_extent_of_points() -> None:
    assert extent([1 + 5j, -2 + 3j, 0j]) == (-2 + 0j, 1 + 5j)
