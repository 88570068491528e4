"""Take a whole batch back, months later: every file as it was, and whoever changed one since is asked first.

All files of a photo are put back, or none: where one holds another crop by now they are left as they are.
Where only other things changed in a sidecar, the crop alone is taken back. What was killed half-way, batch
or undo, is no case of its own: the bytes in the files say how far it came.
"""

from __future__ import annotations

import contextlib
import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from cropperhead_desktop.domain.decision import WriteReceipt
from cropperhead_desktop.domain.errors import CropperHeadError, FileError, SidecarConflict, printable
from cropperhead_desktop.domain.progress import Progress, ProgressCallback, ignore_progress
from cropperhead_desktop.library.batches import Batch
from cropperhead_desktop.library.journal import EmbedEntry, Entry, Journal, SidecarEntry, entries_backwards
from cropperhead_desktop.system.files import reason_of
from cropperhead_desktop.workflows.batch.rules import Status
from cropperhead_desktop.workflows.guarded_sidecars import WriteLocks
from cropperhead_desktop.workflows.rows import Row, file_fields
from cropperhead_desktop.xmp.atomic import backup_of
from cropperhead_desktop.xmp.codec import read_packet
from cropperhead_desktop.xmp.embed import EmbedReceipt, taking_out
from cropperhead_desktop.xmp.store import Sidecars

OnRow = Callable[[Row], None]
_AS_BEFORE = (Status.SKIPPED, "as before already")


@dataclass(frozen=True, slots=True)
class Undone:
    """How many files were put back, were so already, and were left because they changed since."""

    restored: int
    unchanged: int
    conflicts: int

    @property
    def words(self) -> str:
        """One line for people."""
        text = f"{self.restored:,} files put back, {self.unchanged:,} were as before already"
        left = f", {self.conflicts:,} left as they are: somebody changed them since"
        return text + (left if self.conflicts else "")


def undo_batch(
    batch: Batch,
    store: Sidecars,
    on_row: OnRow = lambda _row: None,
    progress: ProgressCallback = ignore_progress,
    moved_to: Path | None = None,
    wait: float = 0.0,
    token: str = "",
) -> Undone:
    """Put every sidecar and photo back that the batch wrote; `on_row` gets one row for each.

    `moved_to` is where the batch's one folder lies today, if it was moved, `token` that of locks under
    which it may write. Raises FolderBusy, FileError (the journal cannot be read), CropperHeadError (several
    folders, and `moved_to`), Cancelled.
    """
    place = BatchPlace.of(batch, moved_to)
    try:
        folders = {place.now(_file(entry)).parent for entry in entries_backwards(batch.file)}
        if folders and not any(place.now(entry.photo).exists() for entry in entries_backwards(batch.file)):
            raise CropperHeadError(
                "none of the photos of batch {batch} is where it was; give its id and the folder of today",
                batch=batch.id,
            )
        there = [folder for folder in folders if folder.is_dir()]
        with WriteLocks(there, wait, token=token, joins=True):
            undone = _undo_all(batch, store, place, on_row, progress)
            note_undone(batch, undone)
    except OSError as error:
        raise FileError(batch.file, "the journal cannot be read: {why}", why=reason_of(error)) from error
    return undone


def _undo_all(
    batch: Batch, store: Sidecars, place: BatchPlace, on_row: OnRow, progress: ProgressCallback
) -> Undone:
    counts: Counter[Status] = Counter()
    for entries in _photos_backwards(batch.file):
        files = [place.now(_file(entry)) for entry in entries]
        progress(Progress(counts.total(), batch.written, files[0].name))
        try:
            rows = list(_put_back(entries, store, place))
        except CropperHeadError as error:
            rows = [(file, Status.FAILED, _reason(error, file)) for file in files]
        for file, status, words in rows:
            counts[status] += 1
            row = {**file_fields(file), "status": status.value}
            on_row({**row, "reason": words} if words else row)
    return Undone(counts[Status.OK], counts[Status.SKIPPED], counts[Status.FAILED])


def _photos_backwards(journal: Path) -> Iterator[Sequence[EmbedEntry | SidecarEntry]]:
    """What was written for one photo at a time, last first, its sidecars one by one (OSError).

    Journals of an earlier version have a record of its own for what was embedded, after the sidecars'.
    """
    embedded: dict[Path, EmbedEntry] = {}
    for entry in entries_backwards(journal):
        if isinstance(entry, EmbedEntry):
            if entry.photo in embedded:
                yield [embedded.pop(entry.photo)]
            embedded[entry.photo] = entry
        else:
            inside = entry.inside or embedded.pop(entry.photo, None)
            yield [*([inside] if inside is not None else []), *reversed(entry.all)]
    yield from ([entry] for entry in embedded.values())


def _put_back(
    entries: Sequence[EmbedEntry | SidecarEntry], store: Sidecars, place: BatchPlace
) -> Iterator[tuple[Path, Status, str]]:
    """What becomes of each file of a photo, and words about it.

    FileError, ToolError: one has another crop by now, or cannot be put back; all are left as they are.
    """
    inside = [_receipt(entry, place) for entry in entries if isinstance(entry, EmbedEntry)]
    sidecars = [entry for entry in entries if isinstance(entry, SidecarEntry)]
    changed = [entry for entry in sidecars if store.content(place.now(entry.sidecar)) != entry.before]
    decision = read_packet(sidecars[-1].after).decision if sidecars else None
    told: Sequence[str] = ()
    with contextlib.ExitStack() as photos:
        # made ready first, and changed last: either all files of the photo go back, or none
        words_inside = [photos.enter_context(taking_out(receipt, decision)) for receipt in inside]
        if changed:
            receipts = (WriteReceipt(place.now(each.sidecar), each.before, each.after) for each in changed)
            first, *others = receipts
            try:
                told = store.restore(replace(first, also=tuple(others)))
            except SidecarConflict as error:
                raise SidecarConflict(error.path, "changed by somebody else since; left as it is") from error
    for receipt, words in zip(inside, words_inside, strict=True):
        yield (receipt.photo, *(_AS_BEFORE if words is None else (Status.OK, words)))
    for entry in sidecars:
        sidecar = place.now(entry.sidecar)
        _forget_backup(entry, sidecar)
        words = next((each for each in told if each.startswith(printable(sidecar.name))), "")
        yield (sidecar, *((Status.OK, words) if entry in changed else _AS_BEFORE))


def _reason(error: CropperHeadError, file: Path) -> str:
    """Why a file was not put back, its own name left out."""
    return error.reason if isinstance(error, FileError) and error.path == file else str(error)


def _receipt(entry: EmbedEntry, place: BatchPlace) -> EmbedReceipt:
    photo = place.now(entry.photo)
    backup = backup_of(Path(os.path.realpath(photo)))
    return EmbedReceipt(photo, backup, entry.after, entry.before, entry.makes_backup, entry.crop_before)


def _forget_backup(entry: SidecarEntry, sidecar: Path) -> None:
    """The copy that the batch made is needed no more once the sidecar itself holds these bytes."""
    backup = backup_of(Path(os.path.realpath(sidecar)))
    with contextlib.suppress(OSError):
        if entry.makes_backup and backup.read_bytes() == entry.before:
            backup.unlink()


def _file(entry: Entry) -> Path:
    return entry.photo if isinstance(entry, EmbedEntry) else entry.sidecar


def note_undone(batch: Batch, undone: Undone) -> None:
    """Say so in the journal; where its disk is full the batch can be undone again, which changes nothing."""
    counts = {"written": batch.written, "failed": batch.failed}
    with contextlib.suppress(FileError), contextlib.closing(Journal(batch.file)) as journal:
        journal.undone(undone.restored, undone.conflicts, datetime.now().astimezone().isoformat(), counts)


@dataclass(frozen=True, slots=True)
class BatchPlace:
    """Where the files of a batch were, and are."""

    was: Path | None = None
    is_now: Path | None = None

    @classmethod
    def of(cls, batch: Batch, moved_to: Path | None) -> BatchPlace:
        """CropperHeadError: it had several folders, and was moved."""
        if moved_to is None:
            return cls()
        if len(batch.heading.roots) != 1:
            raise CropperHeadError(
                "batch {batch} was about several folders; undo it where they were", batch=batch.id
            )
        return cls(Path(batch.heading.roots[0]), Path(os.path.abspath(moved_to)))

    def now(self, path: Path) -> Path:
        """A path of the journal, today."""
        if self.was is None or self.is_now is None or not path.is_relative_to(self.was):
            return path
        return self.is_now / path.relative_to(self.was)
