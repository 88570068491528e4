"""What is remembered of folders without writing into them: one JSON file a folder, in the user's data folder.

A program that is killed loses none of it. Each file is written whole or not at all.
"""

from __future__ import annotations

import json
import logging
import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from cropperhead_desktop.domain.errors import FileError
from cropperhead_desktop.system.files import own_folder, reason_of, write_whole
from cropperhead_desktop.system.reading import read_json
from cropperhead_desktop.system.turns import in_turn

_log = logging.getLogger(__name__)
_MAX_BYTES = 2**26


class FolderFiles:
    """Folders are known by where they lie."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, folder: Path) -> dict[str, Any]:
        """What is remembered of a folder; a file that makes no sense counts as none."""
        try:
            return self._read(folder)
        except OSError as error:
            _log.warning("what is remembered of %s cannot be read: %s", folder, reason_of(error))
            return {}

    def change(self, folder: Path, changed: Callable[[dict[str, Any]], Mapping[str, Any]]) -> None:
        """Put what `changed` makes of the record in its place, alone among windows (FileError).

        A record that is there and cannot be read now is not written over.
        """
        try:
            with in_turn(self._folder):
                before = self._read(folder)
                after = changed(before)
                if after != before:
                    self.write(folder, after)
        except OSError as error:
            raise FileError(self._file(folder), "cannot be kept: {why}", why=reason_of(error)) from error

    def _read(self, folder: Path) -> dict[str, Any]:
        try:
            kept = read_json(self._file(folder), _MAX_BYTES)
        except (FileNotFoundError, NotADirectoryError, ValueError):
            return {}
        return kept if isinstance(kept, dict) else {}

    def write(self, folder: Path, record: Mapping[str, Any]) -> None:
        """Remember this of it; an empty record is nothing (FileError)."""
        file = self._file(folder)
        try:
            if not record:
                file.unlink(missing_ok=True)
                return
            own_folder(self._folder)
            # not synced: it is safe when the program is killed, and no gesture waits for the disk
            write_whole(file, json.dumps(record).encode(), durable=False, private=True)
        except OSError as error:
            raise FileError(file, "cannot be kept: {why}", why=reason_of(error)) from error

    def _file(self, folder: Path) -> Path:
        return self._folder / f"{sha256(os.fsencode(folder)).hexdigest()[:24]}.json"


def by_folder(photos: Iterable[Path]) -> dict[Path, list[Path]]:
    """The photos of each folder."""
    found: dict[str, list[Path]] = defaultdict(list)
    for photo in photos:
        found[os.path.dirname(photo)].append(photo)
    return {Path(folder): inside for folder, inside in found.items()}


def name_in_file(photo: Path) -> str:
    """The name of a photo for such a record: any bytes may be a name."""
    return os.fsencode(photo.name).hex()
