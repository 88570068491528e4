"""The shelf of batches: their journals in one folder, found again by folder, by id, or for going on.

The shelf holds at most `MAX_BYTES`; what goes first are batches that were taken back, then the oldest.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from cropperhead_desktop.domain.errors import FileError
from cropperhead_desktop.library.journal import (
    SUFFIX,
    Heading,
    Journal,
    Record,
    last_record,
    read_heading,
    records,
)
from cropperhead_desktop.system.files import own_folder, reason_of

MAX_BYTES = 1_000_000_000
"""About a million sidecars."""
_FORGOTTEN_AFTER = 90 * 86400.0


class BatchState(StrEnum):
    """What became of a batch."""

    FINISHED = "finished"
    CANCELLED = "cancelled"
    INTERRUPTED = "interrupted"
    """Killed, or still running."""
    PARTLY_UNDONE = "partly undone"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True)
class Batch:
    """One batch as lists show it; `written` counts sidecars, `failed` photos."""

    file: Path
    heading: Heading
    state: BatchState
    written: int
    failed: int

    @property
    def id(self) -> str:
        """Its name, which begins with its date."""
        return self.heading.id

    @property
    def can_undo(self) -> bool:
        """True when it may have written something that is still there."""
        return self.state is not BatchState.UNDONE and (
            self.written > 0 or self.state is BatchState.INTERRUPTED
        )

    @property
    def can_resume(self) -> bool:
        """True when it did not come to its end."""
        return self.state in (BatchState.CANCELLED, BatchState.INTERRUPTED)

    @property
    def is_lost(self) -> bool:
        """True when none of its folders and photos is where it was."""
        return not any(os.path.lexists(root) for root in self.heading.roots)

    def relation(self, folder: Path) -> Relation | None:
        """How its folders and photos lie to `folder`."""
        here = Path(os.path.realpath(folder))
        roots = [Path(os.path.realpath(root)) for root in self.heading.roots]
        if all(root.is_relative_to(here) for root in roots):
            return Relation.INSIDE
        if any(root.is_relative_to(here) or here.is_relative_to(root) for root in roots):
            return Relation.WIDER
        return None


class Relation(StrEnum):
    """How a batch lies to a folder."""

    INSIDE = "inside"
    """All of it lies in the folder."""
    WIDER = "wider"
    """It went further than the folder."""


class BatchStore:
    """All journals of this user. Every call may raise FileError (the folder cannot be used)."""

    def __init__(self, folder: Path, max_bytes: int = MAX_BYTES) -> None:
        self._folder = folder
        self._max_bytes = max_bytes

    def begin(self, roots: Sequence[Path], options: Record, model: str, program: str) -> tuple[str, Journal]:
        """A new batch: its id, and its journal with the heading written."""
        now = datetime.now().astimezone()
        # milliseconds: the order of names is the order of batches
        name = f"{now:%Y%m%d-%H%M%S}-{now.microsecond // 1000:03}{secrets.token_hex(1)}"
        self._make_room()
        journal = Journal(self._folder / f"{name}{SUFFIX}")
        stated = tuple(os.path.abspath(root) for root in roots)
        journal.begin(Heading(name, now.isoformat(timespec="seconds"), stated, options, model, program))
        return name, journal

    def batches(self) -> Sequence[Batch]:
        """All batches, newest first."""
        return tuple(self._newest_first())

    def of_folder(self, folder: Path) -> Sequence[Batch]:
        """The batches that have to do with a folder, newest first."""
        return tuple(batch for batch in self.batches() if batch.relation(folder) is not None)

    def find(self, batch_id: str) -> Batch | None:
        """The batch of an id, or of the beginning of one that only one batch has."""
        named = [file for file in self._files() if file.name.startswith(batch_id)]
        found = [batch for batch in map(open_batch, reversed(named)) if batch is not None]
        exact = [batch for batch in found if batch.id == batch_id]
        return exact[0] if exact else found[0] if len(found) == 1 else None

    def unfinished(self, roots: Sequence[Path], options: Record, model: str) -> Batch | None:
        """The newest batch, if it was asked the very same and did not come to its end."""
        stated = tuple(os.path.abspath(root) for root in roots)
        for batch in self._newest_first():
            heading = batch.heading
            if heading.roots == stated:
                same = (heading.options, heading.model) == (options, model)
                return batch if same and batch.can_resume else None
        return None

    def _newest_first(self) -> Iterator[Batch]:
        for file in reversed(self._files()):
            batch = open_batch(file)
            if batch is not None:
                yield batch

    def _files(self) -> Sequence[Path]:
        return sorted(self._folder.glob(f"*{SUFFIX}"))

    def _make_room(self) -> None:
        try:
            own_folder(self._folder)
            sizes = {file: file.stat().st_size for file in self._files()}
        except OSError as error:
            raise FileError(
                self._folder, "journals cannot be kept here: {why}", why=reason_of(error)
            ) from error
        total = sum(sizes.values())
        if total <= self._max_bytes:
            return
        for file in sorted(sizes, key=lambda each: (not _is_undone(each), each.name)):
            if total <= self._max_bytes:
                return
            if _is_over(file):
                with contextlib.suppress(OSError):
                    file.unlink()
                    total -= sizes[file]


def open_batch(file: Path) -> Batch | None:
    """The batch of a journal; None where it is none."""
    heading = read_heading(file)
    if heading is None:
        return None
    try:
        last = last_record(file) or {}
        counts = last.get("counts")
        if counts is None or last.get("cancelled"):
            # what was under way when a batch was cancelled is in the records only
            return Batch(file, heading, _state(last), *_count(file))
        return Batch(file, heading, _state(last), counts.get("written", 0), counts.get("failed", 0))
    except (OSError, KeyError, TypeError, AttributeError):
        return None


def _state(last: Record) -> BatchState:
    if last.get("t") == "undo":
        return BatchState.PARTLY_UNDONE if last.get("conflicts") else BatchState.UNDONE
    if last.get("t") != "end":
        return BatchState.INTERRUPTED
    return BatchState.CANCELLED if last["cancelled"] else BatchState.FINISHED


def _count(file: Path) -> tuple[int, int]:
    """Sidecars that were to be written, and failures."""
    written: set[int] = set()
    failed = 0
    for record in records(file):
        if record["t"] == "plan":
            written.add(hash(record["sidecar"]))
        failed += record["t"] == "failed"
    return len(written), failed


def _is_undone(file: Path) -> bool:
    with contextlib.suppress(OSError):
        last = last_record(file)
        return last is not None and last["t"] == "undo" and not last.get("conflicts")
    return False


def _is_over(file: Path) -> bool:
    """False for a batch that may still run or be gone on with."""
    with contextlib.suppress(OSError):
        last = last_record(file)
        ended = last is not None and (last["t"] == "undo" or (last["t"] == "end" and not last["cancelled"]))
        return ended or time.time() - file.stat().st_mtime > _FORGOTTEN_AFTER
    return False
