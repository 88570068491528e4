"""Work on many photos: order, errors, cancelling."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from cropperhead_desktop.domain.errors import PhotoError
from cropperhead_desktop.domain.progress import Cancelled, Progress
from cropperhead_desktop.workflows.outcome import for_each


def failing_on_odd(path: Path) -> int:
    number = int(path.name)
    if number % 2:
        raise PhotoError(path, "odd")
    return number


def test_outcomes_keep_the_order_and_carry_errors() -> None:
    outcomes = list(for_each([Path(str(n)) for n in range(50)], failing_on_odd, jobs=4))
    assert [outcome.path.name for outcome in outcomes] == [str(n) for n in range(50)]
    assert [outcome.value for outcome in outcomes[::2]] == list(range(0, 50, 2))
    assert {outcome.reason for outcome in outcomes[1::2]} == {"odd"}


def test_cancelling_drops_what_has_not_begun() -> None:
    begun: list[Path] = []
    lock = threading.Lock()

    def work(path: Path) -> None:
        with lock:
            begun.append(path)

    def cancel_at_three(progress: Progress) -> None:
        if progress.done == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        list(for_each([Path(str(n)) for n in range(1000)], work, jobs=2, progress=cancel_at_three))
    assert len(begun) < 20


def test_a_bug_costs_one_photo_and_is_named() -> None:
    def bug(path: Path) -> None:
        raise ZeroDivisionError

    (outcome,) = for_each([Path("a.jpg")], bug)
    assert outcome.error is not None
    assert "a.jpg" in str(outcome.error)
    assert "ZeroDivisionError" in outcome.reason
