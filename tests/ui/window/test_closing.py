"""Who is asked before the window closes."""

from __future__ import annotations

from cropperhead_desktop.domain.session import State
from cropperhead_desktop.geometry.crop import Box
from cropperhead_desktop.ui.features.errors import ErrorList
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


def test_closing_asks_about_crops_that_were_not_accepted(start):
    stage = start(2)
    stage.panes.panel.box_edited.emit(Box(300, 200, 100, 100))
    assert not stage.window.close()
    question = stage.app.closing.question
    assert question.text() == "1 changed crop was not accepted."
    question.defaultButton().click()
    assert stage.window.isVisible()
    assert not stage.window.close()
    leave = next(b for b in stage.app.closing.question.buttons() if b.text() == "Close without them")
    leave.click()
    stage.qtbot.waitUntil(lambda: not stage.window.isVisible())
