"""Boxes by their edges."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cropperhead_desktop.geometry.crop import Box, is_inside
from cropperhead_desktop.geometry.rotation import fit_inside
from cropperhead_desktop.review.in_hand.edges import Edge, edge_fraction, same_box, with_edge

SIZE = 6000, 4000


def numbers(box: Box) -> tuple[float, ...]:
    return box.cx, box.cy, box.width, box.height, box.angle


def test_boxes_are_compared_by_their_corners():
    box = Box(300, 200, 400, 300, 2)
    assert same_box(box, replace(box, angle=2.001))
    assert not same_box(box, replace(box, angle=2.01))
    assert same_box(None, None)
    assert not same_box(box, None)


boxes = st.builds(
    lambda cx, cy, width, height, angle: fit_inside(Box(cx, cy, width, height, angle), *SIZE),
    st.floats(0, 6000),
    st.floats(0, 4000),
    st.floats(50, 6000),
    st.floats(50, 4000),
    st.floats(-45, 45),
)


@given(boxes, st.sampled_from(list(Edge)), st.floats(0, 1), st.booleans())
def test_an_edited_edge_gives_a_legal_crop(box: Box, edge: Edge, fraction: float, locked: bool) -> None:
    made = with_edge(box, edge, fraction, *SIZE, keeps_ratio=locked)
    assert is_inside(made, *SIZE, slack=1e-5)
    assert min(made.width, made.height) > 0
    assert made.angle == pytest.approx(box.angle)
    if locked:
        assert made.aspect == pytest.approx(box.aspect)


@given(boxes, st.sampled_from(list(Edge)))
def test_an_edge_set_to_itself_changes_nothing(box: Box, edge: Edge) -> None:
    made = with_edge(box, edge, edge_fraction(box, edge, *SIZE), *SIZE)
    assert numbers(made) == pytest.approx(numbers(box), abs=1e-5)
