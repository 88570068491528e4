"""How much two boxes share."""

from __future__ import annotations

import math
from dataclasses import replace
from random import Random

import pytest

from cropperhead_desktop.geometry.crop import Box
from cropperhead_desktop.geometry.overlap import iou


def test_overlap_of_known_boxes() -> None:
    square = Box(0, 0, 2, 2)
    assert iou(square, square) == pytest.approx(1)
    assert iou(square, Box(1, 0, 2, 2)) == pytest.approx(2 / 6)
    assert iou(square, Box(5, 0, 2, 2)) == 0
    octagon = 8 * (math.sqrt(2) - 1)  # a square and itself turned by 45 degrees share an octagon
    assert iou(square, Box(0, 0, 2, 2, 45)) == pytest.approx(octagon / (8 - octagon))


def test_upright_boxes_overlap_as_if_they_were_clipped_polygons() -> None:
    rng = Random(4)
    for _ in range(200):
        first, second = (
            Box(*(rng.uniform(0, 100) for _ in range(2)), *(rng.uniform(1, 60) for _ in range(2)))
            for _ in range(2)
        )
        turned = iou(replace(first, angle=1e-9), replace(second, angle=1e-9))
        assert iou(first, second) == pytest.approx(turned, abs=1e-9)
