"""Many files, one fate each: run a function over photos in parallel and never let one stop the rest."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from cropperhead_desktop.domain.errors import CropperHeadError, FileError, PhotoError
from cropperhead_desktop.domain.progress import Progress, ProgressCallback, ignore_progress

_log = logging.getLogger(__name__)

Item = TypeVar("Item")
Result = TypeVar("Result")
Value = TypeVar("Value", covariant=True)


@dataclass(frozen=True, slots=True)
class Outcome(Generic[Value]):
    """What became of one file: a value, or the error that names why there is none."""

    path: Path
    value: Value | None = None
    error: CropperHeadError | None = None

    @property
    def reason(self) -> str:
        """Why it failed; names the file at fault where that is another one, a sidecar say."""
        error = self.error
        return error.reason if isinstance(error, FileError) and error.path == self.path else str(error or "")


def for_each(
    paths: Iterable[Path],
    work: Callable[[Path], Result],
    jobs: int = 2,
    total: int = 0,
    progress: ProgressCallback = ignore_progress,
) -> Generator[Outcome[Result]]:
    """`work` on every path in `jobs` threads; outcomes in the order of the paths, as they are ready.

    Only a few paths are in flight at a time, so memory stays flat over any number of photos. Errors become
    outcomes, bugs too: their traceback goes to the debug log. A Cancelled raised by
    `progress` stops the work: what has not begun is dropped.
    """

    # closed at once when `progress` or the caller stops: nobody goes on working behind their back
    with closing(map_in_order(paths, lambda path: attempted(path, work), jobs)) as results:
        for done, outcome in enumerate(results, start=1):
            progress(Progress(done, total, outcome.path.name))
            yield outcome


def attempted(path: Path, work: Callable[[Path], Result]) -> Outcome[Result]:
    """What became of one file; errors are outcomes, bugs too: their traceback goes to the debug log."""
    try:
        return Outcome(path, work(path))
    except CropperHeadError as error:
        return Outcome(path, error=error)
    except Exception as error:  # a bug of ours costs one photo, not the night's work
        _log.debug("unexpected", exc_info=True)
        words = f"{type(error).__name__}: {error}"
        return Outcome(
            path,
            error=PhotoError(path, "trouble of the program itself ({words}); please report it", words=words),
        )


def map_in_order(items: Iterable[Item], work: Callable[[Item], Result], jobs: int) -> Generator[Result]:
    """`work` on every item in `jobs` threads, the results in the order of the items.

    Only `2 * jobs` are in flight at a time. When the caller stops, what has not begun is dropped.
    """
    running: deque[Future[Result]] = deque()
    with ThreadPoolExecutor(jobs, thread_name_prefix="photo") as pool:
        try:
            for item in items:
                running.append(pool.submit(work, item))
                if len(running) >= 2 * jobs:
                    yield running.popleft().result()
            while running:
                yield running.popleft().result()
        finally:
            for future in running:
                future.cancel()
