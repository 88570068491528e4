"""Noticing that other programs wrote sidecars or photos: their times and sizes, and whose they are."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from unicodedata import normalize

from cropperhead_desktop.system.stamp import status_stamp, written_at

Stamps = Mapping[Path, str]
"""Sidecar or photo: its stamp without a look inside."""


def stamps_of(photos: Iterable[Path]) -> Stamps:
    """These photos and all sidecars in their folders; in a folder that cannot be listed there is nothing."""
    stamps: dict[Path, str] = {}
    wanted: dict[Path, set[str]] = defaultdict(set)
    for photo in photos:
        wanted[photo.parent].add(photo.name)
    for folder, names in wanted.items():
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    if entry.name in names or entry.name[-4:].lower() == ".xmp":
                        stamps[folder / entry.name] = status_stamp(entry.stat())
        except OSError:
            continue
    return stamps


def written_since(stamps: Stamps, moment_ns: int) -> Stamps:
    """Those of files that were written at this moment (nanoseconds since the epoch) or later."""
    return {path: stamp for path, stamp in stamps.items() if written_at(stamp) >= moment_ns}


def photos_touched(before: Stamps, after: Stamps, photos: Iterable[Path]) -> tuple[Path, ...]:
    """The photos whose sidecar may have come, gone or changed: `IMG.xmp` or `IMG.JPG.xmp` beside them."""
    changed = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    if not changed:
        return ()
    by_name: dict[tuple[Path, str], list[Path]] = defaultdict(list)
    for photo in photos:
        for name in (photo.stem, photo.name):
            by_name[photo.parent, _folded(name)].append(photo)
    found = (photo for path in sorted(changed) for photo in by_name[path.parent, _folded(path.stem)])
    return tuple(dict.fromkeys(found))


def _folded(name: str) -> str:
    return normalize("NFC", name).lower()


def photos_rewritten(before: Stamps, after: Stamps, photos: Iterable[Path]) -> tuple[Path, ...]:
    """The photos whose own file changed: exported again, say, or edited in place."""
    return tuple(path for path in photos if path in before and path in after and before[path] != after[path])
