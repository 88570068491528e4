"""Batches over real photos, and taking them back."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from cropperhead_desktop.domain.decision import DecisionKind, decided_now
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.library.batches import Batch, BatchStore
from cropperhead_desktop.workflows.batch.options import BatchOptions
from cropperhead_desktop.workflows.batch.run import Summary, run_batch
from cropperhead_desktop.workflows.batch.undo import Undone, undo_batch
from cropperhead_desktop.workflows.options import batches_folder
from cropperhead_desktop.workflows.rows import Row
from cropperhead_desktop.workflows.services import Services

DEFAULTS = BatchOptions()
HAND_MADE = Crop(0.1, 0.1, 0.6, 0.6)


def batch(
    services: Services, folder: Path, options: BatchOptions = DEFAULTS, **more: Any
) -> tuple[Summary, dict[str, Row]]:
    rows: dict[str, Row] = {}
    summary = run_batch(
        services, [folder], options, lambda row: rows.update({row.path.name: row.as_row()}), **more
    )
    return summary, rows


def the_batch() -> Batch:
    return BatchStore(batches_folder()).batches()[0]


def undo(services: Services, chosen: Batch | None = None, **more: Any) -> Undone:
    return undo_batch(chosen or the_batch(), services.sidecars, **more)


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def decide(services: Services, photo: Path, kind: DecisionKind, crop: Crop | None = HAND_MADE) -> None:
    services.sidecars.write(photo, crop, services.photos.info(photo), decided_now(kind))


def many(folder: Path, count: int) -> Path:
    made = folder / "many"
    made.mkdir()
    for number in range(count):
        shutil.copy(folder / "astronaut.jpg", made / f"{number:03}.jpg")
    return made
