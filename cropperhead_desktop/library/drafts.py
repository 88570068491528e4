"""Crops drawn by hand and not yet written into a sidecar: kept in the user's data folder, one file a folder.

A program that is killed loses none of them, nor do two windows. Each file is written whole or not at all.
"""

from __future__ import annotations

import json
import logging
import os
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import astuple
from hashlib import sha256
from pathlib import Path

from cropperhead_desktop.domain.errors import FileError
from cropperhead_desktop.geometry.crop import MAX_ANGLE, Crop
from cropperhead_desktop.system.files import own_folder, reason_of, write_whole
from cropperhead_desktop.system.reading import read_json
from cropperhead_desktop.system.turns import in_turn

_log = logging.getLogger(__name__)
_MAX_BYTES = 2**26


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
            try:
                kept = self._read(folder)
            except OSError as error:
                _log.warning("drawn crops of %s cannot be read: %s", folder, reason_of(error))
                continue
            found.update({photo: kept[photo.name] for photo in inside if photo.name in kept})
        return found

    def change(self, drafts: Mapping[Path, Crop | None]) -> None:
        """Keep these from now on, and forget those of photos with None (FileError)."""
        by_folder: dict[Path, dict[str, Crop | None]] = defaultdict(dict)
        for photo, crop in drafts.items():
            by_folder[photo.parent][photo.name] = crop
        for folder, changes in by_folder.items():
            file = self._file(folder)
            try:
                with in_turn(self._folder):
                    before = self._read(folder)
                    after = {name: crop for name, crop in (before | changes).items() if crop is not None}
                    if after != before:
                        self._write(file, after)
            except OSError as error:
                raise FileError(file, "drawn crops cannot be kept: {why}", why=reason_of(error)) from error

    def _file(self, folder: Path) -> Path:
        return self._folder / f"{sha256(os.fsencode(folder)).hexdigest()[:24]}.json"

    def _read(self, folder: Path) -> dict[str, Crop]:
        """What is kept (OSError: it is there and cannot be read, so nobody may write over it)."""
        file = self._file(folder)
        try:
            kept = read_json(file, _MAX_BYTES)
            drafts = {bytes.fromhex(name): Crop(*map(float, five)) for name, five in kept.items()}
            sane = {name: crop for name, crop in drafts.items() if max(map(abs, astuple(crop))) <= MAX_ANGLE}
            return {os.fsdecode(name): crop for name, crop in sane.items()}
        except FileNotFoundError:
            return {}
        except (ValueError, TypeError, AttributeError, OverflowError):
            _log.info("%s is damaged", file)
            return {}

    def _write(self, file: Path, drafts: Mapping[str, Crop]) -> None:
        if not drafts:
            file.unlink(missing_ok=True)
            return
        own_folder(self._folder)
        # any bytes may be a name
        text = json.dumps({os.fsencode(name).hex(): astuple(crop) for name, crop in drafts.items()})
        # not synced: it is safe when the program is killed, and no gesture waits for the disk
        write_whole(file, text.encode(), durable=False, private=True)
