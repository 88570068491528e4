"""The estimate of worth follows what its owner crops and keeps, where they decided enough."""

from __future__ import annotations

import math

import numpy as np
import pytest

from cropperhead_desktop.domain.errors import ModelError
from cropperhead_desktop.domain.labelling import Origin
from cropperhead_desktop.evaluation.data import Example
from cropperhead_desktop.geometry.crop import Box
from cropperhead_desktop.inference.suggest.candidates import REGIONS, TERMS, Head
from cropperhead_desktop.inference.suggest.scored_photo import ScoredPhoto
from cropperhead_desktop.inference.suggest.worth import worth_features, worth_model_of
from cropperhead_desktop.training.finetune.worth import LEAST_OF_EACH, own_worth, recalibration

ZEROS = np.zeros(len(TERMS), np.float32)
HEAD = Head(
    np.zeros((REGIONS * 4, 2), np.float32), np.zeros(2, np.float32), np.zeros(2, np.float32), ZEROS,
    np.array([0, 0, 1, 1], np.float32),
)  # fmt: skip
CARD = {
    "weights": {"names": ["face_max"], "weights": [8.0], "offset": -4.0},
    "sure": 0.75,
    "look": 0.45,
}
"""Photos with a face of over .5 are as likely cropped as not."""


def photo(face: float) -> ScoredPhoto:
    importance = np.zeros((3, 14, 14), np.float32)
    importance[0, 6, 6] = face
    features = np.concatenate([np.zeros((1, 14, 14), np.float32), importance])
    return ScoredPhoto(features, importance, HEAD, 224, 600, 400, keep_faces=False)


def decided(number: int, is_crop: bool, origin: Origin | None = None, shoots: int = 5) -> Example:
    box = Box(300, 200, 300, 200) if is_crop else Box(300, 200, 600, 400)
    return Example(f"{number}.jpg", f"shoot {number % shoots}", "val", 600, 400, box, origin=origin)


def faces(count: int) -> list[float]:
    return np.random.default_rng(3).uniform(0.0, 1.0, count).round(3).tolist()


def test_one_who_crops_less_is_asked_less():
    strong = faces(100)
    examples = [decided(n, face > 0.75) for n, face in enumerate(strong)]
    record, facts = own_worth(CARD, [photo(face) for face in strong], examples)
    assert record is not None and facts["what"].endswith("recalibrated on these decisions")
    losses = facts["loss_on_shoots_left_out"]
    assert losses["recalibrated"] < losses["base"]
    old, new = worth_model_of(CARD), worth_model_of(record)
    assert (new.sure, new.look) == (old.sure, old.look)
    assert new.worth(photo(0.6), None).wanted < 0.4 < old.worth(photo(0.6), None).wanted
    assert new.worth(photo(0.95), None).wanted > 0.75


def test_where_nothing_tells_it_is_sure_of_nothing():
    strong = faces(160)
    coin = np.random.default_rng(5).random(160) < 0.3
    examples = [decided(n, bool(coin[n])) for n in range(160)]
    record, _ = own_worth(CARD, [photo(face) for face in strong], examples)
    assert record is not None
    chances = [worth_model_of(record).worth(photo(face), None).wanted for face in (0.05, 0.95)]
    assert chances == pytest.approx([0.5, 0.5], abs=0.2)


@pytest.mark.parametrize(
    ("cropped", "whole", "shoots"),
    [(80, LEAST_OF_EACH - 1, 5), (LEAST_OF_EACH - 1, 80, 5), (60, 60, 2), (80, 0, 5)],
)
def test_of_too_few_decisions_the_base_is_kept_and_the_card_says_so(cropped, whole, shoots):
    kinds = [True] * cropped + [False] * whole
    examples = [decided(n, kind, shoots=shoots) for n, kind in enumerate(kinds)]
    record, facts = own_worth(CARD, [photo(0.5)] * len(examples), examples)
    assert record == CARD and facts["what"].startswith("the base's: fewer than 20")
    assert (facts["cropped"], facts["left_whole"]) == (cropped, whole)


def test_crops_accepted_unchanged_say_nothing():
    examples = [decided(n, n % 2 == 0, Origin.ACCEPTED if n % 2 == 0 else Origin.KEPT) for n in range(100)]
    record, facts = own_worth(CARD, [photo(0.5)] * 100, examples)
    assert record == CARD and (facts["cropped"], facts["left_whole"]) == (0, 50)


def test_a_base_that_foresees_them_already_stays():
    strong = faces(120)
    rng = np.random.default_rng(11)
    logits = [worth_model_of(CARD).weights.logit(worth_features(photo(face))) for face in strong]
    examples = [decided(n, rng.random() < 1 / (1 + math.exp(-one))) for n, one in enumerate(logits)]
    record, facts = own_worth(CARD, [photo(face) for face in strong], examples)
    assert record == CARD and "shoots left out" in facts["what"]


def test_rare_crops_move_nothing_by_being_rare():
    rng = np.random.default_rng(1)
    logits = rng.normal(0, 1.5, 4000)
    wanted = rng.random(4000) < 1 / (1 + np.exp(-logits))
    kept = ~wanted | (rng.random(4000) < 0.2)
    found = recalibration(logits[kept], wanted[kept])
    assert (found.slope, found.offset) == pytest.approx((1.0, 0.0), abs=0.15)
    assert recalibration(logits[~wanted], wanted[~wanted]).slope == 1.0


def test_a_base_without_an_estimate_gets_none_and_a_damaged_one_is_named():
    assert own_worth(None, [], []) == (None, {})
    with pytest.raises(ModelError, match="not usable"):
        own_worth({"sure": 1}, [], [])
