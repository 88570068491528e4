"""Crops drawn by hand and not yet written into a sidecar, kept in the user's data folder."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import astuple
from functools import partial
from pathlib import Path
from typing import Any

from cropperhead_desktop.geometry.crop import MAX_ANGLE, Crop
from cropperhead_desktop.library.folder_files import FolderFiles, name_in_file


class DraftStore:
    """Drafts (stored frame) by photo. Photos are known by where they lie."""

    def __init__(self, folder: Path) -> None:
        self._files = FolderFiles(folder)

    def read(self, photos: Iterable[Path]) -> dict[Path, Crop]:
        """Those of these photos that have one; a file that makes no sense counts as none."""
        by_folder: dict[Path, list[Path]] = defaultdict(list)
        for photo in photos:
            by_folder[photo.parent].append(photo)
        found: dict[Path, Crop] = {}
        for folder, inside in by_folder.items():
            kept = self._read(folder)
            named = ((photo, kept.get(name_in_file(photo))) for photo in (inside if kept else ()))
            found.update({photo: crop for photo, crop in named if crop is not None})
        return found

    def change(self, drafts: Mapping[Path, Crop | None]) -> None:
        """Keep these from now on, and forget those of photos with None (FileError)."""
        by_folder: dict[Path, dict[str, Crop | None]] = defaultdict(dict)
        for photo, crop in drafts.items():
            by_folder[photo.parent][name_in_file(photo)] = crop
        for folder, changes in by_folder.items():
            self._files.change(folder, partial(_changed, changes))

    def _read(self, folder: Path) -> dict[str, Crop]:
        return _crops(self._files.read(folder))


def _changed(changes: Mapping[str, Crop | None], record: Mapping[str, Any]) -> dict[str, Any]:
    drafts = {**_crops(record), **changes}
    return {name: list(astuple(crop)) for name, crop in drafts.items() if crop is not None}


def _crops(record: Mapping[str, Any]) -> dict[str, Crop]:
    """The crops of a record; none where it makes no sense, and without those that no photo can have."""
    try:
        found = {name: Crop(*map(float, five)) for name, five in record.items()}
    except (ValueError, TypeError, OverflowError):
        return {}
    return {name: crop for name, crop in found.items() if max(map(abs, astuple(crop))) <= MAX_ANGLE}
