"""Decisions and their undo: the picture on screen changes at once, the sidecar in its own lane.

One undo step is one finished gesture (a draft), one decision (a sidecar write), or the same
for many photos. Undoing a write queues the restore behind the write it takes back, so the two can never
change places.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TypeGuard, TypeVar

from cropperhead_desktop.domain.decision import (
    Alternate,
    CropRecord,
    DecisionKind,
    Drawn,
    WriteReceipt,
    decided_now,
)
from cropperhead_desktop.domain.errors import FileError, printable
from cropperhead_desktop.domain.history import History
from cropperhead_desktop.domain.marks import Marks
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.domain.ports import SidecarStore
from cropperhead_desktop.domain.session import ReviewItem
from cropperhead_desktop.geometry.crop import WHOLE, Crop
from cropperhead_desktop.library.history import KeptHistory, KeptStep
from cropperhead_desktop.review.jobs import JobRunner, Work
from cropperhead_desktop.review.outside import BatchStep, EmbedStep, OutsideStep, PastStep
from cropperhead_desktop.review.ports import Backend
from cropperhead_desktop.review.store import SessionStore
from cropperhead_desktop.review.text import counted, in_words, phrase, tr

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class DrawStep:
    """One finished gesture on a photo's unsaved crop, or on a linked one."""

    path: Path
    before: Drawn
    after: Drawn

    def done(self, item: ReviewItem) -> ReviewItem:
        """The photo after it."""
        return item.with_drawn(self.after)

    def taken_back(self, item: ReviewItem) -> ReviewItem:
        """The photo without it."""
        return item.with_drawn(self.before)

    def is_given_up(self, item: ReviewItem) -> bool:
        """Whether what it drew is there no more."""
        return item.drawn != self.after


@dataclass(frozen=True, slots=True)
class PassStep:
    """A photo was passed as it is: nothing is written or decided."""

    path: Path

    def done(self, item: ReviewItem) -> ReviewItem:
        """The photo after it."""
        return item.with_passed(True)

    def taken_back(self, item: ReviewItem) -> ReviewItem:
        """The photo without it."""
        return item.with_passed(False)

    def is_given_up(self, item: ReviewItem) -> bool:
        """Whether the photo is already as it would be without it."""
        return not item.passed


@dataclass(slots=True)
class WriteOutcome:
    """What became of a write; filled in the write lane, read there and after it."""

    receipt: WriteReceipt | None = None
    failed: bool = False


@dataclass(frozen=True, slots=True)
class WriteStep:
    """One sidecar write: what was known before and is after it, and the receipt to take it back with."""

    path: Path
    info: PhotoInfo
    record_before: CropRecord | None
    drawn_before: Drawn
    record: CropRecord
    drawn: Drawn
    write: Callable[[SidecarStore], WriteReceipt] = field(compare=False)
    outcome: WriteOutcome = field(default_factory=WriteOutcome, compare=False)

    def done(self, item: ReviewItem) -> ReviewItem:
        """The photo after it, whether or not the write has reached the disk."""
        return item.with_record(self.record).with_drawn(self.drawn).with_error(None)

    def taken_back(self, item: ReviewItem) -> ReviewItem:
        """The photo without it; as it is where the write failed and something else is shown by now."""
        if self.outcome.failed and item.record != self.record:
            return item
        return replace(item, record=self.record_before, error=None).with_drawn(self.drawn_before)


UnwrittenStep = DrawStep | PassStep
OwnStep = UnwrittenStep | WriteStep
Step = OwnStep | OutsideStep

WORDS = {
    DecisionKind.ACCEPTED: phrase("Crop accepted"),
    DecisionKind.ADJUSTED: phrase("Crop adjusted"),
    DecisionKind.PROPOSED: phrase("Crop proposed"),
    DecisionKind.KEPT: phrase("Original kept"),
    DecisionKind.RESET: phrase("Crop taken out"),
}
"""A decision in the history list."""

_TAKEN = (DecisionKind.ACCEPTED, DecisionKind.ADJUSTED)


@dataclass(frozen=True, slots=True)
class UndoStep:
    """What one undo takes back, and words for it."""

    text: str
    steps: tuple[Step, ...]
    selected: tuple[Path, ...] = ()
    """The photos that were selected then, the one in front first."""
    name: str = ""
    """What a kept history knows it by."""
    time: str = ""
    """When it was done, ISO 8601, where it was in another run."""

    @property
    def had_effect(self) -> bool:
        """False when every write of it failed."""
        return any(not (isinstance(step, WriteStep) and step.outcome.failed) for step in self.steps)

    @property
    def is_outside(self) -> bool:
        """True when no session knows how it was done."""
        return any(isinstance(step, OutsideStep) for step in self.steps)

    @property
    def can_repeat(self) -> bool:
        """False when it can be taken back, but not done again."""
        return all(step.can_repeat for step in self.steps if isinstance(step, OutsideStep))

    @property
    def paths(self) -> tuple[Path, ...]:
        """The photos it is about; of a batch its folder."""
        return tuple(dict.fromkeys(step.path for step in self.steps))

    @property
    def place(self) -> Path:
        """The folder in which it was done."""
        first = self.steps[0]
        return first.path if isinstance(first, BatchStep) else first.path.parent

    @property
    def described(self) -> str:
        """What was done, and to what."""
        if isinstance(self.steps[0], BatchStep | EmbedStep):
            return self.text
        one = printable(self.steps[0].path.name)
        many = len(self.paths)
        return f"{self.text} – {one if many == 1 else counted(many, 'photo')}"


class Decisions:
    """Drafts, decisions, marks, undo and redo: one history over all folders, and over earlier runs."""

    def __init__(self, store: SessionStore, jobs: JobRunner, kept: KeptHistory | None = None) -> None:
        """`kept` remembers what was written beyond the end of the program."""
        self._kept = kept
        self.on_outside: Callable[[bool], object] = lambda _begins: None
        """Told when files that no session knows of are going to be put back, and when they were."""
        self.on_embedded: Callable[[Iterable[Path], bool], object] = lambda _photos, _is_there: None
        """Told into which photos the crop was written, and out of which it was taken again."""
        self._store = store
        self._jobs = jobs
        self._history: History[UndoStep] = History()
        self.on_decided: Callable[[Path], object] = lambda _path: None
        """Told of every photo whose decision was written or taken back on the disk."""
        self.on_written: Callable[[Path], object] = lambda _path: None
        """Told of every photo whose sidecar was written or put back."""
        self.deliverables: Callable[[], Sequence[str]] = tuple
        """The ratios in which each decision gets a linked crop."""
        self.selected: Callable[[], tuple[Path, ...]] = lambda: ()
        """Which photos are selected, the one in front first."""
        self.written = 0
        self.not_written = 0
        self.begun = 0
        self.under_way = 0

    def remember(self, steps: Iterable[KeptStep]) -> None:
        """What earlier runs did, oldest first, then what they took back: before what is done here."""
        now = self._history.done
        self._history = History()
        taken_back = 0
        for kept in steps:
            taken_back += kept.is_undone
            parts: list[Step] = [PastStep(photo, receipt=each) for photo, each in kept.writes]
            parts += [DrawStep(*each) for each in kept.drawn]
            parts += [PassStep(photo) for photo in kept.passed]
            if kept.batch is not None:
                parts = [BatchStep(kept.batch[0], batch=kept.batch[1])]
            self._history.push(UndoStep(kept.text, tuple(parts), name=kept.name, time=kept.time))
        for _step in range(taken_back):
            self._history.undo()
        for step in now:
            self._history.push(step)

    def did(self, text: str, step: OutsideStep) -> None:
        """Something was done to files outside of the session, and can be taken back."""
        name = secrets.token_hex(8)
        self._push(UndoStep(text, (step,), name=name))
        self._count_batch(step, 1)
        if isinstance(step, EmbedStep):
            self.on_embedded(step.receipts, True)
        if self._kept is not None and isinstance(step, BatchStep):
            self._kept.ran_batch(name, text, step.path, step.batch)

    def forget_batch(self, batch: str) -> None:
        """A batch was taken back by itself: it is no step any more."""
        for step in self._history.done:
            if any(isinstance(each, BatchStep) and each.batch == batch for each in step.steps):
                self._history.remove(step)
                self._count_batch(step.steps[0], -1)
                if self._kept is not None:
                    self._kept.undone(step.name)

    def _count_batch(self, step: Step, times: int) -> None:
        self.written += times * step.sidecars if isinstance(step, BatchStep) else 0

    @property
    def can_undo(self) -> bool:
        """True when there is a step to take back."""
        return self._history.next_undo is not None

    @property
    def can_redo(self) -> bool:
        """True when there is a step to do again."""
        return self._history.next_redo is not None

    @property
    def done(self) -> tuple[UndoStep, ...]:
        """The steps that had an effect, oldest first."""
        return tuple(step for step in self._history.done if step.had_effect)

    @property
    def undone(self) -> tuple[UndoStep, ...]:
        """The steps taken back, the one to do again first."""
        return self._history.undone

    def draft(self, item: ReviewItem, crop: Crop | None) -> None:
        """The user finished a gesture: `crop` (stored frame) is shown, nothing is written."""
        self.draft_all(tr("Crop changed"), [(item, crop)])

    def draft_all(self, text: str, drafts: Iterable[tuple[ReviewItem, Crop | None]]) -> int:
        """Unsaved crops for many photos as one step named `text`; how many photos changed."""
        return self._do(
            text,
            [
                DrawStep(item.path, item.drawn, replace(item.drawn, crop=crop))
                for item, crop in drafts
                if crop != item.draft
            ],
        )

    def nudge(self, item: ReviewItem, nudges: tuple[Alternate, ...]) -> None:
        """The user moved a linked crop, or gave it back; nothing is written."""
        self._do(
            tr("Deliverable changed"), [DrawStep(item.path, item.drawn, replace(item.drawn, nudges=nudges))]
        )

    def decide(self, item: ReviewItem, info: PhotoInfo, kind: DecisionKind, crop: Crop | None) -> None:
        """Record a decision; on failure the photo goes back to what it was, with the reason."""
        self.decide_all(tr(WORDS[_meant(info, kind, crop)]), [(item, info, kind, crop)])

    def decide_all(
        self,
        text: str,
        decided: Iterable[tuple[ReviewItem, PhotoInfo, DecisionKind, Crop | None]],
        passed: Iterable[ReviewItem] = (),
    ) -> int:
        """Decisions on many photos as one step named `text`, in which others are passed as they are; how many
        photos it touches."""
        wanted = self.deliverables()
        steps = [_decision_step(*each, wanted) for each in decided]
        return self._do(text, [*steps, *(PassStep(item.path) for item in passed)])

    def pass_all(self, text: str, items: Iterable[ReviewItem]) -> int:
        """Pass photos as they are, as one step named `text`; how many."""
        return self.decide_all(text, (), items)

    def mark_all(self, text: str, marked: Iterable[tuple[ReviewItem, PhotoInfo, Marks]]) -> int:
        """Stars, labels, flags of many photos as one step named `text`; how many photos it touches.

        Drafts stay drafts; what has these marks already is left alone.
        """
        return self._do(text, [_marks_step(*each) for each in marked if each[2] != marks_of(each[0])])

    def undo(self) -> UndoStep | None:
        """Take back the last step that had an effect."""
        step = self._history.undo()
        while step is not None and not self._matters(step):
            step = self._history.undo()
        if step is not None:
            self._store.update(*(each.taken_back(item) for each, item in self._with_items(step.steps)))
            self._keep_elsewhere(step.steps, lambda each, item: each.taken_back(item))
            self._pass_elsewhere(step, False)
            for each in reversed(step.steps):
                if isinstance(each, OutsideStep):
                    self._outside(each, each.undo, partial(self._count_batch, each, -1))
                elif isinstance(each, WriteStep) and not each.outcome.failed:
                    self._restore(each)
            self._note(lambda kept: kept.undone(step.name))
            if not step.can_repeat:
                self._history.forget_undone()
                self._note(KeptHistory.overtaken)
        return step

    def _push(self, step: UndoStep) -> None:
        if self.can_redo:
            self._note(KeptHistory.overtaken)
        self._history.push(step)

    def _note(self, noted: Callable[[KeptHistory], None]) -> None:
        """Into what is kept, behind the writes before it, which are noted in the same lane."""
        kept = self._kept
        if kept is not None:
            self._jobs.write(lambda _backend, _progress: noted(kept), lambda _none: None, lambda _error: None)

    def redo(self) -> UndoStep | None:
        """Do the last undone step again."""
        step = self._history.redo()
        if step is not None:
            self._perform(step)
        return step

    def _matters(self, step: UndoStep) -> bool:
        """False when taking it back would change nothing: it failed, or its drafts were given up since."""
        if not step.had_effect:
            return False
        if step.is_outside:
            return True
        return any(not (isinstance(each, UnwrittenStep) and self._is_given_up(each)) for each in step.steps)

    def _is_given_up(self, step: UnwrittenStep) -> bool:
        """Also of a photo that is not open: there what is kept of it counts."""
        item = self._store.item(step.path)
        if item is None and isinstance(step, PassStep):
            return False
        item = item or ReviewItem(step.path).with_drawn(self._store.drawn_elsewhere(step.path))
        return step.is_given_up(item)

    def _do(self, text: str, steps: Sequence[Step]) -> int:
        if steps:
            step = UndoStep(text, tuple(steps), self.selected(), secrets.token_hex(8))
            self._push(step)
            self._perform(step)
        return len(steps)

    def _perform(self, step: UndoStep) -> None:
        self._store.update(*(each.done(item) for each, item in self._with_items(step.steps)))
        self._keep_elsewhere(step.steps, lambda each, item: each.done(item))
        self._pass_elsewhere(step, True)
        drawn = [(each.path, each.before, each.after) for each in step.steps if isinstance(each, DrawStep)]
        passed = [each.path for each in step.steps if isinstance(each, PassStep)]
        if drawn or passed:
            self._note(lambda kept: kept.drew(step.name, step.text, drawn, passed))
        for each in step.steps:
            if isinstance(each, WriteStep):
                self._write(each, step)
            elif isinstance(each, OutsideStep):
                self._outside(each, partial(self._repeat, step, each), lambda: None)

    def _with_items(self, steps: Sequence[Step]) -> list[tuple[OwnStep, ReviewItem]]:
        items = [(step, self._store.item(step.path)) for step in steps if _is_own(step)]
        return [(step, item) for step, item in items if item is not None]

    def _keep_elsewhere(
        self, steps: Sequence[Step], change: Callable[[OwnStep, ReviewItem], ReviewItem]
    ) -> None:
        """Photos of folders that are not open have what was drawn on them where that is kept."""

        def changed(step: OwnStep, drawn: Drawn) -> Drawn:
            record = step.record if isinstance(step, WriteStep) else None
            return change(step, ReviewItem(step.path, record=record).with_drawn(drawn)).drawn

        own = (step for step in steps if _is_own(step) and not isinstance(step, PassStep))
        gone = {step.path: partial(changed, step) for step in own if self._store.item(step.path) is None}
        if gone:
            self._store.on_elsewhere(gone)

    def _pass_elsewhere(self, step: UndoStep, passed: bool) -> None:
        paths = [each.path for each in step.steps if isinstance(each, PassStep)]
        gone = {path: passed for path in paths if self._store.item(path) is None}
        if gone:
            self._store.on_passed(gone)

    def _repeat(self, whole: UndoStep, step: OutsideStep, backend: Backend, progress: object) -> str:
        words = step.repeat(backend, progress)
        if self._kept is not None and isinstance(step, PastStep):
            self._kept.wrote(whole.name, whole.text, step.path, step.receipt)
        return words

    def _outside(
        self, step: OutsideStep, work: Callable[[Backend, object], str], counted_too: Callable[[], object]
    ) -> None:
        """Take it back, or do it again, behind the session."""

        def done(words: str) -> None:
            counted_too()
            if words:
                self._store.view.say(words)
            if isinstance(step, PastStep):
                self.on_decided(step.path)
            self.on_outside(False)

        def failed(error: Exception) -> None:
            self._store.view.report(_named(step.path, error))
            self.on_outside(False)

        if isinstance(step, EmbedStep):
            self.on_embedded(step.receipts, False)
        self.on_outside(True)
        self._queue(work, done, failed)

    def _write(self, step: WriteStep, whole: UndoStep) -> None:
        def work(backend: Backend, _progress: object) -> tuple[CropRecord, int]:
            outcome = step.outcome
            outcome.receipt, outcome.failed = None, False
            try:
                outcome.receipt = receipt = step.write(backend.sidecars)
            except Exception:
                outcome.failed = True
                raise
            if self._kept is not None:
                self._kept.wrote(whole.name, whole.text, step.path, receipt)
                if step.drawn_before != step.drawn:
                    drawn = step.path, step.drawn_before, step.drawn
                    self._kept.drew(whole.name, whole.text, [drawn])
            # the photo's other packets may have something to say about it
            told = receipt.told + backend.sidecars.read(step.path, step.info).warnings
            return replace(step.record, source=receipt.sidecar, warnings=told), len(receipt.all)

        self._queue(
            work, lambda found: self._wrote(step, *found), lambda error: self._not_written(step, error)
        )

    def _queue(self, work: Work[T], done: Callable[[T], None], failed: Callable[[Exception], None]) -> None:
        """Into the write lane, counted until its answer is back."""
        self.begun += 1
        self.under_way += 1

        def back(answer: Callable[[], None]) -> None:
            self.under_way -= 1
            answer()

        self._jobs.write(
            work, lambda value: back(lambda: done(value)), lambda error: back(lambda: failed(error))
        )

    def _wrote(self, step: WriteStep, record: CropRecord, sidecars: int) -> None:
        self.written += sidecars
        self._on_disk(step)
        item = self._store.item(step.path)
        if item is not None and item.record == step.record:
            self._store.update(replace(item, record=record))

    def _on_disk(self, step: WriteStep) -> None:
        self.on_written(step.path)
        before = step.record_before
        if step.record.decision != (before.decision if before is not None else None):
            self.on_decided(step.path)

    def _not_written(self, step: WriteStep, error: Exception) -> None:
        self.not_written += 1
        item = self._store.item(step.path)
        if item is not None and item.record == step.record:
            self._store.update(step.taken_back(item))
            self._store.fail(step.path, error)
        else:
            self._store.view.report(_named(step.path, error))

    def _restore(self, step: WriteStep) -> None:
        def work(backend: Backend, _progress: object) -> tuple[tuple[str, ...], int]:
            receipt = step.outcome.receipt
            return ((), 0) if receipt is None else (backend.sidecars.restore(receipt), len(receipt.all))

        self._queue(
            work,
            lambda found: self._restored(step, *found),
            lambda error: self._not_restored(step, error),
        )

    def _restored(self, step: WriteStep, told: tuple[str, ...], sidecars: int) -> None:
        self.written -= sidecars
        self._on_disk(step)
        for words in told:
            self._store.view.say(in_words(words))

    def _not_restored(self, step: WriteStep, error: Exception) -> None:
        """Somebody else changed the sidecar since: show what it says now, overwrite nothing."""
        self.not_written += 1
        self._store.view.report(_named(step.path, error))
        self._queue(
            lambda backend, _progress: backend.sidecars.read(step.path, step.info),
            lambda record: self._reread(step.path, record),
            lambda unread: self._store.fail(step.path, unread),
        )

    def _reread(self, path: Path, record: CropRecord) -> None:
        item = self._store.item(path)
        if item is not None:
            self._store.update(item.with_record(record))


def _is_own(step: Step) -> TypeGuard[OwnStep]:
    """Whether a session knows how it is done."""
    return not isinstance(step, OutsideStep)


def marks_of(item: ReviewItem) -> Marks:
    """What the photo's files say, nothing while they are unread."""
    return item.record.marks if item.record is not None else Marks()


def _decision_step(
    item: ReviewItem, info: PhotoInfo, kind: DecisionKind, crop: Crop | None, wanted: Sequence[str]
) -> WriteStep:
    kind = _meant(info, kind, crop)
    if kind is DecisionKind.KEPT:
        crop = info.as_shot  # what was seen in the camera is kept, not what the sensor saw beside it
    decision = decided_now(kind, *item.proposer(crop))
    if kind is not DecisionKind.RESET:
        alternates = item.with_info(info).alternates(wanted, crop or info.as_shot or WHOLE)
        decision = replace(decision, alternates=alternates)
    record = CropRecord(
        crop=crop,
        has_crop=crop is not None,
        source=item.record.source if item.record else None,
        orientation=info.orientation,
        size=(info.width, info.height),
        decision=decision,
        marks=marks_of(item),
        frame=info.frame,
    ).also_in(item.record.editor if item.record is not None else "")
    return WriteStep(
        item.path,
        info,
        item.record,
        item.drawn,
        record,
        Drawn(),
        lambda store: store.write(item.path, crop, info, decision),
    )


def _meant(info: PhotoInfo, kind: DecisionKind, crop: Crop | None) -> DecisionKind:
    """To take the whole photo is to keep it."""
    return DecisionKind.KEPT if kind in _TAKEN and crop == (info.as_shot or WHOLE) else kind


def _marks_step(item: ReviewItem, info: PhotoInfo, marks: Marks) -> WriteStep:
    before = marks_of(item)
    return WriteStep(
        item.path,
        info,
        item.record,
        item.drawn,
        replace(item.record or CropRecord(), marks=marks),
        item.drawn,
        lambda store: store.write_marks(item.path, before, marks, info),
    )


def _named(path: Path, error: Exception) -> FileError:
    return error if isinstance(error, FileError) else FileError(path, str(error) or type(error).__name__)
