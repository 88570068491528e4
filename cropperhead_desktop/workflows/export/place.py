"""Where a dataset may be written: a folder of its own, empty or holding just this dataset."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from cropperhead_desktop.dataset.description import read_description
from cropperhead_desktop.dataset.journal import is_journal
from cropperhead_desktop.domain.errors import FileError, printable
from cropperhead_desktop.library.lock import NAME as LOCK
from cropperhead_desktop.system.files import reason_of
from cropperhead_desktop.workflows.outputs import check_folder

JOURNAL = "journal.jsonl"


def check_place(sources: Sequence[Path], out: Path) -> None:
    """FileError where a dataset in `out` would lie among the photos, or hide what is there."""
    check_folder(out)
    place = place_of(out)
    for source in (path.resolve() for path in sources if path.is_dir()):
        if place.is_relative_to(source):
            raise FileError(
                out,
                "lies inside {source}: its pictures would be taken for photos; choose another folder",
                source=printable(source),
            )
        if source.is_relative_to(place):
            raise FileError(out, "holds the photos themselves; choose a folder of its own")
    if os.path.ismount(place) or not place.name:
        raise FileError(out, "is a whole disk; name a folder on it")
    partial = partial_of(out)
    if partial.exists() and not _is_unfinished(partial):
        raise FileError(partial, "is in the way, and is no unfinished export; move it elsewhere")


def partial_of(out: Path) -> Path:
    """Where a dataset is made before it is moved to `out`."""
    place = place_of(out)
    return place.with_name(f"{place.name}.partial")


def place_of(out: Path) -> Path:
    """Where `out` really is: behind links, and not relative to the folder that one is in."""
    return Path(os.path.realpath(out))


def is_complete(out: Path, request: str) -> bool:
    """True for exactly this dataset; FileError where anything else is there."""
    if not out.exists() or not _has_something(out):
        return False
    try:
        found = read_description(out).request
    except FileError:
        found = ""
    if found != request:
        raise FileError(out, "is not empty; a dataset needs a folder of its own")
    return True


def _is_unfinished(partial: Path) -> bool:
    """True for what a killed export left: with its journal, or before there was anything else in it."""
    if is_journal(partial / JOURNAL):
        return True
    try:
        return all(path.name in (JOURNAL, LOCK) for path in partial.rglob("*") if not path.is_dir())
    except OSError as error:
        raise FileError(partial, "cannot be read: {why}", why=reason_of(error)) from error


def _has_something(folder: Path) -> bool:
    try:
        return any(folder.iterdir())
    except OSError as error:
        raise FileError(folder, "cannot be read: {why}", why=reason_of(error)) from error
