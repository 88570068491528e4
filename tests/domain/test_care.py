"""Wishes of all proposals, and what is seen in a photo."""

from __future__ import annotations

import pytest

from cropperhead_desktop.domain.care import Care, Guarded, LeaningLine, Sight, Sights
from cropperhead_desktop.domain.settings import NEVER_CUT, TRUST, SettingsStore, care_of
from cropperhead_desktop.geometry.crop import Point

LINE = LeaningLine(Point(0.1, 0.5), Point(0.9, 0.52), upright=False, length=0.8, tilt=1.0)
FACE = Sight(Guarded.FACES, (Point(0.4, 0.4), Point(0.6, 0.4), Point(0.6, 0.6), Point(0.4, 0.6)))


@pytest.mark.parametrize(("trust", "price"), [(0, 4.0), (25, 2.0), (50, 1.0), (100, 0.25)])
def test_the_more_levelling_is_trusted_the_less_it_must_be_worth(trust: int, price: float) -> None:
    assert Care(trust).price == pytest.approx(price)


def test_other_wishes_have_another_mark_and_equal_ones_the_same() -> None:
    kinds = [frozenset(), frozenset({Guarded.FACES}), frozenset(Guarded)]
    marks = {Care(trust, kind).version for trust in (50, 60) for kind in kinds}
    assert len(marks) == 6
    assert Care(50, frozenset(Guarded)).version == Care().version


def test_the_settings_say_what_is_wished() -> None:
    settings = SettingsStore()
    assert care_of(settings) == Care()
    settings[TRUST], settings[NEVER_CUT[Guarded.HORIZON]] = 80, False
    assert care_of(settings) == Care(80, frozenset(Guarded) - {Guarded.HORIZON})


def test_sights_are_carried_into_another_frame_and_chosen_by_kind() -> None:
    sights = Sights((LINE,), (FACE, Sight(Guarded.HORIZON, (LINE.start, LINE.end))))
    carried = sights.carried(lambda point: Point(100 * point.x, 50 * point.y))
    assert carried.lines[0].start == Point(10, 25) and carried.lines[0].tilt == 1.0
    assert carried.things[0].points[2] == Point(60, 30)
    assert carried.of({Guarded.FACES}) == carried.things[:1]


@pytest.mark.parametrize(
    ("upright", "end", "is_horizon"), [(False, 0.9, True), (False, 0.4, False), (True, 0.9, False)]
)
def test_a_horizon_is_level_and_long(upright: bool, end: float, is_horizon: bool) -> None:
    assert LeaningLine(Point(0.1, 0.5), Point(end, 0.5), upright, 0.5).is_horizon is is_horizon
