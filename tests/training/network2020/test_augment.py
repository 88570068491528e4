"""Labels follow what is done to their pictures."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from cropperhead_desktop.evaluation.data import Example, label_of
from cropperhead_desktop.geometry.crop import Box, Crop, corners, is_inside, to_box
from cropperhead_desktop.geometry.overlap import iou as box_iou
from cropperhead_desktop.inference.suggest.postprocess import mirrored
from cropperhead_desktop.inference.suggest.preprocess import recoded
from cropperhead_desktop.training.network2020.augment import (
    LabelledView,
    changed,
    cut_out,
    lit,
    turned,
)
from cropperhead_desktop.training.network2020.config import TrainConfig

torch = pytest.importorskip("torch", reason="needs the train extra: pip install '.[train]'")


pytestmark = pytest.mark.torch


def drawn(box: Box, width: int = 300, height: int = 200) -> LabelledView:
    """A photo whose crop is painted white, squashed to a square."""
    picture = Image.new("RGB", (width, height))
    ImageDraw.Draw(picture).polygon([tuple(point) for point in corners(box)], fill=(255, 255, 255))
    return LabelledView(np.asarray(picture.resize((300, 300))), box, width, height)


def painted(view: LabelledView) -> float:
    """IoU of what is white with the view's box, on the squashed pixels."""
    mask = Image.new("L", (300, 300))
    points = [(point.x * 300 / view.width, point.y * 300 / view.height) for point in corners(view.box)]
    ImageDraw.Draw(mask).polygon(points, fill=255)
    white, inside = view.pixels[..., 0] > 128, np.asarray(mask) > 128
    return float((white & inside).sum() / (white | inside).sum())


TILTED = Box(120, 90, 140, 80, 9.0)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_labels_follow_all_eight_orientations(orientation):
    view = turned(drawn(TILTED), orientation)
    assert painted(view) > 0.96
    top, left, bottom, right, angle = view.label
    assert abs(angle) == 9
    box = to_box(Crop(left, top, right, bottom, angle), view.width, view.height)
    assert box_iou(box, view.box) == pytest.approx(1)


def test_a_flip_turns_the_other_way_and_mirrors_the_turned_box_not_its_tags():
    flipped = Example("a", "s", "train", 300, 200, mirrored(TILTED, 300))
    assert flipped.box.angle == -9 and flipped.box.cx == 180
    assert turned(drawn(TILTED), 2).label == pytest.approx(label_of(flipped))


@pytest.mark.parametrize("seed", range(8))
def test_labels_follow_a_cut_and_the_crop_stays_whole(seed):
    view = cut_out(drawn(TILTED), 0.9, np.random.default_rng(seed))
    assert view.width < 300
    assert is_inside(view.box, view.width, view.height)
    assert painted(view) > 0.95


def test_everything_at_once_keeps_the_label_true():
    config = TrainConfig(turns=True, zoom=0.5, light=0.3, noise=4, jpeg=True)
    for seed in range(6):
        assert painted(changed(drawn(TILTED), False, config, np.random.default_rng(seed))) > 0.93
    plain = drawn(TILTED)
    same = changed(plain, False, TrainConfig(), np.random.default_rng(0))
    assert np.array_equal(same.pixels, plain.pixels)


def test_light_and_encoding():
    grey = np.full((16, 16, 3), 100, np.uint8)
    assert lit(grey, 1.0).tolist() == grey.tolist()
    assert lit(grey, 2.0)[0, 0, 0] == round(100 * 2 ** (1 / 2.2))
    assert lit(grey, 100.0).max() == 255
    again = np.asarray(recoded(Image.fromarray(grey), 60))
    assert abs(again.astype(int) - 100).max() <= 3
