"""Lights out, and what is left of the photo after the crop."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cropperhead_desktop.geometry.crop import Box, Point
from cropperhead_desktop.ui.canvas.transitions import with_next_look
from tests.helpers.canvas import MIDDLE, cropping, looking

GROUND = 0x1F
SQUARE = Box(3000, 2000, 2000, 2000, 5.0)


@pytest.mark.parametrize(("share", "outside", "around"), [(0.8, 40, 6), (1.0, 0, 0)])
def test_lights_out_leaves_the_light_to_the_crop(drawn, share, outside, around) -> None:
    lit, picture = drawn(cropping()), drawn(cropping(darkness=share))
    beside = cropping().viewport.to_view(Point(700, 2000))
    assert picture.grey(500, 360) == lit.grey(500, 360)
    assert picture.grey(*beside) == pytest.approx(outside, abs=2)
    assert picture.grey(3, 3) == pytest.approx(around, abs=2)


@pytest.mark.parametrize(("darkness", "ground"), [(0.0, GROUND), (1.0, 0)])
@pytest.mark.parametrize("made", [looking, cropping])
def test_after_shows_the_crop_alone(drawn, made, darkness, ground) -> None:
    state = with_next_look(made(SQUARE, darkness=darkness))
    picture, half = drawn(state), 1000 * state.viewport.scale
    assert picture.grey(MIDDLE.x - half + 3, MIDDLE.y + half - 3) == 200
    assert picture.grey(MIDDLE.x - half - 3, MIDDLE.y) == ground
    assert picture.grey(MIDDLE.x, MIDDLE.y + half + 3) == ground


def test_before_is_the_whole_photo_without_a_frame(drawn) -> None:
    state = with_next_look(with_next_look(cropping()))
    picture, corner = drawn(state), state.viewport.to_view(Point(30, 30))
    assert picture.grey(corner.x, corner.y + 60) == 200
    assert picture.grey(*MIDDLE) == 200


def test_without_a_crop_after_is_the_whole_photo(drawn) -> None:
    assert drawn(with_next_look(cropping(None))).grey(*MIDDLE) == 200


def test_before_and_after_are_painted_alike_at_twice_the_density(drawn) -> None:
    state = with_next_look(cropping(replace(SQUARE, height=1500)))
    once, twice = drawn(state), drawn(state, 2.0)
    far = sum(
        abs(once.grey(x, y) - twice.grey(2 * x, 2 * y)) > 40
        for x in range(0, 1000, 5)
        for y in range(60, 700, 5)
    )
    assert far < 40
