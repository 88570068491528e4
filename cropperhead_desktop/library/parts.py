"""A library in parts that can be worked on apart: a folder each, large folders in slices.

Files of one stem always lie in one part: they may be one shot, and share sidecars. Parts come as folders are
listed, so a plan of any library takes no memory.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import groupby
from pathlib import Path
from unicodedata import normalize

from cropperhead_desktop.domain.errors import FileError
from cropperhead_desktop.domain.photo import PHOTO_EXTENSIONS, extension
from cropperhead_desktop.domain.progress import ProgressCallback, ignore_progress
from cropperhead_desktop.library.scan import listings

MOST = 4_000
"""Photos in a part."""


@dataclass(frozen=True, slots=True)
class FolderPart:
    """Photos of one folder by name, in natural order; `number` of so many slices of it, counted from 0."""

    folder: Path
    names: tuple[str, ...]
    number: int = 0
    slices: int = 1

    @property
    def photos(self) -> list[Path]:
        """The photos' paths."""
        return [self.folder / name for name in self.names]

    @property
    def id(self) -> str:
        """The same for the same part on every machine: a digest of folder and slice."""
        folder = os.fsencode(os.path.abspath(self.folder))
        return blake2b(b"%s/%d" % (folder, self.number), digest_size=12).hexdigest()


def parts_of(
    paths: Sequence[Path],
    recursive: bool = True,
    progress: ProgressCallback = ignore_progress,
    on_problem: Callable[[FileError, bool], None] = lambda _error, _hidden: None,
    most: int = MOST,
) -> Iterator[FolderPart]:
    """The photos under `paths`; see `library.scan.listings` for the rest.

    Files that are named come folder by folder, and with their folder where that is named as well.
    """
    found = listings(list(_together(paths)), recursive, progress, on_problem)
    for folder, group in groupby(found, key=lambda listing: listing.folder):
        yield from sliced(folder, [name for listing in group for name in listing.photos], most)


def _together(paths: Sequence[Path]) -> Iterator[Path]:
    """The paths, files of one folder one after the other: they may be one shot."""
    folders = {path for path in paths if path.is_dir()}
    files: dict[Path, list[Path]] = {}
    for path in paths:
        if path not in folders:
            files.setdefault(path.parent, []).append(path)
    for path in paths:
        if path in folders:
            yield path
            continue
        own = files.pop(path.parent, ())
        listed = path.parent in folders
        yield from (
            each
            for each in own
            if not (listed and extension(each) in PHOTO_EXTENSIONS and each.name[0] != ".")
        )


def sliced(folder: Path, names: Sequence[str], most: int = MOST) -> Iterator[FolderPart]:
    """A folder's photos in parts of at most `most`, more only where so many share a stem."""
    cuts = list(_cuts(names, most))
    for number, (start, end) in enumerate(zip([0, *cuts], [*cuts, len(names)], strict=True)):
        if start < end:
            yield FolderPart(folder, tuple(names[start:end]), number, len(cuts) + 1)


def _cuts(names: Sequence[str], most: int) -> Iterator[int]:
    if len(names) <= most:
        return
    last = {_stem(name): place for place, name in enumerate(names)}
    start = reach = allowed = 0
    for place, name in enumerate(names):
        if place > reach:
            allowed = place  # no stem of those before comes again
        if place - start >= most and allowed > start:
            yield allowed
            start = allowed
        reach = max(reach, last[_stem(name)])


def _stem(name: str) -> str:
    return normalize("NFC", os.path.splitext(name)[0]).casefold()
