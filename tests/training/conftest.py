"""The tiny data folder, read; one thread."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cropperhead_desktop.evaluation.data import Dataset, read_dataset
from cropperhead_desktop.inference.graphs.seed2020 import INPUT


@pytest.fixture(scope="session")
def data(data_folder: Path) -> Dataset:
    return read_dataset(data_folder, INPUT)


@pytest.fixture(autouse=True)
def one_thread() -> Iterator[None]:
    """Small layers on many threads take longer, most of all beside other work."""
    torch = pytest.importorskip("torch")
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)
