"""One way to work through many parts, whoever does the work: an executor of this process or of a cluster.

Only as many parts as can be worked on are in flight, so that a plan of any length takes no memory; results
come in the order of the plan. A part that failed, or whose worker died, is tried again.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Generic, TypeVar

from cropperhead_desktop.domain.errors import CropperHeadError

RETRIES = 2
"""A part is given up when it failed once more than that."""
_LOOK = 1.0
"""Seconds between two looks at whether anybody is still at work."""
_AHEAD = 100
"""Parts that may be done, for each in flight, while an earlier one is not."""
_LEAVE = 60.0
"""Seconds that parts under way get to end in good order."""

Item = TypeVar("Item")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Done(Generic[Item, Result]):
    """What became of a part: its result, or why it was given up."""

    part: Item
    result: Result | None
    failure: str = ""


@dataclass(frozen=True, slots=True)
class Engine:
    """Works through parts with an executor; `width` is how many are in flight, `check` is called while
    nothing comes back and may raise EngineError."""

    executor: Executor
    width: Callable[[], int]
    check: Callable[[bool], None] = lambda _waiting: None

    def map(
        self,
        task: Callable[[Item], Result],
        parts: Iterable[Item],
        retries: int = RETRIES,
        on_stop: Callable[[], object] = lambda: None,
        on_over: Callable[[Item], object] = lambda _part: None,
    ) -> Generator[Done[Item, Result]]:
        """`task` on every part, the results in their order. Task, parts and results must be picklable.

        `on_over` hears of each part that nobody works on any more. When the caller stops, `on_stop` is called, and parts under way get a minute to notice it.
        """
        numbered = enumerate(parts)
        running: dict[Future[Result], tuple[int, Item, int]] = {}
        ready: dict[int, Done[Item, Result]] = {}
        following, more = 0, True
        try:
            while more or running:
                while more and len(running) < self.width() and len(ready) < _AHEAD * self.width():
                    number, part = next(numbered, (-1, None))
                    more = number >= 0
                    if part is not None:
                        running[self.executor.submit(task, part)] = (number, part, 0)
                over, _ = wait(running, _LOOK, FIRST_COMPLETED)
                self.check(not over)
                for future in over:
                    number, part, tried = running.pop(future)
                    error = future.exception()
                    if error is None or tried >= retries:
                        on_over(part)
                    if error is None:
                        ready[number] = Done(part, future.result())
                    elif tried < retries:
                        running[self.executor.submit(task, part)] = (number, part, tried + 1)
                    else:
                        ready[number] = Done(part, None, f"given up after {tried + 1} tries: {_words(error)}")
                while following in ready:
                    yield ready.pop(following)
                    following += 1
        finally:
            if running:
                on_stop()
                wait(running, _LEAVE)
                for future in running:
                    future.cancel()


def _words(error: BaseException) -> str:
    """What a part failed of, in words."""
    if type(error).__name__ == "KilledWorker":  # Dask's
        return "the workers that had it died; their logs may tell why"
    return str(error) if isinstance(error, CropperHeadError) else f"{type(error).__name__}: {error}"


@contextmanager
def local(threads: int) -> Iterator[Engine]:
    """The engine of this very process."""
    with ThreadPoolExecutor(threads, thread_name_prefix="part") as pool:
        yield Engine(pool, lambda: threads)
