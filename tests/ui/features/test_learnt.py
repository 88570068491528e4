"""What was learnt, in the running app."""

from __future__ import annotations

from cropperhead_desktop.ui.features.learnt import LearntDialog


def test_the_dialog_says_what_was_learnt_and_forgets_on_wish(start, services, qtbot) -> None:
    services.learnt_from.extend(["a", "b"])
    app = start(3).app
    app.actions["learnt"].trigger()
    dialog = app.window.findChild(LearntDialog)
    qtbot.waitUntil(lambda: dialog.words.text() == "2 crops.")
    dialog.forget.click()
    qtbot.waitUntil(lambda: dialog.words.text() == "0 crops.")
