"""The threads: answers in the GUI thread, order, priorities, stale answers, an end without losses."""

from __future__ import annotations

import logging
import os
import sys
import threading

import pytest
import shiboken6

from cropperhead_desktop.domain.errors import ModelError, PhotoError
from cropperhead_desktop.domain.progress import Progress
from cropperhead_desktop.review.jobs import Generation, Priority
from cropperhead_desktop.ui.kit.jobs import Jobs
from tests.helpers.fakes import FakeBackend


@pytest.fixture
def jobs(qtbot):
    made = Jobs(FakeBackend, threads=1)
    made.open()
    yield made
    assert made.finish(10)


def test_values_and_exceptions_come_back_in_the_gui_thread(jobs, qtbot, tmp_path):
    answers = []
    here = threading.current_thread()

    def bad(_backend, _progress):
        raise PhotoError(tmp_path, "no")

    def keep(value):
        assert threading.current_thread() is here
        answers.append(value)

    jobs.photo(lambda *_: threading.current_thread() is here, keep, keep)
    jobs.photo(bad, keep, keep)
    qtbot.waitUntil(lambda: len(answers) == 2)
    assert answers[0] is False
    assert isinstance(answers[1], PhotoError)
    assert jobs.pending() == 0


def test_unexpected_exceptions_are_logged_and_come_back_too(jobs, qtbot, caplog):
    answers = []
    with caplog.at_level(logging.ERROR):
        jobs.photo(lambda *_: 1 / 0, answers.append, answers.append)
        qtbot.waitUntil(lambda: bool(answers))
    assert isinstance(answers[0], ZeroDivisionError)
    assert "unexpectedly" in caplog.text
    caplog.clear()


def test_the_best_job_goes_first_and_equals_in_order(jobs, qtbot):
    order, gate, begun = [], threading.Event(), threading.Event()
    jobs.photo(lambda *_: begun.set() or gate.wait(10), lambda _value: None, order.append)
    qtbot.waitUntil(begun.is_set)
    for priority, name in [
        (Priority.REST, "rest 1"),
        (Priority.REST, "rest 2"),
        (Priority.VISIBLE, "visible"),
        (Priority.CURRENT, "current"),
    ]:
        jobs.photo(lambda *_, name=name: name, order.append, order.append, priority)
    qtbot.waitUntil(lambda: order == ["current"])
    gate.set()
    qtbot.waitUntil(lambda: len(order) == 4)
    assert order == ["current", "visible", "rest 1", "rest 2"]


def test_stale_and_cancelled_jobs_neither_run_nor_answer(jobs, qtbot):
    ran, gate, generation = [], threading.Event(), Generation()
    jobs.photo(lambda *_: gate.wait(10), ran.append, ran.append, generation=generation)
    jobs.photo(lambda *_: ran.append("stale"), ran.append, ran.append, generation=generation)
    ticket = jobs.photo(lambda *_: ran.append("cancelled"), ran.append, ran.append)
    generation.advance()
    ticket.cancel()
    gate.set()
    qtbot.waitUntil(lambda: jobs.pending() == 0)
    assert ran == []


def test_progress_arrives_and_a_cancelled_job_stops_at_it(jobs, qtbot):
    seen, started, steps = [], threading.Event(), []

    def work(_backend, progress):
        for step in range(1_000_000):
            steps.append(step)
            progress(Progress(step, 0))
            started.set()

    ticket = jobs.photo(work, seen.append, seen.append, progress=seen.append)
    qtbot.waitUntil(lambda: bool(seen))
    ticket.cancel()
    qtbot.waitUntil(lambda: jobs.pending() == 0)
    assert all(isinstance(value, Progress) for value in seen)
    assert len(steps) < 1_000_000


def test_writes_run_in_order_whatever_the_photo_lane_does(jobs, qtbot):
    order, gate = [], threading.Event()
    jobs.photo(lambda *_: gate.wait(10), order.append, order.append)
    for number in range(600):
        jobs.write(lambda *_, number=number: number, order.append, order.append)
    qtbot.waitUntil(lambda: len(order) == 600)
    assert order == list(range(600))
    gate.set()


def test_finish_completes_all_writes_and_drops_photo_work(qtbot):
    jobs = Jobs(FakeBackend, threads=1)
    jobs.open()
    written, decoded, gate, begun = [], [], threading.Event(), threading.Event()
    jobs.photo(lambda *_: begun.set() or gate.wait(10), decoded.append, decoded.append)
    qtbot.waitUntil(begun.is_set)
    for number in range(50):
        jobs.photo(lambda *_, number=number: decoded.append(number), decoded.append, decoded.append)
        jobs.write(lambda *_, number=number: written.append(number), lambda _value: None, print)
    gate.set()
    assert jobs.finish(10)
    assert written == list(range(50))
    assert decoded == []


def test_what_photo_jobs_wait_for_is_released_after_the_writes(qtbot):
    order, started, gate = [], threading.Event(), threading.Event()

    class Backend(FakeBackend):
        def close(self) -> None:
            order.append("released")
            gate.set()

    jobs = Jobs(Backend, threads=1)
    jobs.open()
    jobs.photo(lambda *_: (started.set(), gate.wait(60), order.append("photo")), print, print)
    qtbot.waitUntil(started.is_set)
    jobs.write(lambda *_: order.append("write"), lambda _value: None, print)
    assert jobs.finish(30)
    assert order == ["write", "released", "photo"]


def test_pending_writes_are_announced(jobs, qtbot):
    left = []
    jobs.writes_changed.connect(left.append)
    jobs.write(lambda *_: None, lambda _value: None, print)
    jobs.write(lambda *_: None, lambda _value: None, print)
    qtbot.waitUntil(lambda: jobs.pending_writes() == 0)
    assert left == [1, 2, 1, 0]


def test_what_is_wanted_at_once_does_not_wait_for_slow_work(jobs, qtbot):
    gate, begun, order = threading.Event(), threading.Event(), []

    def slow(_backend, _progress):
        begun.set()
        gate.wait(20)
        return "slow"

    for _number in range(8):
        jobs.photo(slow, order.append, pytest.fail)
    qtbot.waitUntil(begun.is_set)
    jobs.photo(lambda *_: "now", order.append, pytest.fail, Priority.CURRENT)
    qtbot.waitUntil(lambda: order == ["now"])
    gate.set()
    qtbot.waitUntil(lambda: len(order) == 9)


@pytest.mark.skipif(sys.platform != "linux", reason="a matter of Linux")
def test_photo_work_steps_back_behind_the_window_and_writes_do_not(jobs, qtbot):
    def nice(_backend: object, _progress: object) -> int:
        return os.getpriority(os.PRIO_PROCESS, threading.get_native_id())

    here, seen = os.getpriority(os.PRIO_PROCESS, os.getpid()), []
    for _again in range(2):
        jobs.photo(nice, seen.append, pytest.fail)
        qtbot.waitUntil(lambda: len(seen) > 0)
    jobs.write(nice, seen.append, pytest.fail)
    qtbot.waitUntil(lambda: len(seen) == 3)
    assert sorted(seen) == sorted([here, min(19, here + 10), min(19, here + 10)])


def test_jobs_wait_for_the_backend_and_begin_with_the_best(qtbot):
    gate, order = threading.Event(), []

    def factory():
        gate.wait(10)
        return backend

    backend, jobs = FakeBackend(), Jobs(factory, threads=1)
    jobs.photo(lambda got, _progress: order.append(got is backend), order.append, pytest.fail)
    jobs.photo(lambda *_: "now", order.append, pytest.fail, Priority.CURRENT)
    jobs.open()
    jobs.aside(lambda: "aside", order.append, pytest.fail)
    qtbot.waitUntil(lambda: order == ["aside"])
    gate.set()
    qtbot.waitUntil(lambda: jobs.pending() == 0)
    assert set(order) == {"aside", "now", True, None}
    assert jobs.finish(10)
    assert backend.closed


def test_a_backend_that_cannot_be_opened_fails_every_job_until_it_is_opened_again(qtbot):
    wrong, answers = ModelError("its checksum is wrong"), []

    def factory():
        if not answers:
            raise wrong
        return FakeBackend()

    jobs = Jobs(factory, threads=1)
    jobs.photo(lambda *_: "early", answers.append, answers.append)
    jobs.open()
    qtbot.waitUntil(lambda: answers == [wrong])
    jobs.write(lambda *_: "late", answers.append, answers.append)
    qtbot.waitUntil(lambda: answers == [wrong, wrong])
    jobs.open()
    jobs.photo(lambda *_: "again", answers.append, answers.append)
    qtbot.waitUntil(lambda: answers == [wrong, wrong, "again"])
    assert jobs.finish(10)


def test_a_backend_that_nobody_opened_ends_its_jobs_too(qtbot):
    jobs = Jobs(pytest.fail, threads=1)
    jobs.photo(pytest.fail, pytest.fail, pytest.fail)
    assert jobs.finish(10)


def test_writes_that_come_too_late_for_the_end_are_not_lost(qtbot):
    gate, begun, ended = threading.Event(), threading.Event(), threading.Event()
    jobs = Jobs(FakeBackend, threads=1)
    jobs.open()
    jobs.write(lambda *_: begun.set() or gate.wait(10), print, print)
    jobs.write(lambda *_: ended.set(), print, print)
    qtbot.waitUntil(begun.is_set)
    assert not jobs.finish(0)
    gate.set()
    assert ended.wait(10)


def test_a_job_that_outlives_the_window_ends_quietly(qtbot):
    jobs = Jobs(FakeBackend, threads=1)
    jobs.open()
    begun, gate = threading.Event(), threading.Event()
    with qtbot.captureExceptions() as lost:
        jobs.photo(lambda *_: begun.set() or gate.wait(10), lambda _value: None, lambda _error: None)
        qtbot.waitUntil(begun.is_set)
        assert not jobs.finish(0)
        lane = jobs._photo_lane
        shiboken6.delete(jobs)
        gate.set()
        assert lane.wait(10)
    assert lost == []
