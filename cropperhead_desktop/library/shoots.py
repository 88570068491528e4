"""How far somebody is with the photos of a folder: those passed as they are, those whose crop was written
into the photo too, and the keys it took.

Nothing of it is a decision; it stays in the user's data folder.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from cropperhead_desktop.library.folder_files import FolderFiles, by_folder, name_in_file


class ShootStore:
    """Passed photos and keys by folder. Photos are known by where they lie."""

    def __init__(self, folder: Path) -> None:
        self._files = FolderFiles(folder)

    def passed(self, photos: Iterable[Path]) -> set[Path]:
        """Those of these photos that were passed; a file that makes no sense counts as none."""
        found = set[Path]()
        for folder, inside in by_folder(photos).items():
            kept = self._passed(folder)
            found.update(photo for photo in (inside if kept else ()) if name_in_file(photo) in kept)
        return found

    def change(self, photos: Mapping[Path, bool]) -> None:
        """Remember which of these were passed and which were not (FileError)."""
        for folder, inside in by_folder(photos).items():
            changes = {name_in_file(photo): photos[photo] for photo in inside}
            before = self._passed(folder)
            gone = {name for name, passed in changes.items() if not passed}
            after = (before | changes.keys()) - gone
            if after != before:
                self._write(folder, passed=sorted(after))

    def inside(self, photos: Iterable[Path]) -> dict[Path, str]:
        """The crops that were written into those of these photos into which one was, as words of its five
        numbers."""
        found = dict[Path, str]()
        for folder, inside in by_folder(photos).items():
            kept = self._inside(folder)
            crops = ((photo, kept.get(name_in_file(photo))) for photo in (inside if kept else ()))
            found.update((photo, crop) for photo, crop in crops if isinstance(crop, str))
        return found

    def put_inside(self, photos: Mapping[Path, str | None]) -> None:
        """Remember what was written into these; None: nothing is there any more (FileError)."""
        for folder, photos_inside in by_folder(photos).items():
            changes = {name_in_file(photo): photos[photo] for photo in photos_inside}
            after = {**self._inside(folder), **changes}
            self._write(folder, inside={name: crop for name, crop in after.items() if crop is not None})

    def keys(self, folder: Path) -> int:
        """How many keys were pressed in a folder so far."""
        keys = self._files.read(folder).get("keys", 0)
        return keys if isinstance(keys, int) and keys > 0 else 0

    def count_keys(self, folder: Path, keys: int) -> None:
        """So many more were (FileError)."""
        if keys:
            self._write(folder, keys=self.keys(folder) + keys)

    def _passed(self, folder: Path) -> set[str]:
        names = self._files.read(folder).get("passed", [])
        return {name for name in names if isinstance(name, str)} if isinstance(names, list) else set()

    def _inside(self, folder: Path) -> dict[str, object]:
        crops = self._files.read(folder).get("inside", {})
        return crops if isinstance(crops, dict) else {}

    def _write(self, folder: Path, **changes: object) -> None:
        before = {
            "passed": sorted(self._passed(folder)),
            "keys": self.keys(folder),
            "inside": self._inside(folder),
        }
        record = {name: value for name, value in {**before, **changes}.items() if value}
        self._files.write(folder, record)
