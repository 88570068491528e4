"""Turning an upright picture by another Orientation gives what a viewer of that Orientation shows."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from cropperhead_desktop.domain.photo import PhotoInfo, Pixels
from cropperhead_desktop.geometry.crop import Point
from cropperhead_desktop.geometry.orientation import displayed_size, point_to_stored
from cropperhead_desktop.imaging.turning import turned, turned_pixels

WIDTH, HEIGHT = 11, 5
STORED = np.arange(WIDTH * HEIGHT, dtype=np.uint8).reshape(HEIGHT, WIDTH)


def displayed(orientation: int) -> np.ndarray:
    """The picture by the formulas of the geometry room."""
    width, height = displayed_size(WIDTH, HEIGHT, orientation)
    shown = np.empty((height, width), np.uint8)
    for x in range(width):
        for y in range(height):
            point = point_to_stored(Point((x + 0.5) / width, (y + 0.5) / height), orientation)
            shown[y, x] = STORED[int(point.y * HEIGHT), int(point.x * WIDTH)]
    return shown


@pytest.mark.parametrize("was", range(1, 9))
@pytest.mark.parametrize("wanted", range(1, 9))
def test_any_orientation_to_any_other(was: int, wanted: int) -> None:
    result = turned(Image.fromarray(displayed(was)), was, wanted)
    assert np.array_equal(np.asarray(result), displayed(wanted))


def test_pixels_keep_their_rows() -> None:
    rgb = np.repeat(displayed(6)[..., None], 3, axis=2)
    pixels = Pixels(PhotoInfo(WIDTH, HEIGHT, 6), rgb.shape[1], rgb.shape[0], rgb.tobytes())
    result = turned_pixels(pixels, pixels.info.turned(1))
    assert (result.width, result.height, result.info.orientation) == (WIDTH, HEIGHT, 1)
    assert result.rgb == np.repeat(STORED[..., None], 3, axis=2).tobytes()
