"""Who is asked before the window closes."""

from __future__ import annotations

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
