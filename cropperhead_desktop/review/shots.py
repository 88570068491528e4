"""RAW and JPEG of one shot: what of a folder is shown, and the second look at what names put together."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cropperhead_desktop.domain.errors import FileError
from cropperhead_desktop.domain.progress import ProgressCallback
from cropperhead_desktop.library.foreign import ForeignFolder
from cropperhead_desktop.review.jobs import Generation, JobRunner, Priority
from cropperhead_desktop.review.ports import Backend
from cropperhead_desktop.review.store import SessionStore

BATCH = 20


@dataclass(frozen=True, slots=True)
class Found:
    """What folders hold: the photos to show, and by them the raws of the same shots."""

    photos: tuple[Path, ...]
    raws: Mapping[Path, Path]
    problems: Sequence[FileError]
    foreign: Sequence[ForeignFolder]


def look_into(
    backend: Backend, paths: Sequence[Path], progress: ProgressCallback, subfolders: bool, pair: bool
) -> Found:
    """Scan folders and photos; `pair`: a RAW and the JPEG of the same shot are one photo."""
    outcome = backend.scan(tuple(paths), progress, subfolders)
    raws = backend.pair(tuple(outcome.photos), pair)
    hidden = set(raws.values())
    photos = tuple(photo for photo in outcome.photos if photo not in hidden)
    return Found(photos, raws, outcome.problems, outcome.foreign)


def look_below(
    jobs: JobRunner,
    generation: Generation,
    paths: Sequence[Path],
    pair: bool,
    on_counted: Callable[[tuple[int, int]], None],
) -> None:
    """Count what lies in the subfolders of folders without photos: how many, and in how many folders."""
    jobs.photo(
        lambda backend, progress: look_into(backend, paths, progress, True, pair),
        lambda found: on_counted((len(found.photos), len({photo.parent for photo in found.photos}))),
        lambda _error: None,  # the folder itself was read
        Priority.CURRENT,
        generation,
    )


class ShotChecks:
    """Looks into the files of every pair when nothing else is to be done."""

    def __init__(
        self, store: SessionStore, jobs: JobRunner, generation: Generation, on_parted: Callable[[], None]
    ) -> None:
        """`on_parted` is told that raws are to be shown as photos of their own."""
        self._store = store
        self._jobs = jobs
        self._generation = generation
        self._on_parted = on_parted

    def start(self) -> None:
        """Check all pairs of the session."""
        paired = [item.path for item in self._store.session if item.raw is not None]
        for start in range(0, len(paired), BATCH):
            self._check(tuple(paired[start : start + BATCH]))

    def _check(self, photos: tuple[Path, ...]) -> None:
        self._jobs.photo(
            lambda backend, _progress: backend.unpaired(photos),
            lambda parted: self._on_parted() if parted else None,
            self._store.view.report,
            Priority.REST,
            self._generation,
        )
