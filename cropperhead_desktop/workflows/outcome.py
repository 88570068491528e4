"""Many files, one fate each: run a function over photos in parallel and never let one stop the rest."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from cropperhead_desktop.domain.errors import CropperHeadError, FileError, PhotoError
from cropperhead_desktop.domain.progress import Progress, ProgressCallback, ignore_progress

_log = logging.getLogger(__name__)

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Outcome(Generic[Result]):
    """What became of one file: a value, or the error that names why there is none."""

    path: Path
    value: Result | None = None
    error: CropperHeadError | None = None

    @property
    def reason(self) -> str:
        """Why it failed, without the file's name where the error carries it apart."""
        return self.error.reason if isinstance(self.error, FileError) else str(self.error or "")


def for_each(
    paths: Iterable[Path],
    work: Callable[[Path], Result],
    jobs: int = 2,
    total: int = 0,
    progress: ProgressCallback = ignore_progress,
) -> Iterator[Outcome[Result]]:
    """`work` on every path in `jobs` threads; outcomes in the order of the paths, as they are ready.

    Only a few paths are in flight at a time, so memory stays flat over any number of photos. Errors become
    outcomes, bugs too: their traceback goes to the debug log. A Cancelled raised by
    `progress` stops the work: what has not begun is dropped.
    """

    def attempt(path: Path) -> Outcome[Result]:
        try:
            return Outcome(path, work(path))
        except CropperHeadError as error:
            return Outcome(path, error=error)
        except Exception as error:  # a bug of ours costs one photo, not the night's work
            _log.debug("unexpected", exc_info=True)
            words = f"{type(error).__name__}: {error}"
            return Outcome(
                path, error=PhotoError(path, f"trouble of the program itself ({words}); please report it")
            )

    running: deque[Future[Outcome[Result]]] = deque()
    done = 0
    with ThreadPoolExecutor(jobs, thread_name_prefix="photo") as pool:
        try:
            for path in paths:
                running.append(pool.submit(attempt, path))
                if len(running) >= 2 * jobs:
                    outcome = running.popleft().result()
                    done += 1
                    progress(Progress(done, total, outcome.path.name))
                    yield outcome
            while running:
                outcome = running.popleft().result()
                done += 1
                progress(Progress(done, total, outcome.path.name))
                yield outcome
        finally:
            for future in running:
                future.cancel()
