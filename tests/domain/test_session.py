"""The review session: states are derived, transitions are values, the queue wraps."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cropperhead_desktop.domain.decision import VISITOR, CropRecord, Decision, DecisionKind
from cropperhead_desktop.domain.queue import Need, need_of
from cropperhead_desktop.domain.session import ReviewItem, ReviewSession
from cropperhead_desktop.domain.sort_filter import confidence_of
from cropperhead_desktop.domain.state import State
from cropperhead_desktop.domain.suggestion import Suggestion, Verdict
from cropperhead_desktop.geometry.crop import WHOLE, Crop

CROP = Crop(0.1, 0.1, 0.9, 0.9)
OTHER = Crop(0.2, 0.2, 0.8, 0.8, 3.0)
ITEM = ReviewItem(Path("a.jpg"))


def record(kind: DecisionKind | None, crop: Crop | None) -> CropRecord:
    return CropRecord(crop, crop is not None, decision=Decision(kind) if kind else None)


@pytest.mark.parametrize(
    ("item", "state"),
    [
        (ITEM, State.UNDECIDED),
        (ITEM.with_record(CropRecord()), State.UNDECIDED),
        (ITEM.with_record(record(None, CROP)), State.ACCEPTED),  # somebody cropped it elsewhere
        (ITEM.with_record(record(DecisionKind.ACCEPTED, CROP)), State.ACCEPTED),
        (ITEM.with_record(record(DecisionKind.ADJUSTED, CROP)), State.ACCEPTED),
        (ITEM.with_record(record(DecisionKind.KEPT, None)), State.KEPT),
        (ITEM.with_record(record(DecisionKind.RESET, None)), State.UNDECIDED),
        (ITEM.with_record(record(DecisionKind.PROPOSED, CROP)), State.UNDECIDED),
        (ITEM.with_record(CropRecord(error="broken")), State.FAILED),
        (ITEM.with_record(record(DecisionKind.KEPT, None)).with_error("vanished"), State.FAILED),
    ],
)
def test_the_state_follows_from_the_files(item: ReviewItem, state: State) -> None:
    assert item.state is state


def test_what_is_shown_draft_before_decision_before_proposal() -> None:
    proposed = ITEM.with_suggestion(Suggestion(CROP, 0.5, "m"))
    assert ITEM.shown_crop is None
    assert proposed.shown_crop == CROP
    decided = proposed.with_record(record(DecisionKind.ADJUSTED, OTHER))
    assert decided.shown_crop == OTHER
    assert not decided.is_proposal
    drafted = decided.with_draft(CROP)
    assert drafted.shown_crop == CROP
    assert drafted.is_proposal
    assert drafted.with_draft(None) == decided
    assert proposed.with_record(record(DecisionKind.KEPT, None)).shown_crop == WHOLE


def test_accepting_what_was_proposed_is_not_adjusting() -> None:
    proposed = ITEM.with_suggestion(Suggestion(CROP, None, "m"))
    assert proposed.decided_kind() is DecisionKind.ACCEPTED
    assert proposed.with_draft(OTHER).decided_kind() is DecisionKind.ADJUSTED
    batch = proposed.with_record(record(DecisionKind.PROPOSED, OTHER))
    assert batch.is_proposal
    assert batch.decided_kind() is DecisionKind.ACCEPTED
    assert batch.with_draft(CROP).decided_kind() is DecisionKind.ADJUSTED


def test_writing_settles_a_draft() -> None:
    item = ITEM.with_draft(OTHER).with_record(record(DecisionKind.ADJUSTED, OTHER))
    assert item.draft is None


def session() -> ReviewSession:
    return ReviewSession([Path(name) for name in "abcd"])


def test_stepping_stops_at_the_ends() -> None:
    review = session()
    assert not review.step(-1)
    assert review.step(+2)
    assert review.current == ReviewItem(Path("c"))
    assert review.step(+9)
    assert not review.step(+1)
    assert not ReviewSession().step(1)


def test_the_others_come_from_the_one_after_the_current_on() -> None:
    review = session()
    review.select(Path("b"))
    assert [item.path.name for item in review.after_current()] == ["c", "d", "a"]
    assert list(ReviewSession().after_current()) == []


def test_counts_and_places() -> None:
    review = session()
    review.put(review[Path("b")].with_error("gone"))
    assert review.elsewhere == 0
    review.put(replace(review[review.order[0]], record=CropRecord(crop=WHOLE)))
    assert (review.elsewhere, review.counts()[State.ACCEPTED]) == (1, 1)
    review.put(replace(review[review.order[0]], record=None))
    assert review.elsewhere == 0
    assert review.counts() == {State.UNDECIDED: 3, State.ACCEPTED: 0, State.KEPT: 0, State.FAILED: 1}
    assert review.row(Path("c")) == 2
    assert Path("c") in review
    with pytest.raises(KeyError):
        review.put(ReviewItem(Path("z")))


def test_the_same_path_twice_is_one_photo() -> None:
    assert len(ReviewSession([Path("a"), Path("b"), Path("a")])) == 2


OPEN = Suggestion(CROP, 0.9, "open", (Crop(0.0, 0.1, 0.5, 0.6),), verdict=Verdict.LEAVE)
THIRD = Crop(0.3, 0.3, 0.7, 0.7)


def decided(kind: DecisionKind | None, model: str | None, sure: float | None = None) -> ReviewItem:
    decision = Decision(kind, model, sure) if kind is not None else None
    crop = None if kind in (DecisionKind.KEPT, DecisionKind.RESET) else OTHER
    return ITEM.with_suggestion(OPEN).with_record(CropRecord(crop, crop is not None, decision=decision))


@pytest.mark.parametrize(
    ("item", "crop", "proposer"),
    [
        (ITEM.with_suggestion(OPEN), CROP, ("open", 0.9)),
        (ITEM.with_suggestion(OPEN), OPEN.alternatives[0], ("open", None)),
        (ITEM.with_suggestion(OPEN), THIRD, ("open", 0.9)),
        (ITEM, THIRD, (None, None)),
        (decided(DecisionKind.PROPOSED, VISITOR), OTHER, (VISITOR, None)),
        (decided(DecisionKind.PROPOSED, VISITOR), THIRD, (VISITOR, None)),
        (decided(DecisionKind.PROPOSED, VISITOR), None, (VISITOR, None)),
        (decided(DecisionKind.ACCEPTED, VISITOR), CROP, (VISITOR, None)),
        (decided(DecisionKind.RESET, VISITOR), CROP, (VISITOR, None)),
        (decided(DecisionKind.PROPOSED, "batch", 0.4), OTHER, ("batch", 0.4)),
        (decided(DecisionKind.PROPOSED, "batch", 0.4), THIRD, ("batch", 0.4)),
        (decided(DecisionKind.ACCEPTED, "batch", 0.4), THIRD, ("batch", 0.4)),
        (decided(DecisionKind.ACCEPTED, "batch", 0.4), CROP, ("open", 0.9)),
        (decided(DecisionKind.KEPT, "batch", 0.4), THIRD, ("batch", 0.4)),
        (decided(DecisionKind.RESET, "batch", 0.4), THIRD, ("open", 0.9)),
        (decided(DecisionKind.ADJUSTED, None), OTHER, (None, None)),
        (decided(None, None), OTHER, (None, None)),
        (decided(None, None), THIRD, (None, None)),
        (decided(None, None), CROP, ("open", 0.9)),
    ],
)
def test_who_proposed_what_is_decided(item: ReviewItem, crop: Crop | None, proposer: object) -> None:
    assert item.proposer(crop) == proposer


def test_the_open_model_says_nothing_about_what_others_proposed() -> None:
    assert ITEM.verdict is None
    assert ITEM.with_suggestion(OPEN).verdict is Verdict.LEAVE
    for other in (VISITOR, "batch"):
        item = decided(DecisionKind.PROPOSED, other)
        assert (item.verdict, item.proposed_crop, item.shown_crop) == (Verdict.LOOK, OTHER, OTHER)
        assert need_of(item) is Need.YOU and confidence_of(item) is None
    assert decided(DecisionKind.PROPOSED, "open").verdict is Verdict.LEAVE
