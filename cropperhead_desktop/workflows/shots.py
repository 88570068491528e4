"""A raw and the JPEG or HEIC of the same shot: one decision, with one crop and one angle in both frames.

What people see and decide is the JPEG, whose frame lies inside the raw's; every write goes into the sidecars
of both, planned, journalled and taken back as one.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from cropperhead_desktop.domain.decision import CropRecord, Decision, WriteReceipt
from cropperhead_desktop.domain.deliverables import rounded
from cropperhead_desktop.domain.errors import PhotoError, SidecarError
from cropperhead_desktop.domain.marks import Marks
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.geometry.crop import Box, Crop, carried, whole_box
from cropperhead_desktop.geometry.rotation import fit_inside
from cropperhead_desktop.imaging.capture import capture_time
from cropperhead_desktop.library.pairs import pairs_among
from cropperhead_desktop.workflows.as_shot import pixels_are_as_shot
from cropperhead_desktop.workflows.guarded_sidecars import GuardedSidecars
from cropperhead_desktop.workflows.oriented_photos import OrientedPhotos
from cropperhead_desktop.xmp.store import PlannedWrite

SECONDS = 2.0
"""How far the times of one shot may differ."""

_SAME_RATIO = 0.015
_FULL_SIZE = 0.02
_LANDSCAPE = (1.0, 4 / 5, 5 / 4, 3 / 4, 4 / 3, 3 / 2, 16 / 9, 65 / 24, 7 / 6, 6 / 5, 7 / 5)
_DIALLED = (_LANDSCAPE, tuple(1 / ratio for ratio in _LANDSCAPE))
"""Ratios (width / height) that cameras offer, held level and upright; some have 3:4 and 4:5 when level."""


class Shots:
    """The pairs that were found by name, each looked into before anything is written. Thread-safe."""

    def __init__(self, photos: OrientedPhotos) -> None:
        self._photos = photos
        self._raws: dict[Path, Path] = {}
        self._is_one: dict[Path, bool] = {}
        self._lock = threading.Lock()

    def join(self, photos: Sequence[Path]) -> Mapping[Path, Path]:
        """The raws of these photos by their JPEG, as their names tell, but for known contradictions."""
        found = {
            photo: raw for photo, raw in pairs_among(photos).items() if self._is_one.get(photo) is not False
        }
        self.part([photo for photo in photos if photo not in found])
        with self._lock:
            self._raws |= found
        return found

    def part(self, photos: Sequence[Path]) -> None:
        """Decide on each of these files alone from now on."""
        with self._lock:
            for photo in photos:
                self._raws.pop(photo, None)

    def named(self, photo: Path) -> Path | None:
        """The raw that has the photo's name."""
        return self._raws.get(photo)

    def raw_of(self, photo: Path) -> Path | None:
        """The raw of the same shot; None where the two files are pictures of their own."""
        raw = self._raws.get(photo)
        if raw is None:
            return None
        is_one = self._is_one.get(photo)
        if is_one is None:
            is_one = self._is_one[photo] = self._look(photo, raw)
        if not is_one:
            self.part((photo,))
        return raw if is_one else None

    def carried(self, photo: Path, raw: Path, crop: Crop, *, back: bool = False) -> Crop:
        """A crop of the JPEG as one of its raw; `back`: the other way. PhotoError: one cannot be read."""
        info, other = self._own(photo), self._own(raw)
        place = place_in_raw(info, other) or other.as_shot_box
        whole = whole_box(*info.displayed)
        if back:
            return info.crop(fit_inside(carried(other.box(crop), place, whole), *info.displayed))
        return other.crop(fit_inside(carried(info.box(crop), whole, place), *other.displayed))

    def info(self, photo: Path) -> PhotoInfo:
        """As `OrientedPhotos.info`."""
        return self._photos.info(photo)

    def _look(self, photo: Path, raw: Path) -> bool:
        times = (capture_time(photo), capture_time(raw))
        if None not in times and abs((times[0] - times[1]).total_seconds()) > SECONDS:  # type: ignore[operator]
            return False
        try:
            info = self._own(photo)
            return place_in_raw(info, self._own(raw)) is not None and pixels_are_as_shot(photo, info)
        except PhotoError:
            return False

    def _own(self, photo: Path) -> PhotoInfo:
        """As the camera held it: in another program perhaps only one of the two was turned."""
        info = self._photos.info(photo)
        return info.turned(info.frame.orientation)


def place_in_raw(info: PhotoInfo, raw: PhotoInfo) -> Box | None:
    """What the camera's JPEG shows of its raw, in the raw's displayed pixels; None: another picture.

    The rectangle that the raw tells, or the whole; where it tells nothing also a ratio that cameras offer,
    around the centre, if the JPEG has the raw's pixels.
    """
    (width, height), (across, down) = info.displayed, raw.displayed
    ratio = width / height
    for place in (raw.as_shot_box, whole_box(across, down)):
        if abs(ratio / place.aspect - 1) < _SAME_RATIO:
            return replace(place, width=width, height=height) if _same_size(info, place) else place
    if any(abs(ratio / dialled - 1) < _SAME_RATIO for dialled in _DIALLED[across < down]):
        place = Box(across / 2, down / 2, min(across, down * ratio), min(down, across / ratio))
        return replace(place, width=width, height=height) if _same_size(info, place) else None
    return None


def _same_size(info: PhotoInfo, place: Box) -> bool:
    """Whether the displayed JPEG has the raw's pixels, but for some at the edges."""
    sizes = zip(info.displayed, (place.width, place.height), strict=True)
    return all(abs(one / other - 1) < _FULL_SIZE for one, other in sizes)


class ShotSidecars(GuardedSidecars):
    """Sidecars of the JPEG of a pair are those of its raw, too; all other photos are what they were."""

    def __init__(self, shots: Shots) -> None:
        super().__init__()
        self._shots = shots

    def read(self, photo: Path, info: PhotoInfo | None = None) -> CropRecord:
        """See `Sidecars.read`; what another program did to one of the two files since counts for both."""
        own, named = super().read(photo, info), self._shots.named(photo)
        if named is None or own.error is not None:
            return own
        other = super().read(named)
        is_silent = not _decides(other) and other.marks == Marks() and other.error is None
        if is_silent or self._shots.raw_of(photo) is None:
            return own
        if other.error is not None:
            return replace(own, error=other.error, source=other.source)
        own = replace(own, marks=_together(own.marks, other.marks))
        if not _counts(other, own):
            return own
        try:
            crop = None if other.crop is None else self._shots.carried(photo, named, other.crop, back=True)
            decision = self._carried(photo, named, other.decision, back=True)
        except (PhotoError, ValueError):
            return own
        frames = {name: getattr(own, name) for name in ("marks", "orientation", "orientation_frame", "size")}
        return replace(other, crop=crop, decision=decision, left_alternates=(), frame=None, **frames)

    def plan(
        self,
        photo: Path,
        crop: Crop | None,
        info: PhotoInfo,
        decision: Decision,
        also_inside: bool = False,
    ) -> PlannedWrite:
        """See `Sidecars.plan`; SidecarError also where the raw's cannot be written: then neither is."""
        planned = super().plan(photo, crop, info, decision, also_inside=also_inside)
        raw = self._shots.raw_of(photo)
        if raw is None:
            return planned
        try:
            theirs = None if crop is None else self._shots.carried(photo, raw, crop)
            told = self._carried(photo, raw, decision) or decision
            other = super().plan(raw, theirs, self._shots.info(raw), told)
        except PhotoError as error:
            raise SidecarError(raw, "not written: {why}", why=error.reason) from error
        return replace(planned, also=(*planned.also, *(replace(each, also=()) for each in other.all)))

    def write_marks(self, photo: Path, before: Marks, after: Marks, info: PhotoInfo) -> WriteReceipt:
        """See `Sidecars.write_marks`; both files get them, or neither."""
        receipt, raw = super().write_marks(photo, before, after, info), self._shots.raw_of(photo)
        if raw is None:
            return receipt
        try:
            other = super().write_marks(raw, before, after, self._shots.info(raw))
        except (PhotoError, SidecarError):
            self.restore(receipt)
            raise
        return replace(receipt, also=(*receipt.also, *(replace(each, also=()) for each in other.all)))

    def _carried(
        self, photo: Path, raw: Path, decision: Decision | None, *, back: bool = False
    ) -> Decision | None:
        """A decision with its linked crops in the frame of the other file (PhotoError)."""
        if decision is None or not decision.alternates:
            return decision
        return replace(
            decision,
            alternates=tuple(
                replace(each, crop=rounded(self._shots.carried(photo, raw, each.crop, back=back)))
                for each in decision.alternates
            ),
        )


def _decides(record: CropRecord) -> bool:
    """Whether somebody decided; what was dialled in the camera the JPEG's pixels have already."""
    return record.decision is not None or bool(record.editor) or (record.has_crop and not record.in_camera)


def _counts(raw: CropRecord, own: CropRecord) -> bool:
    """Whether what the raw's files say about the crop is newer than what those of the JPEG say."""
    if not (_decides(raw) and _decides(own)):
        return _decides(raw)
    if raw.decision is None or own.decision is None:
        return raw.decision is None  # another program's: it came after ours, or Lightroom knows the raw alone
    return raw.decision.time > own.decision.time


def _together(own: Marks, other: Marks) -> Marks:
    """Each mark from the JPEG, unless it has none: cameras write that as no stars."""
    pairs = ((getattr(own, name), getattr(other, name)) for name in ("rating", "label", "pick"))
    return Marks(*(mine or (mine if theirs is None else theirs) for mine, theirs in pairs))
