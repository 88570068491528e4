"""Decisions enough for every chart."""

from __future__ import annotations

from pathlib import Path

from cropperhead_desktop.dataset.statistics import Sample, statistics_of
from cropperhead_desktop.dataset.statistics_words import sentences
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.workflows.statistics.gather import StatisticsResult


def found_of(folder: Path, count: int = 24) -> StatisticsResult:
    samples = [
        Sample(
            str(folder / f"{number:05}.jpg"),
            f"day {number // 3}",
            6000,
            4000,
            1,
            Crop(0.0, 0.0, 0.5 + 0.02 * (number % 12), 0.6, 1.0 if number % 2 else 0.0),
            "accepted" if number % 3 else "adjusted",
            month=f"2024-{1 + number % 5:02}",
            lens=["50mm", "85mm"][number % 2],
            confidence=number / count,
        )
        for number in range(count)
    ]
    statistics = statistics_of(samples)
    return StatisticsResult(statistics, tuple(sentences(statistics)), count, 0)
