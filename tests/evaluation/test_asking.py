"""How many photos are asked about, judged on a person who crops some photos and leaves others."""

from __future__ import annotations

import json

import pytest

from cropperhead_desktop.evaluation.asking import (
    EVERY_CROP_COUNTS,
    HISTORY,
    HISTORY_ALONE,
    MODEL,
    RULES,
    asking_of,
)
from cropperhead_desktop.evaluation.data import Example
from cropperhead_desktop.evaluation.predictions import BoxPrediction
from cropperhead_desktop.geometry.crop import whole_box
from cropperhead_desktop.inference.suggest.worth import WORTH_FEATURES, Worth, WorthModel, WorthWeights
from tests.helpers.styles import photos, square_right_of_the_model

JUDGE = WorthModel(WorthWeights(WORTH_FEATURES[:1], (1.0,), 0.0), sure=0.9, look=0.48)
LEFT = 4


def person(crops: int, left: int) -> tuple[list[BoxPrediction], list[Example], list[Worth]]:
    """Crops that are likely to be wanted, then photos left whole that are not."""
    rows = list(photos(crops + left, square_right_of_the_model))
    kept = [row[3] if n < crops else whole_box(row[0], row[1]) for n, row in enumerate(rows)]
    examples = [
        Example(f"{n}.jpg", "ann", "val", row[0], row[1], box)
        for n, (row, box) in enumerate(zip(rows, kept, strict=True))
    ]
    worths = [Worth(0.1, 0.8 if n < crops else 0.3) for n in range(crops + left)]
    return [BoxPrediction(row[2], row[0], row[1]) for row in rows], examples, worths


def test_a_history_of_crops_asks_as_the_model_does_and_proposes_better() -> None:
    found = asking_of(*person(HISTORY + 4, LEFT), JUDGE)
    assert found is not None and found.asked.shape == found.iou.shape == (1, len(RULES), 2)
    assert found.asked[0, [MODEL, HISTORY_ALONE]].tolist() == [[1, 0], [1, 0]]
    assert found.asked[0, EVERY_CROP_COUNTS].tolist() == [1, 1]
    assert found.flips == (0, LEFT)
    assert found.iou[0, HISTORY_ALONE, 0] > found.iou[0, MODEL, 0] + 0.1
    assert found.iou[0, HISTORY_ALONE, 1] == pytest.approx(1)
    assert found.iou[0, EVERY_CROP_COUNTS, 1] < 0.8
    record = found.record()
    assert list(record["rules"]) == list(RULES) and record["flips_cropped_and_left"] == [0, LEFT]
    json.dumps(record, allow_nan=False)


@pytest.mark.parametrize(("crops", "left"), [(HISTORY, LEFT), (HISTORY + 4, 0)])
def test_nobody_with_both_kinds_of_photos_is_no_test(crops: int, left: int) -> None:
    assert asking_of(*person(crops, left), JUDGE) is None
