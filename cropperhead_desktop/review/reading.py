"""Reads what sidecars and embedded packets say about the photos of a session, in batches, front to back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from cropperhead_desktop.domain.decision import CropRecord
from cropperhead_desktop.domain.errors import FileError
from cropperhead_desktop.domain.progress import Progress, ProgressCallback
from cropperhead_desktop.domain.queue import Need, need_of
from cropperhead_desktop.domain.session import ReviewItem, ReviewSession
from cropperhead_desktop.review.jobs import Generation, JobRunner, Priority
from cropperhead_desktop.review.ports import Backend
from cropperhead_desktop.review.store import SessionStore
from cropperhead_desktop.review.text import in_words

BATCH = 50


class RecordReader:
    """Reads what sidecars and embedded packets say."""

    def __init__(
        self, store: SessionStore, jobs: JobRunner, generation: Generation, go_to: Callable[[Path], object]
    ) -> None:
        """`go_to` brings a photo to the front; see `seeks_undecided`."""
        self._go_to = go_to
        self.seeks_undecided = False
        """Whoever opened a folder and touched nothing yet goes on at the first photo that asks: where the
        last decision was made, and from one that turns out to be fine to the first that does not."""
        self._asked: ReviewSession | None = None
        self._store = store
        self._jobs = jobs
        self._generation = generation
        store.listen(self._on_change)

    def read(self, paths: Sequence[Path], priority: Priority = Priority.SOON) -> None:
        """Read the records of `paths` front to back, one batch at a time: proposals take turns with them."""
        self._read_from(tuple(paths), 0, priority)

    def _read_from(self, paths: tuple[Path, ...], start: int, priority: Priority) -> None:
        batch, end = paths[start : start + BATCH], start + BATCH
        if not batch:
            return

        def work(
            backend: Backend, progress: ProgressCallback
        ) -> list[tuple[Path, CropRecord, datetime | None]]:
            records = []
            for done, path in enumerate(batch):
                progress(Progress(done, len(batch)))
                records.append((path, backend.sidecars.read(path), backend.taken(path)))
            return records

        def have(records: Sequence[tuple[Path, CropRecord, datetime | None]]) -> None:
            self._read_from(paths, end, priority)
            self._have(records)

        def failed(error: Exception) -> None:
            self._read_from(paths, end, priority)
            self._store.view.report(error)

        self._jobs.photo(work, have, failed, priority, self._generation)

    def _have(self, records: Sequence[tuple[Path, CropRecord, datetime | None]]) -> None:
        changed = []
        for path, record, taken in records:
            item = self._store.item(path)
            # a decision made before its old record arrived is newer than that record
            if item is not None and item.record is None:
                made = item.with_record(record).with_drawn(item.drawn)
                changed.append(made.with_taken(taken))
            if record.error is not None:
                self._store.view.report(FileError(path, record.about(record.error)))
            for warning in record.warnings:
                self._store.view.note(in_words(record.about(warning)), path)
        self._store.update(*changed)
        self._seek()

    def _seek(self) -> None:
        session = self._store.session
        for item in map(session.__getitem__, session.paths if self.seeks_undecided else ()):
            if item.record is None:
                return
            need = need_of(item)
            if need in (Need.YOU, Need.PENDING):
                front = session.current
                waits = need is Need.PENDING and front is not None and need_of(front) is Need.FINE
                if item is not front and not waits:
                    self._go_to(item.path)
                self.seeks_undecided = need is Need.PENDING  # it may be fine, or not to be read
                return

    def _on_change(self, item: ReviewItem) -> None:
        session = self._store.session
        if not self.seeks_undecided:
            return
        if need_of(item) is Need.YOU:
            self._asked = session  # not looked for before: each change would walk over all that is fine
        if self._asked is session or (item is session.current and item.error is not None):
            self._seek()
