"""Undo and redo."""

from __future__ import annotations

from cropperhead_desktop.domain.history import History


def test_history_goes_back_and_forth_and_forgets_what_was_overtaken() -> None:
    history: History[str] = History()
    assert history.undo() is None
    for step in "abc":
        history.push(step)
    assert (history.undo(), history.undo()) == ("c", "b")
    assert (history.next_undo, history.next_redo) == ("a", "b")
    assert history.redo() == "b"
    history.push("d")
    assert history.redo() is None
    assert history.undo() == "d"


def test_history_is_bounded() -> None:
    history: History[int] = History(limit=3)
    for step in range(10):
        history.push(step)
    assert [history.undo() for _ in range(4)] == [9, 8, 7, None]
