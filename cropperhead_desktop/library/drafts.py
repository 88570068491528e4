"""Crops drawn by hand and not yet written into a sidecar: kept in the user's data folder, one file a folder.

A program that is killed loses none of them. Each file is written whole or not at all.
"""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple
from hashlib import sha256
from pathlib import Path

from cropperhead_desktop.domain.decision import Alternate, Drawn
from cropperhead_desktop.domain.errors import FileError
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.system.files import reason_of, write_whole


class DraftStore:
    """What was drawn (stored frame) by photo. Photos are known by where they lie."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, photos: Iterable[Path]) -> dict[Path, Drawn]:
        """That of these photos that have any; a file that makes no sense counts as none."""
        if not self._folder.is_dir():
            return {}
        by_folder: dict[Path, list[Path]] = defaultdict(list)
        for photo in photos:
            by_folder[photo.parent].append(photo)
        found: dict[Path, Drawn] = {}
        for folder, inside in by_folder.items():
            kept = self._read(folder)
            found.update({photo: kept[photo.name] for photo in inside if photo.name in kept})
        return found

    def change(self, drawn: Mapping[Path, Drawn]) -> None:
        """Keep these from now on, and forget those with nothing (FileError)."""
        by_folder: dict[Path, dict[str, Drawn]] = defaultdict(dict)
        for photo, each in drawn.items():
            by_folder[photo.parent][photo.name] = each
        for folder, changes in by_folder.items():
            before = self._read(folder)
            after = {name: each for name, each in (before | changes).items() if each}
            if after != before:
                self._write(folder, after)

    def _file(self, folder: Path) -> Path:
        return self._folder / f"{sha256(os.fsencode(folder)).hexdigest()[:24]}.json"

    def _read(self, folder: Path) -> dict[str, Drawn]:
        try:
            kept = json.loads(self._file(folder).read_text(encoding="utf-8"))
            return {os.fsdecode(bytes.fromhex(name)): _drawn(**row) for name, row in kept.items()}
        except (OSError, ValueError, TypeError, AttributeError):
            return {}

    def _write(self, folder: Path, drawn: Mapping[str, Drawn]) -> None:
        file = self._file(folder)
        try:
            if not drawn:
                file.unlink(missing_ok=True)
                return
            self._folder.mkdir(parents=True, exist_ok=True)
            # any bytes may be a name
            text = json.dumps({os.fsencode(name).hex(): _row(each) for name, each in drawn.items()})
            # not synced: it is safe when the program is killed, and no gesture waits for the disk
            write_whole(file, text.encode(), durable=False)
        except OSError as error:
            raise FileError(file, "drawn crops cannot be kept: {why}", why=reason_of(error)) from error


def _row(drawn: Drawn) -> Mapping[str, object]:
    linked = [[each.ratio, astuple(each.crop), each.nudged] for each in drawn.nudges]
    return {"crop": drawn.crop and astuple(drawn.crop), "linked": linked}


def _drawn(crop: Sequence[float] | None, linked: Iterable[tuple[str, Sequence[float], bool]]) -> Drawn:
    nudges = (Alternate(str(ratio), _crop(five), bool(nudged)) for ratio, five, nudged in linked)
    return Drawn(None if crop is None else _crop(crop), tuple(nudges))


def _crop(five: Sequence[float]) -> Crop:
    return Crop(*map(float, five))
