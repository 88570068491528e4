"""The tiny data folder, read."""

from __future__ import annotations

from pathlib import Path

import pytest

from cropperhead_desktop.evaluation.data import Dataset, read_dataset
from cropperhead_desktop.inference.graphs.seed2020 import INPUT


@pytest.fixture(scope="session")
def data(data_folder: Path) -> Dataset:
    return read_dataset(data_folder, INPUT)
