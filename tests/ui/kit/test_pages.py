"""Parts of dialogs: where the keyboard goes, and how large a dialog becomes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout

from cropperhead_desktop.domain.progress import Progress
from cropperhead_desktop.ui.kit.pages import Scrolled, button, fill, fit, page, rows_list
from cropperhead_desktop.ui.kit.task_dialog import TaskDialog


def dialog_with(qtbot, *parts, right=(), left=()) -> QDialog:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    QVBoxLayout(dialog).addWidget(page(parts, right, left))
    return dialog


def test_tab_goes_as_the_eye_does(qtbot):
    close, undo = button("Close", lambda: None), button("Undo", lambda: None)
    rows = rows_list("Rows")
    dialog = dialog_with(qtbot, rows, right=(close,), left=(undo,))
    fill(rows, ["one", "two"])
    dialog.show()
    qtbot.waitExposed(dialog)
    rows.setFocus()
    seen = []
    for _step in range(3):
        seen.append(dialog.focusWidget())
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    assert seen == [rows, undo, close]


def test_a_form_scrolls_where_the_screen_is_too_small(qtbot):
    form = QLabel("word\n" * 400)
    dialog = dialog_with(qtbot, Scrolled(form), right=(button("Start", lambda: None, primary=True),))
    fit(dialog, 300)
    room = dialog.screen().availableGeometry()
    assert dialog.height() < room.height() < form.sizeHint().height()
    small = dialog_with(qtbot, Scrolled(QLabel("word")))
    fit(small, 300)
    assert small.width() == 300 and small.height() < 200


def test_a_list_without_lines_is_not_shown(qtbot):
    rows = rows_list("Rows")
    qtbot.addWidget(rows)
    fill(rows, [])
    assert rows.isHidden()
    fill(rows, ["a line"])
    assert not rows.isHidden() and rows.item(0).toolTip() == "a line"


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
