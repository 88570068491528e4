"""Decisions on a whole selection, series and everything above a confidence: one step each."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from cropperhead_desktop.domain.state import State
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.review.view import View

NOON = datetime(2024, 5, 6, 12)


def log(bench) -> list[tuple[str, str]]:
    return bench.services.sidecars.log


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


@pytest.mark.parametrize(
    ("decide", "said"), [("accept", "No crop yet for 2"), ("keep", "Nothing to write for 2")]
)
def test_where_nothing_can_be_decided_no_zero_is_told(bench, decide, said):
    bench.services.photos.broken.update(["00000.jpg", "00001.jpg"])
    bench.controller.choose(bench.open(2))
    assert getattr(bench.controller.bulk, decide)(bench.controller.session.paths) == said


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


def test_a_series_is_accepted_as_one_step(bench):
    for number, seconds in enumerate((0, 2, 4, 20)):
        bench.services.times[f"{number:05}.jpg"] = NOON + timedelta(seconds=seconds)
    paths = bench.open(5)
    bench.controller.select(paths[1])
    bench.controller.accept_series()
    bench.jobs.run()
    assert log(bench) == [("accepted", path.name) for path in paths[:3]]
    bench.controller.select(paths[3])
    bench.controller.accept_series()
    assert bench.view.said[-1] == "No other photo was taken within a few seconds of this one"
    bench.controller.select(paths[4])
    bench.controller.accept_series()
    assert "does not say when" in bench.view.said[-1]


def test_all_that_is_sure(bench):
    bench.services.confidences = {"00000.jpg": 0.9, "00001.jpg": 0.5, "00002.jpg": 0.95, "00003.jpg": 0.99}
    paths = bench.open(4)
    bench.controller.select(paths[3])
    bench.draft(Crop(0.2, 0.2, 0.8, 0.8))
    assert [item.path.name for item in bench.controller.bulk.sure()] == ["00002.jpg", "00000.jpg"]
    bench.controller.accept_sure()
    bench.jobs.run()
    assert {name for _what, name in log(bench)} == {"00000.jpg", "00002.jpg"}
    bench.controller.undo()
    assert len(bench.controller.bulk.sure()) == 2
