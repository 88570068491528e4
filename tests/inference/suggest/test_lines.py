"""Lines at a tilt: those of a drawn scene and no others."""

from __future__ import annotations

import math

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter

from cropperhead_desktop.inference.suggest.lines import lines_at


def scene(tilt: float, size: tuple[int, int] = (480, 320)) -> Image.Image:
    """A horizon at 60 % of the height and the left edge of a dark tower, turned clockwise."""
    wide = Image.new("RGB", (3 * size[0], 3 * size[1]), (210, 220, 240))
    draw = ImageDraw.Draw(wide)
    draw.rectangle([0, 1.6 * size[1], 3 * size[0], 3 * size[1]], fill=(90, 120, 70))
    draw.rectangle([1.3 * size[0], 1.2 * size[1], 3 * size[0], 1.6 * size[1]], fill=(40, 40, 60))
    turned = wide.rotate(-tilt, Image.Resampling.BICUBIC)
    cut = turned.crop((size[0], size[1], 2 * size[0], 2 * size[1]))
    return cut.filter(ImageFilter.GaussianBlur(1))


@pytest.mark.parametrize("tilt", [-8.0, -1.5, 0.0, 4.0])
def test_the_lines_of_a_scene_lean_as_the_scene_does(tilt: float) -> None:
    lines = lines_at(scene(tilt), tilt)
    assert {line.upright for line in lines} == {True, False}
    for line in lines:
        across, down = (line.end.x - line.start.x) * 480, (line.end.y - line.start.y) * 320
        lean = math.degrees(math.atan2(-across, down) if line.upright else math.atan2(down, across))
        assert lean == pytest.approx(tilt, abs=0.5)
        assert min(*line.start, *line.end) >= -0.02 and max(*line.start, *line.end) <= 1.02
    level = max((line for line in lines if not line.upright), key=lambda line: line.length)
    assert (level.start.y + level.end.y) / 2 == pytest.approx(0.6, abs=0.12)
    assert level.length > 0.4


def test_a_level_scene_has_no_lines_at_another_tilt() -> None:
    assert lines_at(scene(0.0), 7.0) == []


@pytest.mark.parametrize("size", [(1, 1), (2, 300), (300, 2)])
def test_a_picture_of_nothing_has_no_lines(size: tuple[int, int]) -> None:
    assert lines_at(Image.new("RGB", size, (9, 9, 9)), 3.0) == []


def test_noise_has_no_lines() -> None:
    noise = np.random.default_rng(0).integers(0, 256, (300, 400, 3), np.uint8)
    assert lines_at(Image.fromarray(noise), 0.0) == []


def test_so_many_lines_at_most_the_longest_first() -> None:
    stripes = Image.new("RGB", (400, 300), (255, 255, 255))
    for number in range(6):
        ImageDraw.Draw(stripes).rectangle(
            [0, 40 * number, 80 + 50 * number, 40 * number + 15], fill=(0, 0, 0)
        )
    lengths = [line.length for line in lines_at(stripes, 0.0, 3)]
    assert len(lengths) == 3 and lengths == sorted(lengths, reverse=True) and lengths[0] > 0.7
