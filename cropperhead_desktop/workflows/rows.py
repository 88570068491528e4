"""What the JSON rows of all commands have in common: one object per photo, for other programs to read."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Protocol

from cropperhead_desktop.domain.decision import Alternate
from cropperhead_desktop.domain.errors import printable
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.domain.progress import Progress
from cropperhead_desktop.domain.suggestion import Level, Verdict
from cropperhead_desktop.geometry.aspect import describe_aspect
from cropperhead_desktop.geometry.crop import Crop, corners
from cropperhead_desktop.workflows.outcome import Outcome

Row = dict[str, Any]


class HasRow(Protocol):
    """A result that knows its row."""

    def as_row(self, path: Path) -> Row:
        """The row of this result about a photo."""
        ...


def row_of(outcome: Outcome[HasRow]) -> Row:
    """The row of a result, or of the error that there is instead."""
    value = outcome.value
    return failed_row(outcome.path, outcome.reason) if value is None else value.as_row(outcome.path)


def file_fields(path: Path) -> Row:
    """`file` as text; where the name is no valid Unicode also `uri`, which carries every byte."""
    fields: Row = {"file": printable(path)}
    if "\\x" in fields["file"] and os.fsencode(path).decode("utf-8", "replace") != str(path):
        fields["uri"] = path.absolute().as_uri()
    return fields


def failed_row(path: Path, reason: str, status: str = "failed") -> Row:
    """The row of a file that could not be worked on."""
    return {**file_fields(path), "status": status, "reason": reason}


def crop_fields(info: PhotoInfo, crop: Crop | None) -> Row:
    """Crop in crs terms (stored frame), stored size, and the polygon in displayed pixels.

    `as_shot` only where a ratio was dialled in the camera and the pixels reach beyond it.
    """
    fields: Row = {"crop": None, "width": info.width, "height": info.height, "orientation": info.orientation}
    fields["polygon"] = None
    if info.as_shot is not None:
        ratio = describe_aspect(info.as_shot_box.aspect)
        fields["as_shot"] = {"ratio": ratio, "crop": crop_values(info.as_shot)}
    if crop is not None:
        fields["crop"] = crop_values(crop)
        box = info.box(crop)
        fields["polygon"] = [[round(point.x, 2), round(point.y, 2)] for point in corners(box)]
    return fields


def alternate_fields(alternates: Iterable[Alternate]) -> Row:
    """The linked crops in crs terms; nothing where there are none."""
    found = [
        {"ratio": each.ratio, "crop": crop_values(each.crop), "nudged": each.nudged} for each in alternates
    ]
    return {"alternates": found} if found else {}


def judgement_fields(verdict: Verdict, gain: float | None, level: Level | None, doubt: str) -> Row:
    """What a proposal asks of a person, the IoU expected to be gained, and where its angle comes from.

    `camera_tilt` is the displayed photo's tilt, clockwise; `review` says why to look at it: `doubt`.
    """
    measured = level.measured if level is not None else None
    return {
        "verdict": verdict.value,
        "gain": rounded(gain, 4),
        "angle_source": level.source if level is not None else None,
        "camera_tilt": rounded(measured, 2),
        "review": doubt or None,
    }


def rounded(value: float | None, decimals: int) -> float | None:
    """A number as rows have it, where there is one."""
    return None if value is None else round(value, decimals)


def progress_row(progress: Progress) -> Row:
    """Where a long task stands, while it runs."""
    return {
        "status": "running",
        "done": progress.done,
        "total": progress.total,
        "message": progress.message,
    }


def crop_values(crop: Crop) -> Row:
    """The five crs values by name, with the six decimals of a sidecar."""
    values = (crop.left, crop.top, crop.right, crop.bottom, crop.angle)
    names = ("left", "top", "right", "bottom", "angle")
    return {name: round(value, 6) + 0.0 for name, value in zip(names, values, strict=True)}
