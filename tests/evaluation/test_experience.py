"""The personal head site by site, and what a card says beside its table: numbers worked out by hand."""

from __future__ import annotations

import json
from dataclasses import astuple, replace

import numpy as np
import pytest

from cropperhead_desktop.evaluation.data import Example
from cropperhead_desktop.evaluation.experience import (
    BASE,
    FEWEST,
    HEAD,
    PERSONAL,
    WAYS,
    CropsSeen,
    Experience,
    crops_seen,
    experience_of,
    experienced,
)
from cropperhead_desktop.evaluation.personal import EXPERIENCED, LATER, SEEN, personal_rows
from cropperhead_desktop.evaluation.predictions import COLUMNS, BoxPrediction
from cropperhead_desktop.geometry.overlap import iou
from cropperhead_desktop.inference.style.head import ENOUGH, flat_prior
from cropperhead_desktop.inference.style.store import person_key
from tests.helpers.styles import photos, square_right_of_the_model

LENGTHS = {"ann": 28, "bob": 28, "eve": 10}


SITES = tuple(site for site, count in LENGTHS.items() for _ in range(count))
LEARNT = np.array([number for count in LENGTHS.values() for number in range(count)])


def experience(gains: dict[str, float], usual: float = 0.4, wobble: float = 0.0):
    """The model at 0.5, the head above it by the gain of each site, up and down from photo to photo."""
    noise = wobble * np.where(np.arange(len(SITES)) % 2, 1.0, -1.0)
    head = np.array([0.5 + gains[site] for site in SITES]) + noise
    ious = np.column_stack([np.full(len(head), 0.5), np.full(len(head), usual), head])
    return experience_of("m", ious, LEARNT, SITES)


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
    assert experience_of("m", np.full((len(SITES), 3), 0.5), LEARNT * 0, SITES) is None


def test_played_by_itself_it_says_what_all_rows_together_say():
    rows = list(photos(24, square_right_of_the_model))
    examples = [
        Example(f"{n}.jpg", "ann", "val", width, height, kept)
        for n, (width, height, _, kept) in enumerate(rows)
    ]
    predictions = [BoxPrediction(proposal, width, height) for width, height, proposal, _ in rows]
    every = personal_rows("m", predictions, examples)
    free = [one.values[:, COLUMNS.index("iou")] for one in (every.usual, every.gated)]
    own = [iou(one.box, here.box) for one, here in zip(predictions, examples, strict=True)]
    sites = (person_key("ann"),) * 24
    found = experienced("m", predictions, examples)
    expected = experience_of("m", np.column_stack([own, *free]), every.learnt, sites)
    # the order in which numbers are added up is the processor's
    assert numbers(found) == pytest.approx(numbers(expected), rel=1e-12, abs=1e-12)
    assert replace(found, sites=()) == replace(expected, sites=())
    assert [one.site for one in found.sites] == [one.site for one in expected.sites]


def numbers(found: Experience) -> list[float]:
    return [
        number
        for one in found.sites
        for number in (one.after, one.photos, *astuple(one.over_mean_box), *astuple(one.over_model))
    ]


def seen(gains: dict[str, dict[int, list[float]]]) -> CropsSeen:
    """The model at 0.5 on all photos, the personal head above it by the gains, by site and crops seen."""
    rows = [
        (site, crops, gain) for site, own in gains.items() for crops, many in own.items() for gain in many
    ]
    ious = np.full((len(rows), len(WAYS)), 0.5)
    ious[:, PERSONAL] += [gain for _, _, gain in rows]
    return CropsSeen("m", ious, tuple(row[0] for row in rows), tuple(row[1] for row in rows))


def test_everybody_counts_alike_however_many_photos() -> None:
    found = seen({"ann": {0: [0.0] * 6, 1: [0.1] * 6, 20: [0.4]}, "bob": {0: [0.0], 1: [0.3]}})
    record = found.record()
    rows = {row["crops"]: row for row in record["stages"]}
    assert {crops: (row["photos"], row["sites"]) for crops, row in rows.items()} == {
        0: (7, 2), 1: (7, 2), 20: (1, 1),
    }  # fmt: skip
    first = rows[1]["ways"]["personal head"]
    assert (first["iou"], first["mean"]) == (pytest.approx(0.7), pytest.approx(0.2))
    assert first["low"] == pytest.approx(0.1)
    assert rows[1]["ways"]["model"] == {"iou": 0.5, "mean": 0.0, "low": 0.0, "high": 0.0}
    json.dumps(record, allow_nan=False)


def test_a_person_is_harmed_only_where_the_whole_interval_is_a_loss() -> None:
    found = seen({
        "ann": {5: [-0.1] * FEWEST},
        "bob": {5: [-0.1] * (FEWEST - 1)},
        "eve": {5: [0.2, -0.1, -0.1, 0.1, -0.05], 20: [-0.1] * FEWEST},
    })  # fmt: skip
    assert [(one["site"], one["crops"], one["harmed"]) for one in found.by_site()] == [
        ("ann", 5, True), ("bob", 5, False), ("eve", 5, False), ("eve", 20, True),
    ]  # fmt: skip
    assert found.record()["sites_harmed"] == 2


def test_the_photos_after_the_first_crops_are_judged_by_what_those_taught() -> None:
    rows = list(photos(12, square_right_of_the_model))
    examples = [
        Example(f"{number}.jpg", "ann", "val", width, height, kept)
        for number, (width, height, _, kept) in enumerate(rows)
    ]
    predictions = [BoxPrediction(proposal, width, height) for width, height, proposal, _ in rows]
    found = crops_seen("m", predictions, examples)
    assert {crops: len(found.after(crops).get("ann", ())) for crops in SEEN} == {
        0: LATER, 1: LATER, 3: LATER, 5: LATER, 10: 2, 20: 0,
    }  # fmt: skip
    first = found.after(0)["ann"]
    assert (first[:, PERSONAL] == first[:, BASE]).all()  # nothing was learnt yet
    assert (found.after(5)["ann"][:, PERSONAL] == found.after(5)["ann"][:, HEAD]).all()
    assert found.gain(5).mean > found.gain(1).mean > 0
    assert found.gain(20) is None
    assert found.over(found).mean == 0


def test_a_prior_may_be_given_for_each_person() -> None:
    rows = list(photos(4, square_right_of_the_model))
    examples = [
        Example(f"{number}.jpg", "ann" if number % 2 else "bob", "val", width, height, kept)
        for number, (width, height, _, kept) in enumerate(rows)
    ]
    predictions = [BoxPrediction(proposal, width, height) for width, height, proposal, _ in rows]
    asked: list[str] = []
    crops_seen("m", predictions, examples, prior_for=lambda site: asked.append(site) or flat_prior())
    assert asked == ["bob", "ann"]
