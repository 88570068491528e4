"""Which photos lie in folders: natural order, no loops, problems as values.

Hidden folders and those of other programs (`library.foreign`) are passed over, and counted by kind. Links to
folders are followed, except to a folder that contains the one being scanned: a link to `/` must not list
the whole disk.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from cropperhead_desktop.domain.errors import FileError, Reason
from cropperhead_desktop.domain.photo import PHOTO_EXTENSIONS
from cropperhead_desktop.domain.progress import Progress, ProgressCallback, ignore_progress
from cropperhead_desktop.library.foreign import ForeignFolder, foreign_folders
from cropperhead_desktop.system.files import reason_of

UNSUPPORTED = {
    "jxl": "JPEG XL is not supported yet",
    "jp2": "JPEG 2000 is not supported",
    "psd": "Photoshop documents are not supported",
    "psb": "Photoshop documents are not supported",
    "exr": "OpenEXR is not supported",
}
"""Picture formats that are named rather than passed over in silence."""

_HIDDEN = Reason("hidden folder")
_DIGITS = re.compile(r"([0-9]+)")
_REPORT_EVERY = 500


@dataclass(frozen=True, slots=True)
class ScanResult:
    """Photos in order without repeats, what could not be listed, and what was passed over.

    `skipped` are hidden photos, and the first of each kind of folder in `foreign`.
    """

    photos: tuple[Path, ...]
    problems: tuple[FileError, ...] = ()
    skipped: tuple[FileError, ...] = ()
    foreign: tuple[ForeignFolder, ...] = ()


def scan(
    paths: Sequence[Path], recursive: bool = False, progress: ProgressCallback = ignore_progress
) -> ScanResult:
    """The photos in folders (with subfolders when `recursive`) and the files named in `paths`.

    Files named explicitly are kept whatever their extension. `progress` hears of the names seen so far
    (total 0: unknown) and may raise Cancelled.
    """
    scanner = _Scanner(recursive, progress)
    photos: dict[Path, None] = {}
    for path in paths:
        photos.update(dict.fromkeys(scanner.named(path)))
    progress(Progress(scanner.seen, scanner.seen))
    foreign = tuple(scanner.foreign.values())
    skipped = (*scanner.skipped, *(each.error for each in foreign))
    return ScanResult(tuple(photos), tuple(scanner.problems), skipped, foreign)


@dataclass(frozen=True, slots=True)
class Listing:
    """One folder: names of its photos in natural order, and every other name in it but subfolders'."""

    folder: Path
    photos: tuple[str, ...]
    others: frozenset[str]


def listings(
    paths: Sequence[Path],
    recursive: bool = True,
    progress: ProgressCallback = ignore_progress,
    on_problem: Callable[[FileError, bool], None] = lambda _error, _hidden: None,
) -> Iterator[Listing]:
    """What `scan` finds, folder by folder as it is read: memory stays flat over any library.

    Files of one folder named one after the other in `paths` come as a listing of their own, with all names of
    their folder beside them. Before the next listing `on_problem` gets what could not be listed, and (True)
    hidden photos that were passed over; at the end the folders that were.
    """
    scanner = _Scanner(recursive, progress)
    named: set[Path] = set()
    listed: set[Path] = set()
    for path, files in _grouped(paths):
        if path is not None:
            for found in scanner.listed(path):
                scanner.report(on_problem)
                listed.add(found.folder)
                names = tuple(name for name in found.photos if found.folder / name not in named)
                yield Listing(found.folder, names, found.others) if named else found
        else:
            photos = [photo for each in files for photo in scanner.named(each)]
            fresh = tuple(dict.fromkeys(p for p in photos if p not in named and p.parent not in listed))
            named.update(fresh)
            scanner.report(on_problem)
            if fresh:
                own = tuple(photo.name for photo in fresh)
                yield Listing(fresh[0].parent, own, names_in(fresh[0].parent).difference(own))
        scanner.report(on_problem)
    for each in scanner.foreign.values():
        on_problem(each.error, True)
    progress(Progress(scanner.seen, scanner.seen))


def _grouped(paths: Sequence[Path]) -> Iterator[tuple[Path | None, Sequence[Path]]]:
    """A folder by itself, or (None) files that lie in one folder and were named one after the other."""
    for (is_folder, _parent), group in groupby(paths, lambda path: (os.path.isdir(path), path.parent)):
        if is_folder:
            yield from ((folder, ()) for folder in group)
        else:
            yield None, tuple(group)


def natural_key(name: str) -> tuple[list[str | int], str]:
    """Sorts names as people do: IMG_2 before IMG_10, upper and lower case alike; ties by the exact name."""
    parts: list[str | int] = list(_DIGITS.split(name.casefold()))
    parts[1::2] = map(int, parts[1::2])
    return parts, name


class _Scanner:
    def __init__(self, recursive: bool, progress: ProgressCallback) -> None:
        self._recursive = recursive
        self._progress = progress
        self._visited: set[tuple[int, int]] = set()
        self.seen = 0
        self.problems: list[FileError] = []
        self.skipped: list[FileError] = []
        self.foreign: dict[str, ForeignFolder] = {}
        """By kind."""
        self._table = foreign_folders()

    def named(self, path: Path) -> Iterator[Path]:
        """What a path from the caller stands for."""
        try:
            mode = os.stat(path).st_mode
        except OSError as error:
            self._problem(path, _reason(error, path))
            return
        if stat.S_ISDIR(mode):
            for found in self.listed(path):
                yield from (found.folder / name for name in found.photos)
        elif stat.S_ISREG(mode):
            yield path
        else:
            self._problem(path, "not a regular file (a pipe, socket or device)")

    def listed(self, folder: Path) -> Iterator[Listing]:
        """A folder, then its subfolders, depth first (its own stack: any depth)."""
        waiting = [folder]
        while waiting:
            current = waiting.pop()
            if not self._enter(current):
                continue
            files, folders, others = self._entries(current)
            yield Listing(current, tuple(sorted(files, key=natural_key)), frozenset(others))
            if self._recursive:
                waiting.extend(current / name for name in sorted(folders, key=natural_key, reverse=True))

    def report(self, on_problem: Callable[[FileError, bool], None]) -> None:
        """Hand over what was noticed since the last time."""
        for errors, hidden in ((self.problems, False), (self.skipped, True)):
            for error in errors:
                on_problem(error, hidden)
            errors.clear()

    def _enter(self, folder: Path) -> bool:
        """False for folders that were listed already, and for links that lead back up."""
        try:
            status = os.stat(folder)
        except OSError as error:
            self._problem(folder, _reason(error, folder))
            return False
        identity = (status.st_dev, status.st_ino)
        if identity in self._visited:
            return False
        if folder.is_symlink() and self._visited and folder.parent.resolve().is_relative_to(folder.resolve()):
            self._problem(folder, "a link to a folder that contains it; not followed")
            return False
        self._visited.add(identity)
        return True

    def _entries(self, folder: Path) -> tuple[list[str], list[str], list[str]]:
        """Names of photos, of subfolders and of all else, unsorted."""
        files: list[str] = []
        folders: list[str] = []
        others: list[str] = []
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    self.seen += 1
                    if self.seen % _REPORT_EVERY == 0:
                        self._progress(Progress(self.seen, 0, folder.name))
                    if not self._sort_in(folder, entry, files, folders):
                        others.append(entry.name)
        except OSError as error:
            self._problem(folder, _reason(error, folder))
        return files, folders, others

    def _sort_in(self, folder: Path, entry: os.DirEntry[str], files: list[str], folders: list[str]) -> bool:
        """Put the entry into its list; False: it is neither a photo to read nor a folder."""
        name = entry.name
        hidden = name.startswith(".")
        suffix = name.rpartition(".")[2].lower()
        looks_like_photo = suffix in PHOTO_EXTENSIONS
        try:
            if entry.is_dir():
                if self._recursive and not self._is_foreign(folder / name, entry.is_symlink()):
                    folders.append(name)
                return True
            if suffix in UNSUPPORTED and not hidden:
                self._problem(folder / name, UNSUPPORTED[suffix])
            elif not looks_like_photo or "." not in name:
                return False
            elif hidden:
                self.skipped.append(FileError(folder / name, "a hidden file"))
            elif entry.is_file():
                files.append(name)
                return True
            elif entry.is_symlink() and not os.path.exists(entry.path):
                self._problem(folder / name, "the link points to a file that does not exist")
            else:
                self._problem(folder / name, "not a regular file (a pipe, socket or device)")
        except OSError as error:
            if looks_like_photo:
                self._problem(folder / name, _reason(error, folder / name))
        return False

    def _is_foreign(self, folder: Path, is_link: bool) -> bool:
        """True for a folder that is passed over, and counted."""
        kind = self._table.kind_of(f"{folder.parent.name}/{folder.name}")
        if kind is None and is_link:
            kind = self._table.kind_around(folder)
        if kind is None and folder.name.startswith("."):
            kind = _HIDDEN
        if kind is not None:
            before = self.foreign.get(kind)
            counted = replace(before, count=before.count + 1) if before else ForeignFolder(kind, folder)
            self.foreign[kind] = counted
        return kind is not None

    def _problem(self, path: Path, reason: str) -> None:
        self.problems.append(FileError(path, reason))


def names_in(folder: Path) -> frozenset[str]:
    """All names in a folder; none where it cannot be listed."""
    try:
        return frozenset(os.listdir(folder))
    except OSError:
        return frozenset()


def _reason(error: OSError, path: Path) -> str:
    if isinstance(error, FileNotFoundError):
        return Reason(
            "the link points to a file that does not exist" if path.is_symlink() else "no such file or folder"
        )
    if isinstance(error, PermissionError):
        return Reason("permission denied")
    return Reason("cannot be read: {why}", why=reason_of(error))
