"""The one table: every row, numbers that can be worked out by hand, leaks that must stay closed."""

from __future__ import annotations

import json

import pytest
from PIL import Image

from cropperhead_desktop.domain.errors import CropperHeadError
from cropperhead_desktop.domain.progress import Cancelled
from cropperhead_desktop.evaluation.rows import RowKind
from cropperhead_desktop.evaluation.run import EvaluationSet, evaluate
from tests.helpers.examples import HUMAN, Copier, collection, photo


def test_a_model_that_knows_beats_everything_and_all_rows_are_there():
    data = collection()
    report = evaluate([Copier(data.examples)], data)
    kinds = [row.kind for row in report.table.rows]
    assert kinds == [*["trivial"] * 3, "random", "shuffled", "model", "mean box", "head", "personal"]
    assert report.verdicts[0].learnt
    assert report.verdicts[0].over_shuffled["iou_at_size"].low > 0.1
    assert report.experience == ()
    assert report.calibration[0].iou == report.calibration[0].good == (1,) * 5
    assert report.calibration[0].confidence == (0.5,) * 5
    json.dumps(report.record(), allow_nan=False)


def test_another_human_is_a_row_and_cancel_stops():
    data = collection(3)
    examples = tuple(photo(one.box, one.site, one.file, others=(HUMAN,)) for one in data.examples)
    people = EvaluationSet("test", examples, (), data.picture)
    assert evaluate([Copier(examples)], people).table.rows[-1].kind is RowKind.HUMAN

    def cancel(progress):
        raise Cancelled

    with pytest.raises(Cancelled):
        evaluate([Copier(examples)], people, progress=cancel)


def test_nothing_to_judge_by_is_said():
    with pytest.raises(CropperHeadError, match="no photo with a crop"):
        evaluate([], EvaluationSet("empty folder", (), (), lambda example: Image.new("RGB", (1, 1))))
