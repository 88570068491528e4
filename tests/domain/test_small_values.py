"""History, errors, photo names."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cropperhead_desktop.domain.decision import DecisionKind, decided_now
from cropperhead_desktop.domain.errors import PhotoError, shown
from cropperhead_desktop.domain.history import History
from cropperhead_desktop.domain.photo import PhotoInfo, is_raw


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


def test_errors_name_the_file_even_when_its_name_is_no_text() -> None:
    path = Path(os.fsdecode(b"/photos/caf\xe9.jpg"))
    assert str(PhotoError(path, "truncated")) == "/photos/caf\\xe9.jpg: truncated"
    assert shown(path).encode("utf-8")


@pytest.mark.parametrize(
    ("name", "raw"),
    [("a.JPG", False), ("a.CR2", True), ("a.dng", False), ("a.xmp", False), ("jpg", False)],
)
def test_what_is_a_raw_file(name: str, raw: bool) -> None:
    assert is_raw(Path(name)) == raw


def test_displayed_size_swaps_for_turned_photos() -> None:
    assert PhotoInfo(6000, 4000, 6).displayed == (4000, 6000)
    assert PhotoInfo(6000, 4000, 3).displayed == (6000, 4000)
    assert PhotoInfo(6000, 4000).megapixels == 24


def test_only_proposals_are_not_human() -> None:
    assert [kind for kind in DecisionKind if not kind.is_human] == [DecisionKind.PROPOSED]
    assert decided_now(DecisionKind.KEPT).time.endswith("+00:00")
