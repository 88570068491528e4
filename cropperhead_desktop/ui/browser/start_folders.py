"""Where folders of photos begin: home, disks and cards that are plugged in, the whole disk."""

from __future__ import annotations

import getpass
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QDir

from cropperhead_desktop.review.text import tr


def places() -> tuple[tuple[str, Path], ...]:
    """Names and folders, home first and the whole disk (where there is one) last."""
    home = Path(QDir.homePath())
    whole = () if sys.platform == "win32" else ((tr("Whole disk"), Path("/")),)
    named = ((folder.name or str(folder), folder) for folder in volumes())
    return ((tr("Home folder"), home), *named, *whole)


def volumes() -> tuple[Path, ...]:
    """Drives and mounted disks; none of them is touched, since a lost network drive would not answer."""
    if sys.platform == "win32":
        return tuple(Path(drive.absolutePath()) for drive in QDir.drives())
    return tuple(folder for parent in _mount_points() for folder in _subfolders(parent))


def _mount_points() -> tuple[Path, ...]:
    if sys.platform == "darwin":
        return (Path("/Volumes"),)
    user = getpass.getuser()
    return (Path("/media") / user, Path("/run/media") / user, Path("/mnt"))


def _subfolders(parent: Path) -> Iterator[Path]:
    try:
        with os.scandir(parent) as entries:
            yield from sorted(Path(entry) for entry in entries if entry.is_dir(follow_symlinks=False))
    except OSError:
        return
