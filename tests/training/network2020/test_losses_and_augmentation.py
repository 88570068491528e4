"""Losses with known values and true gradients; labels that follow whatever happens to the pixels."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image, ImageDraw

from cropperhead_desktop.domain.errors import ModelError
from cropperhead_desktop.evaluation.data import Example, label_of
from cropperhead_desktop.geometry.crop import Box, Crop, corners, is_inside, to_box
from cropperhead_desktop.geometry.overlap import iou as box_iou
from cropperhead_desktop.inference.suggest.postprocess import mirrored
from cropperhead_desktop.inference.suggest.preprocess import recoded
from cropperhead_desktop.training.config import config_from
from cropperhead_desktop.training.network2020.augment import (
    LabelledView,
    changed,
    cut_out,
    lit,
    turned,
)
from cropperhead_desktop.training.network2020.config import TrainConfig, read_config

torch = pytest.importorskip("torch", reason="needs the train extra: pip install '.[train]'")

from cropperhead_desktop.training.network2020.losses import LOSSES, giou, iou, mse, mse_clip, overlap  # noqa: E402

pytestmark = pytest.mark.torch

LEFT = [0.0, 0.0, 1.0, 0.5, 0.0]  # top, left, bottom, right, angle
QUARTER = [0.0, 0.0, 0.5, 0.5, 0.0]
RIGHT = [0.0, 0.75, 1.0, 1.0, 0.0]


def value(loss, predicted, wanted):
    return loss(torch.tensor([predicted]), torch.tensor([wanted])).item()


@pytest.mark.parametrize("name", LOSSES)
def test_the_right_answer_costs_nothing_and_gradients_are_true(name):
    wanted = torch.tensor([[0.1, 0.2, 0.8, 0.9, 2.0], [0.0, 0.1, 0.7, 0.6, 0.0]], dtype=torch.float64)
    assert LOSSES[name](wanted, wanted).item() == pytest.approx(0, abs=1e-5)
    near = wanted + torch.tensor([0.03, -0.02, 0.04, -0.05, 0.3], dtype=torch.float64)
    assert torch.autograd.gradcheck(lambda x: LOSSES[name](x, wanted), (near.requires_grad_(),), atol=1e-4)
    assert LOSSES[name](near, wanted).item() > 0.001


def test_known_values():
    assert value(iou, QUARTER, LEFT) == pytest.approx(0.5, abs=1e-4)
    assert value(overlap, QUARTER, LEFT) == pytest.approx(0.5, abs=1e-4)
    assert value(giou, QUARTER, LEFT) == pytest.approx(0.5, abs=1e-4)  # the hull is the union
    assert value(iou, LEFT, RIGHT) == pytest.approx(1, abs=1e-4)
    # apart: the hull is 1, a quarter of it is empty
    assert value(giou, LEFT, RIGHT) == pytest.approx(1.25, abs=1e-4)
    assert value(mse_clip, [-0.2, 0, 1, 1, 0], [0, 0, 1, 1, 0]) == pytest.approx(0.04 / 5 + 0.2 / 4)
    crossed = [0.0, 0.8, 1.0, 0.2, 0.0]
    assert value(mse_clip, crossed, crossed) == pytest.approx(0.6 / 2)
    for loss in (iou, giou, overlap):
        assert value(loss, [*LEFT[:4], 3.0], LEFT) == pytest.approx(9, abs=1e-4)
    assert value(mse, [*LEFT[:4], 5.0], LEFT) == pytest.approx(5)


def test_only_giou_pulls_boxes_together_that_do_not_meet():
    for loss, moved in ((iou, False), (giou, True)):
        predicted = torch.tensor([LEFT], requires_grad=True)
        loss(predicted, torch.tensor([RIGHT])).backward()
        assert bool(predicted.grad[0, 3].abs() > 0.01) is moved


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


def test_choices_are_read_and_wrong_ones_named(tmp_path):
    file = tmp_path / "run.toml"
    file.write_text('epochs = 3\nloss = "giou"\nzoom = 1\n')
    assert read_config(file) == replace(TrainConfig(), epochs=3, loss="giou", zoom=1.0)
    made = config_from(TrainConfig, {"flips": "no", "light": "0.5", "epochs": "7"}, "here")
    assert (made.flips, made.light, made.epochs) == (False, 0.5, 7)
    for choices, message in (
        ({"epoch": 3}, "no choice 'epoch'"),
        ({"epochs": "many"}, "epochs is 'many'"),
        ({"flips": "perhaps"}, "neither true nor false"),
        ({"epochs": 2.5}, "epochs is 2.5"),
    ):
        with pytest.raises(ModelError, match=message):
            config_from(TrainConfig, choices, "here")
    file.write_text("epochs = ")
    with pytest.raises(ModelError, match=r"run\.toml"):
        read_config(file)
