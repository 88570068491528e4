"""Sidecars as the rest of the program sees them: read, write with a decision, take back.

Safe to share between threads: writes to one file wait for each other. Writing follows five steps: read
and check the old file, build and compare the new bytes, temp file and fsync, check that the old file is
still the one read, replace it.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from cropperhead_desktop.domain.decision import CropRecord, Decision, WriteReceipt
from cropperhead_desktop.domain.errors import FileError, Reason, SidecarConflict, SidecarError
from cropperhead_desktop.domain.marks import Marks
from cropperhead_desktop.domain.photo import EMBEDDING_EXTENSIONS, PhotoInfo, extension
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.system.files import reason_of
from cropperhead_desktop.xmp import atomic, embedded, marks, merge, sidecar
from cropperhead_desktop.xmp.codec import is_own, read_packet, read_values
from cropperhead_desktop.xmp.packet import PacketError

_STRIPES = 64


@dataclass(frozen=True, slots=True)
class PlannedWrite:
    """A sidecar's bytes as they are (None: no file) and as they shall be; nothing is written yet.

    `makes_backup` when a copy of somebody else's sidecar will be kept beside it first.
    """

    sidecar: Path
    before: bytes | None
    after: bytes
    makes_backup: bool = False


_Create = Callable[[bytes | None], bytes]
_Rewrite = Callable[[bytes], bytes]


class Sidecars:
    """The `domain.ports.SidecarStore` of the real file system."""

    def __init__(self) -> None:
        self._names = sidecar.FolderNames()
        self._locks = tuple(threading.Lock() for _ in range(_STRIPES))

    def read(self, photo: Path, info: PhotoInfo | None = None) -> CropRecord:
        """What the photo's sidecar says, or without one its embedded packet; never raises for bad files.

        `info` gives the stored size for checking a rotated rectangle; without it the packet's is used.
        """
        size = (info.width, info.height) if info is not None else None
        try:
            found = sidecar.find(photo)
            if found.path is None:
                return self._read_embedded(photo, size)
        except FileError as error:
            return CropRecord(source=error.path, error=error.reason)
        except OSError as error:
            why = Reason("its folder cannot be read: {why}", why=reason_of(error))
            return CropRecord(source=photo, error=why)
        record = CropRecord(error=found.error) if found.values is None else read_values(found.values, size)
        left = sidecar.foreign_temp(found.path)
        warnings = record.warnings + found.warnings + ((left,) if left else ())
        return replace(record, source=found.path, warnings=warnings)

    def write(self, photo: Path, crop: Crop | None, info: PhotoInfo, decision: Decision) -> WriteReceipt:
        """Write a crop (None: HasCrop=False) and its decision into the photo's sidecar, atomically.

        Raises SidecarError (file and reason; the old bytes are untouched) and SidecarConflict.
        """
        with self._locked(photo.parent / photo.stem):
            return self._carry_out(self._plan(photo, *_crop_makers(photo, crop, info, decision)))

    def plan(self, photo: Path, crop: Crop | None, info: PhotoInfo, decision: Decision) -> PlannedWrite:
        """What `write` would do, checked in full, without doing it; raises as `write`."""
        return self._plan(photo, *_crop_makers(photo, crop, info, decision))

    def carry_out(self, planned: PlannedWrite) -> WriteReceipt:
        """Do what was planned; SidecarConflict when the sidecar is not what it was then, SidecarError."""
        with self._locked(planned.sidecar.parent / planned.sidecar.stem):
            return self._carry_out(planned)

    def content(self, path: Path) -> bytes | None:
        """A sidecar's bytes, None where there is no such file (SidecarError: it cannot be read)."""
        return sidecar.read_sidecar(path) if os.path.lexists(_target(path)) else None

    def write_marks(self, photo: Path, before: Marks, after: Marks, info: PhotoInfo) -> WriteReceipt:
        """Write those marks in which `after` differs from `before`, atomically; nothing else changes.

        Raises SidecarError (file and reason; the old bytes are untouched) and SidecarConflict.
        """
        suffix = photo.suffix[1:]
        with self._locked(photo.parent / photo.stem):
            planned = self._plan(
                photo,
                lambda embedded: marks.create_with_marks(before, after, info, suffix, embedded),
                lambda old: marks.merge_marks(old, before, after),
            )
            return self._carry_out(planned)

    def restore(self, receipt: WriteReceipt) -> None:
        """Put the bytes before a write back (no file: remove it); a backup it made is kept.

        Raises SidecarConflict when somebody changed the file since, SidecarError.
        """
        with self._locked(receipt.sidecar.parent / receipt.sidecar.stem):
            target = _target(receipt.sidecar)
            if receipt.before is None:
                if not os.path.lexists(target):
                    raise SidecarConflict(target, "already gone; nothing to take back")
                atomic.remove_file(target, receipt.after)
            else:
                atomic.replace_file(target, receipt.after, receipt.before)

    def _read_embedded(self, photo: Path, size: tuple[int, int] | None) -> CropRecord:
        """The embedded packet's record; damage there is a warning, since it is never rewritten."""
        if extension(photo) not in EMBEDDING_EXTENSIONS:
            return CropRecord()
        notes: list[str] = []
        try:
            raw = embedded.extract(photo, notes)
        except PacketError as error:
            return _without_embedded(photo, str(error))
        if raw is None:
            return CropRecord()
        record = read_packet(raw, size)
        if record.error is not None:
            return _without_embedded(photo, record.error)
        return replace(record, source=photo, warnings=(*record.warnings, *notes))

    def _plan(self, photo: Path, create: _Create, rewrite: _Rewrite) -> PlannedWrite:
        try:
            found = sidecar.find(photo)
            path = found.path or sidecar.new_name(photo, self._names)
        except OSError as error:
            raise SidecarError(photo, "its folder cannot be read: {why}", why=reason_of(error)) from error
        try:
            if found.path is None:
                return PlannedWrite(path, None, create(_packet_of(photo, path)))
            after = rewrite(found.raw)
        except PacketError as error:
            raise SidecarError(path, str(error)) from error
        target = _target(path)
        if not os.access(target, os.W_OK):
            raise SidecarError(path, "not written: the sidecar is write-protected")
        foreign = not is_own(found.values) and not os.path.lexists(atomic.backup_of(target))
        return PlannedWrite(path, found.raw, after, foreign)

    def _carry_out(self, planned: PlannedWrite) -> WriteReceipt:
        before, target, backup = planned.before, planned.sidecar, None
        if before is not None:
            target = _target(target)
            if planned.makes_backup:
                backup = atomic.keep_backup(target, before)
        atomic.replace_file(target, before, planned.after)
        self._names.wrote(target)
        return WriteReceipt(planned.sidecar, before, planned.after, backup)

    @contextmanager
    def _locked(self, base: Path) -> Iterator[None]:
        """One writer for all sidecars that share a photo's stem."""
        with self._locks[hash(os.path.realpath(base.parent) + base.name.split(".")[0]) % _STRIPES]:
            yield


def _crop_makers(
    photo: Path, crop: Crop | None, info: PhotoInfo, decision: Decision
) -> tuple[_Create, _Rewrite]:
    size, suffix = (info.width, info.height), photo.suffix[1:]
    return (
        lambda embedded: merge.create(crop, info, decision, suffix, embedded),
        lambda old: merge.merge(old, crop, size, decision),
    )


def _packet_of(photo: Path, path: Path) -> bytes | None:
    """The packet with which a new sidecar at `path` begins."""
    if extension(photo) not in EMBEDDING_EXTENSIONS:
        return None
    try:
        return embedded.extract(photo)
    except PacketError:
        return None
    except FileError as error:
        raise SidecarError(path, "not written: {why}", why=error.reason) from error


def _target(path: Path) -> Path:
    """Where the bytes really are: behind symbolic links, which stay as they are."""
    return Path(os.path.realpath(path)) if path.is_symlink() else path


def _without_embedded(photo: Path, why: str) -> CropRecord:
    return CropRecord(source=photo, warnings=(Reason("embedded XMP ignored: {why}", why=why),))
