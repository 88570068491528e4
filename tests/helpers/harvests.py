"""Rows of a library."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.workflows.services import Services
from cropperhead_desktop.workflows.statistics.harvest import harvest

CROP = Crop(0.1, 0.2, 0.7, 0.9, 1.5)
OLD = 1_600_000_000
EXIF = {
    "0th": {271: "NIKON CORPORATION", 272: "NIKON Z 6", 274: 6},
    "Exif": {
        36867: "2023:04:05 06:07:08",
        42036: "NIKKOR Z 50mm",
        33434: (1, 250),
        34855: 400,
        37386: (505, 10),
    },
}


def age(folder: Path) -> None:
    """As if everything had been there for long: what was just written is not relied on."""
    for path in folder.rglob("*"):
        if path.stat().st_mtime > OLD + 10:
            os.utime(path, (OLD, OLD))


def rows_of(services: Services, *paths: Path, **more: Any) -> list[dict[str, Any]]:
    return list(harvest(services, paths, **more))


def by_name(rows: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {Path(row["file"]).name: row for row in rows}
