"""Drafts from boxes, in all orientations; ratio lock and swap."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.domain.settings import RECENT_RATIOS
from cropperhead_desktop.geometry.crop import Box, is_inside
from cropperhead_desktop.review.edges import same_box
from cropperhead_desktop.review.editing import RecentRatios, editable_box, shown_box
from cropperhead_desktop.review.steps import StepRun


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


def test_boxes_are_compared_by_their_corners():
    box = Box(300, 200, 400, 300, 2)
    assert same_box(box, replace(box, angle=2.001))
    assert not same_box(box, replace(box, angle=2.01))
    assert same_box(None, None)
    assert not same_box(box, None)


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
