"""Small steps of the angle."""

from __future__ import annotations

import pytest

from cropperhead_desktop.geometry.crop import Box
from cropperhead_desktop.geometry.handles import Bounds
from cropperhead_desktop.review.in_hand.steps import StepRun

WHOLE, BOUNDS = Box(3000, 2000, 6000, 4000), Bounds(6000, 4000)


def test_steps_there_and_back_cost_no_area_even_rounded_on_the_way() -> None:
    box, steps = WHOLE, StepRun()
    for degrees in [0.1] * 20 + [-0.1] * 20:
        box, steps = steps.turn(Box(box.cx + 1e-9, box.cy, box.width, box.height, box.angle), degrees, BOUNDS)
    assert box.angle == pytest.approx(0)
    assert box.width == pytest.approx(6000, abs=0.01)


def test_a_box_that_no_step_made_begins_anew() -> None:
    small, steps = StepRun().turn(WHOLE, 10, BOUNDS)
    other = small.scaled(0.5)
    back, _ = steps.turn(other, -10, BOUNDS)
    assert (back.angle, back.width) == (0, other.width)
