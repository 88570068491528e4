"""What a batch makes of a proposal: with and without crop, angle, limits."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cropperhead_desktop.domain.decision import CropRecord, DecisionKind, decided_now
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.domain.suggestion import Suggestion
from cropperhead_desktop.geometry.crop import WHOLE, Box, is_inside, to_box, to_crop
from cropperhead_desktop.geometry.rotation import fit_inside
from cropperhead_desktop.workflows.batch.options import BatchOptions, Existing
from cropperhead_desktop.workflows.batch.rules import kind_of, shaped, spared

INFO = PhotoInfo(6000, 4000)
TILTED = to_crop(Box(3000, 2000, 3000, 2000, 4.0), 6000, 4000)


def proposal(crop=TILTED, confidence: float | None = 0.7) -> Suggestion:
    return Suggestion(crop, confidence, "m")


def test_all_of_it_is_the_proposal_itself() -> None:
    result = shaped(INFO, proposal(), BatchOptions())
    assert (result.crop, result.note) == (TILTED, "")


def test_without_level_the_place_and_ratio_stay() -> None:
    crop = shaped(INFO, proposal(), BatchOptions(level=False)).crop
    assert crop is not None
    box = to_box(crop, 6000, 4000)
    assert box.angle == 0
    assert (box.cx, box.cy, box.aspect) == pytest.approx((3000, 2000, 1.5))


def test_without_crop_the_largest_of_the_photos_ratio_stays() -> None:
    crop = shaped(INFO, proposal(), BatchOptions(crop=False)).crop
    assert crop is not None
    box = to_box(crop, 6000, 4000)
    assert box.angle == 4.0 and box.aspect == pytest.approx(1.5)
    assert is_inside(box, 6000, 4000)
    assert not is_inside(box.scaled(1.001), 6000, 4000)


def test_an_angle_beyond_the_limit_is_not_applied_and_said() -> None:
    result = shaped(INFO, proposal(), BatchOptions(max_angle=3.0))
    assert result.crop is not None and result.crop.angle == 0
    assert result.note == "not levelled: 4.0° is more than 3°"
    assert shaped(INFO, proposal(), BatchOptions(max_angle=3.0, crop=False)).crop is None
    assert shaped(INFO, proposal(), BatchOptions(max_angle=4.0)).crop == TILTED


@pytest.mark.parametrize(
    ("suggestion", "options", "words"),
    [
        (proposal(confidence=0.3), BatchOptions(min_confidence=0.5), "not sure enough: 0.30, wanted 0.50"),
        (proposal(confidence=None), BatchOptions(min_confidence=0.5), "does not say how sure"),
        (proposal(WHOLE), BatchOptions(), "keep everything"),
        (proposal(WHOLE), BatchOptions(crop=False), "nothing to level"),
        (proposal(), BatchOptions(min_megapixels=7), "too small: the crop would have 6.0 MP, wanted 7 MP"),
    ],
)
def test_what_is_passed_over_says_why(suggestion: Suggestion, options: BatchOptions, words: str) -> None:
    result = shaped(INFO, suggestion, options)
    assert result.crop is None and words in result.note


@given(
    width=st.integers(64, 9000),
    height=st.integers(64, 9000),
    place=st.tuples(*[st.floats(0, 1)] * 4),
    angle=st.floats(-45, 45),
    crop=st.booleans(),
    level=st.booleans(),
)
def test_whatever_is_made_lies_inside_the_picture(width, height, place, angle, crop, level) -> None:
    if not (crop or level):
        return
    x, y, across, down = place
    box = fit_inside(
        Box(x * width, y * height, 20 + across * width, 20 + down * height, angle), width, height
    )
    proposed = Suggestion(to_crop(box, width, height), 0.5, "m")
    result = shaped(PhotoInfo(width, height), proposed, BatchOptions(crop=crop, level=level))
    if result.crop is not None:
        made = to_box(result.crop, width, height)
        assert is_inside(made, width, height, slack=1e-3)
        assert math.isclose(made.angle, angle if level else 0.0, abs_tol=1e-9)


def record(kind: DecisionKind | None, **more: object) -> CropRecord:
    return CropRecord(TILTED, True, decision=None if kind is None else decided_now(kind), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", [None, *DecisionKind])
def test_who_is_spared(kind: DecisionKind | None) -> None:
    assert spared(record(kind), Existing.SKIP)
    assert bool(spared(record(kind), Existing.OURS)) == (kind is not DecisionKind.PROPOSED)
    assert spared(record(kind), Existing.ALL) is None
    for existing in Existing:
        assert spared(CropRecord(), existing) is None
        assert "already applied" in (spared(record(kind, already_applied=True), existing) or "")


def test_reasons_are_counted_by_kind() -> None:
    notes = [
        shaped(INFO, proposal(confidence=sure), BatchOptions(min_confidence=0.9)).note for sure in (0.1, 0.2)
    ]
    assert len({kind_of(note) for note in notes}) == 1
    assert kind_of("spared: a crop was accepted") == "spared: a crop was accepted"
