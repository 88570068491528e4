"""A decision into the files of other editors, planned with its sidecars: journalled and undone as one."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from cropperhead_desktop.domain.decision import AlsoFor
from cropperhead_desktop.domain.errors import Reason, SidecarError, Worded, printable
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.editors import rawtherapee
from cropperhead_desktop.editors.darktable import writing as darktable
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.xmp.sidecar import find_long, read_sidecar
from cropperhead_desktop.xmp.store import PlannedWrite, as_it_was, rewriting


def also_planned(
    planned: PlannedWrite, photo: Path, crop: Crop | None, info: PhotoInfo, wish: AlsoFor
) -> PlannedWrite:
    """What was planned for a photo, and the files of the editors that are wished for.

    One of them that cannot be written stops nothing: it stays as it was, and that is told.
    """
    for editor in wish.parts:
        path, write = _FILES[editor](photo, crop, info)
        try:
            planned = _with(planned, path, write, editor)
        except (SidecarError, Worded, ValueError) as error:
            why = error if isinstance(error, SidecarError) else SidecarError(path, str(error))
            planned = replace(planned, notes=(*planned.notes, as_it_was(path, why)))
    return planned


_Write = Callable[[bytes | None], bytes | None]


def _with(planned: PlannedWrite, path: Path, write: _Write, editor: AlsoFor) -> PlannedWrite:
    same = next((each for each in planned.all if each.sidecar == path), None)
    if same is not None:  # the sidecar of this name takes both
        after = write(same.after)
        new = replace(same, after=after or same.after, editor=editor.value)
        if same is planned:
            return new
        return replace(planned, also=tuple(new if each is same else each for each in planned.also))
    before = read_sidecar(path) if os.path.lexists(path) else None
    after = write(before)
    if after is None or after == before:
        return planned
    new = PlannedWrite(path, None, after) if before is None else rewriting(path, before, after)
    notes = (_lens_note(path),) if editor is AlsoFor.DARKTABLE and darktable.corrects_lens(after) else ()
    return replace(planned, also=(*planned.also, replace(new, editor=editor.value, notes=notes)))


def _lens_note(path: Path) -> str:
    words = "{file}: darktable corrects the lens, so that its crop may lie some pixels off"
    return Reason(words, file=printable(path.name))


def _darktable(photo: Path, crop: Crop | None, info: PhotoInfo) -> tuple[Path, _Write]:
    long = find_long(photo)
    path = long.path if long is not None else photo.with_name(photo.name + ".xmp")
    return path, lambda old: darktable.written(old, photo.name, crop, info)


def _rawtherapee(photo: Path, crop: Crop | None, info: PhotoInfo) -> tuple[Path, _Write]:
    return photo.with_name(photo.name + ".pp3"), lambda old: rawtherapee.written(old, crop, info)


_FILES = {AlsoFor.DARKTABLE: _darktable, AlsoFor.RAWTHERAPEE: _rawtherapee}
