"""Crops drawn by hand and not yet written into a sidecar, kept in the user's data folder."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple
from pathlib import Path

from cropperhead_desktop.domain.decision import Alternate, Drawn
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.library.folder_files import FolderFiles, name_in_file


class DraftStore:
    """What was drawn (stored frame) by photo. Photos are known by where they lie."""

    def __init__(self, folder: Path) -> None:
        self._files = FolderFiles(folder)

    def read(self, photos: Iterable[Path]) -> dict[Path, Drawn]:
        """That of these photos that have any; a file that makes no sense counts as none."""
        by_folder: dict[Path, list[Path]] = defaultdict(list)
        for photo in photos:
            by_folder[photo.parent].append(photo)
        found: dict[Path, Drawn] = {}
        for folder, inside in by_folder.items():
            kept = self._read(folder)
            named = ((photo, kept.get(name_in_file(photo))) for photo in (inside if kept else ()))
            found.update({photo: drawn for photo, drawn in named if drawn is not None})
        return found

    def change(self, drawn: Mapping[Path, Drawn]) -> None:
        """Keep these from now on, and forget those with nothing (FileError)."""
        by_folder: dict[Path, dict[str, Drawn]] = defaultdict(dict)
        for photo, each in drawn.items():
            by_folder[photo.parent][name_in_file(photo)] = each
        for folder, changes in by_folder.items():
            before = self._read(folder)
            after = {name: each for name, each in (before | changes).items() if each}
            if after != before:
                self._files.write(folder, {name: _row(each) for name, each in after.items()})

    def _read(self, folder: Path) -> dict[str, Drawn]:
        try:
            return {name: _drawn(**row) for name, row in self._files.read(folder).items()}
        except (ValueError, TypeError):
            return {}


def _row(drawn: Drawn) -> Mapping[str, object]:
    linked = [[each.ratio, astuple(each.crop), each.nudged] for each in drawn.nudges]
    return {"crop": drawn.crop and astuple(drawn.crop), "linked": linked}


def _drawn(crop: Sequence[float] | None, linked: Iterable[tuple[str, Sequence[float], bool]]) -> Drawn:
    nudges = (Alternate(str(ratio), _crop(five), bool(nudged)) for ratio, five, nudged in linked)
    return Drawn(None if crop is None else _crop(crop), tuple(nudges))


def _crop(five: Sequence[float]) -> Crop:
    return Crop(*map(float, five))
