"""Parts of dialogs: where the keyboard goes, and how large a dialog becomes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QMessageBox, QVBoxLayout, QWidget

from cropperhead_desktop.ui.kit.pages import Scrolled, ask, button, fill, fit, page, rows_list


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


def asked(qtbot, do) -> QMessageBox:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    box = ask(parent, "Drop them?", "Three drafts.", "Drop", "Stay", do)
    box.parent_kept = parent
    return box


def test_enter_and_escape_are_harmless(qtbot) -> None:
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape):
        done: list[str] = []
        box = asked(qtbot, lambda done=done: done.append("dropped"))
        qtbot.waitUntil(box.isVisible)
        with qtbot.waitSignal(box.destroyed):
            QTest.keyClick(box, key)
        assert done == []


def test_a_yes_is_carried_out_once(qtbot) -> None:
    done: list[str] = []
    box = asked(qtbot, lambda: done.append("dropped"))
    yes = next(button for button in box.buttons() if button.text() == "Drop")
    with qtbot.waitSignal(box.destroyed):
        yes.click()
    assert done == ["dropped"]


def test_enter_presses_the_button_that_has_the_focus(qtbot):
    dialog, pressed = QDialog(), []
    qtbot.addWidget(dialog)
    rows = rows_list("Rows")
    undo, main = (
        button("Undo", lambda: pressed.append("undo")),
        button("Go", lambda: pressed.append("go"), True),
    )
    QVBoxLayout(dialog).addWidget(page((rows,), (main,), (undo,)))
    dialog.show()
    QTest.keyClick(undo, Qt.Key.Key_Return)
    QTest.keyClick(rows, Qt.Key.Key_Return)
    assert pressed == ["undo", "go"]
