"""Order and place of photos in the grid."""

from __future__ import annotations

from dataclasses import replace

from cropperhead_desktop.domain.session import ReviewSession
from cropperhead_desktop.domain.sort_filter import Filter, Order
from cropperhead_desktop.domain.state import State
from cropperhead_desktop.ui.browser.photo_model import HEADING_ROLE, PhotoModel, describe
from tests.helpers.cells import BARE, HALF, PROPOSED
from tests.helpers.grid import SHIFT, chosen, click, front


def test_sorting_keeps_the_selection_and_follows_the_front_photo(start, services):
    services.confidences = {f"{number:05}.jpg": 1 - number / 50 for number in range(40)}
    stage = start(40)
    click(stage, 0)
    click(stage, 2, SHIFT)
    stage.panes.filters.order.activated.emit(list(Order).index(Order.DOUBT))
    assert stage.controller.arrangement.order is Order.DOUBT
    assert chosen(stage) == [37, 38, 39]
    assert front(stage) == stage.panes.grid.currentIndex().row() == 39
    assert (
        stage.panes.grid.viewport()
        .rect()
        .intersects(stage.panes.grid.visualRect(stage.panes.grid.currentIndex()))
    )
    assert stage.panes.filters.order.currentText() == "Doubt"
    stage.key("backwards")
    assert chosen(stage) == [0, 1, 2]


def test_photos_that_change_take_their_place_soon_and_nothing_scrolls(start):
    stage = start(80)
    stage.panes.filters.filter_chosen.emit(Filter(state=State.UNDECIDED))
    bar = stage.panes.grid.verticalScrollBar()
    stage.key("accept")
    bar.setValue(bar.maximum() // 2)
    at = bar.value()
    stage.qtbot.waitUntil(lambda: stage.app.photos.rowCount() == 79)
    assert bar.value() == at


def test_words_about_a_photo():
    assert describe(PROPOSED) == "a.jpg – Undecided"
    assert describe(replace(PROPOSED, draft=HALF)) == "a.jpg – Undecided, not saved yet"
    assert describe(replace(BARE, error="the disk is full")) == "a.jpg – Failed\nthe disk is full"


def test_a_pair_of_raw_and_jpeg_says_so():
    assert "RAW+JPEG" in describe(replace(BARE, raw=BARE.path.with_suffix(".cr3")))
    assert "RAW+HEIC" in describe(replace(BARE, path=BARE.path.with_suffix(".heic"), raw=BARE.path))
    assert "RAW" not in describe(BARE)


def test_folders_one_after_the_other_have_headings(tmp_path):
    paths = [
        tmp_path / "01 Church" / "a.jpg",
        tmp_path / "01 Church" / "b.jpg",
        tmp_path / "02 Party" / "a.jpg",
    ]
    model = PhotoModel()
    model.reset(ReviewSession(paths))
    told = [model.data(model.index(row), HEADING_ROLE) for row in range(3)]
    assert told == ["", "", "02 Party · 1 photo"]
    assert [model.heading_above(row) for row in range(3)] == ["01 Church · 2 photos"] * 2 + [told[2]]
    for mixed in (paths[:2], [paths[0], paths[2], paths[1]]):
        model.reset(ReviewSession(mixed))
        assert [model.heading_above(row) for row in range(len(mixed))] == [""] * len(mixed)
