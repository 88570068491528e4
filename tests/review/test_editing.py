"""Drafts from boxes, in all orientations; ratio lock and swap."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cropperhead_desktop.domain.decision import Alternate, CropRecord, Decision, DecisionKind
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.domain.settings import ASPECT, DELIVERABLES, RECENT_RATIOS
from cropperhead_desktop.geometry.crop import Box, Crop, is_inside
from cropperhead_desktop.review.editing import RecentRatios, box_in_hand, editable_box, shown_box
from cropperhead_desktop.review.in_hand.steps import StepRun
from tests.helpers.fakes import INFO, PROPOSED


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_box_as_displayed_comes_back_as_it_was(bench, orientation):
    info = PhotoInfo(600, 400, orientation)
    bench.services.photos.infos["00000.jpg"] = info
    paths = bench.open(1)
    box = Box(info.displayed[0] * 0.5, info.displayed[1] * 0.45, 200, 150, 4.0)
    bench.controller.editing.gesture_finished(None, box)
    shown = shown_box(bench.item(paths[0]))
    assert (shown.cx, shown.cy, shown.width, shown.height, shown.angle) == pytest.approx(
        (box.cx, box.cy, box.width, box.height, box.angle)
    )


def test_a_ratio_is_taken_and_locked_and_stays_inside(bench):
    paths = bench.open(1)
    bench.controller.editing.choose_ratio(2.39)
    box = shown_box(bench.item(paths[0]))
    assert box.aspect == pytest.approx(2.39)
    assert is_inside(box, 600, 400, 1e-6)
    assert bench.view.locked
    bench.controller.editing.swap_orientation()
    assert shown_box(bench.item(paths[0])).aspect == pytest.approx(1 / 2.39)
    bench.controller.editing.choose_ratio(None)
    assert not bench.view.locked


def test_toggling_the_lock_changes_no_crop(bench):
    paths = bench.open(1)
    bench.controller.editing.toggle_lock()
    assert bench.view.locked
    assert bench.item(paths[0]).draft is None


def test_every_gesture_is_one_step(bench):
    paths = bench.open(1)
    first, second = Box(300, 200, 300, 200), Box(310, 200, 300, 200)
    bench.controller.editing.gesture_finished(None, first)
    bench.controller.editing.gesture_finished(first, second)
    bench.controller.editing.gesture_finished(second, second)
    bench.controller.undo()
    assert shown_box(bench.item(paths[0])).cx == pytest.approx(300)
    bench.controller.undo()
    assert bench.item(paths[0]).draft is None


def test_without_a_proposal_the_whole_photo_can_be_cropped(bench):
    paths = bench.open(1)
    bare = replace(bench.item(paths[0]), suggestion=None)
    assert shown_box(bare) is None
    assert editable_box(bare) == Box(300, 200, 600, 400)


def test_a_gesture_that_moves_nothing_is_no_draft_and_no_step(bench):
    paths = bench.open(1)
    shown = shown_box(bench.item(paths[0]))
    bench.controller.editing.gesture_finished(shown, replace(shown, cx=shown.cx + 0.009))
    assert bench.item(paths[0]).draft is None
    assert not bench.controller.decisions.can_undo
    bench.controller.editing.gesture_finished(shown, replace(shown, cx=shown.cx + 0.02))
    assert bench.item(paths[0]).draft is not None


def test_a_crop_dragged_back_to_where_it_began_is_no_draft(bench):
    paths = bench.open(1)
    shown = shown_box(bench.item(paths[0]))
    bench.controller.editing.edit(replace(shown, width=200))
    bench.controller.editing.edit(shown)
    assert bench.item(paths[0]).draft is None
    bench.controller.undo()
    assert bench.item(paths[0]).draft is not None


@given(st.lists(st.one_of(st.floats(0.2, 5), st.none()), min_size=1, max_size=12))
def test_ratios_one_after_the_other_keep_the_centre_and_do_not_eat_the_crop(ratios):
    start = Box(3000, 2000, 1200, 800, 3.0)
    steps, box = StepRun(), start
    for ratio in ratios:
        wanted = 1 / box.aspect if ratio is None else ratio
        box, steps = steps.give_ratio(box, wanted, 6000, 4000)
        assert box.centre == start.centre
        assert box.area == pytest.approx(start.area)
    box, _ = steps.give_ratio(box, 1.5, 6000, 4000)
    assert (box.width, box.height) == pytest.approx((1200, 800))


def test_two_swaps_of_a_whole_photo_give_it_back(bench):
    (path,) = bench.open(1)
    bench.controller.editing.edit(Box(300, 200, 600, 400))
    bench.controller.editing.swap_orientation()
    assert shown_box(bench.item(path)).aspect == pytest.approx(2 / 3)
    bench.controller.editing.swap_orientation()
    assert shown_box(bench.item(path)).width == pytest.approx(600)


def test_the_last_ratio_comes_back_and_goes_again(bench):
    (path,) = bench.open(1)
    editing = bench.controller.editing
    editing.last_ratio()
    assert bench.view.said == ["No other ratio was chosen yet"]
    editing.choose_ratio(16 / 9)
    editing.choose_ratio(1.0)
    for expected in (16 / 9, 1.0, 16 / 9):
        editing.last_ratio()
        assert shown_box(bench.item(path)).aspect == pytest.approx(expected)
        assert bench.view.locked


def test_the_last_ratio_takes_the_orientation_of_the_crop_and_outlives_the_program(settings):
    RecentRatios(settings).add(2 / 3)
    recent = RecentRatios(settings)
    assert recent.last(0.8) == pytest.approx(2 / 3)
    assert recent.last(1.25) == 1.5
    assert recent.last(2 / 3) is None
    settings[RECENT_RATIOS] = "nonsense 1e9 -2 1.25"
    assert recent.last(1.5) == 1.25


@pytest.fixture
def delivering(bench, settings):
    settings[DELIVERABLES] = "3:2,4:5,1:1"
    (path,) = bench.open(1)
    return bench, path


def ratios_of(item, wanted=("3:2", "4:5", "1:1")):
    return {each.ratio: each for each in item.alternates(wanted)}


def test_a_decision_gives_linked_crops_that_follow_the_model(delivering):
    bench, path = delivering
    assert bench.services.anchored == [(path.name, ("3:2", "4:5", "1:1"))]
    bench.controller.accept()
    bench.jobs.run()
    written = bench.services.sidecars.records[path].decision.alternates
    assert [each.ratio for each in written] == ["4:5", "1:1"] and not any(each.nudged for each in written)
    assert bench.item(path).info.box(written[1].crop).cx < 300, "the model looks to the left"


def test_nothing_is_asked_for_where_nothing_is_delivered(bench):
    (path,) = bench.open(1)
    bench.controller.accept()
    bench.jobs.run()
    assert bench.services.anchored == []
    assert bench.services.sidecars.records[path].decision.alternates == ()


def test_a_linked_crop_is_nudged_undone_and_given_back(delivering):
    bench, path = delivering
    editing = bench.controller.editing
    editing.take_in_hand("1:1")
    before = bench.item(path).crop_in_hand
    editing.edit(Box(350, 200, 200, 200))
    assert ratios_of(bench.item(path))["1:1"].nudged
    assert box_in_hand(bench.item(path)).centre == pytest.approx((350, 200), abs=0.01)
    assert bench.item(path).draft is None and not bench.item(path).is_settled
    bench.controller.undo()
    assert bench.item(path).crop_in_hand == before
    bench.controller.redo()
    editing.reset_crop()
    assert not ratios_of(bench.item(path))["1:1"].nudged
    assert bench.item(path).crop_in_hand == before


def test_its_ratio_stays_and_escape_gives_the_crop_back_to_the_hand(delivering):
    bench, path = delivering
    editing = bench.controller.editing
    editing.next_in_hand()
    assert bench.item(path).alternate == "4:5"
    for change in (lambda: editing.choose_ratio(2.0), editing.swap_orientation, editing.toggle_lock):
        change()
    assert bench.view.said[-1] == "A deliverable keeps its ratio: 4:5" and not bench.item(path).nudges
    bench.controller.cancel()
    assert bench.item(path).alternate == ""
    for expected in ("4:5", "1:1", ""):
        editing.next_in_hand()
        assert bench.item(path).alternate == expected


def test_a_new_crop_renews_the_linked_ones_but_not_the_nudged(delivering):
    bench, path = delivering
    editing = bench.controller.editing
    editing.take_in_hand("1:1")
    editing.edit(Box(350, 200, 200, 200))
    bench.controller.accept()
    bench.jobs.run()
    first = ratios_of(bench.item(path))
    assert first["1:1"].nudged and bench.item(path).alternate == "" and bench.item(path).is_settled
    editing.edit(Box(200, 150, 300, 200))
    bench.controller.accept()
    bench.jobs.run()
    second = {each.ratio: each for each in bench.services.sidecars.records[path].decision.alternates}
    assert second["1:1"] == first["1:1"] and second["4:5"] != first["4:5"]
    bench.controller.undo()
    bench.controller.undo()  # the drag, too
    assert ratios_of(bench.item(path)) == first


def test_to_move_a_linked_crop_does_not_change_what_was_decided(delivering):
    bench, path = delivering
    bench.controller.accept()
    bench.jobs.run()
    bench.controller.editing.take_in_hand("4:5")
    bench.controller.editing.edit(Box(250, 200, 160, 200))
    bench.controller.accept()
    bench.jobs.run()
    assert bench.services.sidecars.log == [("accepted", path.name)] * 2


def test_marks_leave_unsaved_linked_crops_alone(delivering):
    bench, path = delivering
    bench.controller.editing.take_in_hand("1:1")
    bench.controller.editing.edit(Box(350, 200, 200, 200))
    nudges = bench.item(path).nudges
    bench.controller.mark(lambda paths: bench.controller.marking.star(paths, 3))
    bench.jobs.run()
    assert bench.item(path).nudges == nudges


def test_deliverables_are_written_for_what_is_decided(bench, settings):
    paths = bench.open(3)
    bench.controller.accept()
    bench.controller.keep()
    bench.jobs.run()
    settings[DELIVERABLES] = "1:1"
    bench.jobs.run()
    words = bench.controller.bulk.deliver(paths)
    bench.jobs.run()
    assert words == "Deliverables of 2 photos written"
    log = bench.services.sidecars.log
    assert log == [("accepted", paths[0].name), ("kept", paths[1].name)] * 2
    assert [each.ratio for each in bench.services.sidecars.records[paths[1]].decision.alternates] == ["1:1"]
    assert bench.controller.bulk.deliver(paths) == "Deliverables of 0 photos written"


def test_a_reset_ends_them(delivering):
    bench, path = delivering
    bench.controller.accept()
    bench.controller.select(path)
    bench.controller.reset_to_original()
    bench.jobs.run()
    assert bench.services.sidecars.records[path].decision.alternates == ()


def test_a_named_ratio_is_kept_by_drags_and_as_shot_is_not(bench, settings):
    bench.open(1)
    settings[ASPECT] = "4:5"
    assert bench.controller.editing.locked
    settings[ASPECT] = "any"
    assert not bench.controller.editing.locked


def test_linked_crops_of_a_batch_stay_what_the_batch_made_of_them(bench):
    made = Alternate("1:1", Crop(0.1, 0.1, 0.3, 0.4))
    proposed = Decision(DecisionKind.PROPOSED, alternates=(made,))
    path = bench.folder / "00000.jpg"
    bench.services.sidecars.records[path] = CropRecord(crop=PROPOSED, has_crop=True, decision=proposed)
    bench.open(1)
    bench.controller.accept()
    bench.jobs.run()
    written = bench.services.sidecars.records[path].decision
    assert (written.kind, written.alternates) == (DecisionKind.ACCEPTED, (made,))


def test_nudged_ones_outlive_a_crop_of_another_program(bench):
    moved = Alternate("1:1", Crop(0.1, 0.1, 0.3, 0.4), nudged=True)
    path = bench.folder / "00000.jpg"
    record = CropRecord(crop=PROPOSED, has_crop=True, left_alternates=(moved,))
    bench.services.sidecars.records[path] = record
    bench.open(1)
    bench.controller.learn(path, INFO)
    bench.controller.editing.edit(Box(200, 150, 300, 200))
    bench.controller.accept()
    bench.jobs.run()
    assert bench.services.sidecars.records[path].decision.alternates == (moved,)
