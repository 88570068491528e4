"""Which crops count as labels."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cropperhead_desktop.domain.decision import CropRecord, Decision, DecisionKind
from cropperhead_desktop.domain.labelling import (
    HUMAN,
    OWN,
    Copies,
    Doubt,
    Moment,
    Origin,
    bursts,
    doubt_of,
    label_of,
    origin_of,
    weight_of,
)
from cropperhead_desktop.geometry.crop import WHOLE, Crop

CROP = Crop(0.1, 0.2, 0.9, 0.8, 1.5)


def record(kind: DecisionKind | None, crop: Crop | None = CROP, applied: bool = False) -> CropRecord:
    decision = None if kind is None else Decision(kind)
    return CropRecord(crop, crop is not None, applied, decision=decision)


@pytest.mark.parametrize(
    ("kind", "origin"),
    [
        (DecisionKind.ACCEPTED, Origin.ACCEPTED),
        (DecisionKind.ADJUSTED, Origin.ADJUSTED),
        (DecisionKind.PROPOSED, Origin.PROPOSED),
        (None, Origin.ELSEWHERE),
        (DecisionKind.RESET, Origin.ELSEWHERE),
        (DecisionKind.KEPT, Origin.ELSEWHERE),
    ],
)
def test_where_a_crop_comes_from(kind: DecisionKind | None, origin: Origin | None) -> None:
    assert origin_of(record(kind)) is origin


def test_what_the_program_did_unseen_is_no_label() -> None:
    assert label_of(record(DecisionKind.PROPOSED)) is None
    assert label_of(record(DecisionKind.PROPOSED), frozenset({Origin.PROPOSED})) == CROP
    assert label_of(record(DecisionKind.ACCEPTED), frozenset({Origin.PROPOSED})) is None


def test_a_kept_photo_is_a_label_with_its_whole_frame() -> None:
    assert label_of(record(DecisionKind.KEPT, None)) == WHOLE
    assert label_of(record(DecisionKind.KEPT, None), HUMAN - {Origin.KEPT}) is None


@pytest.mark.parametrize("kind", [*DecisionKind, None])
def test_a_crop_that_is_already_applied_is_never_a_label(kind: DecisionKind | None) -> None:
    for wanted in (HUMAN, frozenset(Origin)):
        assert label_of(record(kind, applied=True), wanted) is None
        assert label_of(record(kind, None, applied=True), wanted) is None


def test_a_reset_photo_is_undecided() -> None:
    assert origin_of(record(DecisionKind.RESET, None)) is None


def test_an_unreadable_sidecar_is_no_label() -> None:
    assert label_of(CropRecord(CROP, True, error="damaged")) is None


@pytest.mark.parametrize(
    ("told", "doubt"),
    [
        ({"already_applied": True}, Doubt.ALREADY_APPLIED),
        ({"is_warped": True}, Doubt.WARPED),
        ({"is_outdated": True}, Doubt.OUTDATED),
        ({}, None),
    ],
)
@pytest.mark.parametrize("kind", [DecisionKind.ACCEPTED, DecisionKind.KEPT, None])
def test_a_crop_in_doubt_is_no_label_whoever_made_it(
    kind: DecisionKind | None, told: dict[str, Any], doubt: Doubt | None
) -> None:
    doubtful = replace(record(kind), **told)
    assert doubt_of(doubtful) is doubt
    assert (label_of(doubtful) is None) == (origin_of(doubtful) is None) == (doubt is not None)


def test_a_crop_copied_to_other_photos_counts_once() -> None:
    copies, folder = Copies(), Path("shoot")
    asked = [
        (folder, CROP, Origin.ELSEWHERE, Origin.ELSEWHERE),
        (folder, CROP, Origin.ELSEWHERE, Origin.COPIED),
        (folder, replace(CROP, angle=1.6), Origin.ELSEWHERE, Origin.ELSEWHERE),
        (Path("other"), CROP, Origin.ELSEWHERE, Origin.ELSEWHERE),
        (folder, CROP, Origin.ADJUSTED, Origin.ADJUSTED),
        (folder, None, Origin.KEPT, Origin.KEPT),
        (folder, None, Origin.KEPT, Origin.KEPT),
        (folder, None, None, None),
    ]
    for where, crop, stated, told in asked:
        assert copies.origin(where, crop, stated) is told, (where, crop)


def test_what_each_origin_counts() -> None:
    assert {origin for origin in Origin if weight_of(origin) == 1} == OWN | {Origin.VISITOR}
    assert 0 < weight_of(Origin.ACCEPTED) < 0.5
    assert weight_of(Origin.PROPOSED) == weight_of(Origin.COPIED) == 0
    assert weight_of(None) == 1
    assert Origin.ACCEPTED in HUMAN and Origin.COPIED not in HUMAN


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        ((100, 101, 102.5, 200), 2),
        ((102, 100, 104, 106), 1),  # each near the one before, in any order
        ((100, 104, 108), 3),
        ((100, 103), 1),
        ((-1, -1, 100), 3),
    ],
)
def test_photos_within_seconds_are_a_burst(seconds: tuple[float, ...], expected: int) -> None:
    assert len(set(bursts([Moment("here", second) for second in seconds]))) == expected


def test_a_burst_lies_in_one_folder_that_is_known() -> None:
    assert (
        len(set(bursts([Moment("here", 100), Moment("there", 100), Moment("", 100), Moment("", 100)]))) == 4
    )
    mixed = bursts([Moment("here", 100), Moment("there", 100), Moment("here", 101), Moment("there", 102)])
    assert (mixed[0], mixed[1]) == (mixed[2], mixed[3])
    assert mixed[0] != mixed[1]
