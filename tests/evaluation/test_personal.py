"""Judging the personal head."""

from __future__ import annotations

import pytest

from cropperhead_desktop.evaluation.data import Example
from cropperhead_desktop.evaluation.personal import EXPERIENCED
from cropperhead_desktop.evaluation.predictions import BoxPrediction
from cropperhead_desktop.evaluation.rows import model_row, trivial_rows
from cropperhead_desktop.evaluation.table import Table
from cropperhead_desktop.geometry.crop import Box
from cropperhead_desktop.inference.style.store import person_key
from cropperhead_desktop.training.candidates.facts import facts_of, is_centred


def photo(number: int, box: Box) -> Example:
    return Example(f"{number}.jpg", "ann", "val", 600, 400, box)


def test_the_gain_is_told_apart_by_whether_the_person_left_the_middle():
    aside, middle = Box(150, 200, 240, 160), Box(300, 200, 240, 160)
    examples = [photo(number, middle if number % 3 else aside) for number in range(24)]
    assert [is_centred(one) for one in examples[:3]] == [False, True, True]
    predictions = [BoxPrediction(one.box, 600, 400) for one in examples]
    rows = (*trivial_rows(examples, []), model_row("m", predictions, examples, lambda step: None))
    found = facts_of("m", predictions, examples, Table(rows, ("ann",) * 24))
    moved, left = found["gain_over_the_middle"]["moved"], found["gain_over_the_middle"]["left in the middle"]
    assert (moved["photographs"], left["photographs"]) == (8, 16)
    shared = (240 - 150) * 160
    assert moved["iou_of_the_middle"] == pytest.approx(shared / (2 * 240 * 160 - shared), abs=1e-4)
    assert moved["mean"] == pytest.approx(1 - moved["iou_of_the_middle"], abs=1e-3)
    assert left["mean"] == pytest.approx(0.0)
    assert {one["site"] for one in found["personal"]["sites"]} <= {person_key("ann")}
    assert found["personal"]["photos"] == 24 - EXPERIENCED
