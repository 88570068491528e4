"""Decisions to count."""

from __future__ import annotations

from dataclasses import replace

from cropperhead_desktop.dataset.statistics import Sample
from cropperhead_desktop.geometry.crop import Crop

QUARTER = Crop(0.0, 0.0, 0.5, 0.5)


def sample(
    number: int = 0, crop: Crop | None = QUARTER, decision: str = "accepted", **more: object
) -> Sample:
    return replace(
        Sample(f"{number}.jpg", f"day {number // 4}", 6000, 4000, 1, crop, decision),
        **more,  # type: ignore[arg-type]
    )
