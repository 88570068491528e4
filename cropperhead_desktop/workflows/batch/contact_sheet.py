"""Proposals of many photos on one contact sheet PNG."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from cropperhead_desktop.domain.errors import FileError
from cropperhead_desktop.geometry.crop import corners
from cropperhead_desktop.imaging.contact_sheet import Cell, contact_sheet
from cropperhead_desktop.workflows.outcome import Outcome
from cropperhead_desktop.workflows.services import Services
from cropperhead_desktop.workflows.suggest import Proposed


def sheet_of(services: Services, outcomes: Iterable[Outcome[Proposed]], target: Path) -> Path:
    """Draw every successful proposal on one PNG at `target` (FileError where it cannot be written)."""
    cells = [_cell(services, outcome.path, outcome.value) for outcome in outcomes if outcome.value]
    png = contact_sheet(cells)
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        temporary.write_bytes(png)
        temporary.replace(target)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise FileError(target, f"cannot be written: {error.strerror}") from error
    return target


def _cell(services: Services, path: Path, proposed: Proposed) -> Cell:
    info, crop = proposed.info, proposed.suggestion.crop
    width, height = info.displayed
    box = info.box(crop)
    polygon = [(point.x / width, point.y / height) for point in corners(box)]
    detail = f"{box.width:.0f} x {box.height:.0f} px   {box.angle:+.1f}°"
    return Cell(services.photos.preview(path).jpeg, polygon, path.name, detail)
