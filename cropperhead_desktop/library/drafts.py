"""Crops drawn by hand and not yet written into a sidecar, kept in the user's data folder."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import astuple
from functools import partial
from pathlib import Path
from typing import Any

from cropperhead_desktop.domain.decision import Alternate, Drawn
from cropperhead_desktop.geometry.crop import MAX_ANGLE, Crop
from cropperhead_desktop.library.folder_files import FolderFiles, by_folder, name_in_file


class DraftStore:
    """What was drawn (stored frame) by photo. Photos are known by where they lie."""

    def __init__(self, folder: Path) -> None:
        self._files = FolderFiles(folder)

    def read(self, photos: Iterable[Path]) -> dict[Path, Drawn]:
        """That of these photos that have any; a file that makes no sense counts as none."""
        found: dict[Path, Drawn] = {}
        for folder, inside in by_folder(photos).items():
            kept = self._read(folder)
            named = ((photo, kept.get(name_in_file(photo))) for photo in (inside if kept else ()))
            found.update({photo: drawn for photo, drawn in named if drawn is not None})
        return found

    def change(self, drawn: Mapping[Path, Drawn]) -> None:
        """Keep these from now on, and forget those with nothing (FileError)."""
        for folder, photos in by_folder(drawn).items():
            changes = {name_in_file(photo): drawn[photo] for photo in photos}
            self._files.change(folder, partial(_changed, changes))

    def _read(self, folder: Path) -> dict[str, Drawn]:
        return _drawn(self._files.read(folder))


def _changed(changes: Mapping[str, Drawn], record: Mapping[str, Any]) -> dict[str, Any]:
    after = {**_drawn(record), **changes}
    return {name: drawn_row(each) for name, each in after.items() if each}


def drawn_row(drawn: Drawn) -> Mapping[str, object]:
    """Plain values for JSON."""
    linked = [[each.ratio, astuple(each.crop), each.nudged] for each in drawn.nudges]
    return {"crop": drawn.crop and astuple(drawn.crop), "linked": linked}


def drawn_of(row: Mapping[str, Any]) -> Drawn:
    """The inverse (ValueError, TypeError, OverflowError, KeyError: it makes no sense)."""
    crop, linked = row["crop"], row["linked"]
    nudges = (Alternate(str(ratio), _crop(five), bool(nudged)) for ratio, five, nudged in linked)
    return Drawn(None if crop is None else _crop(crop), tuple(nudges))


def _drawn(record: Mapping[str, Any]) -> dict[str, Drawn]:
    """What was drawn by the names of a record, without rows that make no sense."""
    found = {}
    for name, row in record.items():
        with suppress(ValueError, TypeError, OverflowError, KeyError):
            found[name] = drawn_of(row)
    return found


def _crop(five: Sequence[float]) -> Crop:
    """ValueError, TypeError: no crop that a photo could have."""
    crop = Crop(*map(float, five))
    if not max(map(abs, astuple(crop))) <= MAX_ANGLE:
        raise ValueError("no crop of a photo")
    return crop
