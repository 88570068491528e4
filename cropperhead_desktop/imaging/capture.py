"""When a photo was taken: `DateTimeOriginal` out of the first kilobytes of the file, nothing decoded.

The EXIF block is found by its signature (JPEG, WebP, PNG, HEIC, RAF, CR3) or is the file itself (TIFF and
the raw formats built on it); it is read by the bounded reader of `tiff`, so hostile files cost nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from pathlib import Path

from cropperhead_desktop.domain.errors import PhotoError
from cropperhead_desktop.imaging.sniff import open_regular
from cropperhead_desktop.imaging.tiff import DATE_TIME_ORIGINAL, SUB_SECONDS, Directory, Tiff

_HEAD = 256 * 1024
_BLOCK = re.compile(rb"(?:Exif\0\0|eXIf|EXIF.{4}|CMT2)(?=II\*\0|MM\0\*)", re.DOTALL)
_DATE = re.compile(r"(\d{4})[:-](\d\d)[:-](\d\d)[ T](\d\d):(\d\d):(\d\d)", re.ASCII)


def capture_time(path: Path) -> datetime | None:
    """The camera's local time, to the fraction of a second it gives; None where the file does not say.

    Never raises: a file that cannot be read has no time here, and its reason comes with its pixels.
    """
    try:
        with open_regular(path) as stream:
            head = stream.read(_HEAD)
            tiff = Tiff(stream)
            directories = [*_exif(tiff), *(each for block in _blocks(head) for each in _exif(block))]
    except (PhotoError, OSError):
        return None
    return next(filter(None, map(_time, directories)), None)


def _blocks(head: bytes) -> Iterator[Tiff]:
    for found in _BLOCK.finditer(head):
        yield Tiff(BytesIO(head[found.end() :]))


def _exif(tiff: Tiff) -> list[Directory]:
    """The Exif directory; in a CR3's own block it is the first one."""
    return [each for each in (tiff.exif(), *tiff.chain()[:1]) if each is not None]


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
