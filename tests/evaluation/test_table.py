"""The table and its JSON."""

from __future__ import annotations

import json
import math

import numpy as np
import pytest

from cropperhead_desktop.evaluation.predictions import (
    COLUMNS,
)
from cropperhead_desktop.evaluation.rows import Row, RowKind, trivial_rows
from cropperhead_desktop.evaluation.table import Table
from tests.helpers.examples import photo


def table_of(own, shuffled):
    examples = [photo(site=site) for site in ("ann", "bob", "cat", "dan")]

    def row(name, kind, value):
        return Row(name, kind, np.full((4, len(COLUMNS)), value), "m")

    trivial = [Row(row.name, row.kind, np.full((4, 8), 0.5)) for row in trivial_rows(examples, ())]
    return Table(
        (*trivial, row("m, shuffled", RowKind.SHUFFLED, shuffled), row("m", RowKind.MODEL, own)),
        ("abcd",) * 4,
    )


@pytest.mark.parametrize(
    ("own", "shuffled", "learnt"), [(0.6, 0.5, True), (0.4, 0.3, False), (0.6, 0.6, False)]
)
def test_learnt_means_looking_and_beating_the_constant_box(own, shuffled, learnt):
    verdict = table_of(own, shuffled).verdict("m")
    assert verdict.learnt is learnt
    assert ("did NOT learn" in verdict.sentence()) is not learnt
    assert verdict.over_shuffled["iou"].mean == pytest.approx(own - shuffled)


def test_a_column_that_applies_to_no_photo_is_empty_and_json_has_no_nan():
    table = Table((Row("r", RowKind.MODEL, np.array([[0.5] * 7 + [math.nan]]), "m"),), ("ann",))
    record = table.records()[0]
    assert record["faces_cut"] is None
    assert record["iou"] == 0.5
    json.dumps(record, allow_nan=False)
