"""A decision into the files of other editors, planned with its sidecars: journalled and undone as one."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from cropperhead_desktop.domain.also_for import AlsoFor
from cropperhead_desktop.domain.errors import Reason, SidecarError, Worded, printable
from cropperhead_desktop.domain.photo import PhotoInfo, is_sensor_data
from cropperhead_desktop.editors import rawtherapee
from cropperhead_desktop.editors.darktable import writing as darktable
from cropperhead_desktop.editors.found import Editor
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.xmp.sidecar import find_long, read_sidecar, spellings
from cropperhead_desktop.xmp.store import PlannedWrite, as_it_was, rewriting


def also_planned(
    planned: PlannedWrite, photo: Path, crop: Crop | None, info: PhotoInfo, wish: AlsoFor
) -> PlannedWrite:
    """What was planned for a photo, and the files of the editors that are wished for.

    One of them that cannot be written stops nothing: it stays as it was, and that is told.
    """
    for editor in wish.parts:
        path, write = _FILES[editor](photo, crop, info, planned)
        try:
            with_it = _with(planned, path, write, editor, is_sensor_data(photo) and crop is not None)
            planned = _hidden(with_it, photo) if editor is AlsoFor.DARKTABLE and crop is not None else with_it
        except (SidecarError, Worded, ValueError) as error:
            why = error if isinstance(error, SidecarError) else SidecarError(path, str(error))
            planned = replace(planned, notes=(*planned.notes, as_it_was(path, why)))
    return planned


_Write = Callable[[bytes | None], bytes | None]


def _with(planned: PlannedWrite, path: Path, write: _Write, editor: AlsoFor, is_raw: bool) -> PlannedWrite:
    same = next((each for each in planned.all if each.sidecar == path), None)
    if same is not None:  # the sidecar of this name takes both
        both = write(same.after) or same.after
        notes = (*same.notes, *_notes(path, both, editor, is_raw))
        return _replaced(planned, same, replace(same, after=both, editor=editor.value, notes=notes))
    before = read_sidecar(path) if os.path.lexists(path) else None
    after = write(before)
    if after is None or after == before:
        return planned
    new = PlannedWrite(path, None, after) if before is None else rewriting(path, before, after)
    notes = _notes(path, after, editor, is_raw)
    if before is None and is_raw and editor is AlsoFor.RAWTHERAPEE:
        words = "{file}: with a profile of its own the photo starts neutrally in RawTherapee"
        notes = (*notes, Reason(words, file=printable(path.name)))
    return replace(planned, also=(*planned.also, replace(new, editor=editor.value, notes=notes)))


def _replaced(planned: PlannedWrite, one: PlannedWrite, new: PlannedWrite) -> PlannedWrite:
    if one is planned:
        return new
    return replace(planned, also=tuple(new if each is one else each for each in planned.also))


def _notes(path: Path, after: bytes, editor: AlsoFor, is_raw: bool) -> tuple[str, ...]:
    """Why a crop does not lie within a pixel of what was meant."""
    file = printable(path.name)
    words = []
    if is_raw:
        raw = (
            "{file}: {editor} shows other edges of raws than Adobe, so that its crop may lie some pixels off"
        )
        words.append(Reason(raw, file=file, editor=_NAMES[editor]))
    if editor is AlsoFor.DARKTABLE and darktable.corrects_lens(after):
        lens = "{file}: darktable corrects the lens, so that its crop may lie some pixels off"
        words.append(Reason(lens, file=file))
    return tuple(words)


_NAMES = {AlsoFor.DARKTABLE: Editor.DARKTABLE.value, AlsoFor.RAWTHERAPEE: Editor.RAWTHERAPEE.value}


def _short(planned: PlannedWrite, photo: Path) -> PlannedWrite | None:
    """The `IMG.xmp` among the files that are written, which darktable would read besides its own."""
    files = [(each, each.sidecar) for each in planned.all]
    stems = spellings(photo.stem)
    return next((each for each, it in files if it.stem in stems and it.suffix.lower() == ".xmp"), None)


def _hidden(planned: PlannedWrite, photo: Path) -> PlannedWrite:
    short = _short(planned, photo)
    if short is None or short.editor:
        return planned
    return _replaced(planned, short, replace(short, after=darktable.hidden(short.after)))


def _darktable(photo: Path, crop: Crop | None, info: PhotoInfo, planned: PlannedWrite) -> tuple[Path, _Write]:
    long = find_long(photo)
    path = long.path if long is not None else photo.with_name(photo.name + ".xmp")
    is_first = _short(planned, photo) is not None
    return path, lambda old: darktable.written(old, photo.name, crop, info, is_first=is_first)


def _rawtherapee(
    photo: Path, crop: Crop | None, info: PhotoInfo, _planned: PlannedWrite
) -> tuple[Path, _Write]:
    return photo.with_name(photo.name + ".pp3"), lambda old: rawtherapee.written(
        old, crop, rawtherapee.as_opened(photo, info)
    )


_FILES = {AlsoFor.DARKTABLE: _darktable, AlsoFor.RAWTHERAPEE: _rawtherapee}
