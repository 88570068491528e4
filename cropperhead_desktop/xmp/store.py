"""Sidecars as the rest of the program sees them: read, write with a decision, take back.

Safe to share between threads: writes to one file wait for each other. Writing follows five steps: read
and check the old files, build and compare the new bytes, temp file and fsync, check that the old file is
still the one read, replace it.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from pathlib import Path

from cropperhead_desktop.domain.decision import CropRecord, Decision, WriteReceipt
from cropperhead_desktop.domain.errors import (
    FileError,
    PhotoError,
    Reason,
    SidecarConflict,
    SidecarError,
    printable,
)
from cropperhead_desktop.domain.marks import Marks
from cropperhead_desktop.domain.photo import PHOTO_EXTENSIONS, RAW_SLACK, PhotoInfo, extension, is_raw
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.system.files import reason_of
from cropperhead_desktop.system.moment import once
from cropperhead_desktop.xmp import atomic, editors, embedded, marks, merge, pixels, sidecar, tags
from cropperhead_desktop.xmp.codec import NO_CROP, Values, is_own, spelled_crop
from cropperhead_desktop.xmp.level import is_warped
from cropperhead_desktop.xmp.packet import Packet, PacketError, parse
from cropperhead_desktop.xmp.record import Role, XmpSource, resolve, seen
from cropperhead_desktop.xmp.sidecar import Presence, SidecarFile, SidecarFiles
from cropperhead_desktop.xmp.tags import Readable

_STRIPES = 64


@dataclass(frozen=True, slots=True)
class PlannedWrite:
    """A sidecar's bytes as they are (None: no file) and as they shall be; nothing is written yet.

    `makes_backup` when a copy of somebody else's sidecar will be kept beside it first. `also` are the
    photo's other sidecars that the same decision goes into.
    """

    sidecar: Path
    before: bytes | None
    after: bytes
    makes_backup: bool = False
    also: tuple[PlannedWrite, ...] = ()
    notes: tuple[str, ...] = ()
    """What else is put right."""
    editor: str = ""
    """Whose file it is, where it is written for another editor."""
    seen_inside: str = ""
    """What the same decision in the photo itself is to remember of the sidecars, see `record.seen`."""

    @property
    def all(self) -> tuple[PlannedWrite, ...]:
        """This write and those that belong to it."""
        return (self, *self.also)


@dataclass(frozen=True, slots=True)
class _Packets:
    """Everything that says something about a photo: its sidecars, its own packet, and what they say.

    `warnings` name packets that cannot be read and stop nothing.
    """

    files: SidecarFiles
    packet: bytes | None
    sources: tuple[XmpSource, ...]
    warnings: tuple[str, ...]
    parsed: tuple[tuple[Path, Packet], ...]
    there: Presence


class Sidecars:
    """The `domain.ports.SidecarStore` of the real file system."""

    def __init__(self) -> None:
        self._names = sidecar.FolderNames()
        self._locks = tuple(threading.Lock() for _ in range(_STRIPES))

    def read(self, photo: Path, info: PhotoInfo | None = None) -> CropRecord:
        """What all packets of a photo say together, see `xmp.record`; never raises for bad files.

        `info` gives the stored size for checking a rotated rectangle, and the photo's own frame of today.
        Without it the packets' own sizes are used, and a photo that changed since is not noticed.
        """
        try:
            found = _look(photo, info)
        except FileError as error:
            return CropRecord(source=error.path, error=error.reason)
        except OSError as error:
            why = Reason("its folder cannot be read: {why}", why=reason_of(error))
            return CropRecord(source=photo, error=why)
        short = found.files.short
        if short is not None and short.error is not None:
            return CropRecord(source=short.path, error=short.error)
        record = resolve(found.sources, photo, info.frame if info is not None else None)
        if record.source is None and found.warnings:
            record = replace(record, source=photo if found.files.long is None else found.files.long.path)
        left = tuple(filter(None, (sidecar.foreign_temp(file.path) for file in _own(found.files))))
        record = replace(record, warnings=record.warnings + found.warnings + left)
        editor, crops = ("", False) if record.editor else editors.beside(photo)
        if not editor:
            return record
        if not crops:  # of no interest where somebody has cropped it in the open
            return record if record.has_crop or record.decision is not None else record.edited_in(editor)
        return record.also_in(editor)

    def seen(self, photo: Path, info: PhotoInfo) -> str:
        """What a decision that is embedded remembers of the sidecars, see `record.seen` (SidecarError)."""
        return seen(Role.PHOTO, self._found(photo, info).sources, {})

    def write(self, photo: Path, crop: Crop | None, info: PhotoInfo, decision: Decision) -> WriteReceipt:
        """Write a crop (None: HasCrop=False) and its decision into the photo's sidecars, each atomically.

        Raises SidecarError (file and reason; the old bytes are untouched) and SidecarConflict.
        """
        with self._locked(photo.parent / photo.stem):
            return self._carry_out(self.plan(photo, crop, info, decision))

    def plan(
        self,
        photo: Path,
        crop: Crop | None,
        info: PhotoInfo,
        decision: Decision,
        also_inside: bool = False,
    ) -> PlannedWrite:
        """What `write` would do, checked in full, without doing it; raises as `write`.

        `also_inside` when somebody else writes the same decision into the photo itself right after.
        """
        found, info = self._found(photo, info), pixels.marked(info, photo)
        role, first = self._first(photo, found)
        state = NO_CROP if crop is None else spelled_crop(crop)
        long, others = found.files.long, []
        if long is not None and long is not first and _has_crop(found.sources, Role.LONG):
            others = [(Role.LONG, long)]
        written = dict.fromkeys((role, *(other for other, _ in others)), state)
        if also_inside:
            written[Role.PHOTO] = state
        seen_inside = seen(Role.PHOTO, found.sources, written)

        def rewritten(role: Role, file: SidecarFile) -> PlannedWrite:
            told, slack = seen(role, found.sources, written), RAW_SLACK if is_raw(photo) else 0
            planned = _planned(
                file,
                lambda packet, values: merge.merge_into(packet, values, crop, info, decision, told, slack),
            )
            return replace(planned, notes=_size_note(file, info, slack))

        also, left = [], []
        for other, file in others:
            try:
                also.append(rewritten(other, file))
            except SidecarError as error:
                # it stops nothing: the decision has seen its crop
                left.append(as_it_was(file.path, error))
        if isinstance(first, SidecarFile):
            planned = rewritten(role, first)
        else:
            told = seen(role, found.sources, written)
            try:
                new = merge.create(crop, info, decision, photo.suffix[1:], found.packet, told)
            except PacketError as error:
                raise SidecarError(first, str(error)) from error
            planned = PlannedWrite(first, None, new)
        notes = (*planned.notes, *left)
        return replace(planned, also=tuple(also), notes=notes, seen_inside=seen_inside)

    def carry_out(self, planned: PlannedWrite) -> WriteReceipt:
        """Do what was planned; SidecarConflict when a sidecar is not what it was then, SidecarError."""
        with self._locked(planned.sidecar.parent / planned.sidecar.stem):
            return self._carry_out(planned)

    def content(self, path: Path) -> bytes | None:
        """A sidecar's bytes, None where there is no such file (SidecarError: it cannot be read)."""
        return sidecar.read_sidecar(path) if os.path.lexists(_target(path)) else None

    def write_marks(self, photo: Path, before: Marks, after: Marks, info: PhotoInfo) -> WriteReceipt:
        """Write those marks in which `after` differs from `before`, atomically; nothing else changes.

        Each goes into every sidecar of the photo that has it, else where a crop would go. Raises
        SidecarError (file and reason; the old bytes are untouched) and SidecarConflict.
        """
        with self._locked(photo.parent / photo.stem):
            found = self._found(photo, info)
            _role, first = self._first(photo, found)
            changes = marks.changes_between(before, after)
            files, notes = _rewritable(_own(found.files), first, changes)
            written = [file.path for file in files]
            changes = _lasting(changes, [each for each in found.sources if each.path not in written])
            parts = _parted(changes, first, files)
            planned = [_planned(file, partial(marks.merge_marks, changes=part)) for file, part in parts]
            left = {name: changes[name] for name in changes if not any(name in part for _, part in parts)}
            if isinstance(first, Path) and (left or not planned):
                try:
                    new = marks.create_with_marks(left, info, photo.suffix[1:], found.packet)
                except PacketError as error:
                    raise SidecarError(first, str(error)) from error
                planned.insert(0, PlannedWrite(first, None, new))
            return self._carry_out(replace(planned[0], also=tuple(planned[1:]), notes=notes))

    def restore(self, receipt: WriteReceipt) -> tuple[str, ...]:
        """Put the bytes before a write back (no file: remove it); a backup it made is kept. A file that is as
        before already is left alone.

        Where other properties changed since, only what was written is taken back, and said so in what is
        returned. Raises SidecarConflict when that itself was changed in one of the files: then nothing is
        taken back. SidecarError.
        """
        with self._locked(receipt.sidecar.parent / receipt.sidecar.stem):
            changed = [one for one in receipt.all if _bytes_of(_target(one.sidecar)) != one.before]
            plans = [_restored(one) for one in changed]
            for _one, target, now, new, _told in plans:
                if new is None:
                    atomic.remove_file(target, now)
                else:
                    atomic.replace_file(target, now, new)
            return tuple(told for *_, told in plans if told)

    def repeat(self, receipt: WriteReceipt) -> None:
        """Write again what was taken back, into files that are as they were before it.

        Raises SidecarConflict when one of them is not: then nothing is written. SidecarError.
        """
        with self._locked(receipt.sidecar.parent / receipt.sidecar.stem):
            plans = [(one, _target(one.sidecar)) for one in receipt.all]
            for one, target in plans:
                if _bytes_of(target) != one.before:
                    raise SidecarConflict(target, "changed by somebody else since it was taken back")
            for one, target in plans:
                atomic.replace_file(target, one.before, one.after)

    def _found(self, photo: Path, info: PhotoInfo) -> _Packets:
        """What there is before a write; SidecarError where the first sidecar is damaged."""
        try:
            found = _look_for(photo, (info.width, info.height), self._names.present(photo))
        except PhotoError as error:
            raise SidecarError(photo, "not written: {why}", why=error.reason) from error
        except OSError as error:
            raise SidecarError(photo, "its folder cannot be read: {why}", why=reason_of(error)) from error
        if found.files.short is not None and found.files.short.error is not None:
            raise SidecarError(found.files.short.path, found.files.short.error)
        return found

    def _first(self, photo: Path, found: _Packets) -> tuple[Role, SidecarFile | Path]:
        """Where a crop goes: `IMG.xmp`, there or not, or where that is another photo's the long one."""
        files = found.files
        if files.short is not None:
            return Role.SHORT, files.short
        try:
            name = sidecar.new_name(photo, files.is_taken, self._names, files.long, found.there)
        except OSError as error:
            raise SidecarError(photo, "its folder cannot be read: {why}", why=reason_of(error)) from error
        if files.long is None or name != files.long.path:
            return Role.SHORT if name.name == photo.stem + ".xmp" else Role.LONG, name
        if files.long.error is not None:
            raise SidecarError(files.long.path, files.long.error)
        return Role.LONG, files.long

    def _carry_out(self, planned: PlannedWrite) -> WriteReceipt:
        first, also, notes = self._write(planned), [], list(planned.notes)
        for each in planned.also:
            try:
                also.append(self._write(each))
            except FileError as error:
                # the decision stands in the first one, and has seen what this one says
                notes.append(as_it_was(each.sidecar, error))
        return replace(first, also=tuple(also), notes=tuple(notes))

    def _write(self, planned: PlannedWrite) -> WriteReceipt:
        before, target, backup = planned.before, planned.sidecar, None
        if before is not None:
            target = _target(target)
            if planned.makes_backup:
                backup = atomic.keep_backup(target, before)
        atomic.replace_file(target, before, planned.after)
        self._names.wrote(target)
        notes, editor = planned.notes, planned.editor
        return WriteReceipt(planned.sidecar, before, planned.after, backup, notes=notes, editor=editor)

    @contextmanager
    def _locked(self, base: Path) -> Iterator[None]:
        """One writer for all sidecars that share a photo's stem."""
        with self._locks[hash(_real(base.parent) + base.name.split(".")[0]) % _STRIPES]:
            yield


@lru_cache(maxsize=64)
def _real(folder: Path) -> str:
    """Where a folder really is, asked once: a lock needs no more, and every write checks what it replaces."""
    return os.path.realpath(folder)


def packets_of(photo: Path) -> Sequence[tuple[Path, Packet]]:
    """A photo's own packets that can be read, by file, the first one first (FileError)."""
    try:
        return once(("packets", photo), lambda: _look(photo, None).parsed)
    except OSError as error:
        raise SidecarError(photo, "its folder cannot be read: {why}", why=reason_of(error)) from error


def bends(photo: Path) -> bool:
    """Whether a packet of the photo lets Upright or a Transform slider bend its pixels when it is developed.

    What cannot be read bends nothing: that it is damaged is told where its crop is read.
    """
    try:
        packets = packets_of(photo)
    except FileError:
        return False
    return any(is_warped(Values(packet)) for _path, packet in packets)


def _look(photo: Path, info: PhotoInfo | None) -> _Packets:
    """All packets of a photo (FileError: its first sidecar, or the photo alone; OSError: its folder)."""
    size = (info.width, info.height) if info is not None else None
    found = once(("look", photo, size), lambda: _look_for(photo, size, sidecar.asking(photo)))
    once(("packets", photo), lambda: found.parsed)
    return found


def _look_for(photo: Path, size: tuple[int, int] | None, there: Presence) -> _Packets:
    files = sidecar.find(photo, there)
    sources, parsed = list[XmpSource](), list[tuple[Path, Packet]]()
    warnings: list[str] = []
    for role, file in ((Role.SHORT, files.short), (Role.LONG, files.long), (Role.SHARED, files.shared)):
        if file is not None and file.packet is not None and file.values is not None:
            if role is not Role.SHARED:
                parsed.append((file.path, file.packet))
            sources.append(XmpSource.of(role, file.path, file.values, size, editors.in_packet(file.packet)))
        elif file is not None and role is Role.LONG:
            warnings.append(
                Reason("{file} is ignored: {why}", file=printable(file.path.name), why=file.error or "")
            )
    raw: bytes | None = None
    try:
        raw = embedded.extract(photo, warnings) if extension(photo) in PHOTO_EXTENSIONS else None
        if raw is not None:
            packet = parse(raw)
            parsed.append((photo, packet))
            # an editor's history in a photo itself is what made its pixels: an export
            sources.append(XmpSource.of(Role.PHOTO, photo, Values(packet), size))
    except PacketError as error:
        warnings.append(Reason("embedded XMP ignored: {why}", why=str(error)))
    except PhotoError:
        if not sources:
            raise
    return _Packets(files, raw, tuple(sources), tuple(warnings), tuple(parsed), there)


def _own(files: SidecarFiles) -> tuple[SidecarFile, ...]:
    return tuple(file for file in (files.short, files.long) if file is not None)


def _has_crop(sources: Sequence[XmpSource], role: Role) -> bool:
    return any(source.role is role and source.state is not None for source in sources)


def _planned(file: SidecarFile, rewrite: Callable[[Packet, Readable], bytes]) -> PlannedWrite:
    """How an existing sidecar is rewritten (SidecarError: it must not or cannot be)."""
    if file.packet is None or file.values is None:
        raise SidecarError(file.path, file.error or "")
    try:
        after = rewrite(file.packet.copy(), file.values)
    except PacketError as error:
        raise SidecarError(file.path, str(error)) from error
    return rewriting(file.path, file.raw, after, is_own(file.values))


def rewriting(path: Path, before: bytes, after: bytes, is_ours: bool = False) -> PlannedWrite:
    """The plan to rewrite a file; a copy is kept unless we made it (SidecarError: write-protected)."""
    target = _target(path)
    if not os.access(target, os.W_OK):
        raise SidecarError(path, "not written: the sidecar is write-protected")
    return PlannedWrite(path, before, after, not is_ours and not os.path.lexists(atomic.backup_of(target)))


def _size_note(file: SidecarFile, info: PhotoInfo, slack: int) -> tuple[str, ...]:
    """A word where a sidecar says another size than the photo has, and is put right."""
    stated = [file.values.get(name) for name in (tags.IMAGE_WIDTH, tags.IMAGE_LENGTH)] if file.values else []
    if not all(stated) or file.values is None or not merge.size_values(file.values, info, slack):
        return ()
    was, now = " x ".join(map(str, stated)), f"{info.width} x {info.height}"
    words = "{file} said that the photo is {was}; it is {now}, and says so now"
    return (Reason(words, file=printable(file.path.name), was=was, now=now),)


def as_it_was(sidecar: Path, error: FileError) -> str:
    """A word about a second sidecar that could not be written; the first one holds what was decided."""
    return Reason("{file} is as it was: {why}", file=printable(sidecar.name), why=error.reason)


def _rewritable(
    files: Sequence[SidecarFile], first: SidecarFile | Path, changes: marks.Changes
) -> tuple[Sequence[SidecarFile], tuple[str, ...]]:
    """Those sidecars whose marks can be changed, and words about the others; `first` is not asked."""
    found, notes = [], []
    for file in files:
        values = file.values
        is_meant = values is None or any(values.get(name) is not None for name in changes)
        try:
            if is_meant and file is not first:
                _planned(file, partial(marks.merge_marks, changes={}))
            found.append(file)
        except SidecarError as error:
            notes.append(as_it_was(file.path, error))
    return found, tuple(notes)


def _lasting(changes: marks.Changes, staying: Sequence[XmpSource]) -> marks.Changes:
    """Marks that are taken away as their neutral values, where a packet that stays as it is would bring
    them back."""
    neutral = {tags.RATING: "0", tags.LABEL: "", tags.PICK: "0"}
    return {
        name: neutral[name] if text is None and any(each.values.get(name) for each in staying) else text
        for name, text in changes.items()
    }


def _parted(
    changes: marks.Changes, first: SidecarFile | Path, files: Sequence[SidecarFile]
) -> Sequence[tuple[SidecarFile, marks.Changes]]:
    """Which sidecar gets which marks; those that none has go into the first one."""
    has: Mapping[Path, set[str]] = {
        file.path: {name for name in changes if file.values is not None and file.values.get(name) is not None}
        for file in files
    }
    nowhere = {name for name in changes if not any(name in names for names in has.values())}
    parts = []
    for file in files:
        names = has[file.path] | (nowhere if file is first else set())
        if names or (file is first and not changes):
            parts.append((file, {name: changes[name] for name in changes if name in names}))
    return parts


def _restored(receipt: WriteReceipt) -> tuple[WriteReceipt, Path, bytes, bytes | None, str]:
    """How a write is taken back: the file, its bytes, those to come (None: none), and what is to be told."""
    target = _target(receipt.sidecar)
    if not os.path.lexists(target):
        raise SidecarConflict(target, "already gone; nothing to take back")
    now = sidecar.read_sidecar(target)
    if now == receipt.after:
        return receipt, target, now, receipt.before, ""
    try:
        new = merge.taken_back(now, receipt.before, receipt.after)
    except PacketError as error:
        raise SidecarConflict(target, "changed by somebody else since it was written") from error
    if new is None:
        raise SidecarConflict(target, "changed by somebody else since it was written")
    told = Reason(
        "{file}: only the crop was taken back, other things in it changed since", file=printable(target.name)
    )
    return receipt, target, now, new, told


def _bytes_of(path: Path) -> bytes | None:
    """What a sidecar holds; None: there is none (SidecarError)."""
    return sidecar.read_sidecar(path) if os.path.lexists(path) else None


def _target(path: Path) -> Path:
    """Where the bytes really are: behind symbolic links, which stay as they are."""
    return Path(os.path.realpath(path)) if path.is_symlink() else path
