"""A batch and its undo in parts, on the workers of an engine.

`DIR/ID.journal` has what the batch was asked and how it ended; in `DIR/ID/` every part has a journal and its
rows. A part that is done again, after its worker died, goes on by its journal and tells the same rows.
"""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from cropperhead_desktop import __version__
from cropperhead_desktop.domain.errors import FileError, ToolError
from cropperhead_desktop.domain.progress import Cancelled, Progress, ProgressCallback, ignore_progress
from cropperhead_desktop.engine.mapping import Engine
from cropperhead_desktop.library.batches import Batch, BatchStore, open_batch
from cropperhead_desktop.library.journal import SUFFIX, Heading, Journal, last_record, read_heading
from cropperhead_desktop.library.parts import FolderPart, parts_of
from cropperhead_desktop.system.files import remove_stale_temps
from cropperhead_desktop.workflows.batch.options import BatchOptions
from cropperhead_desktop.workflows.batch.photo import BatchRow, BatchRun
from cropperhead_desktop.workflows.batch.resume import written_before
from cropperhead_desktop.workflows.batch.rules import Status
from cropperhead_desktop.workflows.batch.run import (
    OnRow,
    Summary,
    crop_parts,
    ended,
    note_problem,
    real_roots,
    run_of,
)
from cropperhead_desktop.workflows.batch.undo import BatchPlace, Undone, note_undone, undo_batch
from cropperhead_desktop.workflows.batch.undo import OnRow as OnUndone
from cropperhead_desktop.workflows.guarded_sidecars import GuardedSidecars, WriteLocks
from cropperhead_desktop.workflows.rows import failed_row
from cropperhead_desktop.workflows.services import Services
from cropperhead_desktop.workflows.spread import (
    Likeness,
    Turns,
    begin,
    lent,
    rows_of,
    rows_to,
    services_like,
    stop,
    until_stopped,
)
from cropperhead_desktop.xmp.exiftool import HOW_TO_GET

_ROWS = ".jsonl"
_UNDONE = ".undone.jsonl"


def shelf_at(folder: Path) -> BatchStore:
    """The batches whose journals are kept in a folder of the user's; nothing is ever removed there."""
    return BatchStore(folder, sys.maxsize)


@dataclass(frozen=True, slots=True)
class CropPart:
    """The task of a worker: crop one part; answers with its counts."""

    like: Likeness
    options: BatchOptions
    heading: Heading
    roots: tuple[str, ...]
    folder: Path

    def __call__(self, part: FolderPart) -> dict[str, int]:
        """Raises FolderBusy, FileError (no journal can be kept), ModelError, ToolError, EngineError."""
        services = services_like(self.like)
        file, rows = self.folder / f"{part.id}{SUFFIX}", self.folder / f"{part.id}{_ROWS}"
        known = _known(file, rows)
        if known is not None:
            return known
        started, counts = time.monotonic(), Counter[str](written=0, earlier=0)
        run = replace(run_of(services, self.options, self.roots), keeps_rows=True)
        with ExitStack() as stack:
            if not self.options.dry_run:
                locks = WriteLocks([part.folder], token=self.heading.id, joins=True)
                run = self._journalled(replace(run, locks=stack.enter_context(locks)), part, file)
                assert run.journal is not None
                stack.callback(run.journal.close)
            with rows_to(rows) as add:
                stopped = until_stopped(self.folder)
                if crop_parts(run, [part], counts, lambda row: add(row.as_row()), stopped):
                    raise Cancelled
            return ended(run, Summary(run.id, dict(counts), time.monotonic() - started)).counts

    def _journalled(self, run: BatchRun, part: FolderPart, file: Path) -> BatchRun:
        """The run with the part's journal, and what an earlier run of the part wrote (FileError)."""
        resumed = read_heading(file) is not None
        earlier = written_before(file) if resumed else {}
        journal = Journal(file)
        if not resumed:
            journal.begin(replace(self.heading, roots=(os.path.abspath(part.folder),)))
        return replace(run, id=self.heading.id, journal=journal, earlier=earlier, resumed=resumed)


def spread_batch(
    engine: Engine,
    services: Services,
    paths: Sequence[Path],
    options: BatchOptions,
    on_row: OnRow,
    shelf: Path,
    progress: ProgressCallback = ignore_progress,
    *,
    resume: Batch | None = None,
    wait: float = 0.0,
) -> Summary:
    """`run_batch` on an engine, its journals in the folder `shelf`, which all machines see.

    Raises FileError (no journal can be kept), ModelError, ToolError, EngineError. What cannot be done in one
    folder, because another process writes there say, is a failed row of that folder.
    """
    if options.embed and services.exiftool() is None:
        raise ToolError(HOW_TO_GET)
    started, counts = time.monotonic(), Counter[str](written=0, earlier=0)
    paths, store = [Path(os.path.abspath(path)) for path in paths], shelf_at(shelf)
    batch, summed = _begun(store, shelf, paths, options, services.suggester.name, resume), False
    folder = shelf / batch.id
    begin(folder)

    def tell(row: BatchRow) -> None:
        counts[row.status.value] += 1
        on_row(row)

    parts = parts_of(paths, options.recursive, on_problem=partial(note_problem, tell, tell))
    turns = Turns(batch.id, wait)
    with ExitStack() as stack, suppress(Cancelled, KeyboardInterrupt):
        stack.callback(turns.close)
        like = stack.enter_context(lent(services))
        task = CropPart(like, options, batch.heading, real_roots(paths), folder)
        begun = parts if options.dry_run else turns.begun(parts)
        over = (lambda _part: None) if options.dry_run else turns.over
        on_stop = partial(stop, folder)
        for done in stack.enter_context(closing(engine.map(task, begun, on_stop=on_stop, on_over=over))):
            if done.result is None:
                tell(BatchRow(path=done.part.folder, status=Status.FAILED, reason=done.failure))
                continue
            counts.update(done.result)
            for row in rows_of(folder / f"{done.part.id}{_ROWS}"):
                on_row(BatchRow(path=Path(row["file"]), status=Status(row["status"]), recorded=row))
            progress(Progress(counts["ok"] + counts["skipped"] + counts["failed"], 0, done.part.folder.name))
        summed = True
    summary = Summary(
        batch.id, dict(counts), time.monotonic() - started, not summed, resume is not None, options.dry_run
    )
    return _ended(summary, batch)


def _begun(
    store: BatchStore,
    shelf: Path,
    paths: Sequence[Path],
    options: BatchOptions,
    model: str,
    resume: Batch | None,
) -> Batch:
    """The batch that is gone on with, or a new one (FileError)."""
    batch = resume or (None if options.dry_run else store.unfinished(paths, options.as_record(), model))
    if batch is not None:
        return batch
    name, journal = store.begin(paths, options.as_record(), model, __version__)
    journal.close()
    batch = open_batch(shelf / f"{name}{SUFFIX}")
    if batch is None:
        raise FileError(shelf, "no journal can be kept here")
    return batch


def _ended(summary: Summary, batch: Batch) -> Summary:
    """Write the end; of a batch that wrote nothing nothing stays."""
    if summary.cancelled and not summary.dry_run:
        return summary
    remove_stale_temps(batch.file.with_suffix(""), everybody=True)  # of workers that were killed
    if summary.dry_run or not (summary.counts["written"] or summary.resumed or summary.failed):
        batch.file.unlink(missing_ok=True)
        shutil.rmtree(batch.file.with_suffix(""), ignore_errors=True)
        return replace(summary, id=None)
    with suppress(FileError), closing(Journal(batch.file)) as journal:
        journal.end(summary.counts, False)
    return summary


def _known(journal: Path, rows: Path) -> dict[str, int] | None:
    """The counts of a part that was done to its end already."""
    with suppress(OSError):
        last = last_record(journal) or {}
        if last.get("t") == "end" and not last["cancelled"] and rows.exists():
            return dict(last["counts"])
    return None


@dataclass(frozen=True, slots=True)
class UndoPart:
    """All that a batch wrote in one folder."""

    folder: Path
    journals: tuple[Path, ...]
    slices: int = 1


@dataclass(frozen=True, slots=True)
class UndoTask:
    """The task of a worker: take one folder back; answers with files put back, as before already, left."""

    batch: Batch
    moved_to: Path | None

    def __call__(self, part: UndoPart) -> tuple[int, int, int]:
        """Raises FolderBusy, FileError (a journal cannot be read), CropperHeadError (the photos are gone)."""
        store, sums = GuardedSidecars(), (0, 0, 0)
        for journal in part.journals:
            with rows_to(journal.with_suffix(_UNDONE)) as add:
                batch = open_batch(journal) or self.batch
                batch = replace(batch, heading=self.batch.heading)
                undone = undo_batch(batch, store, add, moved_to=self.moved_to, token=self.batch.id)
            found = (undone.restored, undone.unchanged, undone.conflicts)
            sums = tuple(map(sum, zip(sums, found, strict=True)))  # type: ignore[assignment]
        return sums


def spread_undo(
    engine: Engine,
    batch: Batch,
    on_row: OnUndone = lambda _row: None,
    progress: ProgressCallback = ignore_progress,
    moved_to: Path | None = None,
    wait: float = 0.0,
) -> Undone:
    """`undo_batch` of a batch of `spread_batch`: all its parts, in any process that sees its folder.

    A folder that cannot be taken back counts as one conflict, and as one row. Raises CropperHeadError (it had
    several folders, and was moved), EngineError.
    """
    place, sums = BatchPlace.of(batch, moved_to), [0, 0, 0]
    begin(folder := batch.file.with_suffix(""))
    turns = Turns(batch.id, wait)
    with ExitStack() as stack:
        stack.callback(turns.close)
        parts = turns.begun(_undo_parts(folder, place))
        tasks = engine.map(UndoTask(batch, moved_to), parts, on_over=turns.over)
        for done in stack.enter_context(closing(tasks)):
            if done.result is None:
                sums[2] += 1
                on_row(failed_row(done.part.folder, done.failure))
                continue
            sums = [one + other for one, other in zip(sums, done.result, strict=True)]
            for journal in done.part.journals:
                for row in rows_of(rows := journal.with_suffix(_UNDONE)):
                    on_row(row)
                rows.unlink(missing_ok=True)
            progress(Progress(sum(sums), batch.written, done.part.folder.name))
    undone = Undone(*sums)
    note_undone(batch, undone)
    return undone


def _undo_parts(folder: Path, place: BatchPlace) -> Iterator[UndoPart]:
    found: dict[Path, list[Path]] = {}
    for journal in sorted(folder.glob(f"*{SUFFIX}")):
        heading = read_heading(journal)
        if heading is not None:
            found.setdefault(place.now(Path(heading.roots[0])), []).append(journal)
    for where, journals in found.items():
        yield UndoPart(where, tuple(journals))
