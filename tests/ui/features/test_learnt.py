"""What was learnt, in the running app."""

from __future__ import annotations

from cropperhead_desktop.domain.suggestion import Turn
from cropperhead_desktop.ui.features.learnt import LearntDialog


def test_the_dialog_says_what_was_learnt_and_forgets_on_wish(start, services, qtbot) -> None:
    services.learnt_from.extend(["a", "b"])
    app = start(3).app
    app.actions["learnt"].trigger()
    dialog = app.window.findChild(LearntDialog)
    qtbot.waitUntil(lambda: dialog.words.text() == "2 crops.")
    dialog.forget.click()
    qtbot.waitUntil(lambda: dialog.words.text() == "0 crops.")


def test_the_window_says_who_takes_over_and_which_key_takes_that_back(start, services, qtbot) -> None:
    app = start(3).app
    services.learning_changes = Turn.OWN
    app.review.accept()
    remark = app.window.panes.status.remark
    qtbot.waitUntil(lambda: "follow your own crops" in remark.whole)
    assert app.messages.entries[-1].reason.endswith("Ctrl+Shift+M changes that back")
    assert app.messages.errors == 0
    services.learning_changes = Turn.MODEL
    app.actions["hand_over"].trigger()
    qtbot.waitUntil(lambda: "the model alone" in app.messages.entries[-1].reason)
    assert services.handed_over == 1
    app.messages.clear()  # dismissed
    assert app.messages.entries == ()
