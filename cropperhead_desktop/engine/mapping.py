"""One way to work through many parts, whoever does the work: an executor of this process or of a cluster.

Only as many parts as can be worked on are in flight, so that a plan of any length takes no memory; results
come in the order of the plan. A part that failed, or whose worker died, is tried again.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import Generic, TypeVar

from cropperhead_desktop.domain.errors import CropperHeadError, EngineError

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

        No result is None. `on_over` hears of each part that nobody works on any more. When the caller
        stops, `on_stop` is called, and parts under way get a minute to notice it; none where `check` finds
        nobody at work.
        """
        numbered = enumerate(parts)
        running: dict[Future[Result], tuple[int, Item, int]] = {}
        ready: dict[int, Done[Item, Result]] = {}
        following, leave = 0, _LEAVE
        try:
            while True:
                room = self.width() - len(running) if len(ready) < _AHEAD * self.width() else 0
                for number, part in islice(numbered, max(0, room)):
                    running[self.executor.submit(task, part)] = (number, part, 0)
                if not running:
                    return
                over, _ = wait(running, _LOOK, FIRST_COMPLETED)
                self.check(not over)
                for future in over:
                    number, part, tried = running.pop(future)
                    error = future.exception()
                    if error is not None and tried < retries and not _is_deadly(error):
                        running[self.executor.submit(task, part)] = (number, part, tried + 1)
                    else:
                        ready[number] = _done(part, future, tried + 1)
                        on_over(part)
                while following in ready:
                    yield ready.pop(following)
                    following += 1
        except EngineError:
            leave = 0.0  # nobody is at work who could notice
            raise
        finally:
            if running:
                on_stop()
                wait(running, leave)
                for future in running:
                    future.cancel()


def _done(part: Item, future: Future[Result], tries: int) -> Done[Item, Result]:
    error = future.exception()
    if error is None:
        return Done(part, future.result())
    if _is_deadly(error):
        return Done(part, None, "given up: every worker that had it died; their logs may tell why")
    why = str(error) if isinstance(error, CropperHeadError) else f"{type(error).__name__}: {error}"
    return Done(part, None, f"given up after {tries} tries: {why}")


def _is_deadly(error: BaseException) -> bool:
    """Whether Dask itself gave the part up, to several workers' death."""
    return type(error).__name__ == "KilledWorker"


@contextmanager
def local(threads: int) -> Iterator[Engine]:
    """The engine of this very process."""
    with ThreadPoolExecutor(threads, thread_name_prefix="part") as pool:
        yield Engine(pool, lambda: threads)
