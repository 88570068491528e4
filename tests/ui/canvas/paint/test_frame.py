"""What the pixels say of the frame: dimmed outside, crisp lines, solid and dashed, both screen densities."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cropperhead_desktop.geometry.crop import Box, corners
from cropperhead_desktop.geometry.handles import Handle
from cropperhead_desktop.ui.canvas.state import BeforeAfter, CanvasState, FrameStyle, Pointer
from cropperhead_desktop.ui.canvas.transitions import with_look
from tests.helpers.canvas import BOX, MIDDLE, cropping, looking, place

WHITE, GROUND = 255, 0x1F
BOTH = pytest.mark.parametrize("ratio", [1.0, 2.0])
MODES = pytest.mark.parametrize("made", [looking, cropping])


@BOTH
@MODES
def test_outside_is_dimmed_by_what_was_asked(drawn, made, ratio) -> None:
    picture = drawn(made(), ratio)
    left, off = picture.frame.left(), round(9 * ratio)
    middle = picture.frame.top() + picture.frame.height() // 2 + round(47 * ratio)
    assert picture.grey(left + off, middle) == 200
    assert picture.grey(left - off, middle) == pytest.approx(70, abs=2)
    assert picture.grey(2, 2) == GROUND
    assert drawn(made(dim=0), ratio).grey(left - off, middle) == 200


def framed(box: Box, style: FrameStyle) -> CanvasState:
    """The loupe with the frame over the photo, whatever it rests at."""
    return with_look(looking(box, style), BeforeAfter.FRAME)


@BOTH
@pytest.mark.parametrize("level", [4, 250])
def test_the_line_is_one_crisp_pixel_between_dark_ones(drawn, level, ratio) -> None:
    picture = drawn(framed(Box(3001, 2003, 2997, 1999), FrameStyle.DECIDED), ratio, level)
    left, unit = picture.frame.left(), round(ratio)
    across = picture.row(picture.frame.top() + picture.frame.height() // 2, left - 2 * unit, left + unit)
    assert across[unit : 2 * unit] == [WHITE] * unit
    assert max(across[:unit]) < 60
    assert all(value < level - 30 or level < 60 for value in across[2 * unit :])


def test_styles_differ_by_their_dashes(drawn) -> None:
    shares = {}
    for style in FrameStyle:
        picture = drawn(framed(BOX, style))
        frame = picture.frame
        values = picture.row(frame.top() - 1, frame.left(), frame.left() + frame.width())
        shares[style] = values.count(WHITE) / len(values)
    assert shares[FrameStyle.DECIDED] == 1
    assert 0.5 < shares[FrameStyle.PROPOSED] < 0.7 < shares[FrameStyle.DRAFT] < 0.9


def test_a_turned_frame_is_drawn_over_the_upright_photo(drawn) -> None:
    state = framed(Box(3000, 2000, 2400, 1600, 15), FrameStyle.DECIDED)
    picture = drawn(state)
    for corner, (x, y) in zip(corners(state.box), ((8, 8), (-8, 8), (-8, -8), (8, -8)), strict=True):
        view = state.viewport.to_view(corner)
        near = [
            picture.grey(round(view.x) + dx, round(view.y) + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)
        ]
        assert max(near) > 230
        assert picture.grey(round(view.x) - 2 * x, round(view.y) - 2 * y) == pytest.approx(70, abs=2)


def test_handles_show_in_crop_mode_and_grow_under_the_mouse(drawn) -> None:
    state = cropping(BOX, FrameStyle.DECIDED)

    def bar(pointer: Pointer) -> list[int]:
        picture = drawn(replace(state, pointer=pointer))
        x = picture.frame.left() + picture.frame.width() // 2
        return [picture.grey(x, picture.frame.top() - distance) for distance in (1, 2, 3)]

    resting = bar(Pointer(MIDDLE))
    assert resting[:2] == [WHITE, WHITE]
    assert resting[2] < 100
    assert bar(Pointer(place(state, Handle.TOP))) == [WHITE] * 3
