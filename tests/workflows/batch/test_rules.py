"""What a batch makes of a proposal: with and without crop, angle, limits."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cropperhead_desktop.domain.decision import VISITOR, CropRecord, DecisionKind, decided_now
from cropperhead_desktop.domain.marks import Marks
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.domain.suggestion import Suggestion, Verdict
from cropperhead_desktop.geometry.crop import WHOLE, Box, Crop, is_inside, to_box, to_crop
from cropperhead_desktop.geometry.rotation import fit_inside
from cropperhead_desktop.workflows.batch.options import BatchOptions, Existing, Take
from cropperhead_desktop.workflows.batch.rules import BatchReason, ReasonKind, apply_options, skip_reason

INFO = PhotoInfo(6000, 4000)
TILTED = to_crop(Box(3000, 2000, 3000, 2000, 4.0), 6000, 4000)


def proposal(crop=TILTED, confidence: float | None = 0.7) -> Suggestion:
    return Suggestion(crop, confidence, "m")


def test_all_of_it_is_the_proposal_itself() -> None:
    assert apply_options(INFO, proposal(), BatchOptions()) == (TILTED, None)


def test_without_level_the_place_and_ratio_stay() -> None:
    crop, _reason = apply_options(INFO, proposal(), BatchOptions(level=False))
    assert crop is not None
    box = to_box(crop, 6000, 4000)
    assert box.angle == 0
    assert (box.cx, box.cy, box.aspect) == pytest.approx((3000, 2000, 1.5))


def test_without_crop_the_largest_of_the_photos_ratio_stays() -> None:
    crop, _reason = apply_options(INFO, proposal(), BatchOptions(crop=False))
    assert crop is not None
    box = to_box(crop, 6000, 4000)
    assert box.angle == 4.0 and box.aspect == pytest.approx(1.5)
    assert is_inside(box, 6000, 4000)
    assert not is_inside(box.scaled(1.001), 6000, 4000)


def test_an_angle_beyond_the_limit_is_not_applied_and_said() -> None:
    crop, reason = apply_options(INFO, proposal(), BatchOptions(max_angle=3.0))
    assert crop is not None and crop.angle == 0
    assert reason is not None and reason.words == "not levelled: 4.0° is more than 3°"
    assert apply_options(INFO, proposal(), BatchOptions(max_angle=3.0, crop=False))[0] is None
    assert apply_options(INFO, proposal(), BatchOptions(max_angle=4.0)) == (TILTED, None)


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
    crop, reason = apply_options(INFO, suggestion, options)
    assert crop is None and reason is not None and words in reason.words


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
    result, _reason = apply_options(PhotoInfo(width, height), proposed, BatchOptions(crop=crop, level=level))
    if result is not None:
        made = to_box(result, width, height)
        assert is_inside(made, width, height, slack=1e-3)
        assert math.isclose(made.angle, angle if level else 0.0, abs_tol=1e-9)


def record(kind: DecisionKind | None, **more: object) -> CropRecord:
    return CropRecord(TILTED, True, decision=None if kind is None else decided_now(kind), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", [None, *DecisionKind])
def test_who_is_spared(kind: DecisionKind | None) -> None:
    skipped = skip_reason(record(kind), Existing.SKIP)
    assert skipped is not None and skipped.words.startswith("spared: ")
    assert bool(skip_reason(record(kind), Existing.OURS)) == (kind is not DecisionKind.PROPOSED)
    assert skip_reason(record(kind), Existing.ALL) is None
    for existing in Existing:
        assert skip_reason(CropRecord(), existing) is None
        applied = skip_reason(record(kind, already_applied=True), existing)
        assert applied == BatchReason(ReasonKind.ALREADY_APPLIED)


def test_what_a_visitor_proposes_is_not_ours_to_replace() -> None:
    record = CropRecord(crop=TILTED, has_crop=True, decision=decided_now(DecisionKind.PROPOSED, VISITOR))
    assert skip_reason(record, Existing.OURS) == BatchReason(ReasonKind.PROPOSED)
    assert skip_reason(record, Existing.ALL) is None


def test_reasons_that_differ_in_their_numbers_are_of_one_kind() -> None:
    limits = BatchOptions(min_confidence=0.9)
    reasons = [apply_options(INFO, proposal(confidence=sure), limits)[1] for sure in (0.1, 0.2)]
    assert len(set(reasons)) == 2
    assert {reason.kind for reason in reasons if reason} == {ReasonKind.NOT_SURE}


@pytest.mark.parametrize("verdict", [Verdict.SURE, Verdict.LOOK])
@pytest.mark.parametrize("take", Take)
def test_only_what_is_sure_is_taken_where_that_is_wished(verdict: Verdict, take: Take) -> None:
    crop, reason = apply_options(INFO, replace(proposal(), verdict=verdict), BatchOptions(take=take))
    if take is Take.SURE and verdict is Verdict.LOOK:
        assert crop is None and reason == BatchReason(ReasonKind.TO_LOOK_AT)
    else:
        assert crop == TILTED and reason is None


DIALLED = PhotoInfo(6000, 4000, as_shot=Crop(1 / 6, 0, 5 / 6, 1))


def test_the_ratio_dialled_in_the_camera_is_the_whole() -> None:
    assert DIALLED.as_shot is not None
    kept = apply_options(DIALLED, proposal(DIALLED.as_shot), BatchOptions())
    assert kept == (None, BatchReason(ReasonKind.NOTHING_TO_CROP))


def test_levelling_alone_stays_within_the_dialled_ratio() -> None:
    tilted = DIALLED.outward(to_crop(Box(2000, 2000, 1000, 1000, 4.0), 4000, 4000))
    crop, reason = apply_options(DIALLED, proposal(tilted), BatchOptions(crop=False))
    assert crop is not None and reason is None
    seen = to_box(DIALLED.inward(crop), 4000, 4000)
    assert seen.angle == pytest.approx(4) and seen.aspect == pytest.approx(1)
    assert is_inside(seen, 4000, 4000, slack=1e-3) and seen.width > 3000


def test_a_photo_that_is_fine_as_it_is_gets_nothing_whatever_the_limits_say() -> None:
    left = replace(proposal(WHOLE, 0.1), verdict=Verdict.LEAVE)
    for options in (BatchOptions(), BatchOptions(min_confidence=0.5)):
        assert apply_options(INFO, left, options) == (None, BatchReason(ReasonKind.FINE))
    assert BatchReason(ReasonKind.FINE).words == "fine as it is"
    assert apply_options(INFO, left, BatchOptions(crop=False))[1] == BatchReason(ReasonKind.NOTHING_TO_LEVEL)


def test_what_would_only_be_levelled_stays_where_nothing_is_levelled() -> None:
    crop = Crop(0.02, 0.05, 0.98, 0.95, 2.0)
    level = replace(proposal(crop), uncropped=crop, verdict=Verdict.SURE)
    assert apply_options(INFO, level, BatchOptions()) == (crop, None)
    assert apply_options(INFO, level, BatchOptions(level=False)) == (None, BatchReason(ReasonKind.FINE))
    found, reason = apply_options(INFO, level, BatchOptions(max_angle=1.0))
    assert found is None and reason is not None and reason.kind is ReasonKind.NOT_LEVELLED


@pytest.mark.parametrize("marks", [Marks(pick=-1), Marks(rating=-1)])
@pytest.mark.parametrize("existing", Existing)
def test_rejected_photos_are_passed_over(marks: Marks, existing: Existing) -> None:
    reason = skip_reason(CropRecord(marks=marks), existing)
    assert reason is not None
    assert reason.words == "passed over: rejected"
