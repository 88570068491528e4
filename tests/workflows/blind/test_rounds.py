"""Blind comparisons: what is shown, that nothing gives it away, and what judgements say."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from random import Random
from types import SimpleNamespace
from typing import cast

import pytest

from cropperhead_desktop.domain.decision import CropRecord, Decision, DecisionKind
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.geometry.crop import Box, Crop, is_inside
from cropperhead_desktop.geometry.overlap import iou
from cropperhead_desktop.workflows.blind.photos import RoundSource, own_box
from cropperhead_desktop.workflows.blind.rounds import (
    ALIKE,
    Habit,
    Maker,
    habit_of,
    make_round,
    random_box,
    upcoming,
)
from tests.helpers.blind import HABITS, OWN, SIZE, THREE, rounds


def test_every_maker_stands_everywhere_equally_often() -> None:
    made = rounds(1200)
    for maker in THREE:
        places = Counter(one.shown.index(maker) for one in made)
        # 400 expected, standard deviation 16
        assert all(abs(places[place] - 400) < 65 for place in range(3)), (maker, places)
    assert [one.crops for one in rounds(50)] == [one.crops for one in rounds(50)]
    assert [one.shown for one in rounds(50)] != [one.shown for one in rounds(50, seed=1)]


def test_without_a_crop_of_ones_own_the_middle_takes_its_place() -> None:
    shown = {frozenset(one.shown) for one in rounds(20, own=None)}
    assert shown == {frozenset({Maker.MODEL, Maker.RANDOM, Maker.CENTRE})}


def test_crops_that_look_alike_are_not_shown() -> None:
    assert make_round("a", SIZE, OWN, OWN.scaled(0.99), HABITS) is None
    for one in rounds(100):
        boxes = [box for _, box in one.crops]
        assert all(iou(a, b) < ALIKE for i, a in enumerate(boxes) for b in boxes[i + 1 :])
    whole = [Habit(1.5, 1.0)]  # the random one can only be the whole photo
    none = make_round("a", SIZE, Box(300, 200, 600, 400), Box(300, 200, 300, 200), whole)
    assert none is not None
    assert set(none.shown) == {Maker.HUMAN, Maker.MODEL}


def test_the_random_one_is_level_inside_and_as_large_as_the_users_own() -> None:
    dice = Random(3)
    for habit in HABITS:
        drawn = [random_box(SIZE, habit, dice) for _ in range(300)]
        assert all(is_inside(box, *SIZE) and box.angle == 0 for box in drawn)
        assert all(box.width / box.height == pytest.approx(habit.ratio) for box in drawn)
        assert all(box.area / 240_000 == pytest.approx(habit.share) for box in drawn)
        across = [box.cx for box in drawn]
        assert max(across) - min(across) > 0.8 * (600 - drawn[0].width)
    tall = random_box(SIZE, Habit(0.5, 0.9), dice)  # cannot be that large
    assert is_inside(tall, *SIZE) and tall.height == pytest.approx(400)
    assert habit_of(OWN, *SIZE) == Habit(1.0, pytest.approx(0.24))


def test_photos_come_in_an_order_that_says_nothing_and_only_once() -> None:
    keys = [f"{n}" for n in range(40)]
    left = upcoming(keys, {"3": 1, "7": 1})
    assert sorted(left, key=int) == [key for key in keys if key not in ("3", "7")]
    assert left != sorted(left, key=int)
    assert left == upcoming(keys, {"3": 1, "7": 1})


@pytest.mark.parametrize("kind", DecisionKind)
def test_only_crops_that_a_person_made_are_ones_own(kind: DecisionKind) -> None:
    crop, info, photo = Crop(0.1, 0.1, 0.6, 0.6), PhotoInfo(600, 400), Path("a.jpg")
    record = CropRecord(crop, True, decision=Decision(kind))
    source = SimpleNamespace(sidecars=SimpleNamespace(read=lambda _path, _info: record))
    own = own_box(cast(RoundSource, source), photo, info)
    # a crop beside "kept" or "reset" came later, from another program
    nobodys = (DecisionKind.ACCEPTED, DecisionKind.PROPOSED)
    assert own == (None if kind in nobodys else info.box(crop))
