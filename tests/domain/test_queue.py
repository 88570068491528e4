"""What photos ask of the user, alone and in bursts."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from cropperhead_desktop.domain.decision import CropRecord, DecisionKind, decided_now
from cropperhead_desktop.domain.marks import Marks
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.domain.queue import (
    Need,
    followed,
    followers,
    is_exception,
    need_of,
    needs,
    progress_of,
)
from cropperhead_desktop.domain.session import ReviewItem, ReviewSession
from cropperhead_desktop.domain.suggestion import BurstFrame, Suggestion, Verdict
from cropperhead_desktop.geometry.crop import WHOLE, Crop

INFO = PhotoInfo(600, 400)
CROP = Crop(0.2, 0.2, 0.6, 0.6)
FRAMES = tuple(Path(f"{number}.jpg") for number in range(4))


def item(verdict: Verdict | None = Verdict.LOOK, record: CropRecord | None = None) -> ReviewItem:
    made = ReviewItem(Path("a.jpg"), INFO, record if record is not None else CropRecord())
    return made if verdict is None else made.with_suggestion(Suggestion(CROP, 0.5, "m", verdict=verdict))


def decided(kind: DecisionKind) -> CropRecord:
    return CropRecord(crop=None, decision=decided_now(kind))


def session(*shifts: tuple[float, float] | None, info: PhotoInfo = INFO) -> ReviewSession:
    """A burst, each frame with its shift."""
    made = ReviewSession(FRAMES[: len(shifts)])
    for place, shift in enumerate(shifts):
        proposal = Suggestion(CROP, 0.5, "m", burst=BurstFrame(place, len(shifts), shift))
        frame = ReviewItem(FRAMES[place], info, CropRecord(), proposal)
        made.put(replace(frame, burst=FRAMES[: len(shifts)]))
    return made


@pytest.mark.parametrize(
    ("photo", "need"),
    [
        (item(Verdict.SURE), Need.YOU),
        (item(Verdict.LOOK), Need.YOU),
        (item(Verdict.LEAVE), Need.FINE),
        (item(None), Need.PENDING),
        (replace(item(), record=None), Need.PENDING),
        (item().with_passed(True), Need.PASSED),
        (item(Verdict.LEAVE).with_draft(CROP), Need.DRAWN),
        (item().with_error("broken"), Need.FAILED),
        (item(record=decided(DecisionKind.KEPT)), Need.DECIDED),
        (item(Verdict.LEAVE, decided(DecisionKind.RESET)).with_passed(True), Need.YOU),
        (item(record=CropRecord(marks=Marks(pick=-1))), Need.REJECTED),
        (item(record=CropRecord(marks=Marks(rating=-1))), Need.REJECTED),
        (item(record=replace(decided(DecisionKind.KEPT), marks=Marks(pick=-1))), Need.DECIDED),
    ],
)
def test_what_a_photo_asks(photo: ReviewItem, need: Need) -> None:
    assert need_of(photo) is need


def test_only_the_first_frame_of_a_burst_asks_and_the_crop_follows_the_subject() -> None:
    shoot = session((0.0, 0.0), (0.05, -0.1), (-0.1, 0.0))
    assert list(needs(shoot).values()) == [Need.YOU, Need.BURST, Need.BURST]
    assert list(needs(shoot, bursts=False).values()) == [Need.YOU] * 3
    crops = {frame.path.stem: crop for frame, crop in followers(shoot, shoot[FRAMES[0]])}
    assert [round(value, 6) for value in (crops["1"].left, crops["1"].top)] == [0.25, 0.1]
    assert [round(value, 6) for value in (crops["2"].left, crops["2"].right)] == [0.1, 0.5]
    assert followers(shoot, shoot[FRAMES[1]]) == []


@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_a_crop_follows_in_the_displayed_frame(orientation: int) -> None:
    info = PhotoInfo(600, 400, orientation)
    shoot = session((0.0, 0.0), (0.1, 0.0), info=info)
    lead, frame = (shoot[path] for path in FRAMES[:2])
    crop = followed(lead, frame)
    assert crop is not None
    moved, before = info.box(crop), info.box(CROP)
    assert (moved.cx - before.cx, moved.cy - before.cy) == pytest.approx((0.1 * info.displayed[0], 0.0))


def test_exceptions_of_a_burst_are_decided_by_themselves() -> None:
    lost = session((0.0, 0.0), None, (0.0, 0.0), (0.5, 0.0))
    assert list(needs(lost).values()) == [Need.YOU, Need.YOU, Need.BURST, Need.YOU]
    assert [is_exception(lost[path]) for path in FRAMES] == [False, True, False, False]
    other_size = session((0.0, 0.0), (0.0, 0.0))
    other_size.put(other_size[FRAMES[1]].with_info(PhotoInfo(400, 600)))
    assert list(needs(other_size).values()) == [Need.YOU, Need.YOU]
    drawn = session((0.0, 0.0), (0.0, 0.0))
    drawn.put(drawn[FRAMES[1]].with_draft(WHOLE))
    assert list(needs(drawn).values()) == [Need.YOU, Need.DRAWN]


def test_a_burst_waits_for_all_its_proposals() -> None:
    shoot = session((0.0, 0.0), (0.0, 0.0))
    shoot.put(shoot[FRAMES[1]].with_suggestion(None))
    assert list(needs(shoot).values()) == [Need.PENDING, Need.PENDING]
    assert list(needs(shoot, bursts=False).values()) == [Need.YOU, Need.PENDING]


def test_the_next_frame_leads_where_the_first_is_rejected_passed_or_decided() -> None:
    for first in (
        lambda each: each.with_passed(True),
        lambda each: replace(each, record=CropRecord(marks=Marks(pick=-1))),
        lambda each: replace(each, record=decided(DecisionKind.KEPT)),
    ):
        shoot = session((0.0, 0.0), (0.1, 0.0), (0.2, 0.0))
        shoot.put(first(shoot[FRAMES[0]]))
        assert list(needs(shoot).values())[1:] == [Need.YOU, Need.BURST]
        (follower,) = followers(shoot, shoot[FRAMES[1]])
        assert round(follower[1].left, 6) == 0.3


def test_a_burst_that_is_decided_is_one_decision_as_it_was_one_question() -> None:
    shoot = session((0.0, 0.0), (0.05, -0.1), None)
    crops = [CROP, *(crop for _frame, crop in followers(shoot, shoot[FRAMES[0]]))]
    for path, crop in zip(FRAMES, crops, strict=False):
        shoot.put(
            replace(shoot[path], record=replace(decided(DecisionKind.ACCEPTED), crop=crop, has_crop=True))
        )
    assert list(needs(shoot).values()) == [Need.DECIDED, Need.JOINED, Need.YOU]
    assert list(needs(shoot, bursts=False).values()) == [Need.DECIDED, Need.DECIDED, Need.YOU]
    other = replace(decided(DecisionKind.ADJUSTED), crop=Crop(0.0, 0.0, 0.5, 0.5), has_crop=True)
    shoot.put(replace(shoot[FRAMES[1]], record=other))
    assert list(needs(shoot).values()) == [Need.DECIDED, Need.DECIDED, Need.YOU]
    for path in FRAMES[:2]:
        shoot.put(replace(shoot[path], record=decided(DecisionKind.KEPT)))
    assert list(needs(shoot).values()) == [Need.DECIDED, Need.JOINED, Need.YOU]


def test_progress_counts_what_was_decided_here() -> None:
    shoot = ReviewSession([Path(name) for name in "abcde"])
    elsewhere = CropRecord(crop=CROP, has_crop=True)
    photos = [
        item(), item(Verdict.LEAVE), item().with_passed(True), item(record=decided(DecisionKind.KEPT)),
        item(record=elsewhere),
    ]  # fmt: skip
    for name, photo in zip("abcde", photos, strict=True):
        shoot.put(replace(photo, path=Path(name)))
    found = progress_of(Counter(needs(shoot).values()))
    assert (found.left, found.done, found.fine, found.passed) == (1, 1, 1, 1)
    assert not found.is_over
