"""The JSON rows that the command line prints and other programs read: one object per photo."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from cropperhead_desktop.domain.errors import shown
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.geometry.crop import Crop, corners
from cropperhead_desktop.geometry.orientation import crop_to_displayed_box
from cropperhead_desktop.workflows.crops import Found
from cropperhead_desktop.workflows.outcome import Outcome
from cropperhead_desktop.workflows.suggest import Proposed

Row = dict[str, Any]


def file_fields(path: Path) -> Row:
    """`file` as text; where the name is no valid Unicode also `uri`, which carries every byte."""
    fields: Row = {"file": shown(path)}
    if "\\x" in fields["file"] and os.fsencode(path).decode("utf-8", "replace") != str(path):
        fields["uri"] = path.absolute().as_uri()
    return fields


def failed_row(path: Path, reason: str, status: str = "failed") -> Row:
    """The row of a file that could not be worked on."""
    return {**file_fields(path), "status": status, "reason": reason}


def crop_fields(info: PhotoInfo, crop: Crop | None) -> Row:
    """Crop in crs terms (stored frame), stored size, and the polygon in displayed pixels."""
    fields: Row = {"crop": None, "width": info.width, "height": info.height, "orientation": info.orientation}
    fields["polygon"] = None
    if crop is not None:
        values = (crop.left, crop.top, crop.right, crop.bottom, crop.angle)
        names = ("left", "top", "right", "bottom", "angle")
        fields["crop"] = {name: round(value, 6) + 0.0 for name, value in zip(names, values, strict=True)}
        box = crop_to_displayed_box(crop, info.width, info.height, info.orientation)
        fields["polygon"] = [[round(point.x, 2), round(point.y, 2)] for point in corners(box)]
    return fields


def suggestion_row(outcome: Outcome[Proposed]) -> Row:
    """The row of `suggest`."""
    if outcome.value is None:
        return failed_row(outcome.path, outcome.reason)
    suggestion = outcome.value.suggestion
    return {
        **file_fields(outcome.path),
        "status": "ok",
        **crop_fields(outcome.value.info, suggestion.crop),
        "confidence": None if suggestion.confidence is None else round(suggestion.confidence, 4),
        "model": suggestion.model,
    }


def found_row(outcome: Outcome[Found]) -> Row:
    """The row of `crops`: what the photo's files say, and which file said it."""
    if outcome.value is None:
        return failed_row(outcome.path, outcome.reason)
    record = outcome.value.record
    decision = record.decision
    row: Row = {
        **file_fields(outcome.path),
        "status": "ok",
        **crop_fields(outcome.value.info, record.crop),
        "confidence": decision.confidence if decision else None,
        "model": decision.model if decision else None,
        "has_crop": record.has_crop,
        "already_applied": record.already_applied,
        "source": shown(record.source) if record.source else None,
        "decision": decision.kind.value if decision else None,
    }
    if record.warnings:
        row["reason"] = "; ".join(record.warnings)
    return row
