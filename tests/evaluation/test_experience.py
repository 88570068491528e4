"""The personal head site by site, and what a card says beside its table: numbers worked out by hand."""

from __future__ import annotations

import json

import numpy as np
import pytest

from cropperhead_desktop.evaluation.data import Example
from cropperhead_desktop.evaluation.experience import FEWEST, experience_of
from cropperhead_desktop.evaluation.personal import EXPERIENCED, PersonalRows
from cropperhead_desktop.evaluation.predictions import COLUMNS, BoxPrediction
from cropperhead_desktop.evaluation.rows import Row, RowKind, model_row, trivial_rows
from cropperhead_desktop.evaluation.table import Table
from cropperhead_desktop.geometry.crop import Box
from cropperhead_desktop.inference.style.head import ENOUGH
from cropperhead_desktop.inference.style.store import person_key
from cropperhead_desktop.training.candidates.facts import facts_of, is_centred

LENGTHS = {"ann": 28, "bob": 28, "eve": 10}
SITES = tuple(site for site, count in LENGTHS.items() for _ in range(count))
LEARNT = np.array([number for count in LENGTHS.values() for number in range(count)])


def row(kind: RowKind, ious) -> Row:
    values = np.full((len(SITES), len(COLUMNS)), np.nan)
    values[:, COLUMNS.index("iou")] = ious
    return Row(kind.value, kind, values, "m")


def experience(gains: dict[str, float], usual: float = 0.4, wobble: float = 0.0):
    """The model at 0.5, the head above it by the gain of each site, up and down from photo to photo."""
    noise = wobble * np.where(np.arange(len(SITES)) % 2, 1.0, -1.0)
    head = np.array([0.5 + gains[site] for site in SITES]) + noise
    personal = PersonalRows(
        row(RowKind.MEAN_BOX, usual), row(RowKind.HEAD, head), row(RowKind.PERSONAL, head), LEARNT
    )
    return experience_of("m", row(RowKind.MODEL, 0.5), personal, SITES)


def test_only_photos_after_enough_crops_count_and_every_site_is_tested_by_itself():
    found = experience({"ann": 0.2, "bob": 0.0, "eve": -0.1})
    assert found.photos == 2 * (28 - EXPERIENCED)
    assert found.over_model.mean == pytest.approx(0.1)
    assert found.over_mean_box.mean == pytest.approx(0.2)
    stages = [(one.site, one.after, one.photos) for one in found.sites]
    late, early = 28 - EXPERIENCED, 28 - ENOUGH
    assert stages == [("ann", 20, late), ("bob", 20, late), ("ann", 8, early), ("bob", 8, early)]
    assert LENGTHS["eve"] - ENOUGH < FEWEST
    assert [one.over_model.mean for one in found.sites] == pytest.approx([0.2, 0.0, 0.2, 0.0])


def test_a_site_is_harmed_only_where_the_whole_interval_is_a_loss():
    sure = experience({"ann": 0.3, "bob": -0.1, "eve": 0.0})
    assert {one.site for one in sure.sites if one.harmed} == {"bob"}
    assert sure.record()["sites_harmed"] == 2  # at both stages
    unsure = experience({"ann": 0.3, "bob": -0.01, "eve": 0.0}, wobble=0.1)
    assert not any(one.harmed for one in unsure.sites)
    json.dumps(unsure.record(), allow_nan=False)


def test_nobody_with_enough_crops_is_no_experience():
    few = PersonalRows(
        *(row(kind, 0.5) for kind in (RowKind.MEAN_BOX, RowKind.HEAD, RowKind.PERSONAL)), LEARNT * 0
    )
    assert experience_of("m", row(RowKind.MODEL, 0.5), few, SITES) is None


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
