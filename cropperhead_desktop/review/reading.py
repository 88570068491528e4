"""What is learnt about the photos of a session without being asked: sidecars first, then proposals.

`RecordReader` reads sidecars in batches, front to back. `ProposalQueue` keeps a few photos with the
model at a time and picks the next one only when one comes back, so the photo in front of the user
and those after it always go first.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from cropperhead_desktop.domain.decision import CropRecord
from cropperhead_desktop.domain.errors import CropperHeadError, FileError, shown
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.domain.progress import Progress, ProgressCallback
from cropperhead_desktop.domain.session import ReviewItem, State
from cropperhead_desktop.domain.suggestion import Suggestion
from cropperhead_desktop.review.jobs import PHOTO_THREADS, Generation, JobRunner, Priority
from cropperhead_desktop.review.ports import Services
from cropperhead_desktop.review.store import Board

BATCH = 50


class RecordReader:
    """Reads what sidecars and embedded packets say."""

    def __init__(self, board: Board, jobs: JobRunner, generation: Generation) -> None:
        self._board = board
        self._jobs = jobs
        self._generation = generation

    def read(self, paths: Sequence[Path], priority: Priority = Priority.SOON) -> None:
        """Read the records of `paths`, a batch per job."""
        for start in range(0, len(paths), BATCH):
            self._read_batch(tuple(paths[start : start + BATCH]), priority)

    def _read_batch(self, paths: tuple[Path, ...], priority: Priority) -> None:
        def work(
            backend: Services, progress: ProgressCallback
        ) -> list[tuple[Path, CropRecord, datetime | None]]:
            records = []
            for done, path in enumerate(paths):
                progress(Progress(done, len(paths)))
                records.append((path, backend.sidecars.read(path), backend.taken(path)))
            return records

        self._jobs.photo(work, self._have, self._failed, priority, self._generation)

    def _have(self, records: Sequence[tuple[Path, CropRecord, datetime | None]]) -> None:
        changed = []
        for path, found, taken in records:
            record = without_folder(path, found)
            item = self._board.item(path)
            # a decision made before its old record arrived is newer than that record
            if item is not None and item.record is None:
                changed.append(item.with_record(record).with_draft(item.draft).with_taken(taken))
            if record.error is not None:
                self._board.view.report(FileError(path, record.error))
            for warning in record.warnings:
                self._board.view.note(warning, path)
        self._board.put(*changed)

    def _failed(self, error: Exception) -> None:
        self._board.view.report(error)


def without_folder(path: Path, record: CropRecord) -> CropRecord:
    """Reasons that name a sidecar beside the photo need not name their folder, too."""
    if record.error is None and not record.warnings:
        return record
    folder = f"{shown(path.parent)}{os.sep}"
    error = None if record.error is None else record.error.removeprefix(folder)
    warnings = tuple(warning.removeprefix(folder) for warning in record.warnings)
    return replace(record, error=error, warnings=warnings)


class ProposalQueue:
    """Photos that wait for the model."""

    def __init__(
        self, board: Board, jobs: JobRunner, generation: Generation, aspect: Callable[[], float | None]
    ) -> None:
        self._board = board
        self._jobs = jobs
        self._generation = generation
        self._aspect = aspect
        self._wanted: set[Path] = set()
        self._asked: set[Path] = set()
        self._front = 0
        self._row = 0
        self._broken = False
        board.listen(self._consider)

    def start(self) -> None:
        """Begin anew with the session that lies on the board."""
        self._wanted.clear()
        self._asked.clear()
        self._front = self._row = 0
        self._broken = False

    @property
    def left(self) -> int:
        """How many photos still wait for a proposal."""
        return 0 if self._broken else len(self._wanted) + len(self._asked)

    def forget_vanished(self) -> None:
        """Photos came or vanished: those that are gone wait no more."""
        self._wanted.intersection_update(self._board.session.order)
        self._front = self._row = 0

    def follow(self, path: Path) -> None:
        """The user looks at this photo: it and its successors go first."""
        self._front = self._row = self._board.session.row(path)
        if path in self._wanted and not self._broken:
            self._ask(path, Priority.CURRENT)

    def renew(self) -> None:
        """Ask again for the photos that wait, but not for the one in front: it must not jump."""
        session = self._board.session
        front = session.current
        for item in session:
            untouched = item.state is State.UNDECIDED and item.suggestion is not None and item.draft is None
            if untouched and item.path not in self._asked and item is not front:
                self._wanted.add(item.path)
        self._row = self._front
        self._feed()

    def _consider(self, item: ReviewItem) -> None:
        waits = (
            item.record is not None
            and item.state is State.UNDECIDED
            and item.suggestion is None
            and item.path not in self._asked
        )
        if waits:
            self._wanted.add(item.path)
            self._bring_forward(item.path)
            self._feed()
        else:
            self._wanted.discard(item.path)

    def _bring_forward(self, path: Path) -> None:
        """A photo may begin to wait (its sidecar was read) after the queue has gone past its place."""
        session = self._board.session
        row, count = session.row(path), session.total
        if (row - self._front) % count < (self._row - self._front) % count:
            self._row = row
        if row == self._front and not self._broken:
            self._ask(path, Priority.CURRENT)

    def _feed(self) -> None:
        while not self._broken and self._wanted and len(self._asked) <= PHOTO_THREADS:
            self._ask(self._next(), Priority.REST)

    def _next(self) -> Path:
        """The next waiting photo in forward order, wrapping around."""
        paths = self._board.session.order
        while paths[self._row] not in self._wanted:
            self._row = (self._row + 1) % len(paths)
        return paths[self._row]

    def _ask(self, path: Path, priority: Priority) -> None:
        aspect = self._aspect()
        self._wanted.discard(path)
        self._asked.add(path)

        def work(backend: Services, _progress: object) -> tuple[PhotoInfo, Suggestion]:
            return backend.photos.info(path), backend.suggest(path, aspect)

        self._jobs.photo(
            work,
            lambda answer: self._have(path, *answer),
            lambda error: self._failed(path, error),
            priority,
            self._generation,
        )

    def _have(self, path: Path, info: PhotoInfo, suggestion: Suggestion) -> None:
        item = self._board.item(path)
        if item is not None:
            self._board.put(item.with_info(info).with_suggestion(suggestion))
        self._asked.discard(path)
        self._feed()

    def _failed(self, path: Path, error: Exception) -> None:
        """One bad photo costs one photo; a bad model ends the proposals, once and with its reason."""
        if isinstance(error, FileError) or not isinstance(error, CropperHeadError):
            self._board.fail(path, error)  # also a bug of ours that only this photo meets
        elif not self._broken:
            self._broken = True
            self._board.view.report(error)
        self._asked.discard(path)
        self._feed()
