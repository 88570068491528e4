"""The line to level by."""

from __future__ import annotations

from cropperhead_desktop.ui.canvas.state import Button
from tests.helpers.canvas import Point, cropping, drag, moved, press

START = Point(400, 300)


def test_the_line_is_drawn_while_it_is_being_made(drawn) -> None:
    before = drawn(cropping())
    held = drag(press(cropping(), START, Button.RIGHT), moved(START, 200, 0))
    middle = moved(START, 90, 0)
    assert drawn(held).grey(*middle) > before.grey(*middle) + 20
    assert drawn(held.tool.cancel(held)).image == before.image


def test_the_angle_is_said_of_a_line_that_is_long_enough(drawn) -> None:
    plate = moved(START, 200 + 20, 24)
    begun = press(cropping(), START, Button.RIGHT)
    assert drawn(drag(begun, moved(START, 200, 0))).grey(*plate) < 100
    short = drag(begun, moved(START, 9, 0))
    assert drawn(short).grey(*moved(START, 9 + 20, 24)) == 200
