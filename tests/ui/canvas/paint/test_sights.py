"""Lines that speak for an angle, and what the crop cuts or comes near, over the photo."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cropperhead_desktop.domain.care import Guarded, LeaningLine, Sight
from cropperhead_desktop.geometry.crop import Point
from cropperhead_desktop.geometry.handles import Handle
from cropperhead_desktop.geometry.nearness import Nearness
from cropperhead_desktop.ui.canvas.state import BeforeAfter, CanvasState, FrameStyle
from cropperhead_desktop.ui.canvas.transitions import with_photo
from tests.helpers.canvas import BOX, cropping, dragged, looking

SEA = LeaningLine(Point(600, 2000), Point(5400, 2060), upright=False, length=0.8, tilt=0.7)
RIGHT = BOX.cx + BOX.width / 2


def face(left: float) -> Sight:
    return Sight(
        Guarded.FACES,
        (Point(left, 1900), Point(left + 400, 1900), Point(left + 400, 2300), Point(left, 2300)),
    )


def with_lines(state: CanvasState) -> CanvasState:
    return replace(state, lines=(SEA,), line_words=("horizon +0.7°", "camera +0.9°"))


@pytest.mark.parametrize("made", [looking, cropping])
def test_lines_are_drawn_with_their_words_when_asked_for(drawn, made) -> None:
    state = made()
    plain, lined = drawn(state), drawn(with_lines(state))
    assert lined.image != plain.image
    plate = Point(12, 700 - 24)
    assert lined.grey(*plate) != plain.grey(*plate)


def test_without_the_frame_there_are_no_lines(drawn) -> None:
    state = replace(looking(), before_after=BeforeAfter.AFTER)
    assert drawn(with_lines(state)).image == drawn(state).image


@pytest.mark.parametrize(
    ("left", "way", "near"), [(RIGHT - 420, 0.5, Nearness.NEAR), (RIGHT - 420, -40, Nearness.CUT)]
)
def test_a_drag_shows_what_it_comes_near_or_cuts(drawn, left: float, way: float, near: Nearness) -> None:
    state = replace(cropping(), things=(face(left),))
    assert state.endangered == ()
    held = dragged(state, Handle.RIGHT, way - 5, 0)
    assert [(thing.kind, found) for thing, found in held.endangered] == [(Guarded.FACES, near)]
    assert drawn(held).image != drawn(replace(held, things=())).image


def test_at_rest_only_a_cut_made_by_hand_is_shown() -> None:
    things = (face(RIGHT - 200), face(RIGHT - 410))
    for style in FrameStyle:
        found = replace(cropping(style=style), things=things).endangered
        assert [near for _thing, near in found] == ([Nearness.CUT] if style is FrameStyle.DRAFT else [])
    assert replace(looking(style=FrameStyle.DRAFT), things=things).endangered == ()


def test_another_photo_has_other_sights() -> None:
    state = with_photo(replace(with_lines(cropping()), things=(face(0),)), 6000, 4000)
    assert (state.lines, state.line_words, state.things) == ((), (), ())
