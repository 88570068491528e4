"""The crops that other editors keep, taken as if their photos' own sidecars said so."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TypeVar

from cropperhead_desktop.domain.decision import CropRecord, DecisionKind
from cropperhead_desktop.domain.errors import FileError, PhotoError, Reason
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.domain.progress import Progress, ProgressCallback, ignore_progress
from cropperhead_desktop.editors.found import EditorCrop, LeftOut
from cropperhead_desktop.editors.reading import Context
from cropperhead_desktop.editors.sources import crops_from
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.workflows.services import Services
from cropperhead_desktop.workflows.shots import Shots, ShotSidecars

S = TypeVar("S", bound=Services)

_EVERY = 500
_SAME_SHAPE = 0.015
_SAME = 2e-5
"""Crops nearer than this are the same one; sidecars have six decimals."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What other editors say about photos, one crop a photo."""

    crops: Mapping[Path, EditorCrop] = field(default_factory=dict)
    whole: int = 0
    """Photos that an editor knows and shows whole: nobody can tell whether that was decided."""
    left_out: Mapping[str, int] = field(default_factory=dict)
    """How many photos cannot be used, by reason."""
    notes: tuple[str, ...] = ()
    catalogues: Mapping[Path, str] = field(default_factory=dict)
    """The catalogue that the photos of each folder were found in; none for what lies beside the photo."""

    @property
    def here(self) -> list[Path]:
        """The photos that are there and whose crop is exactly what the editor shows."""
        is_there = cache(os.path.isdir)  # of a missing drive each folder is asked for once
        return [
            path
            for path, one in self.crops.items()
            if one.is_exact and is_there(path.parent) and path.is_file()
        ]

    def missing(self) -> dict[str, int]:
        """Folders that are not there, as high up as the photos in them have in common: photos in each."""
        photos = Counter(path.parent for path in self.crops)
        groups: dict[Path, list[Path]] = {}
        for folder in photos:
            top = next((one for one in (*reversed(folder.parents), folder) if not one.exists()), None)
            if top is not None:
                groups.setdefault(top, []).append(folder)
        return {
            _as_named(os.path.commonpath(folders)): sum(photos[folder] for folder in folders)
            for folders in groups.values()
        }


def read_elsewhere(
    services: Services,
    sources: Sequence[Path],
    roots: Mapping[str, Path] | None = None,
    progress: ProgressCallback = ignore_progress,
) -> Elsewhere:
    """All crops in catalogues, folders and beside photos; `roots` says where missing drives lie now.

    FileError: a source cannot be read at all.
    """
    crops: dict[Path, EditorCrop] = {}
    left_out: Counter[str] = Counter()
    catalogues: dict[Path, str] = {}
    notes: list[str] = []
    whole = number = 0
    for source in (one.absolute() for one in sources):
        context = Context(
            size_of=services.photos.info,
            roots=roots or {},
            progress=progress,
            on_note=lambda file, words: notes.append(Reason("{file}: {words}", file=file.name, words=words)),
        )
        is_file, home = source.is_file(), source.parent
        for found in crops_from(source, context):
            number += 1
            if number % _EVERY == 0:
                progress(Progress(number, 0, source.name))
            if isinstance(found, LeftOut):
                left_out[_kind(found.reason)] += 1
            elif found.crop is None:
                whole += not found.copy
            else:
                # where it is another machine's it is never looked for here
                if not found.photo.is_absolute():
                    found = replace(found, photo=Path(os.sep) / found.photo)
                photo = found.photo
                other = crops.get(photo)
                if other is not None:
                    left_out[Reason("another crop of the same photo counts")] += 1
                if other is None or _rank(found) > _rank(other):
                    crops[photo] = found
                    if is_file and home != (folder := photo.parent):
                        catalogues[folder] = source.stem
    untried = sorted({one.editor.value for one in crops.values() if not one.is_tried})
    notes += [
        Reason(
            "{editor}: untested, its crops were never compared with what this version shows", editor=editor
        )
        for editor in untried
    ]
    return Elsewhere(crops, whole, dict(left_out), tuple(notes), catalogues)


def seeing(services: S, found: Elsewhere) -> S:
    """The same services, for which these photos have these crops where nobody decided about them here."""
    made = copy(services)
    made.sidecars = _WithOthers(services.shots, found.crops)
    return made


class _WithOthers(ShotSidecars):
    """What a person decided here comes first, then the other editor's crop, then what sidecars say."""

    def __init__(self, shots: Shots, crops: Mapping[Path, EditorCrop]) -> None:
        super().__init__(shots)
        self._crops = crops

    def read(self, photo: Path, info: PhotoInfo | None = None) -> CropRecord:
        """See `Sidecars.read`."""
        own = super().read(photo, info)
        theirs = self._crops.get(photo.absolute())
        if theirs is None or theirs.crop is None or not theirs.is_exact or not _gives_way(own, theirs.crop):
            return own
        try:
            info = info or self._shots.info(photo)
        except PhotoError:
            return own
        if abs(info.width * theirs.height / (info.height * theirs.width) - 1) > _SAME_SHAPE:
            words = Reason("{editor} has a crop of another picture", editor=theirs.editor.value)
            return replace(own, warnings=(*own.warnings, words))
        return replace(
            own,
            crop=theirs.crop,
            has_crop=True,
            in_camera=False,
            decision=None,
            editor=theirs.editor.value,
            is_outdated=False,
            frame=None,
        )


def _gives_way(own: CropRecord, theirs: Crop) -> bool:
    """Whether the other editor's crop counts more than what the photo's own files say."""
    if own.error is not None or own.already_applied:
        return False
    kind = own.decision.kind if own.decision is not None else None
    if kind is DecisionKind.PROPOSED and own.crop is not None and _is_same(own.crop, theirs):
        return False  # it took ours over; nobody has decided yet
    return kind in (None, DecisionKind.PROPOSED, DecisionKind.RESET) or own.is_outdated


def _is_same(one: Crop, other: Crop) -> bool:
    sides = ("left", "top", "right", "bottom", "angle")
    return all(abs(getattr(one, side) - getattr(other, side)) < _SAME for side in sides)


def _rank(found: EditorCrop) -> tuple[bool, bool, float]:
    """Exact before rough, the photo before its virtual copies, what was edited last before the rest."""
    return found.is_exact, not found.copy, found.changed.timestamp() if found.changed is not None else 0.0


def _as_named(folder: str) -> str:
    """A folder as the catalogue has it: a drive letter comes first."""
    return folder[1:] if folder[2:3] == ":" and folder[:1] == os.sep else folder


def _kind(reason: str) -> str:
    """Reasons that differ in their values only are one to count: the text up to them."""
    return (
        reason.template.split("{")[0].rstrip(" (:") or str(reason) if isinstance(reason, Reason) else reason
    )


def roots_of(pairs: Sequence[str]) -> dict[str, Path]:
    """`OLD=NEW` pairs as roots (FileError: NEW is not a folder; ValueError: no pair)."""
    roots = {}
    for pair in pairs:
        old, sign, new = pair.partition("=")
        if not (old and sign and new):
            raise ValueError(f"{pair!r} is not OLD=NEW")
        if not Path(new).is_dir():
            raise FileError(Path(new), "is not a folder")
        roots[old] = Path(new)
    return roots
