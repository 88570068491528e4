"""The whole window with fakes below it: real widgets, real threads, real JPEGs."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest

from cropperhead_desktop.domain.decision import CropRecord, DecisionKind, decided_now
from cropperhead_desktop.domain.state import State
from cropperhead_desktop.geometry.crop import Box, Crop
from cropperhead_desktop.review.view import PlaceKind, View
from cropperhead_desktop.ui import app as program
from cropperhead_desktop.ui.app import COMMANDS, quicken
from cropperhead_desktop.ui.commands.help_sheet import HelpSheet
from cropperhead_desktop.ui.features.errors.dialog import ErrorList


def test_every_command_has_words_and_a_tooltip_with_its_keys(start):
    stage = start(1)
    for row in COMMANDS:
        action = stage.app.actions[row.id]
        assert action.text() == row.text
        shown = [key.toString() for key in action.shortcuts()]
        assert sorted(shown) == sorted(QKeySequence(key).toString() for key in row.keys)
        assert not shown or "Return" not in shown[0]
        assert row.help in action.toolTip()
        assert not row.keys or "(" in action.toolTip()


def test_the_loop_with_real_keys(start, services):
    stage = start(3)
    QTest.keyClick(stage.window, Qt.Key.Key_Return)
    assert stage.item(0).state is State.ACCEPTED
    QTest.keyClick(stage.window, Qt.Key.Key_K)
    assert stage.item(1).state is State.KEPT
    QTest.keyClick(stage.window, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    stage.qtbot.waitUntil(lambda: len(services.sidecars.log) == 3)
    assert services.sidecars.log == [
        ("accepted", "00000.jpg"),
        ("kept", "00001.jpg"),
        ("accepted", "00002.jpg"),
    ]
    status = stage.panes.status
    stage.qtbot.waitUntil(lambda: status.written.text() == "3 sidecars written")
    stage.qtbot.waitUntil(lambda: status.counts[State.ACCEPTED].text() == "2 accepted")
    assert status.counts[State.UNDECIDED].text() == "0 undecided"
    assert status.photos.text() == "3 photos"
    assert status.remark.text() == "All photos are decided"


def test_arrows_home_and_end_move_and_decide_nothing(start, services):
    stage = start(5)
    for key, row in ((Qt.Key.Key_Right, 1), (Qt.Key.Key_End, 4), (Qt.Key.Key_Left, 3), (Qt.Key.Key_Home, 0)):
        QTest.keyClick(stage.window, key)
        assert stage.controller.session.row(stage.controller.session.current.path) == row
        assert stage.panes.grid.currentIndex().row() == row
        assert stage.panes.strip.currentIndex().row() == row
    assert services.sidecars.log == []


def test_a_click_in_the_grid_chooses_and_a_double_click_opens(start):
    stage = start(3)
    grid = stage.panes.grid
    place = grid.visualRect(stage.app.photos.index(2)).center()
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert stage.controller.session.current.path == stage.paths[2]
    QTest.mouseDClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert stage.controller.view is View.LOUPE


def test_the_loupe_shows_the_photo_then_sharper_pixels(start, services):
    stage = start(2)
    stage.key("loupe")
    stage.qtbot.waitUntil(lambda: ("pixels", "00000.jpg") in services.photos.asked)
    stage.qtbot.waitUntil(lambda: stage.app.jobs.pending() == 0)
    assert stage.app.pictures.picture(stage.paths[0]).side > 0
    assert stage.panes.canvas.box == Box(300, 200, 480, 320)
    assert ("preview", "00001.jpg") in services.photos.asked


def test_a_nudge_is_a_draft_and_escape_takes_it_back(start):
    stage = start(1)
    stage.key("crop")
    stage.key("right10")
    assert stage.item(0).draft is not None
    assert stage.panes.canvas.box.cx == pytest.approx(310)
    stage.key("cancel")
    assert stage.item(0).draft is None
    assert stage.panes.canvas.box.cx == pytest.approx(300)


def test_numbers_and_ratio_of_the_panel_become_a_draft(start):
    stage = start(1)
    stage.panes.panel.box_edited.emit(Box(300, 200, 100, 100))
    assert stage.item(0).draft is not None
    stage.panes.panel.ratio.ratio_chosen.emit(2.0)
    stage.key("loupe")
    assert stage.panes.canvas.box.aspect == pytest.approx(2.0)
    stage.panes.panel.reset.click()
    assert stage.item(0).draft is None


def test_commands_follow_the_view(start):
    stage = start(1)
    assert not stage.app.actions["swap"].isEnabled()
    stage.key("crop")
    assert stage.app.actions["swap"].isEnabled()
    assert not stage.app.actions["larger"].isEnabled()


def test_enter_in_a_number_field_stays_there(start, services):
    from PySide6.QtWidgets import QLineEdit

    stage = start(2)
    stage.key("loupe")
    field = stage.panes.panel.findChildren(QLineEdit)[0]
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClick(field, Qt.Key.Key_Right)
    assert stage.controller.session.current.path == stage.paths[0]
    assert stage.item(0).state is State.UNDECIDED


def test_empty_places_say_what_to_do(start):
    stage = start(0, paths=[])
    empty = stage.panes.empty
    assert empty.title.text() == "Open a folder of photos"
    assert empty.open_button.isVisible()
    stage.controller.open([Path("/photos/holiday")])
    stage.qtbot.waitUntil(lambda: stage.controller.place.kind is PlaceKind.NO_PHOTOS)
    assert empty.title.text() == "No photos in holiday"


def test_dialogs_go_when_they_are_closed(start):
    stage = start(1)
    for name, kind in (("errors", ErrorList), ("help", HelpSheet)):
        stage.key(name)
        dialog = stage.window.findChild(kind)
        assert dialog.isVisible()
        dialog.close()
        stage.qtbot.waitUntil(lambda kind=kind: stage.window.findChild(kind) is None)


def test_the_panel_names_the_model_of_an_earlier_decision(start, services, tmp_path):
    decision = decided_now(DecisionKind.ACCEPTED, "old-model", 0.7)
    record = CropRecord(crop=Crop(0.1, 0.1, 0.9, 0.9), has_crop=True, decision=decision)
    services.sidecars.records[tmp_path / "00000.jpg"] = record
    stage = start(1, paths=[tmp_path])
    stage.qtbot.waitUntil(lambda: stage.panes.panel.model.name.text() == "old-model")
    assert not stage.panes.panel.model.verdict.isVisible()


def test_a_factory_that_fails_leaves_a_window_that_says_why(qtbot, qapp, settings):
    from cropperhead_desktop.domain.errors import ModelError

    def factory(_settings):
        raise ModelError("model seed2020: its checksum is wrong")

    app = program.build(factory, settings)
    qtbot.addWidget(app.window, before_close_func=lambda _window: program.end(app))
    program.start(app, [])
    qtbot.waitUntil(lambda: app.window.panes.status.errors.text() == " 1 error")
    assert app.messages.entries[0].reason == "model seed2020: its checksum is wrong"


def test_panels_hide_and_come_back(start):
    stage = start(1)
    stage.key("panels")
    assert not stage.panes.folders.isVisible()
    assert not stage.panes.panel.isVisible()
    stage.key("loupe")
    assert not stage.panes.panel.isVisible()
    stage.key("panels")
    assert stage.panes.folders.isVisible()
    assert stage.panes.panel.isVisible()


def test_a_draft_is_drawn_as_one_and_goes_along(start):
    stage = start(2)
    stage.key("loupe")
    stage.panes.panel.box_edited.emit(Box(300, 200, 100, 100))
    draft: Crop | None = stage.item(0).draft
    stage.key("next")
    stage.key("previous")
    assert stage.item(0).draft == draft
    assert stage.panes.canvas.box.width == pytest.approx(100)


def test_a_window_closed_while_it_starts_still_ends_its_services(qtbot, services, settings):
    import threading

    started, gate = threading.Event(), threading.Event()

    def factory(_settings):
        started.set()
        gate.wait(10)
        return services

    app = program.build(factory, settings)
    qtbot.addWidget(app.window)
    program.start(app, [])
    qtbot.waitUntil(started.is_set)
    assert app.window.close()
    gate.set()
    assert program.end(app)
    assert services.closed


def test_missing_programs_are_notes_not_errors(start):
    stage = start(1)
    messages = stage.app.messages
    stage.qtbot.waitUntil(lambda: bool(messages.entries))
    assert [entry.reason for entry in messages.entries] == ["ExifTool was not found: install it"]
    assert messages.errors == 0


def test_what_is_listed_is_left_out_of_later_searches_for_garbage(start, tmp_path):
    stage, interval = start(1), sys.getswitchinterval()
    try:
        gc.unfreeze()
        quicken(stage.app)
        assert gc.get_freeze_count() == 0
        stage.controller.open([tmp_path])
        stage.qtbot.waitUntil(lambda: gc.get_freeze_count() > 0)
    finally:
        gc.unfreeze()
        sys.setswitchinterval(interval)
