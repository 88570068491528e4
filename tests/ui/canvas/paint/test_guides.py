"""Guides inside the frame."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QColor, QPainter, QTransform

from cropperhead_desktop.geometry.guides import Guide, turns
from cropperhead_desktop.geometry.handles import Handle
from tests.helpers.canvas import cropping, dragged, place, press


@pytest.mark.parametrize("ratio", [1.0, 2.0])
@pytest.mark.parametrize("guide", Guide)
def test_every_guide_is_drawn_inside_the_frame_and_nowhere_else(drawn, guide, ratio) -> None:
    bare = drawn(cropping(guide=None), ratio)
    picture = drawn(cropping(guide=guide, guide_turn=turns(guide) - 1), ratio)
    inside = picture.frame
    assert picture.image.copy(inside) != bare.image.copy(inside)
    for image in (picture.image, bare.image):
        painter = QPainter(image)
        painter.setTransform(QTransform())
        painter.scale(1 / ratio, 1 / ratio)
        painter.fillRect(inside, QColor("black"))
        painter.end()
    assert picture == bare


def test_guides_are_stronger_in_the_hand_and_finer_while_turning(drawn) -> None:
    def lines(state) -> tuple[int, float]:
        picture = drawn(state)
        frame = picture.frame
        y = frame.top() + round(frame.height() * 0.45)
        values = [value - 200 for value in picture.row(y, frame.left() + 6, frame.right() - 6)]
        return sum(value > 3 for value in values), max(values)

    state = cropping()
    count, strength = lines(state)
    held_count, held_strength = lines(press(state, place(state, Handle.RIGHT)))
    turning_count, _ = lines(press(state, place(state, Handle.OUTSIDE)))
    assert (count, held_count) == (2, 2)
    assert held_strength > strength * 1.3 > 20
    assert turning_count > 10


def test_a_levelling_grid_needs_no_guide(drawn) -> None:
    held = dragged(cropping(), Handle.OUTSIDE, 0, 0)
    assert drawn(replace(held, guide=None)) == drawn(held)
