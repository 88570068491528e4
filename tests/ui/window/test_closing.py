"""Who is asked before the window closes."""

from __future__ import annotations


def test_whoever_says_no_keeps_the_window_open(start):
    stage = start(1)
    answers = [False, True]
    stage.app.closing.guards.append(lambda: answers.pop(0))
    assert not stage.window.close()
    assert stage.window.isVisible()
    assert stage.window.close()
    assert answers == []
