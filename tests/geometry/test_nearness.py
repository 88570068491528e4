"""What the edges of a crop do to things: cut, come near, leave alone or out."""

from __future__ import annotations

import pytest

from cropperhead_desktop.geometry.crop import Box, Point, from_local
from cropperhead_desktop.geometry.nearness import Nearness, nearness

SIZE = 1000.0, 800.0
BOX = Box(500, 400, 400, 300)  # 300..700 across, 250..550 down


def area(left: float, top: float, right: float, bottom: float) -> list[Point]:
    return [Point(left, top), Point(right, top), Point(right, bottom), Point(left, bottom)]


@pytest.mark.parametrize(
    ("thing", "expected"),
    [
        (area(450, 350, 550, 450), Nearness.CLEAR),  # in the middle
        (area(650, 350, 750, 450), Nearness.CUT),  # through the right edge
        (area(450, 200, 550, 300), Nearness.CUT),  # through the upper one
        (area(310, 350, 400, 450), Nearness.NEAR),  # 10 px inside the left one
        (area(450, 450, 550, 546), Nearness.NEAR),  # 4 px above the lower one
        (area(750, 350, 850, 450), Nearness.CLEAR),  # left out
        (area(200, 100, 260, 160), Nearness.CLEAR),  # left out at a corner
        (area(696, 350, 800, 450), Nearness.CLEAR),  # all but 4 %
        (area(280, 230, 720, 570), Nearness.CUT),  # larger than the crop
    ],
)
def test_areas(thing: list[Point], expected: Nearness) -> None:
    assert nearness(BOX, thing, *SIZE) is expected


@pytest.mark.parametrize("angle", [-20.0, 7.0])
def test_areas_turned_with_the_crop_fare_as_they_do_upright(angle: float) -> None:
    box = Box(500, 400, 400, 300, angle)
    for left, expected in ((-50, Nearness.CLEAR), (150, Nearness.CUT), (-195, Nearness.NEAR)):
        corners = area(left, -50, left + 100, 50)
        assert nearness(box, [from_local(box, point) for point in corners], *SIZE) is expected


def test_an_edge_on_the_border_of_the_photo_does_nothing() -> None:
    box = Box(500, 400, 1000, 800)
    assert nearness(box, area(0, 0, 200, 200), *SIZE) is Nearness.CLEAR
    assert nearness(box, [Point(0, 5), Point(1000, 5)], *SIZE) is Nearness.CLEAR
    assert nearness(Box(500, 395, 1000, 790), area(400, 400, 600, 800), *SIZE) is Nearness.NEAR


@pytest.mark.parametrize(
    ("height", "expected"),
    [
        (400, Nearness.CLEAR),
        (251, Nearness.CUT),
        (257, Nearness.NEAR),
        (245, Nearness.NEAR),
        (100, Nearness.CLEAR),
    ],
)
def test_a_line_is_cut_by_an_edge_along_it(height: float, expected: Nearness) -> None:
    assert nearness(BOX, [Point(0, height), Point(1000, height)], *SIZE) is expected


def test_a_line_beside_the_crop_is_left_alone() -> None:
    assert nearness(BOX, [Point(750, 251), Point(1000, 251)], *SIZE) is Nearness.CLEAR
