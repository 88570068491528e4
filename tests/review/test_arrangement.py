"""Sort and filter: arranged at once when asked for, a moment later when photos change; remembered."""

from __future__ import annotations

from datetime import datetime, timedelta

from cropperhead_desktop.domain.decision import CropRecord
from cropperhead_desktop.domain.marks import Marks
from cropperhead_desktop.domain.sort_filter import (
    Filter,
    Order,
)
from cropperhead_desktop.domain.state import State
from cropperhead_desktop.review.controller import ReviewController
from cropperhead_desktop.review.view import View

NOON = datetime(2024, 5, 6, 12)


def names(bench) -> list[str]:
    return [path.stem.lstrip("0") or "0" for path in bench.controller.session.paths]


def test_sorting_by_each_order_both_ways(bench):
    bench.services.confidences = {"00000.jpg": 0.9, "00001.jpg": 0.2, "00002.jpg": 0.5}
    bench.services.times = {"00000.jpg": NOON, "00002.jpg": NOON - timedelta(hours=1)}
    paths = bench.open(3)
    bench.controller.select(paths[2])
    bench.controller.accept()
    queue = bench.controller.arrangement
    found = {}
    for order in Order:
        queue.sort(order)
        found[order] = "".join(names(bench))
    assert found == {
        Order.NEED: "012",
        Order.NAME: "012",
        Order.TIME: "201",
        Order.DOUBT: "120",
        Order.STATE: "012",
    }
    queue.sort(Order.TIME)
    queue.turn()
    assert names(bench) == ["0", "2", "1"]


def test_a_filter_hides_moves_to_a_neighbour_and_lets_go(bench):
    paths = bench.open(5)
    bench.controller.select(paths[2])
    bench.controller.keep()
    bench.jobs.run()
    queue = bench.controller.arrangement
    bench.controller.select(paths[2])
    queue.choose(Filter(state=State.UNDECIDED))
    assert names(bench) == ["0", "1", "3", "4"]
    assert bench.name == "00003.jpg"
    assert bench.view.arrangements[-1][1]
    assert bench.controller.session.counts()[State.KEPT] == 1
    queue.choose(Filter(text="nothing"))
    assert bench.controller.session.current is None
    bench.controller.accept()
    bench.controller.step(1)
    queue.choose(Filter())
    assert bench.name == "00003.jpg"
    assert len(names(bench)) == 5


def test_a_decided_photo_stays_until_it_is_left(bench):
    bench.open(3)
    queue = bench.controller.arrangement
    queue.choose(Filter(state=State.UNDECIDED))
    bench.controller.store.update(bench.controller.session.current.with_error("gone"))
    assert queue.needs_refresh
    queue.refresh()
    assert names(bench) == ["0", "1", "2"]
    bench.controller.step(1)
    queue.refresh()
    assert names(bench) == ["1", "2"]
    assert not bench.view.arrangements[-1][1]


def test_undo_brings_a_hidden_photo_back(bench):
    paths = bench.open(3)
    bench.controller.arrangement.choose(Filter(state=State.UNDECIDED))
    bench.controller.accept()
    bench.jobs.run()
    bench.controller.arrangement.refresh()
    assert names(bench) == ["1", "2"]
    bench.controller.undo()
    assert bench.controller.session.current.path == paths[0]
    assert names(bench) == ["0", "1", "2"]


def test_a_photo_that_is_drawn_on_keeps_its_place_until_it_is_left(bench, other_crop):
    bench.open(4)
    queue = bench.controller.arrangement
    queue.sort(Order.NEED)
    bench.controller.show(View.CROP)
    bench.draft(other_crop)
    assert not queue.needs_refresh
    bench.controller.step(1)
    assert queue.needs_refresh


def test_order_and_filter_are_remembered_and_wait_for_the_sidecars(bench, settings):
    bench.open(3)
    queue = bench.controller.arrangement
    queue.sort(Order.DOUBT)
    queue.turn()
    queue.choose(Filter(stars=3, text="IMG"))
    again = ReviewController(bench.view, bench.jobs, settings)
    assert (again.arrangement.order, again.arrangement.backwards) == (Order.DOUBT, True)
    assert again.arrangement.filter == Filter(stars=3)
    starred = CropRecord(marks=Marks(4))
    bench.services.sidecars.records[bench.folder / "00002.jpg"] = starred
    again.open([bench.folder])
    bench.jobs.run()
    assert again.session.current is None
    again.arrangement.refresh()
    assert again.session.current.path.name == "00002.jpg"


def test_hidden_photos_are_proposed_after_those_shown(bench):
    bench.services.confidences = {}
    bench.controller.arrangement.choose(Filter(text="3"))
    paths = bench.open(5)
    assert bench.services.suggested[0] == "00003.jpg"
    assert len(bench.services.suggested) == len(paths)
