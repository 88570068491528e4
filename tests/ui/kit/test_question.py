"""A question with two answers."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QWidget

from cropperhead_desktop.ui.kit.question import ask


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
