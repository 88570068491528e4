"""Blind comparisons: what is shown, that nothing gives it away, and what judgements say."""

from __future__ import annotations

import json
import math
from collections import Counter
from pathlib import Path
from random import Random

import pytest

from cropperhead_desktop.cli.app import run as cli
from cropperhead_desktop.domain.errors import FileError
from cropperhead_desktop.geometry.crop import Box, is_inside
from cropperhead_desktop.geometry.overlap import iou
from cropperhead_desktop.workflows.blind.results import (
    BlindJudgement,
    Pair,
    Share,
    luce,
    needed,
    results,
    wilson,
)
from cropperhead_desktop.workflows.blind.rounds import (
    ALIKE,
    Habit,
    Maker,
    Round,
    habit_of,
    make_round,
    random_box,
    upcoming,
)
from cropperhead_desktop.workflows.blind.store import Judgements

SIZE = (600, 400)
OWN = Box(200, 200, 240, 240)
PROPOSED = Box(400, 200, 300, 200)
HABITS = [Habit(1.0, 0.24), Habit(1.5, 0.5), Habit(0.8, 0.3)]
THREE = (Maker.HUMAN, Maker.MODEL, Maker.RANDOM)


def rounds(count: int, seed: int = 0, own: Box | None = OWN) -> list[Round]:
    made = [make_round(f"photo {n}", SIZE, own, PROPOSED, HABITS, seed) for n in range(count)]
    assert all(made)
    return [one for one in made if one is not None]


def test_wilsons_interval_has_the_numbers_of_the_books() -> None:
    assert wilson(8, 10) == pytest.approx((0.4902, 0.9433), abs=1e-4)
    assert wilson(50, 100) == pytest.approx((0.4038, 0.5962), abs=1e-4)
    assert wilson(0, 10) == pytest.approx((0.0, 0.2775), abs=1e-4)
    assert wilson(0, 0) == (0.0, 1.0)


def test_the_number_needed_is_that_of_a_test_of_one_share() -> None:
    assert needed(0.6) == 194
    assert needed(0.75) == 29
    assert needed(0.25) == 29
    assert needed(0.5) is None


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


def judgements(*picked: Maker | None) -> list[BlindJudgement]:
    return [BlindJudgement(f"{n}", THREE, one, "m") for n, one in enumerate(picked)]


def test_results_count_shares_pairs_and_what_is_missing() -> None:
    found = results(judgements(*[Maker.HUMAN] * 20, *[Maker.MODEL] * 10, None))
    assert (found.judgements, found.cannot_tell, found.models) == (31, 1, ("m",))
    assert found.picked[Maker.HUMAN] == Share(20, 30)
    pairs = {(pair.first, pair.second): pair for pair in found.pairs}
    between = pairs[Maker.HUMAN, Maker.MODEL]
    assert between.share == Share(20, 30)
    assert not between.decided
    assert between.still_needed == needed(21 / 32) - 30
    words = "your crop was preferred to the model's crop in 67 % of 30 judgements (95 % interval 49 to 81 %)"
    assert words in between.sentence()
    assert pairs[Maker.HUMAN, Maker.RANDOM].decided
    assert pairs[Maker.HUMAN, Maker.RANDOM].still_needed == 0
    assert json.loads(json.dumps(found.record()))["pairs"][0]["share"] == 0.6667
    assert "Bradley-Terry" in found.record()["methods"]


def test_nothing_judged_says_so() -> None:
    assert results([]).record()["judgements"] == 0
    assert "not judged yet" in Pair(Maker.HUMAN, Maker.MODEL, Share(0, 0)).sentence()
    even = Pair(Maker.HUMAN, Maker.MODEL, Share(5, 10))
    assert even.still_needed is None
    assert "no difference to be seen" in even.sentence()


def test_strengths_are_the_shares_of_the_picks_and_add_up_to_one() -> None:
    told = judgements(*[Maker.HUMAN] * 600, *[Maker.MODEL] * 300, *[Maker.RANDOM] * 100)
    chances = luce(told, list(THREE))
    assert sum(chances.values()) == pytest.approx(1)
    assert chances[Maker.HUMAN] == pytest.approx(0.6, abs=0.002)
    # of rounds with two makers the share is that of the two alone
    both = (Maker.MODEL, Maker.RANDOM)
    two = [BlindJudgement(f"{n}", both, both[n % 4 == 0]) for n in range(800)]
    chances = luce(two, both)
    assert chances[Maker.MODEL] == pytest.approx(0.75, abs=0.002)
    low, high = results(told).strengths[Maker.HUMAN][1:]
    assert low < 0.6 < high
    assert high - low == pytest.approx(2 * 1.96 * math.sqrt(0.24 / 1000), rel=0.2)


def test_judgements_stay_and_the_last_can_be_taken_back(tmp_path: Path) -> None:
    store = Judgements(tmp_path / "deep" / "blind.jsonl")
    assert store.all() == []
    first, second = rounds(2)
    store.add(first, Maker.HUMAN, "m")
    store.add(second, None, "m")
    again = Judgements(store.file)
    assert [(one.key, one.picked) for one in again.all()] == [(first.key, Maker.HUMAN), (second.key, None)]
    assert again.all()[0].shown == first.shown
    again.take_back(second.key)
    store.add(first, Maker.MODEL, "m")  # judged anew: the later one counts
    assert [(one.key, one.picked) for one in store.all()] == [(first.key, Maker.MODEL)]
    with store.file.open("a") as stream:
        stream.write("{torn\n")
    assert len(store.all()) == 1
    store.take_back("nobody")
    assert len(store.all()) == 1
    assert str(tmp_path) not in store.file.read_text()


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    store = Judgements(tmp_path / "file" / "blind.jsonl")
    with pytest.raises(FileError, match=r"blind\.jsonl"):
        store.add(rounds(1)[0], None, "m")


def test_the_command_line_prints_results(capsys, private_home: Path) -> None:
    store = Judgements()
    for one in rounds(12):
        store.add(one, Maker.HUMAN, "m")
    with pytest.raises(SystemExit) as ended:
        cli(lambda paths, options: 0, ["blind", "--results", "--json"])
    assert not ended.value.code
    record = json.loads(capsys.readouterr().out)
    assert (record["judgements"], record["picked"]["you"]["hits"]) == (12, 12)
    with pytest.raises(SystemExit):
        cli(lambda paths, options: 0, ["blind", "--results", str(private_home)])
    assert "0 judgements" in capsys.readouterr().out
    with pytest.raises(SystemExit) as ended:
        cli(lambda paths, options: 0, ["blind"])
    assert ended.value.code == 2
    assert "Compare blind" in " ".join(capsys.readouterr().err.split())
