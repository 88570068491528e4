"""The filter bar in the window, with real keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cropperhead_desktop.domain.sort_filter import NO_LABEL, CropState, Filter
from cropperhead_desktop.domain.state import State
from cropperhead_desktop.review.view import View
from cropperhead_desktop.ui.browser.filter_bar import described


def test_the_filter_bar_shows_what_is_and_says_how_many(start):
    stage = start(5)
    bar = stage.panes.filters
    stage.key("keep")
    bar.filter_chosen.emit(Filter(state=State.KEPT))
    assert stage.app.photos.rowCount() == 1
    assert bar.words.whole == "Original kept"
    stage.qtbot.waitUntil(lambda: bar.count.text() == "1 of 5 photos")
    bar.menu.aboutToShow.emit()
    states = bar.menu.actions()[0].menu()
    assert [action.text() for action in states.actions()] == [
        "Any",
        "Undecided (4)",
        "Accepted (0)",
        "Original kept (1)",
        "Failed (0)",
    ]
    states.actions()[1].trigger()
    assert stage.app.photos.rowCount() == 4
    stage.key("clear_filter")
    assert stage.app.photos.rowCount() == 5
    assert not bar.clear.isVisible()


def test_finding_by_name_and_going_back_with_enter_and_escape(start, services):
    stage = start(12)
    stage.key("loupe")
    stage.key("find")
    assert stage.controller.view is View.GRID
    field = stage.panes.filters.name_part
    QTest.keyClicks(field, "1")
    assert stage.app.photos.rowCount() == 3
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert services.sidecars.log == []
    QTest.keyClicks(field, "x")
    stage.qtbot.waitUntil(lambda: "No photo matches" in stage.panes.grid._words)
    assert stage.controller.session.current is None
    assert not stage.app.actions["accept"].isEnabled()
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert stage.app.photos.rowCount() == 12
    stage.qtbot.waitUntil(lambda: stage.app.actions["accept"].isEnabled())


@pytest.mark.parametrize(
    ("wanted", "parts"),
    [
        (Filter(), ()),
        (Filter(state=State.KEPT), ("kept",)),
        (Filter(state=State.KEPT, stars=2, cropped=CropState.NO), ("kept", "2 stars or more", "no crop")),
        (Filter(label=NO_LABEL, text="IMG_1"), ("no label",)),
    ],
)
def test_every_part_of_a_filter_is_named(wanted: Filter, parts: tuple[str, ...]) -> None:
    words = described(wanted)
    assert all(part.lower() in words.lower() for part in parts)
    assert bool(words) == bool(parts)
