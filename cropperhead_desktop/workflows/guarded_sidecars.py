"""Writing in the photographer's folders: never while a batch of another process works there, and never in a
folder of another program, such as a Photos library (what was written there once can be taken back).

What killed programs of ours left half-written in a folder is removed here and nowhere else, before the
first write; reading changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Self

from cropperhead_desktop.domain.also_for import AlsoFor
from cropperhead_desktop.domain.decision import CropRecord, Decision, WriteReceipt
from cropperhead_desktop.domain.errors import PhotoError, Reason, SidecarError, printable
from cropperhead_desktop.domain.marks import Marks
from cropperhead_desktop.domain.photo import PhotoInfo, extension
from cropperhead_desktop.editors.found import Editor, EditorCrop
from cropperhead_desktop.editors.reading import Context
from cropperhead_desktop.editors.sources import SOURCES
from cropperhead_desktop.editors.writing import also_planned
from cropperhead_desktop.geometry.crop import WHOLE, Crop, corners, to_box
from cropperhead_desktop.imaging.in_camera import in_camera_crop
from cropperhead_desktop.imaging.sniff import open_regular
from cropperhead_desktop.imaging.tiff import page_shown
from cropperhead_desktop.library.foreign import writing_refused
from cropperhead_desktop.library.lock import NAME, FolderLocks, holder_elsewhere
from cropperhead_desktop.system.files import remove_stale_temps
from cropperhead_desktop.xmp.store import PlannedWrite, Sidecars


class WriteLocks(FolderLocks):
    """The locks of a command that is about to write in these folders."""

    def __enter__(self) -> Self:
        super().__enter__()
        for folder in self._wanted:
            remove_stale_temps(Path(folder))
        return self

    def _release(self) -> None:
        if self._token and not self._joins:
            for folder in self._held:  # its workers write no more; of those killed elsewhere this is left
                remove_stale_temps(Path(folder), everybody=True)
        super()._release()


def check_ours(file: Path, place: Path | None = None) -> None:
    """SidecarError where `file`, links followed, or else `place` lies in a folder of another program."""
    why = writing_refused(place or file)
    if why is not None:
        raise SidecarError(file, "not written: {why}", why=why)


def _agrees(photo: Path, crop: Crop, info: PhotoInfo) -> bool:
    """Whether every crop that darktable, RawTherapee and ART have of a photo is this one."""
    context = Context(lambda _photo: info)
    readers = [each.read for each in SOURCES if each.editor in _WRITTEN_FOR and not each.files]
    found = [each for read in readers for each in read(photo, context)]
    crops = [
        each for each in found if not (isinstance(each, EditorCrop) and (each.copy or each.crop is None))
    ]
    return bool(crops) and all(isinstance(each, EditorCrop) and _same(each, crop, info) for each in crops)


def _same(found: EditorCrop, crop: Crop, info: PhotoInfo) -> bool:
    """Whether two crops differ by no more than their programs' rounding."""
    boxes = (to_box(each, info.width, info.height) for each in (found.crop or WHOLE, crop))
    pairs = zip(*map(corners, boxes), strict=True)
    return all(max(abs(one.x - other.x), abs(one.y - other.y)) <= _ROUNDING for one, other in pairs)


_WRITTEN_FOR = frozenset({Editor.DARKTABLE, Editor.RAWTHERAPEE, Editor.ART})
_ROUNDING = 2.0
"""Pixels by which a crop written for another editor may differ there."""


def _page_shown(photo: Path) -> int:
    """See `page_shown`; 0 for all but TIFF files, and for unreadable ones."""
    if extension(photo) not in ("tif", "tiff"):
        return 0
    try:
        with open_regular(photo) as stream:
            return page_shown(stream)
    except (PhotoError, OSError):
        return 0


class GuardedSidecars(Sidecars):
    """Every write raises SidecarError where another process or program owns the folder; the message says
    which."""

    def __init__(self) -> None:
        super().__init__()
        self._tidied: set[Path] = set()
        self.also_for: Callable[[], AlsoFor] = lambda: AlsoFor.NONE
        """Which editors' own files a decision goes into, too; asked at each."""

    def read(self, photo: Path, info: PhotoInfo | None = None) -> CropRecord:
        """See `Sidecars.read`; a crop made in the camera counts where no program says anything about one.

        Of a TIFF with several full pages the one that is shown is told.
        """
        record = super().read(photo, info)
        if info is not None and record.editor in _WRITTEN_FOR and record.crop is not None:
            record = record.agreed() if _agrees(photo, record.crop, info) else record
        page = _page_shown(photo)
        if page:
            words = Reason(
                "{photo} has several full pages; page {page} is shown", photo=printable(photo.name), page=page
            )
            record = replace(record, warnings=(*record.warnings, words))
        if record.is_stated or record.already_applied or record.editor or record.error is not None:
            return record
        crop = in_camera_crop(photo)
        if crop is None:
            return record
        return replace(record, crop=crop, has_crop=True, in_camera=True, source=record.source or photo)

    def plan(
        self,
        photo: Path,
        crop: Crop | None,
        info: PhotoInfo,
        decision: Decision,
        also_inside: bool = False,
    ) -> PlannedWrite:
        """See `Sidecars.plan`; with the files of the editors of `also_for`."""
        planned = super().plan(photo, crop, info, decision, also_inside)
        return also_planned(planned, photo, crop, info, self.also_for())

    def write(self, photo: Path, crop: Crop | None, info: PhotoInfo, decision: Decision) -> WriteReceipt:
        """See `Sidecars.write`."""
        self._prepare(photo)
        return super().write(photo, crop, info, decision)

    def write_marks(self, photo: Path, before: Marks, after: Marks, info: PhotoInfo) -> WriteReceipt:
        """See `Sidecars.write_marks`."""
        self._prepare(photo)
        return super().write_marks(photo, before, after, info)

    def carry_out(self, planned: PlannedWrite) -> WriteReceipt:
        """See `Sidecars.carry_out`."""
        self._prepare(planned.sidecar)
        return super().carry_out(planned)

    def restore(self, receipt: WriteReceipt) -> tuple[str, ...]:
        """See `Sidecars.restore`."""
        self._wait_our_turn(receipt.sidecar)
        return super().restore(receipt)

    def repeat(self, receipt: WriteReceipt) -> None:
        """See `Sidecars.repeat`."""
        self._prepare(receipt.sidecar)
        super().repeat(receipt)

    def _prepare(self, path: Path) -> None:
        # a link to a photo of a library may have its sidecar here
        check_ours(path, path.parent)
        self._wait_our_turn(path)

    def _wait_our_turn(self, path: Path) -> None:
        folder = path.parent
        holder = holder_elsewhere(folder)
        if holder is not None:
            raise SidecarError(
                path,
                "not written: {holder} writes in this folder; if it does not run any more, remove {file}",
                holder=holder.words,
                file=printable(folder / NAME),
            )
        if folder not in self._tidied:
            self._tidied.add(folder)
            remove_stale_temps(folder)
