"""The pointer for a state."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from cropperhead_desktop.geometry.handles import Handle
from cropperhead_desktop.ui.canvas.cursors import cursor_for
from cropperhead_desktop.ui.canvas.state import Button, CanvasState, Keys, Pointer
from cropperhead_desktop.ui.canvas.transitions import toggled
from tests.helpers.canvas import MIDDLE, Point, cropping, looking, place, press

Shape = Qt.CursorShape
ZOOMED = toggled(looking(), None, 1.0)


def over(state: CanvasState, at: Point = MIDDLE, keys: Keys = Keys.NONE) -> CanvasState:
    """The mouse there, no button held."""
    return replace(state, pointer=Pointer(at, keys=keys))


@pytest.mark.parametrize(
    ("handle", "shape"),
    [
        (Handle.TOP_LEFT, Shape.SizeFDiagCursor),
        (Handle.TOP_RIGHT, Shape.SizeBDiagCursor),
        (Handle.LEFT, Shape.SizeHorCursor),
        (Handle.BOTTOM, Shape.SizeVerCursor),
        (Handle.BODY, Shape.OpenHandCursor),
        (Handle.OUTSIDE, Shape.BitmapCursor),
    ],
)
def test_pointers_tell_the_role(qapp, handle, shape) -> None:
    state = cropping()
    assert cursor_for(over(state, place(state, handle))).shape() is shape


@pytest.mark.parametrize(
    ("state", "shape"),
    [
        (over(cropping(), keys=Keys.CTRL), Shape.CrossCursor),
        (press(cropping(), MIDDLE, Button.RIGHT), Shape.CrossCursor),
        (press(cropping(), MIDDLE), Shape.ClosedHandCursor),
        (over(cropping(), keys=Keys.SPACE), Shape.OpenHandCursor),
        (press(cropping(), MIDDLE, keys=Keys.SPACE), Shape.ClosedHandCursor),
        (over(looking()), Shape.PointingHandCursor),
        (over(ZOOMED), Shape.OpenHandCursor),
        (press(ZOOMED, MIDDLE), Shape.ClosedHandCursor),
    ],
)
def test_pointers_tell_what_the_mouse_does(qapp, state, shape) -> None:
    assert cursor_for(state).shape() is shape


@pytest.mark.parametrize("state", [CanvasState(), over(looking(), Point(3, 3)), over(cropping(None))])
def test_elsewhere_the_pointer_is_the_windows(qapp, state) -> None:
    assert cursor_for(state) is None
