"""Crops drawn by hand and not yet written into a sidecar: kept in the user's data folder, one file a folder.

A program that is killed loses none of them. Each file is written whole or not at all.
"""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import astuple
from hashlib import sha256
from pathlib import Path

from cropperhead_desktop.domain.errors import FileError
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.system.files import reason_of, write_whole


class DraftStore:
    """Drafts (stored frame) by photo. Photos are known by where they lie."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, photos: Iterable[Path]) -> dict[Path, Crop]:
        """Those of these photos that have one; a file that makes no sense counts as none."""
        if not self._folder.is_dir():
            return {}
        by_folder: dict[Path, list[Path]] = defaultdict(list)
        for photo in photos:
            by_folder[photo.parent].append(photo)
        found: dict[Path, Crop] = {}
        for folder, inside in by_folder.items():
            kept = self._read(folder)
            found.update({photo: kept[photo.name] for photo in inside if photo.name in kept})
        return found

    def change(self, drafts: Mapping[Path, Crop | None]) -> None:
        """Keep these from now on, and forget those of photos with None (FileError)."""
        by_folder: dict[Path, dict[str, Crop | None]] = defaultdict(dict)
        for photo, crop in drafts.items():
            by_folder[photo.parent][photo.name] = crop
        for folder, changes in by_folder.items():
            before = self._read(folder)
            after = {name: crop for name, crop in (before | changes).items() if crop is not None}
            if after != before:
                self._write(folder, after)

    def _file(self, folder: Path) -> Path:
        return self._folder / f"{sha256(os.fsencode(folder)).hexdigest()[:24]}.json"

    def _read(self, folder: Path) -> dict[str, Crop]:
        try:
            kept = json.loads(self._file(folder).read_text(encoding="utf-8"))
            return {os.fsdecode(bytes.fromhex(name)): Crop(*map(float, five)) for name, five in kept.items()}
        except (OSError, ValueError, TypeError, AttributeError):
            return {}

    def _write(self, folder: Path, drafts: Mapping[str, Crop]) -> None:
        file = self._file(folder)
        try:
            if not drafts:
                file.unlink(missing_ok=True)
                return
            self._folder.mkdir(parents=True, exist_ok=True)
            # any bytes may be a name
            text = json.dumps({os.fsencode(name).hex(): astuple(crop) for name, crop in drafts.items()})
            # not synced: it is safe when the program is killed, and no gesture waits for the disk
            write_whole(file, text.encode(), durable=False)
        except OSError as error:
            raise FileError(file, "drawn crops cannot be kept: {why}", why=reason_of(error)) from error
