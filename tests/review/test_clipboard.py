"""Selection, batches, marks, copied crops, series: with fakes and without a window."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from cropperhead_desktop.domain.decision import CropRecord
from cropperhead_desktop.domain.marks import Marks
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.domain.session import State
from cropperhead_desktop.geometry.crop import Box, Crop, is_inside
from cropperhead_desktop.geometry.orientation import displayed_box_to_crop
from cropperhead_desktop.review.clipboard import Part
from cropperhead_desktop.review.editing import shown_box
from cropperhead_desktop.review.library import Library
from cropperhead_desktop.review.view import View

NOON = datetime(2024, 5, 6, 12)


@pytest.fixture
def library(bench, settings) -> Library:
    return Library(bench.controller, settings)


def log(bench) -> list[tuple[str, str]]:
    return bench.services.sidecars.log


def test_the_front_photo_always_belongs_to_the_selection(bench, library):
    paths = bench.open(5)
    bench.controller.choose(paths[:3])
    assert bench.controller.selection.paths == tuple(paths[:3])
    assert library.selected_words() == "3 of 5 selected"
    bench.controller.choose(paths[1:3])
    assert bench.name == "00001.jpg"
    bench.controller.step(1)
    assert bench.controller.selection.paths == tuple(paths[1:3])
    bench.controller.step(1)
    assert bench.controller.selection.paths == (paths[3],)
    assert library.selected_words() == ""


def test_accepting_a_selection_is_one_step_and_goes_on(bench):
    paths = bench.open(5)
    bench.controller.choose(paths[:3])
    bench.controller.accept()
    bench.jobs.run()
    assert log(bench) == [("accepted", path.name) for path in paths[:3]]
    assert bench.name == "00003.jpg"
    assert bench.view.said[-1] == "3 photos accepted"
    bench.controller.undo()
    bench.jobs.run()
    assert [bench.item(path).state for path in paths] == [State.UNDECIDED] * 5
    assert [what for what, _name in log(bench)[3:]] == ["restored"] * 3
    assert bench.view.said[-1] == "Taken back: 3 photos accepted"
    bench.controller.redo()
    bench.jobs.run()
    assert [bench.item(path).state for path in paths[:3]] == [State.ACCEPTED] * 3


def test_outside_the_grid_only_the_photo_that_is_seen_is_decided(bench):
    paths = bench.open(4)
    bench.controller.choose(paths)
    bench.controller.show(View.LOUPE)
    bench.controller.accept()
    bench.jobs.run()
    assert log(bench) == [("accepted", "00000.jpg")]


def test_a_batch_leaves_out_what_it_cannot_write_and_failed_writes_do_not_stop_it(bench):
    bench.services.photos.broken.add("00001.jpg")
    paths = bench.open(4)
    bench.services.sidecars.fails["00002.jpg"] = "the disk is full"
    bench.controller.choose(paths)
    bench.controller.keep()
    bench.jobs.run()
    assert log(bench) == [("kept", "00000.jpg"), ("kept", "00003.jpg")]
    assert "nothing to write for 1" in bench.view.said[-1]
    assert bench.item(paths[2]).error == "the disk is full"
    bench.controller.undo()
    bench.jobs.run()
    assert bench.item(paths[0]).state is State.UNDECIDED
    assert bench.item(paths[2]).error == "the disk is full"
    assert [what for what, _ in log(bench)[2:]] == ["restored", "restored"]


def test_reset_of_a_selection(bench):
    paths = bench.open(3)
    bench.controller.choose(paths)
    bench.controller.accept()
    bench.controller.choose(paths)
    bench.controller.reset_to_original()
    bench.jobs.run()
    assert [bench.item(path).state for path in paths] == [State.UNDECIDED] * 3
    bench.controller.undo()
    assert [bench.item(path).state for path in paths] == [State.ACCEPTED] * 3


def test_marks_are_written_at_once_and_taken_back_together(bench, library):
    paths = bench.open(3)
    bench.controller.choose(paths[:2])
    library.star(4)
    library.label("Red")
    library.pick()
    bench.jobs.run()
    both = Marks(4, "Red", 1)
    assert [bench.item(path).record.marks for path in paths] == [both, both, Marks()]
    library.label("Red")
    assert bench.item(paths[0]).record.marks.label is None
    bench.controller.undo()
    bench.controller.undo()
    bench.jobs.run()
    assert bench.item(paths[1]).record.marks == Marks(4, "Red")
    assert bench.view.said[-1] == "Taken back: Picked: 2 photos"


def test_marks_keep_drafts_and_decisions_keep_marks(bench, library, other_crop):
    paths = bench.open(2)
    bench.draft(other_crop)
    library.star(5)
    assert bench.item(paths[0]).draft == other_crop
    bench.controller.accept()
    bench.jobs.run()
    assert bench.item(paths[0]).record.marks.stars == 5
    assert bench.item(paths[0]).record.crop == other_crop


def test_the_same_marks_again_write_nothing(bench, library):
    bench.open(1)
    library.unflag()
    library.star(2)
    library.star(2)
    bench.jobs.run()
    assert log(bench) == [("marked", "00000.jpg")]


def test_shift_goes_on_but_not_from_a_selection(bench, library):
    paths = bench.open(3)
    library.reject(goes_on=True)
    assert bench.name == "00001.jpg"
    bench.controller.choose(paths[1:])
    library.star(1, goes_on=True)
    assert bench.name == "00001.jpg"


def test_a_photo_whose_sidecar_is_broken_is_not_marked(bench, library):
    bench.services.sidecars.records[bench.folder / "00000.jpg"] = CropRecord(error="damaged")
    bench.open(1)
    library.star(3)
    bench.jobs.run()
    assert log(bench) == []
    assert "1 cannot be marked" in bench.view.said[-1]


SIZES = [PhotoInfo(600, 400, 1), PhotoInfo(400, 600, 1), PhotoInfo(6000, 4000, 6), PhotoInfo(300, 300, 2)]


@pytest.mark.parametrize("info", SIZES)
@pytest.mark.parametrize("angle", [0.0, 7.5])
def test_a_pasted_crop_keeps_ratio_angle_and_place_in_what_is_seen(bench, library, info, angle):
    bench.services.photos.infos["00001.jpg"] = info
    paths = bench.open(2)
    box = Box(300, 220, 240, 160, angle)
    bench.draft(displayed_box_to_crop(box, 600, 400, 1))
    library.copy()
    bench.controller.step(1)
    library.paste(Part.ALL)
    width, height = info.displayed
    pasted = shown_box(bench.item(paths[1]))
    turned = width < height
    assert pasted.aspect == pytest.approx(1 / 1.5 if turned else 1.5)
    assert pasted.angle == pytest.approx(angle)
    assert is_inside(pasted, width, height)
    assert (pasted.cx / width, pasted.cy / height) == pytest.approx((0.5, 0.55))
    assert pasted.area / (width * height) == pytest.approx(box.area / 240_000)
    bench.controller.undo()
    assert bench.item(paths[1]).draft is None


def test_ratio_and_angle_alone(bench, library):
    paths = bench.open(2)
    bench.draft(displayed_box_to_crop(Box(300, 200, 200, 200, 5.0), 600, 400, 1))
    library.copy()
    bench.controller.step(1)
    before = shown_box(bench.item(paths[1]))
    library.paste(Part.ANGLE)
    turned = shown_box(bench.item(paths[1]))
    assert (turned.angle, turned.aspect) == pytest.approx((5.0, before.aspect))
    bench.controller.undo()
    library.paste(Part.RATIO)
    square = shown_box(bench.item(paths[1]))
    assert (square.angle, square.aspect) == pytest.approx((0.0, 1.0))


def test_sync_is_one_step_and_spares_the_source(bench, library, other_crop):
    paths = bench.open(4)
    library.sync(Part.ALL)
    assert "Select several photos" in bench.view.said[-1]
    bench.draft(other_crop)
    bench.controller.choose(paths[:3])
    library.sync(Part.ALL)
    assert [bench.item(path).draft is not None for path in paths] == [True, True, True, False]
    bench.controller.undo()
    assert [bench.item(path).draft is not None for path in paths] == [True, False, False, False]
    bench.controller.redo()
    bench.controller.accept()
    bench.jobs.run()
    assert log(bench) == [("adjusted", path.name) for path in paths[:3]]


def test_the_crop_of_the_previous_photo(bench, library, other_crop):
    paths = bench.open(3)
    library.paste_previous()
    assert bench.view.said[-1] == "There is no previous photo with a crop"
    bench.draft(other_crop)
    bench.controller.select(paths[2])
    library.paste_previous()
    assert shown_box(bench.item(paths[2])).width == pytest.approx(shown_box(bench.item(paths[0])).width)


def test_nothing_copied_is_said(bench, library):
    bench.open(1)
    library.paste(Part.ALL)
    assert bench.view.said == ["No crop was copied yet"]


def test_a_series_is_accepted_as_one_step(bench, library):
    for number, seconds in enumerate((0, 2, 4, 20)):
        bench.services.times[f"{number:05}.jpg"] = NOON + timedelta(seconds=seconds)
    paths = bench.open(5)
    bench.controller.select(paths[1])
    library.accept_series()
    bench.jobs.run()
    assert log(bench) == [("accepted", path.name) for path in paths[:3]]
    bench.controller.select(paths[3])
    library.accept_series()
    assert bench.view.said[-1] == "No other photo was taken within a few seconds of this one"
    bench.controller.select(paths[4])
    library.accept_series()
    assert "does not say when" in bench.view.said[-1]


def test_all_above_a_confidence(bench, library):
    bench.services.confidences = {"00000.jpg": 0.9, "00001.jpg": 0.5, "00002.jpg": 0.95, "00003.jpg": 0.99}
    paths = bench.open(4)
    bench.controller.select(paths[3])
    bench.draft(Crop(0.2, 0.2, 0.8, 0.8))
    assert [item.path.name for item in library.surest(0.9)] == ["00002.jpg", "00000.jpg"]
    library.accept_above(0.9)
    bench.jobs.run()
    assert {name for _what, name in log(bench)} == {"00000.jpg", "00002.jpg"}
    bench.controller.undo()
    assert len(library.surest(0.9)) == 2


def test_many_photos_are_put_on_the_screen_at_once(bench):
    paths = bench.open(300)
    bench.view.changed.clear()
    bench.controller.choose(paths)
    calls = []
    show = bench.view.show_items
    bench.view.show_items = lambda changed: (calls.append(len(changed)), show(changed))[1]
    bench.controller.accept()
    assert calls == [300]


def test_a_draft_in_a_selection_is_accepted_as_adjusted(bench, other_crop):
    paths = bench.open(2)
    bench.draft(other_crop)
    bench.controller.choose(paths)
    bench.controller.accept()
    bench.jobs.run()
    assert log(bench) == [("adjusted", "00000.jpg"), ("accepted", "00001.jpg")]
    assert bench.item(paths[0]).draft is None
