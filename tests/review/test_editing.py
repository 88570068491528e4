"""Drafts from boxes, in all orientations; ratio lock and swap."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.geometry.crop import Box, is_inside
from cropperhead_desktop.review.edges import same_box
from cropperhead_desktop.review.editing import editable_box, shown_box


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
