"""What a proposal is worth."""

from __future__ import annotations

import math
from types import SimpleNamespace

import numpy as np
import pytest

from cropperhead_desktop.domain.errors import ModelError
from cropperhead_desktop.domain.suggestion import Verdict
from cropperhead_desktop.geometry.crop import Box
from cropperhead_desktop.inference.suggest.scored_photo import BoxRanking, RankedBox
from cropperhead_desktop.inference.suggest.worth import (
    WORTH_FEATURES,
    Worth,
    shifted,
    worth_features,
    worth_model_of,
)

BOXES = np.array([[0, 0, 1, 1], [0, 0, 0.5, 1], [0.5, 0, 1, 1]], np.float32)
ROW = {"names": ["gain", "face_max"], "weights": [10, -1.0], "offset": 0.5}
CARD = {"weights": ROW, "sure": 0.8, "look": 0.4}


def scored(chances=(0.25, 0.75, 0.0)) -> SimpleNamespace:
    """A photo of 600 x 400 on a map of 3 x 3 cells, of which it covers two rows; its left half is best."""
    importance = np.zeros((3, 3, 3), np.float32)
    importance[0, 1, 1] = 0.5
    best = [RankedBox(Box(150, 200, 300, 400), 0.875)]
    return SimpleNamespace(
        width=600.0, height=400.0, shape=1.5, content=(0.0, 0.5, 3.0, 2.5), importance=importance,
        ranking=lambda _aspect: BoxRanking(best, BOXES, np.array(chances, np.float32)),
    )  # fmt: skip


def test_the_features_are_read_off_the_chances():
    found = worth_features(scored())
    assert set(found) == set(WORTH_FEATURES)
    assert found["whole"] == pytest.approx(0.25 + 0.75 * 0.5)
    assert found["gain"] == pytest.approx(0.875 - 0.625)
    assert (found["kept_mass"], found["mean_area"], found["best_area"]) == pytest.approx((0.25, 0.625, 0.5))
    assert found["entropy"] == pytest.approx(-(0.25 * math.log(0.25) + 0.75 * math.log(0.75)))
    assert (found["face_max"], found["face_sum"], found["person_max"]) == pytest.approx((0.5, 0.5 / 6, 0.0))
    assert found["upright"] == 0.0


def test_the_chance_is_that_of_any_ratio_and_the_gain_that_of_the_ratio_asked_for():
    photo = scored()
    own = BoxRanking([RankedBox(Box(300, 200, 600, 400), 0.75)], BOXES[:1], np.array([1.0], np.float32))
    free = photo.ranking(None)
    photo.ranking = lambda aspect: free if aspect is None else own
    found = worth_model_of(CARD).worth(photo, None), worth_model_of(CARD).worth(photo, 1.5)
    assert [one.gain for one in found] == pytest.approx([0.25, -0.25])
    assert [one.wanted for one in found] == pytest.approx([1 / (1 + math.exp(-(0.5 + 10 * 0.25 - 0.5)))] * 2)


def test_a_chance_follows_how_often_a_person_crops():
    assert shifted(0.3, 0.0) == pytest.approx(0.3)
    assert shifted(0.3, 2.0) > 0.7 and shifted(0.3, -2.0) < 0.1
    assert shifted(shifted(0.3, 1.5), -1.5) == pytest.approx(0.3)


@pytest.mark.parametrize(
    ("gain", "wanted", "verdict"),
    [
        (0.1, 0.8, Verdict.SURE), (0.1, 0.79, Verdict.LOOK), (0.1, 0.4, Verdict.LOOK),
        (0.1, 0.39, Verdict.LEAVE), (0.0, 0.99, Verdict.LEAVE), (-0.1, 0.99, Verdict.LEAVE),
    ],
)  # fmt: skip
def test_where_it_cannot_tell_the_photo_is_left(gain, wanted, verdict):
    assert worth_model_of(CARD).verdict(Worth(gain, wanted)) is verdict


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"weights": None}, "weights"), ({"sure": "much"}, "sure"), ({"sure": 1.5}, "sure 1.5"),
        ({"look": 0.9}, "look 0.9"), ({"look": math.nan}, "look"),
        ({"weights": {**ROW, "names": ["gain"]}}, "weights: 2 weights for 1 names"),
        ({"weights": {**ROW, "names": ["gain", "luck"]}}, "weights: unknown names luck"),
        ({"weights": {**ROW, "names": ["gain", "gain"]}}, "weights"),
        ({"weights": {**ROW, "offset": math.nan}}, "weights: a weight is not a number"),
        ({"weights": {"names": [], "weights": []}}, "offset is missing"),
    ],
)  # fmt: skip
def test_an_estimate_that_makes_no_sense_is_named(change, words):
    with pytest.raises(ModelError, match=words):
        worth_model_of({**CARD, **change})


def test_a_card_that_lacks_a_part_says_which():
    for name in CARD:
        with pytest.raises(ModelError, match=f"{name} is missing"):
            worth_model_of({key: value for key, value in CARD.items() if key != name})
