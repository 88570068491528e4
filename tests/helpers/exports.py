"""Photos, decisions and exports of them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from cropperhead_desktop.dataset.options import ExportOptions
from cropperhead_desktop.domain.decision import DecisionKind, decided_now
from cropperhead_desktop.domain.progress import ProgressCallback, ignore_progress
from cropperhead_desktop.geometry.crop import Box, Crop, corners
from cropperhead_desktop.workflows.export.plan import plan_export
from cropperhead_desktop.workflows.export.run import ExportReport, export_dataset
from cropperhead_desktop.workflows.services import Services

WIDTH, HEIGHT = 900, 600


def photo(path: Path, seed: int = 0, orientation: int = 1, taken: str = "", box: Box | None = None) -> Path:
    """A photo with a shape of its own; with `box` (stored pixels) that box in white on black."""
    if box is None:
        dice = np.random.default_rng(seed)
        small = Image.fromarray(dice.integers(0, 255, (6, 9, 3), np.uint8))
        picture = small.resize((WIDTH, HEIGHT), Image.Resampling.BICUBIC)
    else:
        large = Image.new("RGB", (4 * WIDTH, 4 * HEIGHT))
        ImageDraw.Draw(large).polygon([(4 * p.x, 4 * p.y) for p in corners(box)], (255 - seed,) * 3)
        picture = large.resize((WIDTH, HEIGHT), Image.Resampling.BOX)
    exif = Image.Exif()
    exif[0x0112] = orientation
    if taken:
        exif.get_ifd(0x8769)[0x9003] = taken
    path.parent.mkdir(parents=True, exist_ok=True)
    picture.save(path, exif=exif, quality=95)
    return path


def decide(services: Services, path: Path, crop: Crop | None, kind: DecisionKind) -> None:
    services.sidecars.write(path, crop, services.photos.info(path), decided_now(kind))


def change(sidecar: Path, old: str, new: str) -> None:
    """As another program might have written it."""
    text = sidecar.read_text()
    assert old in text
    sidecar.write_text(text.replace(old, new))


def level(left: float = 0.1, top: float = 0.2, right: float = 0.8, bottom: float = 0.9) -> Crop:
    return Crop(left, top, right, bottom, 0.0)


def exported(
    services: Services,
    folder: Path,
    out: Path,
    options: ExportOptions | None = None,
    progress: ProgressCallback = ignore_progress,
) -> ExportReport:
    plan = plan_export(services, [folder], out, options or ExportOptions())
    return export_dataset(services, plan, progress)


def contents(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
