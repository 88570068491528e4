"""Words on the canvas."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QColor

from cropperhead_desktop.geometry.handles import Handle
from cropperhead_desktop.ui.canvas.state import CanvasState, Notice
from cropperhead_desktop.ui.canvas.transitions import with_next_look
from tests.helpers.canvas import cropping, dragged, looking, moved, place


@pytest.mark.parametrize(
    ("handle", "is_said"), [(Handle.OUTSIDE, True), (Handle.RIGHT, True), (Handle.BODY, False)]
)
def test_what_a_drag_changes_is_said_beside_the_mouse(drawn, handle, is_said) -> None:
    state = dragged(cropping(), handle, 0, 0)
    at = moved(place(state, handle), 19, 24)
    assert (drawn(state).grey(*at) < min(60, drawn(cropping()).grey(*at))) is is_said


def test_a_hint_stays_inside_the_view(drawn) -> None:
    state = dragged(cropping(), Handle.RIGHT, 0, 0)
    corner = replace(state.pointer, at=moved(state.pointer.at, 2000, 2000))
    assert drawn(replace(state, pointer=corner)) != drawn(
        replace(state, pointer=replace(corner, at=moved(corner.at, -1900, -1900)))
    )
    assert drawn(replace(state, pointer=corner)).grey(992, 690) < 0x1F + 3


def test_before_and_after_are_named_in_the_corner(drawn) -> None:
    after = with_next_look(looking())
    assert drawn(after).grey(11, 11) != drawn(looking()).grey(11, 11)
    assert drawn(after).image.copy(0, 0, 200, 40) != drawn(with_next_look(after)).image.copy(0, 0, 200, 40)


def test_a_message_has_its_icon_in_its_colour(drawn) -> None:
    words = Notice("This photo cannot be read", "x" * 300, "triangle-alert")
    image = drawn(CanvasState(view=(1000, 700), notice=words)).image
    colours = [QColor(image.pixel(x, y)) for x in range(460, 540) for y in range(200, 400)]
    assert any(colour.red() > colour.blue() + 60 for colour in colours)
