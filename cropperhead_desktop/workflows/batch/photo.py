"""One photo of a batch: skip it or propose, plan the write, put the plan into the journal, write."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path

from cropperhead_desktop.domain.decision import (
    Alternate,
    CropRecord,
    Decision,
    DecisionKind,
    WriteReceipt,
    decided_now,
)
from cropperhead_desktop.domain.deliverables import linked, ratio_list
from cropperhead_desktop.domain.errors import (
    CropperHeadError,
    PhotoError,
    Reason,
    SidecarConflict,
    SidecarError,
    about,
    joined,
    printable,
)
from cropperhead_desktop.domain.photo import WRITABLE_INSIDE, PhotoInfo, extension
from cropperhead_desktop.domain.suggestion import Level, Suggestion, Verdict
from cropperhead_desktop.geometry.crop import WHOLE, Crop
from cropperhead_desktop.imaging.shrink import shrunk
from cropperhead_desktop.library.foreign import writing_refused
from cropperhead_desktop.library.journal import EmbedEntry, Journal, SidecarEntry
from cropperhead_desktop.library.lock import FolderLocks
from cropperhead_desktop.system.moment import moment
from cropperhead_desktop.workflows.batch.options import BatchOptions
from cropperhead_desktop.workflows.batch.resume import Written
from cropperhead_desktop.workflows.batch.rules import (
    STAYS_WHOLE,
    BatchReason,
    ReasonKind,
    Status,
    apply_options,
    skip_reason,
)
from cropperhead_desktop.workflows.guarded_sidecars import check_ours
from cropperhead_desktop.workflows.rows import (
    Row,
    alternate_fields,
    crop_fields,
    failed_row,
    file_fields,
    judgement_fields,
    rounded,
)
from cropperhead_desktop.workflows.services import Services
from cropperhead_desktop.workflows.shots import Shots, ShotSidecars
from cropperhead_desktop.xmp.embed import EmbedReceipt, embedding
from cropperhead_desktop.xmp.store import PlannedWrite

PICTURE_SIDE = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchRow:
    """One file of a batch, and what became of it; `info` is None where it could not be opened as a photo.

    `crop` (stored frame) was written, or would be in a dry run; `before` is the crop that it had. `reason`
    is for people, `kind` tells one sort of reason from another, `doubt` is why a person should look at it.
    `picture` is a small JPEG in the displayed frame, for a report.
    """

    path: Path
    status: Status = Status.SKIPPED
    reason: str = ""
    kind: ReasonKind | None = None
    info: PhotoInfo | None = None
    before: Crop | None = None
    crop: Crop | None = None
    confidence: float | None = None
    model: str | None = None
    verdict: Verdict | None = None
    gain: float | None = None
    level: Level | None = None
    doubt: str = ""
    is_written: bool = False
    is_earlier: bool = False
    """Written by an earlier run of the same batch."""
    picture: bytes | None = None
    also_for: tuple[str, ...] = ()
    """The other editors whose own files have the crop now."""
    raw: BatchRow | None = None
    """The raw of the same shot, with the same crop in its own frame."""
    alternates: tuple[Alternate, ...] = ()
    """Linked crops in other ratios, stored frame."""
    recorded: Row | None = None
    """The row as it was kept when the photo was written, perhaps on another machine."""

    def as_row(self) -> Row:
        """The row of `batch`: `ok` with the crop written, `skipped` or `failed` with the reason."""
        if self.recorded is not None:
            return self.recorded
        if self.info is None:
            return failed_row(self.path, self.reason, self.status)
        row: Row = {
            **file_fields(self.path),
            "status": self.status.value,
            **crop_fields(self.info, self.crop),
            "confidence": rounded(self.confidence, 4),
            "model": self.model,
        }
        if self.verdict is not None:
            row |= judgement_fields(self.verdict, self.gain, self.level, self.doubt)
        if self.raw is not None and self.raw.info is not None:
            row["raw"] = {**file_fields(self.raw.path), **crop_fields(self.raw.info, self.raw.crop)}
        row |= alternate_fields(self.alternates)
        if self.also_for:
            row["for"] = list(self.also_for)
        return {**row, "reason": self.reason} if self.reason else row


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchRun:
    """One run of a batch; without journal and locks nothing is written (a dry run).

    `roots` are the real paths of the folders within which it writes, `earlier` is what a run of the same
    batch had written before it was interrupted, by absolute path of the photo.
    """

    services: Services
    shots: Shots
    """The pairs of RAW and JPEG that this batch decides as one; the window may have others."""
    sidecars: ShotSidecars
    options: BatchOptions
    roots: Sequence[str]
    id: str | None = None
    journal: Journal | None = None
    locks: FolderLocks | None = None
    earlier: Mapping[str, Written] = field(default_factory=dict)
    resumed: bool = False
    pictures: bool = False
    keeps_rows: bool = False
    """Whether rows are kept with what is written, so that whoever goes on tells the same."""

    def crop_photo(self, photo: Path) -> BatchRow:
        """Crop one photo. Raises PhotoError, SidecarError, ModelError, ToolError, FileError (the journal)."""
        try:
            return self._crop(photo)
        except SidecarConflict:
            # somebody decided meanwhile, or a neighbour that shares the sidecar came first: look again
            return self._crop(photo)

    def _crop(self, photo: Path) -> BatchRow:
        options = self.options
        with moment():  # it ends before anything is written
            info = self.services.photos.info(photo)
            record = self.sidecars.read(photo, info)
            if record.error is not None:
                raise SidecarError(record.source or photo, record.error)
            row = BatchRow(path=photo, info=info, before=record.crop, raw=self._raw_row(photo))
            earlier = self.earlier.get(os.path.abspath(photo))
            if earlier is not None and not earlier.still_there(self.sidecars):
                earlier = None
            reason = None if earlier else skip_reason(record, options.existing) or self._out_of_reach(photo)
            suggestion = None if earlier or reason else self._suggestion(photo)
        if earlier is not None:
            return self._gone_on(row, record, earlier)
        if suggestion is None:
            words, kind = (reason.words, reason.kind) if reason is not None else ("", None)
            return replace(row, reason=words, kind=kind, picture=self._thumbnail(photo))
        level = suggestion.level if options.level else None
        row = replace(
            row,
            confidence=suggestion.confidence,
            model=suggestion.model,
            verdict=suggestion.verdict,
            gain=suggestion.gain,
            level=level,
        )
        try:
            crop, reason = apply_options(info, suggestion, options)
        except ValueError as error:
            raise PhotoError(photo, str(error)) from error
        words = reason.words if reason is not None else ""
        doubts = [words if reason is not None and reason.kind is ReasonKind.NOT_LEVELLED else ""]
        doubts += [level.doubt if level is not None else ""]
        row = replace(row, doubt=joined(doubts))
        if row.doubt:
            row = replace(row, verdict=Verdict.LOOK)
        notes = [words, doubts[1]]
        is_delivered = bool(options.deliver) and reason is not None and reason.kind in STAYS_WHOLE
        if crop is not None or is_delivered:
            row = self._given(row, info, record, crop, notes)
        return replace(
            row,
            reason=joined(notes),
            kind=reason.kind if reason is not None else None,
            picture=self._picture(photo),
        )

    def _given(
        self, row: BatchRow, info: PhotoInfo, record: CropRecord, crop: Crop | None, notes: list[str]
    ) -> BatchRow:
        """With a crop and linked ones, of it or of the whole (None), written; `notes` gets what is told."""
        photo, status = row.path, Status.OK if crop is not None else Status.SKIPPED
        row = replace(row, status=status, crop=crop, is_written=self.journal is not None)
        row = replace(row, alternates=self._linked(photo, info, record, crop or info.as_shot or WHOLE))
        row = replace(row, raw=self._with_crop(row, crop))
        notes += (about(record.source or photo, words) for words in record.warnings)
        if self.journal is not None:
            decision = decided_now(DecisionKind.PROPOSED, row.model, row.confidence)
            decision = replace(decision, alternates=row.alternates)
            told, editors = self._write(self.journal, row, notes, record, crop, decision)
            row = replace(row, also_for=editors)
            notes += told
        return row

    def _suggestion(self, photo: Path) -> Suggestion:
        self._check_folder(photo)
        options, care = self.options, replace(self.services.care, trust=self.options.trust)
        return self.services.suggest(photo, options.aspect, factor=options.factor or None, care=care)

    def _linked(self, photo: Path, info: PhotoInfo, record: CropRecord, crop: Crop) -> tuple[Alternate, ...]:
        """The linked crops of a crop; of those that there were the nudged ones stay."""
        wanted = ratio_list(self.options.deliver)
        if not (wanted or record.alternates):
            return ()
        anchors = self.services.anchors(photo, wanted or [each.ratio for each in record.alternates])
        return linked(crop, wanted, info, anchors, record.alternates)

    def _gone_on(self, row: BatchRow, record: CropRecord, earlier: Written) -> BatchRow:
        """A photo that was written before the batch was interrupted."""
        notes, store, photo = ["written before the interruption"], self.sidecars, row.path
        kept = None if earlier.row is None else dict(earlier.row)
        row = replace(row, recorded=kept)
        not_inside = self._not_inside(photo)
        is_complete = earlier.is_complete(store) and (not_inside is not None or earlier.has_embedded(photo))
        if is_complete:
            notes.append(not_inside or "")
        elif self.journal is not None and row.info is not None and record.decision is not None:
            told, editors = self._write(self.journal, row, notes, record, record.crop, record.decision)
            row = replace(row, also_for=editors)
            notes += told
        return replace(
            row,
            status=Status.OK,
            reason=joined(notes),
            before=None,
            raw=self._with_crop(row, record.crop),
            crop=record.crop,
            confidence=record.decision.confidence if record.decision is not None else None,
            model=record.decision.model if record.decision is not None else None,
            is_written=True,
            is_earlier=True,
            picture=self._picture(row.path),
            doubt=kept.get("review") or "" if kept is not None else "",
        )

    def _raw_row(self, photo: Path) -> BatchRow | None:
        raw = self.shots.raw_of(photo)
        return BatchRow(path=raw, info=self.shots.info(raw)) if raw is not None else None

    def _with_crop(self, row: BatchRow, crop: Crop | None) -> BatchRow | None:
        """The raw of the shot with the crop of its JPEG."""
        if row.raw is None or crop is None:
            return row.raw
        return replace(row.raw, crop=self.shots.carried(row.path, row.raw.path, crop))

    def _write(
        self,
        journal: Journal,
        row: BatchRow,
        notes: Sequence[str],
        record: CropRecord,
        crop: Crop | None,
        decision: Decision,
    ) -> tuple[Sequence[str], tuple[str, ...]]:
        """Plan all files of the decision, note them in one record, write them.

        What is to be told of it, and for which other editors it was written.

        The order is that of the record: `IMG.xmp`, the long-named sidecar, the photo itself.
        """
        store, tool, photo, info = self.sidecars, self.services.tool, row.path, row.info
        assert info is not None
        not_inside, trouble = self._not_inside(photo), None
        planned = store.plan(photo, crop, info, decision, also_inside=not_inside is None)
        for each in planned.all:
            if not self._inside(each.sidecar):
                raise SidecarError(each.sidecar, "not written: a link to a file outside the folder")
        with ExitStack() as stack:
            receipt: EmbedReceipt | None = None
            if not_inside is None:
                try:
                    check_ours(photo)
                    packet = embedding(tool(), photo, crop, info, decision, planned.seen_inside)
                    receipt = stack.enter_context(packet)
                except CropperHeadError as error:
                    trouble = error  # its sidecars can be written all the same
            # between the first look and the plan lies the model's work: time enough for somebody to decide
            if store.read(photo, info) != record:
                raise SidecarConflict(photo, "its sidecar changed meanwhile; nothing was written")
            entry = _entry(photo, planned, receipt)
            if self.keeps_rows:
                told = [note for each in planned.all for note in each.notes]
                reason = joined([*notes, *told, not_inside or "", self._raw_not_inside(photo)])
                kept = replace(row, also_for=_editors(planned), reason=reason)
                entry = replace(entry, row=kept.as_row())
            journal.intend(entry)
            written = store.carry_out(planned)
            journal.done(planned.sidecar)
            try:
                stack.close()
            except CropperHeadError as error:
                trouble = error
        if trouble is not None:
            words = "the sidecar was written, the photo was not: {why}"
            raise PhotoError(photo, words, why=str(trouble)) from trouble
        if receipt is not None:
            journal.done(photo)
        now = store.read(photo, info).warnings if receipt is None else ()
        still = [words for words in now if words not in record.warnings]
        told = [*written.told, *still, not_inside or "", self._raw_not_inside(photo)]
        return told, _editors(written)

    def _not_inside(self, photo: Path) -> str | None:
        """Why the crop does not go into the photo itself, empty where nobody asked for it; None: it does."""
        if not self.options.embed:
            return ""
        if extension(photo) not in WRITABLE_INSIDE:
            return "not embedded: this format carries no crop"
        return None if self._inside(photo) else "not embedded: a link to a photo outside the folder"

    def _raw_not_inside(self, photo: Path) -> str:
        """A word about a DNG of the shot, into which nothing goes though that is wished and could be."""
        raw = self.shots.raw_of(photo) if self.options.embed else None
        if raw is None or extension(raw) not in WRITABLE_INSIDE:
            return ""
        return Reason("not embedded into {raw}: its sidecar has the crop", raw=printable(raw.name))

    def _out_of_reach(self, photo: Path) -> BatchReason | None:
        return None if self._inside(photo.parent) else BatchReason(ReasonKind.BEHIND_A_LINK)

    def _inside(self, path: Path) -> bool:
        real = os.path.realpath(path)
        return any(real == root or real.startswith(root.rstrip(os.sep) + os.sep) for root in self.roots)

    def _check_folder(self, photo: Path) -> None:
        refusal = writing_refused(photo.parent)
        if refusal is None and self.locks is not None:
            refusal = self.locks.refusal(photo.parent)
        if refusal is not None:
            raise SidecarError(photo, "not written: {why}", why=refusal)

    def _picture(self, photo: Path) -> bytes | None:
        return shrunk(self.services.photos.preview(photo).jpeg, PICTURE_SIDE) if self.pictures else None

    def _thumbnail(self, photo: Path) -> bytes | None:
        """For photos that were passed over: what costs no decoding, where there is such a thing."""
        return shrunk(self.services.photos.thumbnail(photo).jpeg, PICTURE_SIDE) if self.pictures else None


def _editors(files: PlannedWrite | WriteReceipt) -> tuple[str, ...]:
    """The other editors whose own files are among them."""
    return tuple(dict.fromkeys(each.editor for each in files.all if each.editor))


def _entry(photo: Path, planned: PlannedWrite, receipt: EmbedReceipt | None = None) -> SidecarEntry:
    """What was planned, as the journal keeps it."""
    also = tuple(_entry(photo, each) for each in planned.also)
    inside = None
    if receipt is not None:
        was, backup = receipt.crop_before, receipt.backup
        inside = EmbedEntry(photo, receipt.before, receipt.sha256, backup, receipt.made_backup, was)
    before, after = planned.before, planned.after
    return SidecarEntry(photo, planned.sidecar, before, after, planned.makes_backup, also, inside)
