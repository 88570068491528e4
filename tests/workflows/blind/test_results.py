"""What the answers say."""

from __future__ import annotations

import json
import math
from collections.abc import Callable

import pytest

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
    Maker,
)
from tests.helpers.blind import THREE, judgements


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


def test_an_interval_resamples_occasions_and_not_photos_that_are_alike() -> None:
    """Forty answers of one afternoon in one folder are hardly more evidence than one."""
    picks = [Maker.HUMAN] * 30 + [Maker.MODEL] * 10

    def reach(folder_of: Callable[[int], str]) -> float:
        told = [
            BlindJudgement(
                f"{place}", THREE, pick, folder=folder_of(place), taken=f"2024-05-01 10:{place:02}:00"
            )
            for place, pick in enumerate(picks)
        ]
        low, high = results(told).strengths[Maker.HUMAN][1:]
        return high - low

    alone, in_four = reach(str), reach(lambda place: f"folder {place // 10}")
    assert in_four > 1.5 * alone
    assert reach(lambda _place: "one folder") == 1  # one occasion tells nothing about others
