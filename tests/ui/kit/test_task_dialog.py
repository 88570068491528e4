"""A dialog over a task that takes its time."""

from __future__ import annotations

from cropperhead_desktop.domain.progress import Progress
from cropperhead_desktop.ui.kit.task_dialog import TaskDialog


def test_what_cannot_be_stopped_keeps_the_window_open(qtbot):
    dialog = TaskDialog("Task", "You can stop.")
    qtbot.addWidget(dialog)
    dialog.place_pages((), (400, 0))
    stopped = []
    dialog.stop_wanted.connect(lambda: stopped.append(True))
    assert not dialog.is_running
    dialog.begin("Putting back …", can_stop=False)
    dialog.show_progress(Progress(1, 3, "a.jpg"))
    dialog.reject()
    dialog.stop_it()
    assert dialog.is_running and dialog.question is None and not stopped
    assert (dialog.progress.figures.text(), dialog.progress.now.whole) == ("1 of 3", "a.jpg")
    dialog.show_over("Done", "All of it.")
    assert not dialog.is_running and dialog.details.isHidden()


def test_it_ends_by_itself_while_it_asks(qtbot):
    dialog = TaskDialog("Task", "You can stop.")
    qtbot.addWidget(dialog)
    dialog.place_pages((), (400, 0))
    closed = []
    dialog.begin("Working …")
    dialog.ask_to_stop("Stop it and close", lambda: closed.append(True))
    dialog.show_over("Done", "All of it.")
    assert dialog.question is None and not closed


def test_it_goes_on_in_the_background_and_comes_back_when_it_is_over(qtbot):
    dialog = TaskDialog("Task", "You can stop.")
    qtbot.addWidget(dialog)
    dialog.place_pages((), (400, 0))
    told: list[str] = []
    dialog.progress_words.connect(told.append)
    dialog.show()
    dialog.begin("Working …")
    dialog.hide_.click()
    dialog.show_progress(Progress(1, 1200))
    assert dialog.isHidden() and dialog.is_running
    dialog.show_over("Done", "All of it.")
    assert dialog.isVisible() and told == ["Task: Working …", "Task: 1 of 1,200", ""]
