"""Reads what sidecars and embedded packets say about the photos of a session: first where the user looks.

A batch is under way at a time. The first one is what a window shows; later ones take turns with proposals,
so that neither waits for the other however many photos there are.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from itertools import chain, islice
from pathlib import Path

from cropperhead_desktop.domain.decision import CropRecord
from cropperhead_desktop.domain.errors import FileError
from cropperhead_desktop.domain.progress import Progress, ProgressCallback
from cropperhead_desktop.domain.queue import Need, need_of
from cropperhead_desktop.domain.session import ReviewItem, ReviewSession
from cropperhead_desktop.review.jobs import Generation, JobRunner, Priority
from cropperhead_desktop.review.ports import Backend
from cropperhead_desktop.review.proposals import ProposalQueue
from cropperhead_desktop.review.store import SessionStore
from cropperhead_desktop.review.text import in_words

FIRST = 50
"""Photos of the first batch: about what is on the screen."""

BATCH = 400
"""Photos of the later ones, as far as they can be read in `SLICE_S`."""

SLICE_S = 0.1

TURN = 12
"""Proposals that come between two batches, as long as any are wanted."""

_Read = Sequence[tuple[Path, CropRecord, datetime | None]]


class RecordReader:
    """Reads what sidecars and embedded packets say."""

    def __init__(
        self,
        store: SessionStore,
        jobs: JobRunner,
        generation: Generation,
        go_to: Callable[[Path], object],
        proposals: ProposalQueue,
        on_begun: Sequence[Callable[[], object]],
        on_all_read: Callable[[], object],
    ) -> None:
        """`go_to` brings a photo to the front; see `seeks_undecided`. With `proposals` it takes turns.

        Of every folder that is opened each of `on_begun` is told once, when what is on the screen was read
        and had its turn, and `on_all_read`.
        """
        self._go_to = go_to
        self.seeks_undecided = False
        """Whoever opened a folder and touched nothing yet goes on at the first photo that asks: where the
        last decision was made, and from one that turns out to be fine to the first that does not."""
        self._proposals = proposals
        self._on_begun, self._on_all_read = on_begun, on_all_read
        self._asked: ReviewSession | None = None
        self._store = store
        self._jobs = jobs
        self._generation = generation
        self._unread: set[Path] = set()
        self._row = 0
        self._is_reading = self._is_begun = self._is_told = False
        self._turn = 0
        proposals.on_answer = self._answered
        store.listen(self._on_change)

    def start(self, row: int) -> None:
        """Read all photos of the session that was opened, those from this row on first."""
        self._unread, self._row = set(self._store.session.order), row
        self._is_reading = self._is_begun = self._is_told = False
        self._turn = 0
        self._next(FIRST, Priority.VISIBLE)

    def look_at(self, row: int) -> None:
        """The user looks at the photos from this row on: they are read next."""
        self._row = row

    def add(self, paths: Iterable[Path]) -> None:
        """Read these, which are new in the session, too."""
        self._unread.update(paths)
        self._next(BATCH, Priority.REST)

    def read_now(self, path: Path) -> None:
        """Read this one at once."""
        self._read((path,), Priority.CURRENT, lambda: None)

    def _next(self, size: int, priority: Priority) -> None:
        if self._is_reading:
            return
        rows = self._rows_ahead(size) if self._unread else []
        if rows:
            order, self._row, self._is_reading = self._store.session.order, rows[0], True
            self._read(tuple(order[row] for row in rows), priority, self._go_on)
            return
        self._unread.clear()  # what is left is gone
        if not self._is_told:
            self._is_told = True
            self._on_all_read()

    def _rows_ahead(self, size: int) -> list[int]:
        order = self._store.session.order
        ahead = chain(range(self._row, len(order)), range(min(self._row, len(order))))
        return list(islice((row for row in ahead if order[row] in self._unread), size))

    def _answered(self) -> None:
        """The model is done with one more photo."""
        self._turn -= 1
        self._take_turn()

    def _go_on(self) -> None:
        self._is_reading, self._turn = False, TURN
        self._take_turn()

    def _take_turn(self) -> None:
        if self._turn <= 0 or not self._unread or not self._proposals.is_busy:
            if not self._is_begun:
                self._is_begun = True
                for tell in self._on_begun:
                    tell()
            self._next(BATCH, Priority.REST)

    def _read(self, batch: tuple[Path, ...], priority: Priority, then: Callable[[], object]) -> None:
        def work(backend: Backend, progress: ProgressCallback) -> _Read:
            records: list[tuple[Path, CropRecord, datetime | None]] = []
            end = time.monotonic() + SLICE_S
            for path in batch:
                if records and time.monotonic() > end:
                    break
                progress(Progress(len(records), len(batch)))
                records.append((path, backend.sidecars.read(path), backend.taken(path)))
            return records

        def have(records: _Read) -> None:
            self._unread.difference_update(path for path, _record, _taken in records)
            self._have(records)
            then()  # behind the proposals that were asked for now

        def failed(error: Exception) -> None:
            self._unread.difference_update(batch)
            then()
            self._store.view.report(error)

        self._jobs.photo(work, have, failed, priority, self._generation)

    def _have(self, records: _Read) -> None:
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
