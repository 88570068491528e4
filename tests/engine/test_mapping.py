"""Parts through an executor: order, tries, what is in flight, and stopping."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import closing

import pytest

from cropperhead_desktop.domain.errors import EngineError
from cropperhead_desktop.engine.mapping import Engine, local


class Controlled:
    """An executor whose futures the test ends."""

    def __init__(self) -> None:
        self.futures: list[tuple[int, Future[int]]] = []

    def submit(self, _task: object, part: int) -> Future[int]:
        self.futures.append((part, Future()))
        return self.futures[-1][1]


def test_results_come_in_the_order_of_the_plan_and_few_are_in_flight() -> None:
    begun: list[int] = []

    def plan() -> Iterator[int]:
        for number in range(1000):
            begun.append(number)
            yield number

    gate = threading.Event()

    def task(number: int) -> int:
        if number == 0:
            gate.wait(10)
        elif number == 30:
            gate.set()
        return number * 2

    over: list[int] = []
    with local(3) as engine:
        found = engine.map(task, plan(), on_over=over.append)
        first = next(found)
        assert (first.part, first.result) == (0, 0) and 30 in over and len(begun) < 400
        assert [done.result for done in found] == [2 * number for number in range(1, 1000)]
    assert sorted(over) == begun == list(range(1000))


def test_a_part_that_fails_is_tried_again_and_given_up_at_last() -> None:
    tries: list[int] = []

    def task(number: int) -> int:
        tries.append(number)
        if number == 1 or tries.count(2) == number == 2:
            raise EngineError("no {what}", what="luck")
        return number

    with local(2) as engine:
        found = list(engine.map(task, [0, 1, 2, 3]))
    assert [done.result for done in found] == [0, None, 2, 3]
    assert found[1].failure == "given up after 3 tries: no luck"
    assert tries.count(1) == 3 and tries.count(3) == 1


def test_what_killed_its_workers_is_not_given_to_more() -> None:
    class KilledWorker(Exception):
        pass

    executor = Controlled()
    with closing(Engine(executor, lambda: 1, lambda _waiting: fail()).map(abs, [7])) as found:  # type: ignore[arg-type]

        def fail() -> None:
            _part, future = executor.futures[-1]
            if not future.done():
                future.set_exception(KilledWorker())

        (done,) = found
    assert done.result is None and "every worker that had it died" in done.failure
    assert len(executor.futures) == 1


def test_stopping_tells_those_under_way_and_waits_for_them() -> None:
    stop, ended = threading.Event(), threading.Event()

    def task(number: int) -> int:
        if number:
            stop.wait(10)
            ended.set()
        return number

    with local(2) as engine, closing(engine.map(task, range(100), on_stop=stop.set)) as found:
        assert next(found).result == 0
    assert ended.is_set()


def test_whoever_watches_may_end_it() -> None:
    def nobody(_waiting: bool) -> None:
        raise EngineError("nobody is there")

    executor = Controlled()
    found = Engine(executor, lambda: 1, nobody).map(abs, [1])  # type: ignore[arg-type]
    with pytest.raises(EngineError, match="nobody"):
        executor_ended = threading.Timer(0.5, lambda: executor.futures[0][1].set_result(1))
        executor_ended.start()
        next(found)
