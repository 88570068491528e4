"""What is read once in a piece of work, and anew in the next."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from cropperhead_desktop.system.moment import moment, once


def counted(answers):
    return lambda: answers.append(len(answers)) or len(answers)


def test_within_a_moment_a_thing_is_made_once() -> None:
    made = counted([])
    assert [once("a", made), once("a", made)] == [1, 2]
    with moment():
        assert [once("a", made), once("a", made), once("b", made)] == [3, 3, 4]
        with moment():
            assert once("a", made) == 3
        assert once("a", made) == 3
    assert once("a", made) == 5
    with moment():
        assert once("a", made) == 6


def test_other_threads_have_moments_of_their_own() -> None:
    made = counted([])
    with ThreadPoolExecutor(1) as pool, moment():
        assert once("a", made) == 1
        assert pool.submit(once, "a", made).result() == 2
        assert once("a", made) == 1


def test_errors_are_not_remembered_and_end_the_moment() -> None:
    made = counted([])

    def failing() -> int:
        raise OSError

    with pytest.raises(OSError), moment():
        once("a", failing)
    with moment(), pytest.raises(OSError):
        once("a", failing)
    with moment():
        with pytest.raises(OSError):
            once("a", failing)
        assert once("a", made) == 1
