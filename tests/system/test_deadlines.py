"""What takes too long is told so, once; what ends in time is not."""

from __future__ import annotations

import threading
import time

import pytest

from cropperhead_desktop.system.deadlines import Deadlines
from tests.helpers.waiting import until


@pytest.fixture
def deadlines():
    made = Deadlines()
    yield made
    made.close()


@pytest.fixture
def watching():
    """The threads that began to watch in this test; pools of others have theirs."""
    before = set(threading.enumerate())
    return lambda: [each for each in set(threading.enumerate()) - before if each.name == "deadlines"]


def test_what_takes_too_long_is_told_so_once(deadlines):
    told = []
    with deadlines.within(0.05, lambda: told.append(time.monotonic())):
        began = time.monotonic()
        until(lambda: told, "it was told")
        with deadlines.within(0.05, lambda: told.append(time.monotonic())):
            until(lambda: len(told) > 1, "the next one was told")
    assert len(told) == 2
    assert told[0] - began >= 0.04


def test_what_ends_in_time_is_not_told(deadlines):
    told = []
    for _ in range(100):
        with deadlines.within(0.05, lambda: told.append("late")):
            pass
    with deadlines.within(0.1, lambda: told.append("the only one")):
        until(lambda: told, "one was told")
    assert told == ["the only one"]


def test_a_shorter_deadline_is_not_kept_waiting_by_a_longer_one(deadlines):
    told = []
    with (
        deadlines.within(60, lambda: told.append("long")),
        deadlines.within(0.05, lambda: told.append("short")),
    ):
        until(lambda: told, "the short one was told", seconds=5)
    assert told == ["short"]


def test_a_longer_one_is_told_after_a_shorter_one(deadlines):
    told = []
    with deadlines.within(0.15, lambda: told.append(2)), deadlines.within(0.05, lambda: told.append(1)):
        until(lambda: len(told) == 2, "both were told")
    assert told == [1, 2]


def test_it_watches_again_after_a_pause(watching, deadlines):
    told = []
    for number in range(3):
        with deadlines.within(0.05, lambda number=number: told.append(number)):
            until(lambda number=number: number in told, "it was told")
    assert told == [0, 1, 2]
    assert len(watching()) == 1


def test_an_error_within_passes(deadlines):
    with pytest.raises(KeyError), deadlines.within(60, lambda: None):
        raise KeyError


def test_closing_ends_the_thread_with_the_last_call(watching):
    deadlines = Deadlines()
    with deadlines.within(60, lambda: None):
        deadlines.close()
        assert watching()
    until(lambda: not watching(), "the thread ended")
