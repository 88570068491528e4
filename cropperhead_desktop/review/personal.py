"""The personal head learns while the user works, in jobs behind everything else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from cropperhead_desktop.review.jobs import Generation, JobRunner, Priority


class Learning:
    """Hands decided photos to the personal head.

    What goes wrong here is never the user's trouble with a photo: it is said once and work goes on.
    """

    def __init__(
        self, jobs: JobRunner, report: Callable[[Exception], object], renew: Callable[[], object]
    ) -> None:
        """`renew` is called when photos that wait for a decision deserve another proposal."""
        self._jobs = jobs
        self._report = report
        self._renew = renew
        self._said: set[str] = set()

    def decided(self, path: Path) -> None:
        """A decision about a photo was written."""
        self._jobs.photo(lambda backend, _progress: backend.learn(path), self._learnt, self._failed)

    def opened(self, photos: Sequence[Path], generation: Generation) -> None:
        """A folder was opened: the crops in it are learnt if nothing has been learnt before."""
        self._jobs.photo(
            lambda backend, progress: backend.learn_first(photos, progress),
            self._learnt,
            self._failed,
            Priority.REST,
            generation,
        )

    def _learnt(self, changed: bool) -> None:
        if changed:
            self._renew()

    def _failed(self, error: Exception) -> None:
        words = str(error)
        if words not in self._said:
            self._said.add(words)
            self._report(error)
