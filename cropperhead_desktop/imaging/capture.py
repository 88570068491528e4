"""When a photo was taken: `DateTimeOriginal` out of the first kilobytes of the file, nothing decoded.

The EXIF block is found by its signature (JPEG, WebP, PNG, HEIC, RAF, CR3) or is the file itself (TIFF and
the raw formats built on it); it is read by the bounded reader of `tiff`, so hostile files cost nothing.
"""

from __future__ import annotations

import re
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

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
            directories = exif_blocks(stream, frozenset({DATE_TIME_ORIGINAL, SUB_SECONDS}))
    except (PhotoError, OSError):
        return None
    return next(filter(None, map(_time, directories)), None)


def exif_blocks(stream: BinaryIO, texts: frozenset[int], longest: int = 64) -> list[Directory]:
    """The Exif directory and the first one of every EXIF block in a photo's first kilobytes.

    Of the texts only those of the tags `texts` are read (see `tiff.Tiff`). OSError.
    """
    head = stream.read(_HEAD)
    blocks = (Tiff(BytesIO(head[found.end() :]), texts, longest) for found in _BLOCK.finditer(head))
    return [each for tiff in (Tiff(stream, texts, longest), *blocks) for each in _exif(tiff)]


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
