"""Rounds of questions judged on people who answer by the crop that they kept."""

from __future__ import annotations

import json

import pytest

from cropperhead_desktop.evaluation import teaching
from cropperhead_desktop.evaluation.data import Example
from cropperhead_desktop.evaluation.predictions import BoxPrediction
from cropperhead_desktop.evaluation.teaching import (
    ANSWERS,
    BASE,
    JUDGED,
    RANDOM_ANSWERS,
    RANDOM_CROPS,
    ROUND,
    WAYS,
    WITH_DRAWING,
    teaching_of,
)
from tests.helpers.styles import photos, square_right_of_the_model


def people(count: int) -> tuple[list[BoxPrediction], list[Example]]:
    rows = list(photos(count, square_right_of_the_model))
    examples = [
        Example(f"{number}.jpg", "ann", "val", width, height, kept)
        for number, (width, height, _, kept) in enumerate(rows)
    ]
    return [BoxPrediction(proposal, width, height) for width, height, proposal, _ in rows], examples


def test_choices_teach_a_clear_taste_nearly_as_well_as_crops(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(teaching, "ROUNDS", 1)
    found = teaching_of("m", *people(ANSWERS + JUDGED))
    assert found is not None and found.ious.shape == (1, len(WAYS))
    base, crops, answers, choices, drawn = (
        found.ious[0, way] for way in (BASE, RANDOM_CROPS, RANDOM_ANSWERS, ROUND, WITH_DRAWING)
    )
    assert crops > base + 0.15
    assert min(answers, choices) > base + 0.05
    assert drawn >= crops - 0.05
    record = found.record()
    assert list(record["ways"]) == list(WAYS) and set(record["round_over"]) == {WAYS[1], WAYS[2]}
    json.dumps(record, allow_nan=False)


def test_nobody_with_photos_enough_is_no_test() -> None:
    assert teaching_of("m", *people(ANSWERS + JUDGED - 1)) is None
