"""Decisions and their undo: the picture on screen changes at once, the sidecar in its own lane.

A step in the history is one finished gesture (a draft) or one decision (a sidecar write). Undoing a
decision queues the restore behind the write it takes back, so the two can never change places.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from cropperhead_desktop.domain.decision import (
    CropRecord,
    Decision,
    DecisionKind,
    WriteReceipt,
    decided_now,
)
from cropperhead_desktop.domain.errors import FileError
from cropperhead_desktop.domain.history import History
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.domain.ports import SidecarStore
from cropperhead_desktop.domain.session import ReviewItem
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.ui.board import Board
from cropperhead_desktop.ui.jobs import JobRunner


@dataclass(frozen=True, slots=True)
class DraftStep:
    """One finished gesture on a photo's unsaved crop."""

    path: Path
    before: Crop | None
    after: Crop | None


@dataclass(slots=True)
class _Paper:
    """What became of a write; filled in the write lane, read there and after it."""

    receipt: WriteReceipt | None = None
    failed: bool = False


@dataclass(frozen=True, slots=True)
class WriteStep:
    """One decision: what was known before, what was decided, and the receipt to take it back with."""

    path: Path
    info: PhotoInfo
    record_before: CropRecord | None
    draft_before: Crop | None
    record: CropRecord
    decision: Decision
    paper: _Paper = field(default_factory=_Paper, compare=False)


Step = DraftStep | WriteStep


class Decisions:
    """Drafts, decisions, undo and redo of one session."""

    def __init__(self, board: Board, jobs: JobRunner) -> None:
        self._board = board
        self._jobs = jobs
        self._history: History[Step] = History()
        self.sidecars: SidecarStore | None = None
        self.written = 0
        self.not_written = 0

    def forget(self) -> None:
        """Another session begins; writes under way are still finished."""
        self._history.clear()

    @property
    def can_undo(self) -> bool:
        """True when there is a step to take back."""
        return self._history.next_undo is not None

    @property
    def can_redo(self) -> bool:
        """True when there is a step to do again."""
        return self._history.next_redo is not None

    def draft(self, item: ReviewItem, crop: Crop | None) -> None:
        """The user finished a gesture: `crop` (stored frame) is shown, nothing is written."""
        if crop != item.draft:
            self._history.push(DraftStep(item.path, item.draft, crop))
            self._board.put(item.with_draft(crop))

    def decide(self, item: ReviewItem, info: PhotoInfo, kind: DecisionKind, crop: Crop | None) -> None:
        """Record a decision; on failure the photo goes back to what it was, with the reason."""
        suggestion = item.suggestion
        decision = (
            decided_now(kind, suggestion.model, suggestion.confidence) if suggestion else decided_now(kind)
        )
        record = CropRecord(
            crop=crop,
            has_crop=crop is not None,
            source=item.record.source if item.record else None,
            orientation=info.orientation,
            size=(info.width, info.height),
            decision=decision,
        )
        step = WriteStep(item.path, info, item.record, item.draft, record, decision)
        self._history.push(step)
        self._write(step)

    def undo(self) -> Path | None:
        """Take back the last step that had an effect; the photo it was about."""
        step = self._history.undo()
        while isinstance(step, WriteStep) and step.paper.failed:
            step = self._history.undo()
        if step is None:
            return None
        item = self._board.item(step.path)
        if item is None:
            return None
        if isinstance(step, DraftStep):
            self._board.put(item.with_draft(step.before))
        else:
            self._board.put(replace(item, record=step.record_before, draft=step.draft_before, error=None))
            self._restore(step)
        return step.path

    def redo(self) -> Path | None:
        """Do the last undone step again; the photo it is about."""
        step = self._history.redo()
        if step is None:
            return None
        item = self._board.item(step.path)
        if item is None:
            return None
        if isinstance(step, DraftStep):
            self._board.put(item.with_draft(step.after))
        else:
            self._write(step)
        return step.path

    def _write(self, step: WriteStep) -> None:
        item, store = self._board.item(step.path), self.sidecars
        if item is None or store is None:
            return
        self._board.put(item.with_record(step.record).with_error(None))

        def work(_progress: object) -> WriteReceipt:
            paper = step.paper
            paper.receipt, paper.failed = None, False
            try:
                paper.receipt = store.write(step.path, step.record.crop, step.info, step.decision)
            except Exception:
                paper.failed = True
                raise
            return paper.receipt

        self._jobs.write(
            work, lambda receipt: self._wrote(step, receipt), lambda error: self._not_written(step, error)
        )

    def _wrote(self, step: WriteStep, receipt: WriteReceipt) -> None:
        self.written += 1
        item = self._board.item(step.path)
        if item is not None and item.record == step.record:
            self._board.put(replace(item, record=replace(step.record, source=receipt.sidecar)))

    def _not_written(self, step: WriteStep, error: Exception) -> None:
        self.not_written += 1
        item = self._board.item(step.path)
        if item is not None and item.record == step.record:
            before = replace(item, record=step.record_before, draft=step.draft_before, error=None)
            self._board.put(before)
            self._board.fail(step.path, error)
        else:
            self._board.view.report(_named(step.path, error))

    def _restore(self, step: WriteStep) -> None:
        store = self.sidecars
        if store is None:
            return

        def work(_progress: object) -> bool:
            if step.paper.receipt is None:
                return False
            store.restore(step.paper.receipt)
            return True

        self._jobs.write(work, self._restored, lambda error: self._not_restored(step, error))

    def _restored(self, took_back: bool) -> None:
        self.written -= took_back

    def _not_restored(self, step: WriteStep, error: Exception) -> None:
        """Somebody else changed the sidecar since: show what it says now, overwrite nothing."""
        self.not_written += 1
        self._board.view.report(_named(step.path, error))
        store = self.sidecars
        if store is not None:
            self._jobs.write(
                lambda _progress: store.read(step.path, step.info),
                lambda record: self._reread(step.path, record),
                lambda unread: self._board.fail(step.path, unread),
            )

    def _reread(self, path: Path, record: CropRecord) -> None:
        item = self._board.item(path)
        if item is not None:
            self._board.put(item.with_record(record))


def _named(path: Path, error: Exception) -> FileError:
    return error if isinstance(error, FileError) else FileError(path, str(error) or type(error).__name__)
