"""Tops of heads and horizons, and boxes that cut them."""

from __future__ import annotations

import numpy as np
import pytest

from cropperhead_desktop.domain.care import Guarded, LeaningLine
from cropperhead_desktop.geometry.crop import Point
from cropperhead_desktop.inference.suggest.faces import NO_FACES, Faces
from cropperhead_desktop.inference.suggest.guards import guards_of, heads_of, horizons_of, sights_of

FACES = Faces.known([(0.4, 0.4, 0.6, 0.6), (0.1, 0.02, 0.2, 0.12)])
SEA = LeaningLine(Point(0.0, 0.5), Point(0.9, 0.52), upright=False, length=0.9)
SILL = LeaningLine(Point(0.1, 0.8), Point(0.3, 0.8), upright=False, length=0.2)
MAST = LeaningLine(Point(0.5, 0.1), Point(0.5, 0.9), upright=True, length=0.8)


def rows(*boxes: tuple[float, float, float, float]) -> np.ndarray:
    return np.array(boxes, np.float32)


def test_a_head_reaches_above_its_face_and_stays_in_the_photo() -> None:
    first, second = heads_of(FACES).boxes
    assert first == pytest.approx([0.4, 0.33, 0.6, 0.43], abs=1e-6)
    assert second[1] == 0.0


@pytest.mark.parametrize(("top", "is_cut"), [(0.2, False), (0.38, True), (0.41, True), (0.5, False)])
def test_an_edge_through_the_hair_or_the_brow_cuts_a_head(top: float, is_cut: bool) -> None:
    head = heads_of(Faces.known([(0.4, 0.4, 0.6, 0.6)]))
    assert bool(head.cut(rows((0.2, top, 0.8, 0.9)))[0]) is is_cut


def test_an_edge_along_the_horizon_cuts_it_but_not_one_on_the_border() -> None:
    horizons = horizons_of([SEA, SILL, MAST])
    assert horizons.heights == pytest.approx([0.51])
    boxes = rows((0, 0.1, 1, 0.9), (0, 0.5, 1, 1), (0, 0, 1, 0.53), (0, 0.79, 1, 1))
    assert horizons.cut(boxes).tolist() == [0, 1, 1, 0]
    border = LeaningLine(Point(0.0, 0.995), Point(1.0, 0.995), upright=False, length=1.0)
    assert not horizons_of([border]).cut(rows((0, 0, 1, 1))).any()


def test_nothing_known_cuts_nothing() -> None:
    for things in guards_of(NO_FACES, []).values():
        assert things.cut(rows((0, 0.1, 1, 0.5), (0, 0, 1, 1))).tolist() == [0, 0]


def test_people_are_shown_each_thing_by_its_kind() -> None:
    things = sights_of(FACES, [SEA, SILL, MAST])
    assert [thing.kind for thing in things] == [*[Guarded.FACES] * 2, *[Guarded.HEADS] * 2, Guarded.HORIZON]
    assert things[-1].points == (SEA.start, SEA.end)
