"""Auto-crop whole folders: lock them, keep a journal, crop photo by photo, and go on where a run was killed.

Rows are told one by one, so memory stays flat over any number of photos. Cancelling ends the
batch in good order: what was done stays done, is in the journal, and is undone or gone on with later.
"""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from cropperhead_desktop import __version__
from cropperhead_desktop.domain.errors import CropperHeadError, FileError, ToolError
from cropperhead_desktop.domain.progress import Cancelled, Progress, ProgressCallback, ignore_progress
from cropperhead_desktop.library.batches import Batch, BatchStore
from cropperhead_desktop.library.foreign import writing_refused
from cropperhead_desktop.library.journal import Journal
from cropperhead_desktop.library.scan import ScanResult
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
    counts: Counter[str] = Counter(written=0, earlier=0)
    try:
        found = services.scan(paths, progress, options.recursive)
        shots = Shots(services.photos)
        photos = _joined(shots, found.photos, services.jobs, progress) if options.pair else found.photos
    except Cancelled:
        return Summary(None, {}, time.monotonic() - started, cancelled=True, dry_run=options.dry_run)
    for row in _problems(found):
        counts[row.status.value] += 1
        on_row(row)
    counts["raws"] = len(found.photos) - len(photos)
    sidecars = ShotSidecars(shots)
    sidecars.also_for = lambda: options.also_for
    run = BatchRun(
        services=services, shots=shots, sidecars=sidecars, options=options,
        roots=_real_roots(paths), pictures=pictures,
    )  # fmt: skip
    with ExitStack() as stack:
        if not options.dry_run:
            folders = [one for one in {photo.parent for photo in photos} if not writing_refused(one)]
            locks = stack.enter_context(WriteLocks(folders, wait))
            run = _with_journal(
                replace(run, locks=locks), paths, resume, store or BatchStore(batches_folder())
            )
            assert run.journal is not None
            stack.callback(run.journal.close)
        cancelled = _crop_all(run, photos, counts, on_row, progress)
        seconds = time.monotonic() - started
        return _ended(
            run, Summary(run.id, dict(counts), seconds, cancelled, run.resumed, dry_run=options.dry_run)
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


def _crop_all(
    run: BatchRun, photos: Sequence[Path], counts: Counter[str], on_row: OnRow, progress: ProgressCallback
) -> bool:
    """Every photo in its turn; True when cancelled."""
    threads = run.services.jobs + WAITING
    try:
        # closed before the journal is: what has begun is still written, and recorded
        with closing(for_each(photos, run.crop_photo, threads, len(photos), progress)) as outcomes:
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


def _ended(run: BatchRun, summary: Summary) -> Summary:
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


def _joined(shots: Shots, photos: Sequence[Path], jobs: int, progress: ProgressCallback) -> Sequence[Path]:
    """The photos without the raws that are decided with the JPEG of the same shot; looks into the files."""
    named = shots.join(photos)
    with closing(map_in_order(named, shots.raw_of, jobs)) as raws:
        joined = set()
        for done, raw in enumerate(raws, start=1):
            progress(Progress(done, len(named), "RAW + JPEG"))
            joined.add(raw)
    return [photo for photo in photos if photo not in joined]


def _problems(found: ScanResult) -> Iterator[BatchRow]:
    """What could not be listed, and what was passed over."""
    for status, problems in ((Status.FAILED, found.problems), (Status.SKIPPED, found.skipped)):
        for problem in problems:
            yield BatchRow(path=problem.path, status=status, reason=problem.reason)


def _real_roots(paths: Sequence[Path]) -> tuple[str, ...]:
    """The folders within which a batch writes."""
    folders = (path if path.is_dir() else path.parent for path in paths)
    return tuple(dict.fromkeys(os.path.realpath(folder) for folder in folders))
