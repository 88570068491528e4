"""What is remembered of folders without writing into them: one JSON file a folder, in the user's data folder.

A program that is killed loses none of it. Each file is written whole or not at all.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from cropperhead_desktop.domain.errors import FileError
from cropperhead_desktop.system.files import reason_of, write_whole


class FolderFiles:
    """Folders are known by where they lie."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, folder: Path) -> dict[str, Any]:
        """What is remembered of a folder; a file that makes no sense counts as none."""
        try:
            kept = json.loads(self._file(folder).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return kept if isinstance(kept, dict) else {}

    def write(self, folder: Path, record: Mapping[str, Any]) -> None:
        """Remember this of it; an empty record is nothing (FileError)."""
        file = self._file(folder)
        try:
            if not record:
                file.unlink(missing_ok=True)
                return
            self._folder.mkdir(parents=True, exist_ok=True)
            # not synced: it is safe when the program is killed, and no gesture waits for the disk
            write_whole(file, json.dumps(record).encode(), durable=False)
        except OSError as error:
            raise FileError(file, "cannot be kept: {why}", why=reason_of(error)) from error

    def _file(self, folder: Path) -> Path:
        return self._folder / f"{sha256(os.fsencode(folder)).hexdigest()[:24]}.json"


def name_in_file(photo: Path) -> str:
    """The name of a photo for such a record: any bytes may be a name."""
    return os.fsencode(photo.name).hex()
