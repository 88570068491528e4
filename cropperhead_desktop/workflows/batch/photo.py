"""One photo of a batch: spare it or propose, plan the write, put the plan into the journal, write."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cropperhead_desktop.domain.decision import CropRecord, DecisionKind, decided_now
from cropperhead_desktop.domain.errors import (
    CropperHeadError,
    FileError,
    PhotoError,
    SidecarConflict,
    SidecarError,
    joined,
)
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.imaging.shrink import shrunk
from cropperhead_desktop.library.journal import EmbedEntry, Journal, SidecarEntry
from cropperhead_desktop.library.lock import FolderLocks
from cropperhead_desktop.workflows.batch.options import BatchOptions
from cropperhead_desktop.workflows.batch.resume import Written
from cropperhead_desktop.workflows.batch.rules import shaped, spared
from cropperhead_desktop.workflows.services import Services
from cropperhead_desktop.xmp.embed import EMBED_EXTENSIONS, EmbedReceipt, embed

PICTURE_SIDE = 400


@dataclass(frozen=True, slots=True)
class Cropped:
    """What became of one photo.

    `crop` was written (or would be, in a dry run); None and `reason` where the photo was passed over.
    `before` is the crop that it had. `picture` is a small JPEG in the displayed frame, for a report.
    """

    info: PhotoInfo
    before: Crop | None
    crop: Crop | None = None
    confidence: float | None = None
    model: str | None = None
    reason: str = ""
    is_written: bool = False
    is_earlier: bool = False
    """Written by an earlier run of the same batch."""
    picture: bytes | None = None


@dataclass(frozen=True, slots=True)
class Desk:
    """What every photo of a batch needs; without journal and locks nothing is written (a dry run)."""

    services: Services
    options: BatchOptions
    roots: Sequence[str]
    journal: Journal | None
    locks: FolderLocks | None
    earlier: Mapping[str, Written]
    pictures: bool = False

    def work(self, photo: Path) -> Cropped:
        """Crop one photo. Raises PhotoError, SidecarError, ModelError, ToolError, FileError (the journal)."""
        try:
            return self._work(photo)
        except SidecarConflict:
            # somebody decided meanwhile, or a neighbour that shares the sidecar came first: look again
            return self._work(photo)

    def _work(self, photo: Path) -> Cropped:
        services, options = self.services, self.options
        info = services.photos.info(photo)
        record = services.sidecars.read(photo, info)
        if record.error is not None:
            raise SidecarError(record.source or photo, record.error)
        earlier = self.earlier.get(os.path.abspath(photo))
        if earlier is not None and earlier.still_there(services.sidecars):
            return self._gone_on(photo, info, record, earlier)
        reason = spared(record, options.existing) or self._out_of_reach(photo)
        if reason is not None:
            return Cropped(info, record.crop, reason=reason, picture=self._thumbnail(photo))
        self._check_folder(photo)
        suggestion = services.suggest(photo, self._aspect(info))
        try:
            result = shaped(info, suggestion, options)
        except ValueError as error:
            raise PhotoError(photo, str(error)) from error
        about = (suggestion.confidence, suggestion.model)
        if result.crop is None:
            return Cropped(info, record.crop, None, *about, result.note, picture=self._picture(photo))
        notes = [result.note, *(str(FileError(record.source or photo, words)) for words in record.warnings)]
        if self.journal is not None:
            self._write(self.journal, photo, info, record, result.crop, about)
            notes.append(self._embedded(self.journal, photo, info))
        words = joined(notes)
        written = self.journal is not None
        return Cropped(info, record.crop, result.crop, *about, words, written, picture=self._picture(photo))

    def _gone_on(self, photo: Path, info: PhotoInfo, record: CropRecord, earlier: Written) -> Cropped:
        """A photo that was written before the batch was interrupted."""
        decision = record.decision
        about = (decision.confidence, decision.model) if decision is not None else (None, None)
        notes = ["written before the interruption"]
        if self.journal is not None and not earlier.has_embedded(photo):
            notes.append(self._embedded(self.journal, photo, info))
        words = joined(notes)
        return Cropped(info, None, record.crop, *about, words, True, True, self._picture(photo))

    def _aspect(self, info: PhotoInfo) -> float | None:
        """A landscape ratio is turned for upright photos; an upright one is what it is."""
        aspect, (width, height) = self.options.aspect, info.displayed
        return 1 / aspect if aspect is not None and aspect > 1 and height > width else aspect

    def _write(
        self,
        journal: Journal,
        photo: Path,
        info: PhotoInfo,
        record: CropRecord,
        crop: Crop,
        about: tuple[float | None, str | None],
    ) -> None:
        store = self.services.sidecars
        confidence, model = about
        planned = store.plan(photo, crop, info, decided_now(DecisionKind.PROPOSED, model, confidence))
        if not self._inside(planned.sidecar):
            raise SidecarError(planned.sidecar, "not written: a link to a file outside the folder")
        # between the first look and the plan lies the model's work: time enough for somebody to decide
        if store.read(photo, info) != record:
            raise SidecarConflict(photo, "its sidecar changed meanwhile; nothing was written")
        journal.intend(
            SidecarEntry(photo, planned.sidecar, planned.before, planned.after, planned.makes_backup)
        )
        store.carry_out(planned)
        journal.done(planned.sidecar)

    def _embedded(self, journal: Journal, photo: Path, info: PhotoInfo) -> str:
        """Copy crop and decision into the photo, where that is wanted; why not, in words."""
        if not self.options.embed:
            return ""
        if photo.suffix[1:].lower() not in EMBED_EXTENSIONS:
            return "not embedded: this format carries no crop"
        if not self._inside(photo):
            return "not embedded: a link to a photo outside the folder"
        record = self.services.sidecars.read(photo, info)
        if record.decision is None:
            return "not embedded: the sidecar changed meanwhile"

        def intend(receipt: EmbedReceipt) -> None:
            journal.intend(
                EmbedEntry(photo, receipt.before, receipt.sha256, receipt.backup, receipt.made_backup)
            )

        try:
            embed(self.services.tool(), photo, record.crop, info, record.decision, intend)
        except CropperHeadError as error:
            raise PhotoError(
                photo, "the sidecar was written, the photo was not: {why}", why=str(error)
            ) from error
        journal.done(photo)
        return ""

    def _out_of_reach(self, photo: Path) -> str | None:
        return None if self._inside(photo.parent) else "lies outside the folder, behind a link"

    def _inside(self, path: Path) -> bool:
        real = os.path.realpath(path)
        return any(real == root or real.startswith(root.rstrip(os.sep) + os.sep) for root in self.roots)

    def _check_folder(self, photo: Path) -> None:
        refusal = self.locks.refusal(photo.parent) if self.locks is not None else None
        if refusal is not None:
            raise SidecarError(photo, "not written: {why}", why=refusal)

    def _picture(self, photo: Path) -> bytes | None:
        return shrunk(self.services.photos.preview(photo).jpeg, PICTURE_SIDE) if self.pictures else None

    def _thumbnail(self, photo: Path) -> bytes | None:
        """For photos that were passed over: what costs no decoding, where there is such a thing."""
        return shrunk(self.services.photos.thumbnail(photo).jpeg, PICTURE_SIDE) if self.pictures else None
