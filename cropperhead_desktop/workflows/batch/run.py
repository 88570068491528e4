"""Auto-crop whole folders: lock them, keep a journal, crop photo by photo, and go on where a run was killed.

The rows come to `hear` one by one, so memory stays flat over any number of photos. Cancelling ends the
batch in good order: what was done stays done, is in the journal, and is undone or gone on with later.
"""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from cropperhead_desktop import __version__
from cropperhead_desktop.domain.errors import CropperHeadError, FileError, ToolError
from cropperhead_desktop.domain.progress import Cancelled, ProgressCallback, ignore_progress
from cropperhead_desktop.library.batches import Batch, Shelf
from cropperhead_desktop.library.journal import Journal
from cropperhead_desktop.library.scan import ScanResult
from cropperhead_desktop.workflows.batch.options import BatchOptions
from cropperhead_desktop.workflows.batch.photo import Cropped, Desk
from cropperhead_desktop.workflows.batch.resume import written_before
from cropperhead_desktop.workflows.guarded_sidecars import WriteLocks
from cropperhead_desktop.workflows.options import batches_folder
from cropperhead_desktop.workflows.outcome import Outcome, for_each
from cropperhead_desktop.workflows.rows import Row, batch_row, failed_row
from cropperhead_desktop.workflows.services import Services
from cropperhead_desktop.xmp.exiftool import HOW_TO_GET

WAITING = 3
"""Threads more than cores: while one waits for the disk, another one works."""

Hear = Callable[[Row, Cropped | None], None]
"""Hears of every file: its row, and what became of the photo where it could be opened."""


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
        parts = [f"{self.done:,} {verb}", f"{self.skipped:,} skipped", f"{self.failed:,} failed"]
        total = self.done + self.skipped + self.failed
        rate = f" ({total / self.seconds:.1f} photos/s)" if self.seconds > 0.1 and total else ""
        return f"{', '.join(parts)} in {self.seconds:.1f} s{rate}"


@dataclass(frozen=True, slots=True)
class Job:
    """A batch that is asked for. `wait` seconds for other writers, `pictures` in what `hear` gets."""

    paths: Sequence[Path]
    options: BatchOptions = BatchOptions()
    wait: float = 0.0
    pictures: bool = False
    resume: Batch | None = None
    shelf: Shelf = field(default_factory=lambda: Shelf(batches_folder()))

    @classmethod
    def going_on(cls, batch: Batch, wait: float = 0.0, pictures: bool = False) -> Job:
        """The rest of a batch that was interrupted (CropperHeadError: another version made it)."""
        try:
            options = BatchOptions.from_record(batch.heading.options)
        except (TypeError, ValueError, KeyError) as error:
            raise CropperHeadError("batch {batch} was made by another version", batch=batch.id) from error
        return cls([Path(root) for root in batch.heading.roots], options, wait, pictures, batch)


def run_batch(
    services: Services, job: Job, hear: Hear, progress: ProgressCallback = ignore_progress
) -> Summary:
    """Run a batch to its end, or until `progress` raises Cancelled (or Ctrl+C): see `Summary.cancelled`.

    Raises FolderBusy (another process writes there), FileError (no journal can be kept), ModelError,
    ToolError (no ExifTool to embed with).
    """
    if job.options.embed and services.exiftool() is None:
        raise ToolError(HOW_TO_GET)
    started = time.monotonic()
    counts: Counter[str] = Counter(written=0, earlier=0)
    try:
        found = services.scan(job.paths, progress, job.options.recursive)
    except Cancelled:
        return Summary(None, {}, time.monotonic() - started, True, dry_run=job.options.dry_run)
    _tell_problems(found, counts, hear)
    with ExitStack() as stack:
        desk, run = _prepared(services, job, found, stack)
        cancelled = _crop_all(desk, found.photos, counts, hear, progress)
        summary = Summary(run.id, dict(counts), time.monotonic() - started, cancelled, run.resumed)
        if run.journal is None:
            return replace(summary, dry_run=True)
        return run.ended(summary)


@dataclass(frozen=True, slots=True)
class _Run:
    """The journal of this run; None in a dry run."""

    id: str | None
    journal: Journal | None
    resumed: bool = False

    def ended(self, summary: Summary) -> Summary:
        """Write the last record; a batch that wrote nothing leaves no journal."""
        if self.journal is None:
            return summary
        if not (self.journal.entries or self.resumed):
            self.journal.close()
            self.journal.path.unlink(missing_ok=True)
            return replace(summary, id=None)
        if summary.cancelled:
            # those under way were still written, but nobody heard of them
            unheard = self.journal.sidecars - summary.counts["written"] + summary.counts["earlier"]
            summary = replace(summary, counts=Counter(summary.counts) + Counter(ok=unheard, written=unheard))
        # on a full disk the batch counts as interrupted, and can be undone all the same
        with suppress(FileError):
            self.journal.end(summary.counts, summary.cancelled)
        return summary


def _prepared(services: Services, job: Job, found: ScanResult, stack: ExitStack) -> tuple[Desk, _Run]:
    roots = _real_roots(job.paths)
    if job.options.dry_run:
        desk = Desk(services, job.options, roots, None, None, {}, job.pictures)
        return desk, _Run(None, None)
    folders = {photo.parent for photo in found.photos}
    locks = stack.enter_context(WriteLocks(folders, job.wait))
    model = services.suggester.name
    options = job.options.as_record()
    batch = job.resume or job.shelf.unfinished(job.paths, options, model)
    if batch is not None:
        run = _Run(batch.id, Journal(batch.file), True)
        earlier = written_before(batch.file)
    else:
        run = _Run(*job.shelf.begin(job.paths, options, model, __version__))
        earlier = {}
    assert run.journal is not None
    stack.callback(run.journal.close)
    return Desk(services, job.options, roots, run.journal, locks, earlier, job.pictures), run


def _crop_all(
    desk: Desk, photos: Sequence[Path], counts: Counter[str], hear: Hear, progress: ProgressCallback
) -> bool:
    """Every photo in its turn; True when cancelled."""
    threads = desk.services.jobs + WAITING
    try:
        # closed before the journal is: what has begun is still written, and recorded
        with closing(for_each(photos, desk.work, threads, len(photos), progress)) as outcomes:
            for outcome in outcomes:
                row = batch_row(outcome)
                counts[row["status"]] += 1
                if outcome.value is not None:
                    counts["written"] += outcome.value.is_written
                    counts["earlier"] += outcome.value.is_earlier
                elif desk.journal is not None:
                    _note_failure(desk.journal, outcome)
                hear(row, outcome.value)
    except (Cancelled, KeyboardInterrupt):
        return True
    return False


def _note_failure(journal: Journal, outcome: Outcome[Cropped]) -> None:
    with suppress(FileError):  # a full disk, and the row says so
        journal.failed(outcome.path, outcome.reason)


def _tell_problems(found: ScanResult, counts: Counter[str], hear: Hear) -> None:
    for status, problems in (("failed", found.problems), ("skipped", found.skipped)):
        for problem in problems:
            counts[status] += 1
            hear(failed_row(problem.path, problem.reason, status), None)


def _real_roots(paths: Sequence[Path]) -> tuple[str, ...]:
    """The folders within which a batch writes."""
    folders = (path if path.is_dir() else path.parent for path in paths)
    return tuple(dict.fromkeys(os.path.realpath(folder) for folder in folders))
