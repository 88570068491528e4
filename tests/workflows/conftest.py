"""The real services."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cropperhead_desktop.workflows.options import Options
from cropperhead_desktop.workflows.services import Services, open_services


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    opened = open_services(Options(device="cpu", cache_folder=tmp_path / "cache"))
    yield opened
    opened.close()
