"""When a photo was taken: `DateTimeOriginal` in any container, nothing decoded."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

from cropperhead_desktop.domain.errors import PhotoError
from cropperhead_desktop.imaging.containers.exif import exif_directories
from cropperhead_desktop.imaging.sniff import open_regular
from cropperhead_desktop.imaging.tiff import DATE_TIME_ORIGINAL, SUB_SECONDS, Directory

_DATE = re.compile(r"(\d{4})[:-](\d\d)[:-](\d\d)[ T](\d\d):(\d\d):(\d\d)", re.ASCII)


def capture_time(path: Path) -> datetime | None:
    """The camera's local time, to the fraction of a second it gives; None where the file does not say.

    Never raises: a file that cannot be read has no time here, and its reason comes with its pixels.
    """
    try:
        with open_regular(path) as stream:
            directories = exif_directories(stream, frozenset({DATE_TIME_ORIGINAL, SUB_SECONDS}))
    except (PhotoError, OSError):
        return None
    return next(filter(None, map(_time, directories)), None)


def _time(directory: Directory) -> datetime | None:
    found = _DATE.match(directory.text(DATE_TIME_ORIGINAL))
    if found is None:
        return None
    fraction = directory.text(SUB_SECONDS).strip()
    try:
        whole = datetime(*(int(part) for part in found.groups()))  # type: ignore[arg-type]
    except ValueError:
        return None
    micro = int(fraction[:6].ljust(6, "0")) if re.fullmatch(r"\d+", fraction, re.ASCII) else 0
    return whole.replace(microsecond=micro)
