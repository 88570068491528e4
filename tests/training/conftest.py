"""A tiny data folder: photos of four photographers with a bright patch, and crops around it."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from cropperhead_desktop.evaluation.data import Dataset, read_dataset
from cropperhead_desktop.inference.graphs.seed2020 import INPUT

SITES = {"ann": "train", "bob": "train", "cat": "val", "dan": "val"}


@pytest.fixture(scope="session")
def data_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    (folder / "images").mkdir()
    rng = np.random.default_rng(4)
    records = []
    for number in range(10):
        site = list(SITES)[number % 4]
        width, height = (96, 64) if number % 2 else (64, 96)
        left, top = rng.uniform(0.0, 0.4, 2)
        pixels = rng.integers(0, 60, (height, width, 3), dtype=np.uint8)
        pixels[
            int(top * height) : int((top + 0.5) * height), int(left * width) : int((left + 0.5) * width)
        ] = 230
        file = f"images/{site}__{number:03}.jpg"
        Image.fromarray(pixels).save(folder / file, quality=95)
        box = [round(float(side), 4) for side in (left, top, left + 0.5, top + 0.5)]
        record = {
            "file": file,
            "site": site,
            "split": SITES[site],
            "box": box,
            "width": width,
            "height": height,
        }
        records.append(record)
    (folder / "manifest.json").write_text(json.dumps(records))
    return folder


@pytest.fixture(scope="session")
def data(data_folder: Path) -> Dataset:
    return read_dataset(data_folder, INPUT)


@pytest.fixture(scope="session")
def tiny_trunk(tmp_path_factory: pytest.TempPathFactory, trunk_arrays: dict[str, np.ndarray]) -> Path:
    """A file of trunk weights, random ones."""
    path = tmp_path_factory.mktemp("trunk") / "trunk.npz"
    np.savez(path, **trunk_arrays)
    return path
