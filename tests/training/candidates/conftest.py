"""Photos with one bright spot."""

from __future__ import annotations

import numpy as np
import pytest

from cropperhead_desktop.evaluation.data import Example
from cropperhead_desktop.geometry.crop import Box

CELLS, SIDE = 14, 224
WHOLE = np.array([0, 0, 1, 1], np.float32)


@pytest.fixture(scope="session")
def world():
    """Photos whose map has one bright spot, and people who kept a box around it: 2 x N maps, examples."""
    rng = np.random.default_rng(3)
    maps, examples = np.zeros((2, 24, 2, CELLS, CELLS), np.float32), []
    for index in range(24):
        x, y = rng.uniform(0.3, 0.7, 2)
        box = Box(x * 600, y * 600, 330, 330)
        examples.append(Example(f"{index}.jpg", f"site {index % 6}", "train", 600, 600, box))
        row, column = int(y * CELLS), int(x * CELLS)
        maps[0, index, 0, row - 1 : row + 2, column - 1 : column + 2] = 1.0
        maps[:, index, 1] = rng.normal(0, 0.2, (CELLS, CELLS))
        maps[1, index] = maps[0, index, :, :, ::-1]
    return maps, examples


@pytest.fixture(scope="session")
def sets(world):
    from cropperhead_desktop.training.candidates.candidate_boxes import build_sets

    return build_sets(*world, SIDE, WHOLE)
