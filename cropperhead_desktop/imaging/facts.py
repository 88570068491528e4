"""Camera, lens, date and exposure out of EXIF values, whoever read them."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping

from cropperhead_desktop.domain.photo import CameraFacts
from cropperhead_desktop.imaging.tiff import DATE_TIME_ORIGINAL, Directory

MAKE = 0x010F
MODEL = 0x0110
DATE_TIME = 0x0132
EXPOSURE_TIME = 0x829A
F_NUMBER = 0x829D
ISO = 0x8827
FOCAL_LENGTH = 0x920A
LENS_MODEL = 0xA434

TEXTS = frozenset({MAKE, MODEL, DATE_TIME, DATE_TIME_ORIGINAL, LENS_MODEL})
"""Those of the tags here that are texts."""

_DATE = re.compile(r"(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)", re.ASCII)


def facts_in(directories: Iterable[Directory]) -> CameraFacts:
    """The facts in directories with `TEXTS`, of which the first that has a tag counts."""
    tags: dict[int, object] = {}
    for each in directories:
        for tag, values in each.tags.items():
            tags.setdefault(tag, each.bytes_of(tag).decode("latin-1") if tag in TEXTS else values)
    return facts_of(tags)


def facts_of(tags: Mapping[int, object]) -> CameraFacts:
    """The facts in EXIF's own tags, by number."""
    make, model = _words(tags.get(MAKE)), _words(tags.get(MODEL))
    iso = _number(tags.get(ISO))
    return CameraFacts(
        # most makers repeat their name in the model's
        camera=model
        if model.casefold().startswith(make.casefold().split(" ")[0])
        else f"{make} {model}".strip(),
        lens=_words(tags.get(LENS_MODEL)),
        taken=_taken(_words(tags.get(DATE_TIME_ORIGINAL)) or _words(tags.get(DATE_TIME))),
        exposure=_number(tags.get(EXPOSURE_TIME)),
        aperture=_number(tags.get(F_NUMBER)),
        iso=round(iso) if iso is not None else None,
        focal=_number(tags.get(FOCAL_LENGTH)),
    )


def _words(value: object) -> str:
    """Text of a tag on one line, at most 80 characters."""
    text = value.decode("ascii", "replace") if isinstance(value, bytes) else value
    if not isinstance(text, str):
        return ""
    return " ".join("".join(c if c.isprintable() else " " for c in text.split("\0")[0][:80]).split())


def _number(value: object) -> float | None:
    """A positive finite number of a tag (the first of several)."""
    first = value[0] if isinstance(value, tuple) and value else value
    try:
        number = float(first)  # type: ignore[arg-type]
    except (TypeError, ValueError, ZeroDivisionError, OverflowError):
        return None
    return number if math.isfinite(number) and 0 < number < 1e7 else None


def _taken(text: str) -> str:
    """EXIF's `2024:05:01 10:20:30` as `2024-05-01 10:20:30`; empty for anything else."""
    found = _DATE.match(text)
    return "-".join(found.groups()[:3]) + f" {found.group(4)}" if found else ""
