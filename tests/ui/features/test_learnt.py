"""What was learnt, in the running program."""

from __future__ import annotations

from cropperhead_desktop.ui.features.learnt import LearntDialog


def test_the_dialog_says_what_was_learnt_and_forgets_on_wish(start, services, qtbot) -> None:
    services.learnt_from.extend(["a", "b"])
    program = start(3).program
    program.actions["learnt"].trigger()
    dialog = program.window.findChild(LearntDialog)
    qtbot.waitUntil(lambda: dialog.words.text() == "2 crops.")
    dialog.forget.click()
    qtbot.waitUntil(lambda: dialog.words.text() == "0 crops.")
