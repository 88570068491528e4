"""Who is asked before the window closes."""

from __future__ import annotations

import pytest

from cropperhead_desktop.domain.state import State
from cropperhead_desktop.geometry.crop import Box
from cropperhead_desktop.ui.features.errors.dialog import ErrorList
from cropperhead_desktop.ui.kit.task_dialog import TaskDialog


def test_a_task_that_runs_keeps_the_window_open_until_it_is_stopped(start):
    stage = start(1)
    task = TaskDialog("Task", "You can stop.", stage.window)
    task.place_pages((), (400, 0))
    task.begin("Working …")
    assert not stage.window.close()
    assert stage.window.isVisible() and task.is_running
    next(each for each in task.question.buttons() if each.text() == "Stop it and close").click()
    assert not task.stop.isEnabled() and stage.window.isVisible()
    task.show_over("Stopped", "Some of it.")
    assert not stage.window.isVisible()


def test_closing_finishes_the_writes_first(start, services, monkeypatch):
    import threading

    stage, gate = start(3), threading.Event()
    write = services.sidecars.write
    monkeypatch.setattr(services.sidecars, "write", lambda *a: (gate.wait(10), write(*a))[1])
    stage.key("accept")
    stage.key("accept")
    assert not stage.window.close()
    assert stage.window.isVisible()
    assert stage.app.closing.waiting is not None
    gate.set()
    stage.qtbot.waitUntil(lambda: not stage.window.isVisible())
    assert len(services.sidecars.log) == 2


def test_a_write_that_fails_while_closing_keeps_the_window_open_and_says_why(start, services, monkeypatch):
    import threading

    stage, gate = start(2), threading.Event()
    services.sidecars.fails["00000.jpg"] = "the disk is full"
    write = services.sidecars.write
    monkeypatch.setattr(services.sidecars, "write", lambda *a: (gate.wait(10), write(*a))[1])
    stage.key("accept")
    assert not stage.window.close()
    gate.set()
    stage.qtbot.waitUntil(lambda: stage.app.closing.waiting is None)
    stage.qtbot.waitUntil(lambda: bool(stage.window.findChildren(ErrorList)))
    assert stage.window.isVisible()
    assert stage.item(0).state is State.FAILED
    assert stage.panes.status.remark.whole == "00000.jpg: the disk is full"
    assert stage.window.close()


@pytest.mark.parametrize("words", ["Accept 1 crop and close", "Close, leave them drawn"])
def test_closing_asks_what_becomes_of_drawn_crops(start, services, words):
    stage = start(2)
    stage.panes.panel.box_edited.emit(Box(300, 200, 100, 100))
    assert not stage.window.close()
    question = stage.app.closing.question
    assert question.text() == "1 crop drawn and not accepted yet"
    question.defaultButton().click()
    assert stage.window.isVisible()
    assert not stage.window.close()
    next(b for b in stage.app.closing.question.buttons() if b.text() == words).click()
    stage.qtbot.waitUntil(lambda: not stage.window.isVisible())
    assert len(services.sidecars.log) == words.startswith("Accept")


def test_drawn_crops_are_there_again_in_the_next_run(start, tmp_path):
    first = start(2)
    first.panes.panel.box_edited.emit(Box(300, 200, 100, 100))
    drawn = first.item(0).draft
    second = start(2)
    assert second.item(0).draft == drawn
    assert second.controller.drawn.paths == (second.paths[0],)
    second.key("accept_drawn")
    third = start(2, paths=[tmp_path])
    third.qtbot.waitUntil(lambda: len(third.controller.session) == 2)
    assert third.item(0).draft is None
