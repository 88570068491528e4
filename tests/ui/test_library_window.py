"""Selection, marks, filter bar, accept above in the real window, with real keys and mouse."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cropperhead_desktop.domain.session import State
from cropperhead_desktop.domain.settings import ACCEPT_ABOVE
from cropperhead_desktop.domain.sort_filter import Filter, Order
from cropperhead_desktop.review.view import View
from cropperhead_desktop.ui.features.accept_above import AcceptAbove

LEFT = Qt.MouseButton.LeftButton
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def click(stage, number: int, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    grid = stage.panes.grid
    place = grid.visualRect(stage.app.photos.index(number)).center()
    QTest.mouseClick(grid.viewport(), LEFT, modifier, place)


def chosen(stage) -> list[int]:
    return [stage.controller.session.row(path) for path in stage.controller.selection.paths]


def front(stage) -> int:
    return stage.controller.session.row(stage.controller.session.current.path)


def test_ctrl_and_shift_click_as_everywhere(start):
    stage = start(8)
    click(stage, 1)
    click(stage, 4, CTRL)
    assert (chosen(stage), front(stage)) == ([1, 4], 4)
    click(stage, 6, SHIFT)
    assert chosen(stage) == [1, 4, 5, 6]
    click(stage, 6, CTRL)
    assert (chosen(stage), front(stage)) == ([1, 4, 5], 5)
    assert stage.panes.grid.currentIndex().row() == 5
    stage.qtbot.waitUntil(lambda: stage.panes.status.selected.text() == "3 of 8 selected")
    click(stage, 0)
    assert chosen(stage) == [0]
    stage.qtbot.waitUntil(lambda: not stage.panes.status.selected.isVisible())


def test_taking_the_only_selected_photo_away_keeps_it_in_front(start):
    stage = start(3)
    click(stage, 1)
    click(stage, 1, CTRL)
    assert (chosen(stage), front(stage)) == ([1], 1)


def test_select_all_accept_undo(start, services):
    stage = start(5)
    QTest.keyClick(stage.window, Qt.Key.Key_A, CTRL)
    assert len(chosen(stage)) == 5
    QTest.keyClick(stage.window, Qt.Key.Key_Return)
    stage.qtbot.waitUntil(lambda: len(services.sidecars.log) == 5)
    assert stage.panes.status.remark.whole == "5 photos accepted"
    stage.key("undo")
    stage.qtbot.waitUntil(lambda: len(services.sidecars.log) == 10)
    assert stage.controller.session.counts()[State.UNDECIDED] == 5


def test_stars_labels_and_flags_by_key(start):
    stage = start(3)
    for key in (Qt.Key.Key_3, Qt.Key.Key_9, Qt.Key.Key_P):
        QTest.keyClick(stage.window, key)
    marks = stage.item(0).record.marks
    assert (marks.stars, marks.colour, marks.is_picked) == (3, "Blue", True)
    QTest.keyClick(stage.window, Qt.Key.Key_X)
    assert stage.item(0).record.marks.is_rejected
    stage.key("star2_next")
    assert front(stage) == 1
    stage.key("crop")
    assert not stage.app.actions["reject"].isEnabled()
    assert stage.app.actions["swap"].isEnabled()
    assert "2 stars, label Blue" in stage.app.photos.index(0).data(Qt.ItemDataRole.ToolTipRole)


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


def test_sorting_keeps_the_selection_and_follows_the_front_photo(start, services):
    services.confidences = {f"{number:05}.jpg": 1 - number / 50 for number in range(40)}
    stage = start(40)
    click(stage, 0)
    click(stage, 2, SHIFT)
    stage.panes.filters.order.activated.emit(list(Order).index(Order.DOUBT))
    assert stage.controller.arrangement.order is Order.DOUBT
    assert chosen(stage) == [37, 38, 39]
    assert front(stage) == stage.panes.grid.currentIndex().row() == 37
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


def test_accept_above_shows_what_it_will_touch(start, services, settings):
    services.confidences = {f"{number:05}.jpg": 0.5 + number / 10 for number in range(4)}
    stage = start(4)
    stage.key("accept_above")
    dialog = stage.window.findChild(AcceptAbove)
    assert dialog.agree.text() == "Accept 1 crop"
    dialog.slider.setValue(65)
    assert dialog.grid.model().rowCount() == 2
    assert dialog.words.text().startswith("2 undecided photos")
    dialog.slider.setValue(100)
    assert not dialog.agree.isEnabled()
    dialog.percent.setValue(65)
    dialog.agree.click()
    stage.qtbot.waitUntil(lambda: len(services.sidecars.log) == 2)
    assert {name for _kind, name in services.sidecars.log} == {"00002.jpg", "00003.jpg"}
    assert settings[ACCEPT_ABOVE] == 65
