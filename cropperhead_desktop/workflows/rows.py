"""The JSON rows that the command line prints and other programs read: one object per photo."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cropperhead_desktop.dataset.harvest import crop_factor, kept_area
from cropperhead_desktop.domain.decision import CropRecord
from cropperhead_desktop.domain.errors import about, joined, shown
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.domain.progress import Progress
from cropperhead_desktop.geometry.crop import Crop, corners
from cropperhead_desktop.workflows.crops import Found, Harvested
from cropperhead_desktop.workflows.learn.train import Epoch
from cropperhead_desktop.workflows.outcome import Outcome
from cropperhead_desktop.workflows.suggest import Proposed

if TYPE_CHECKING:
    from cropperhead_desktop.workflows.batch.photo import Cropped
    from cropperhead_desktop.workflows.export.run import Made, Report

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
        box = info.box(crop)
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


def found_row(outcome: Outcome[Found] | Outcome[Harvested]) -> Row:
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
    if record.in_camera:
        row["in_camera"] = True
    if record.warnings:
        row["reason"] = joined(about(record.source or outcome.path, words) for words in record.warnings)
    return row


def batch_row(outcome: Outcome[Cropped]) -> Row:
    """The row of `batch`: `ok` with the crop written, `skipped` or `failed` with the reason."""
    done = outcome.value
    if done is None:
        return failed_row(outcome.path, outcome.reason)
    row: Row = {
        **file_fields(outcome.path),
        "status": "skipped" if done.crop is None else "ok",
        **crop_fields(done.info, done.crop),
        "confidence": None if done.confidence is None else round(done.confidence, 4),
        "model": done.model,
    }
    return {**row, "reason": done.reason} if done.reason else row


def export_rows(report: Report) -> list[Row]:
    """The rows of `export`: pictures as they are in the dataset, then what was left out or failed."""
    rows = [exported_row(made) for made in report.made]
    return rows + [
        failed_row(each.path, each.reason, "failed" if each.failed else "skipped") for each in report.passed
    ]


def exported_row(made: Made) -> Row:
    """One exported photo: its crop as `crops` has it, and where its picture is."""
    label = made.label
    return {
        **file_fields(made.path),
        "status": "ok",
        **crop_fields(label.photo, label.crop),
        "decision": label.decision,
        "exported": label.file,
        "split": label.split,
        "group": label.group,
    }


def harvest_row(outcome: Outcome[Harvested]) -> Row:
    """The row of a harvested photo: `found_row`, how much the crop cuts away, and what the camera wrote."""
    row = found_row(outcome)
    if outcome.value is None:
        return row
    camera = outcome.value.camera
    row |= amount_fields(outcome.value.info, outcome.value.record)
    row |= {"camera": camera.camera or None, "lens": camera.lens or None, "date": camera.taken or None}
    return row


def amount_fields(info: PhotoInfo, record: CropRecord) -> Row:
    """Crop factor and share of the picture that is kept.

    0 and 1 without a crop; None where a crop does not tell: it is in the pixels already, or unusable.
    """
    if record.crop is None:
        unknown = record.has_crop or record.already_applied
        return {"crop_factor": None if unknown else 0.0, "kept_area": None if unknown else 1.0}
    return {
        "crop_factor": round(crop_factor(record.crop), 6) + 0.0,
        "kept_area": round(kept_area(record.crop, info.width, info.height), 6),
    }


def progress_row(progress: Progress) -> Row:
    """Where a long task stands, while it runs."""
    return {
        "status": "running",
        "done": progress.done,
        "total": progress.total,
        "message": progress.message,
    }


def epoch_row(epoch: Epoch) -> Row:
    """One epoch of a training: its numbers, and a remark."""
    return {"status": "running", **epoch.numbers, "remark": epoch.remark}
