"""A library to export."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cropperhead_desktop.domain.decision import DecisionKind
from cropperhead_desktop.workflows.options import Options
from cropperhead_desktop.workflows.services import Services, open_services
from tests.helpers.exports import decide, level, photo


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    opened = open_services(Options(cache_folder=tmp_path / "cache"), with_model=False)
    yield opened
    opened.close()


@pytest.fixture
def library(services: Services, tmp_path: Path) -> Path:
    """Nine photos of three days; names repeat in the folders."""
    folder = tmp_path / "library"
    kinds = [DecisionKind.ACCEPTED, DecisionKind.ADJUSTED, DecisionKind.KEPT]
    for number in range(9):
        day, kind = number // 3, kinds[number % 3]
        path = folder / f"day {day}" / f"IMG_{number % 3}.jpg"
        photo(path, number, 1 + number % 8, f"2024:05:0{1 + day} 10:0{number % 3}:00")
        decide(services, path, None if kind is DecisionKind.KEPT else level(), kind)
    return folder
