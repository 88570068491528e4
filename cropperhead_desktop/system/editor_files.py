"""Where other editors keep what they did to a photo: files beside it, or in a folder beside it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

BESIDE = {".pp3": "RawTherapee", ".arp": "ART", ".dop": "DxO PhotoLab", ".aae": "Apple Photos"}
"""Whose the files are that lie beside photos and are named after them, by extension."""

BELOW = {".cos": "Capture One", ".nksc": "NX Studio"}
"""The same of files that lie in `settings_folders`, named after the whole name of the photo."""

_SESSION = "CaptureOne"


def settings_folders(folder: Path) -> Iterator[tuple[str, str]]:
    """The folders in a folder of photos that may hold such files, relative to it, and the files' extension.

    `NKSC_PARAM`, and `CaptureOne/Settings120` with whatever number Capture One's version has.
    """
    if os.path.isdir(folder / "NKSC_PARAM"):
        yield "NKSC_PARAM", ".nksc"
    try:
        names = sorted(os.listdir(folder / _SESSION))
    except OSError:
        return
    yield from ((f"{_SESSION}/{name}", ".cos") for name in names if name.startswith("Settings"))
