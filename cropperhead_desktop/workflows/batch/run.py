"""Auto-crop whole folders: lock them, keep a journal, crop photo by photo, and go on where a run was killed.

What is asked becomes parts, each a folder or a slice of one; `crop_parts` is what a batch does with them,
with all of them in this process or with one on a worker (`batch.spread`). Rows are told one by one.
Cancelling ends the batch in good order: what was done stays done, is in the journal, and is undone or gone
on with later.
"""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from cropperhead_desktop import __version__
from cropperhead_desktop.domain.errors import CropperHeadError, FileError, ToolError
from cropperhead_desktop.domain.progress import Cancelled, ProgressCallback, ignore_progress
from cropperhead_desktop.library.batches import Batch, BatchStore
from cropperhead_desktop.library.foreign import writing_refused
from cropperhead_desktop.library.journal import Journal
from cropperhead_desktop.library.pairs import pairs_among
from cropperhead_desktop.library.parts import FolderPart, parts_of
from cropperhead_desktop.workflows.batch.options import BatchOptions
from cropperhead_desktop.workflows.batch.photo import BatchRow, BatchRun
from cropperhead_desktop.workflows.batch.resume import written_before
from cropperhead_desktop.workflows.batch.rules import ReasonKind, Status
from cropperhead_desktop.workflows.guarded_sidecars import WriteLocks
from cropperhead_desktop.workflows.options import batches_folder
from cropperhead_desktop.workflows.outcome import for_each, map_in_order
from cropperhead_desktop.workflows.services import Services
from cropperhead_desktop.workflows.shots import Shots, ShotSidecars
from cropperhead_desktop.xmp.exiftool import HOW_TO_GET

WAITING = 3
"""Threads more than cores: while one waits for the disk, another one works."""

OnRow = Callable[[BatchRow], None]
"""Is told of every file, in the thread of the batch."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a batch did. `id` is None after a dry run, and where nothing was written."""

    id: str | None
    counts: dict[str, int]
    seconds: float
    cancelled: bool = False
    resumed: bool = False
    dry_run: bool = False

    @property
    def done(self) -> int:
        """Photos cropped."""
        return self.counts.get("ok", 0)

    @property
    def skipped(self) -> int:
        """Photos passed over."""
        return self.counts.get("skipped", 0)

    @property
    def failed(self) -> int:
        """Photos that could not be cropped."""
        return self.counts.get("failed", 0)

    @property
    def words(self) -> str:
        """One line for people."""
        verb = "would be cropped" if self.dry_run else "cropped"
        fine = self.counts.get("fine", 0)
        left = f" ({fine:,} {ReasonKind.FINE.value})" if fine else ""
        parts = [f"{self.done:,} {verb}", f"{self.skipped:,} skipped{left}", f"{self.failed:,} failed"]
        if review := self.counts.get("review", 0):
            parts.append(f"{review:,} to review")
        total = self.done + self.skipped + self.failed
        rate = f" ({total / self.seconds:.1f} photos/s)" if self.seconds > 0.1 and total else ""
        raws = self.counts.get("raws", 0)
        pairs = f"; {total:,} shots ({total + raws:,} files)" if raws else ""
        return f"{', '.join(parts)} in {self.seconds:.1f} s{rate}{pairs}"


def recorded_options(batch: Batch) -> BatchOptions:
    """What a batch was asked to do (CropperHeadError: another version made it)."""
    try:
        return BatchOptions.from_record(batch.heading.options)
    except (TypeError, ValueError, KeyError) as error:
        raise CropperHeadError("batch {batch} was made by another version", batch=batch.id) from error


def run_batch(
    services: Services,
    paths: Sequence[Path],
    options: BatchOptions,
    on_row: OnRow,
    progress: ProgressCallback = ignore_progress,
    *,
    resume: Batch | None = None,
    wait: float = 0.0,
    pictures: bool = False,
    store: BatchStore | None = None,
) -> Summary:
    """Run a batch to its end, or until `progress` raises Cancelled (or Ctrl+C): see `Summary.cancelled`.

    The batch `resume` is gone on with, by default the last one if it was asked the same and not ended.
    `wait` seconds for other writers; `pictures`: rows get small JPEGs. Raises FolderBusy (another process
    writes there), FileError (no journal can be kept), ModelError, ToolError (no ExifTool to embed with).
    """
    if options.embed and services.exiftool() is None:
        raise ToolError(HOW_TO_GET)
    started = time.monotonic()
    failed, passed = list[BatchRow](), list[BatchRow]()
    try:
        told = partial(note_problem, failed.append, passed.append)
        parts = list(parts_of(paths, options.recursive, progress, told))
    except Cancelled:
        return Summary(None, {}, time.monotonic() - started, cancelled=True, dry_run=options.dry_run)
    counts: Counter[str] = Counter(written=0, earlier=0)
    for row in (*failed, *passed):
        counts[row.status.value] += 1
        on_row(row)
    run = run_of(services, options, real_roots(paths), pictures)
    with ExitStack() as stack:
        if not options.dry_run:
            folders = [one for one in {part.folder for part in parts} if not writing_refused(one)]
            locks = stack.enter_context(WriteLocks(folders, wait))
            run = _with_journal(
                replace(run, locks=locks), paths, resume, store or BatchStore(batches_folder())
            )
            assert run.journal is not None
            stack.callback(run.journal.close)
        cancelled = crop_parts(run, parts, counts, on_row, progress)
        seconds = time.monotonic() - started
        summary = Summary(run.id, dict(counts), seconds, cancelled, run.resumed, dry_run=options.dry_run)
        return ended(run, summary)


def run_of(
    services: Services, options: BatchOptions, roots: Sequence[str], pictures: bool = False
) -> BatchRun:
    """A run that writes nothing yet: without journal and locks."""
    shots = Shots(services.photos)
    sidecars = ShotSidecars(shots)
    sidecars.also_for = lambda: options.also_for
    return BatchRun(
        services=services, shots=shots, sidecars=sidecars, options=options, roots=roots, pictures=pictures
    )


def _with_journal(run: BatchRun, paths: Sequence[Path], resume: Batch | None, store: BatchStore) -> BatchRun:
    """The run with the journal of the batch that it goes on with, or with a new one (FileError)."""
    model, options = run.services.suggester.name, run.options.as_record()
    batch = resume or store.unfinished(paths, options, model)
    if batch is None:
        name, journal = store.begin(paths, options, model, __version__)
        return replace(run, id=name, journal=journal)
    earlier = written_before(batch.file)
    return replace(run, id=batch.id, journal=Journal(batch.file), earlier=earlier, resumed=True)


def crop_parts(
    run: BatchRun,
    parts: Sequence[FolderPart],
    counts: Counter[str],
    on_row: OnRow,
    progress: ProgressCallback = ignore_progress,
) -> bool:
    """Every photo of the parts in its turn, counted in `counts`; True when cancelled."""
    threads, pair = run.services.jobs + WAITING, run.options.pair
    total = sum(len(part.names) - (len(pairs_among(part.photos)) if pair else 0) for part in parts)

    def photos() -> Iterator[Path]:
        for part in parts:
            joined = _joined(run, part.photos) if pair else part.photos
            counts["raws"] += len(part.names) - len(joined)
            yield from joined

    try:
        # closed before the journal is: what has begun is still written, and recorded
        with closing(for_each(photos(), run.crop_photo, threads, total, progress)) as outcomes:
            for outcome in outcomes:
                row = outcome.value
                if row is None:
                    row = BatchRow(path=outcome.path, status=Status.FAILED, reason=outcome.reason)
                    if run.journal is not None:
                        with suppress(FileError):  # a full disk, and the row says so
                            run.journal.failed(row.path, row.reason)
                counts[row.status.value] += 1
                counts["written"] += row.is_written
                counts["earlier"] += row.is_earlier
                counts["review"] += bool(row.doubt)
                counts["fine"] += row.kind is ReasonKind.FINE
                on_row(row)
    except (Cancelled, KeyboardInterrupt):
        return True
    return False


def ended(run: BatchRun, summary: Summary) -> Summary:
    """Write the journal's last record; a batch that wrote nothing leaves no journal."""
    if run.journal is None:
        return summary
    if not (run.journal.entries or run.resumed):
        run.journal.close()
        run.journal.path.unlink(missing_ok=True)
        return replace(summary, id=None)
    if summary.cancelled:
        # those under way were still written, but nobody was told of them
        untold = run.journal.sidecars - summary.counts["written"] + summary.counts["earlier"]
        summary = replace(summary, counts=Counter(summary.counts) + Counter(ok=untold, written=untold))
    # on a full disk the batch counts as interrupted, and can be undone all the same
    with suppress(FileError):
        run.journal.end(summary.counts, summary.cancelled)
    return summary


def _joined(run: BatchRun, photos: Sequence[Path]) -> Sequence[Path]:
    """The photos without the raws that are decided with the JPEG of the same shot; looks into the files."""
    named = run.shots.join(photos)
    joined = set(map_in_order(named, run.shots.raw_of, run.services.jobs)) if named else set()
    return [photo for photo in photos if photo not in joined]


def note_problem(on_failed: OnRow, on_skipped: OnRow, problem: FileError, hidden: bool) -> None:
    """What could not be listed, and what was passed over."""
    status, on_row = (Status.SKIPPED, on_skipped) if hidden else (Status.FAILED, on_failed)
    on_row(BatchRow(path=problem.path, status=status, reason=problem.reason))


def real_roots(paths: Sequence[Path]) -> tuple[str, ...]:
    """The folders within which a batch writes."""
    folders = (path if path.is_dir() else path.parent for path in paths)
    return tuple(dict.fromkeys(os.path.realpath(folder) for folder in folders))
