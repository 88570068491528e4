"""Crop and angle taken apart, straightening, alternatives: each a draft, each one undo step."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cropperhead_desktop.domain.decision import CropRecord, Decision, DecisionKind
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.domain.suggestion import Cause, Level, Suggestion
from cropperhead_desktop.geometry.crop import WHOLE, Box, Crop, is_inside, whole_box
from cropperhead_desktop.geometry.orientation import displayed_box_to_crop
from cropperhead_desktop.review.editing import shown_box
from cropperhead_desktop.review.proposal import (
    NO_ALTERNATIVES,
    NO_ANGLE,
    NO_PROPOSAL,
    candidates,
    parts,
    shown_candidate,
    who_spoke,
)

INFO = PhotoInfo(600, 400, 1)
PROPOSED = Box(320, 190, 300, 200, 4.0)
OTHERS = (Crop(0.2, 0.2, 0.8, 0.8), Crop(0.0, 0.1, 0.5, 0.9))


def propose(bench, box: Box = PROPOSED, others=OTHERS, info: PhotoInfo = INFO):
    """One photo whose model proposes `box`."""
    bench.services.photos.infos["00000.jpg"] = info
    (path,) = bench.open(1)
    crop = displayed_box_to_crop(box, info.width, info.height, info.orientation)
    bench.controller.store.update(bench.item(path).with_suggestion(Suggestion(crop, 0.7, "m", tuple(others))))
    return path


def marks(bench, path) -> tuple[bool, bool]:
    found = parts(bench.item(path))
    return found.has_crop, found.has_angle


@pytest.mark.parametrize("orientation", [1, 2, 6, 7])
def test_the_crop_alone_keeps_its_place_and_loses_its_angle(bench, orientation):
    path = propose(bench, info=PhotoInfo(600, 600, orientation))
    bench.controller.proposal.only_crop()
    box = shown_box(bench.item(path))
    assert (box.cx, box.cy, box.width, box.height) == pytest.approx((320, 190, 300, 200))
    assert box.angle == pytest.approx(0)
    assert marks(bench, path) == (True, False)


@pytest.mark.parametrize("orientation", [1, 2, 6, 7])
def test_the_angle_alone_turns_the_whole_photo(bench, orientation):
    path = propose(bench, info=PhotoInfo(600, 600, orientation))
    bench.controller.proposal.only_angle()
    box = shown_box(bench.item(path))
    assert box.angle == pytest.approx(4)
    assert (box.cx, box.cy) == pytest.approx((300, 300))
    assert box.aspect == pytest.approx(1)
    assert is_inside(box, 600, 600)
    assert box.width > 550
    assert marks(bench, path) == (False, True)


def test_marks_set_and_cleared_one_by_one_lead_back_to_the_proposal_itself(bench):
    path = propose(bench)
    proposal = bench.controller.proposal
    assert marks(bench, path) == (True, True)
    proposal.want_angle(False)
    assert marks(bench, path) == (True, False)
    proposal.want_crop(False)
    assert shown_box(bench.item(path)) == whole_box(600, 400)
    proposal.want_angle(True)
    assert marks(bench, path) == (False, True)
    proposal.want_crop(True)
    assert bench.item(path).draft is None
    assert bench.item(path).decided_kind() is DecisionKind.ACCEPTED
    for _ in range(4):
        bench.controller.undo()
    assert bench.item(path).draft is None
    assert not bench.controller.decisions.can_undo


def test_what_is_taken_apart_is_written_as_adjusted(bench):
    path = propose(bench)
    bench.controller.proposal.only_crop()
    bench.controller.accept()
    bench.jobs.run()
    assert bench.services.sidecars.log == [("adjusted", path.name)]
    assert bench.item(path).record.crop.angle == pytest.approx(0)


def test_a_crop_made_by_hand_is_straightened_where_it_is(bench):
    path = propose(bench)
    bench.controller.editing.edit(Box(200, 200, 120, 120))
    bench.controller.proposal.straighten()
    box = shown_box(bench.item(path))
    assert (box.cx, box.cy, box.width, box.height, box.angle) == pytest.approx((200, 200, 120, 120, 4))
    bench.controller.proposal.straighten()
    assert bench.view.said[-1] == "Already at the proposed angle, +4.0°"


def test_straightening_an_untouched_proposal_leaves_it_where_it_is(bench):
    path = propose(bench)
    bench.controller.proposal.straighten()
    assert bench.item(path).draft is None
    assert bench.view.said[-1] == "Already at the proposed angle, +4.0°"
    bench.controller.proposal.only_crop()
    bench.controller.proposal.straighten()
    assert bench.item(path).draft is None
    assert marks(bench, path) == (True, True)


def test_a_saved_crop_of_another_hand_is_what_remains_without_the_proposal(bench):
    path = propose(bench)
    mine = Crop(0.1, 0.1, 0.6, 0.6)
    record = CropRecord(crop=mine, has_crop=True, decision=Decision(DecisionKind.ADJUSTED))
    bench.controller.store.update(bench.item(path).with_record(record))
    bench.controller.proposal.straighten()
    box = shown_box(bench.item(path))
    assert (box.cx, box.cy, box.angle) == pytest.approx((210, 140, 4))
    bench.controller.proposal.want_angle(False)
    assert bench.item(path).draft is None


def test_a_model_without_an_angle_is_said_so(bench):
    path = propose(bench, replace(PROPOSED, angle=0.0))
    bench.controller.proposal.straighten()
    bench.controller.proposal.only_angle()
    assert bench.view.said[-2:] == [NO_ANGLE, NO_ANGLE]
    assert bench.item(path).draft is None


def test_without_a_proposal_every_wish_says_so(bench):
    (path,) = bench.open(1)
    bench.controller.store.update(bench.item(path).with_suggestion(None))
    said = len(bench.view.said)
    proposal = bench.controller.proposal
    for wish in (proposal.straighten, proposal.only_crop, proposal.only_angle, lambda: proposal.step(1)):
        wish()
    assert bench.view.said[said:] == [NO_PROPOSAL] * 4


def test_alternatives_go_round_and_every_step_can_be_undone(bench):
    path = propose(bench)
    proposal, seen = bench.controller.proposal, []
    for _ in range(3):
        proposal.step(1)
        seen.append(bench.item(path).shown_crop)
    assert seen[:2] == list(OTHERS)
    assert bench.item(path).draft is None
    proposal.step(-1)
    assert bench.item(path).shown_crop == OTHERS[1]
    assert bench.view.said[-1] == "Proposal 3 of 3"
    bench.controller.undo()
    bench.controller.undo()
    assert bench.item(path).shown_crop == OTHERS[1]
    assert shown_candidate(bench.item(path)) == 2


def test_from_a_crop_made_by_hand_the_ring_begins_with_the_first(bench):
    path = propose(bench)
    bench.controller.editing.edit(Box(200, 200, 120, 120))
    assert shown_candidate(bench.item(path)) is None
    bench.controller.proposal.step(1)
    assert shown_candidate(bench.item(path)) == 0


def test_a_model_with_one_proposal_says_so(bench):
    path = propose(bench, others=())
    bench.controller.proposal.step(1)
    assert bench.view.said[-1] == NO_ALTERNATIVES
    assert bench.item(path).draft is None


def test_a_proposal_to_keep_everything_offers_no_crop(bench):
    path = propose(bench, whole_box(600, 400))
    assert bench.item(path).shown_crop == WHOLE
    found = parts(bench.item(path))
    assert not found.offers_crop
    assert not found.offers_angle


def test_an_alternative_is_accepted_as_the_models_crop_without_its_confidence(bench):
    path = propose(bench)
    bench.controller.proposal.step(1)
    bench.controller.accept()
    bench.jobs.run()
    record = bench.services.sidecars.records[path]
    assert record.decision.kind is DecisionKind.ACCEPTED
    assert (record.decision.model, record.decision.confidence) == (bench.item(path).suggestion.model, None)
    assert record.crop == candidates(bench.item(path))[1]


@pytest.mark.parametrize(
    ("tilt", "words"),
    [
        (0.04, "the picture looks level, no line found"),
        (2.0, "the picture leans 2.0° clockwise, no line found"),
    ],
)
def test_what_the_picture_says_alone_is_said_in_words(tilt, words):
    assert who_spoke(Level(Cause.LEVEL, tilt, tilt), ()) == (words,)
