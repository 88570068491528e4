"""Views to learn from."""

from __future__ import annotations

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from cropperhead_desktop.training.angle.data import SIDE  # noqa: E402
from cropperhead_desktop.training.angle.features import halved  # noqa: E402


def test_half_size_pictures_know_where_the_photo_is() -> None:
    pixels = np.full((1, SIDE, SIDE, 3), 128, np.uint8)
    pixels[0, 31:101] = 7
    pictures, down, across = halved(pixels)
    assert pictures.shape == (1, SIDE // 2, SIDE // 2, 3)
    assert pictures[0, [14, 15, 16], 0, 0].tolist() == [128, 68, 7]
    assert (down[0, [14, 15, 16, 49, 50]].tolist(), set(across[0].tolist())) == ([0, 1, 2, 2, 1], {2})
