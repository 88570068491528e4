"""Proposals of many photos on one contact sheet PNG."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from cropperhead_desktop.geometry.crop import corners
from cropperhead_desktop.imaging.contact_sheet import Cell, contact_sheet
from cropperhead_desktop.workflows.outcome import Outcome
from cropperhead_desktop.workflows.outputs import PNG, write_output
from cropperhead_desktop.workflows.services import Services
from cropperhead_desktop.workflows.suggest_and_set import PhotoProposal


def sheet_of(services: Services, outcomes: Iterable[Outcome[PhotoProposal]], target: Path) -> Path:
    """Draw every successful proposal on one PNG at `target` (FileError where it cannot be written)."""
    cells = [_cell(services, outcome.path, outcome.value) for outcome in outcomes if outcome.value]
    write_output(target, contact_sheet(cells), PNG, force=True)  # its own of last time
    return target


def _cell(services: Services, path: Path, proposed: PhotoProposal) -> Cell:
    info, crop = proposed.info, proposed.suggestion.crop
    width, height = info.displayed
    box = info.box(crop)
    polygon = [(point.x / width, point.y / height) for point in corners(box)]
    detail = f"{box.width:.0f} x {box.height:.0f} px   {box.angle:+.1f}°"
    return Cell(services.photos.preview(path).jpeg, polygon, path.name, detail)
