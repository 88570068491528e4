"""Losses, by hand and by finite differences."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch", reason="needs the train extra: pip install '.[train]'")

import pytest  # noqa: E402

from cropperhead_desktop.training.network2020.losses import LOSSES, giou, iou, mse, mse_clip, overlap  # noqa: E402

torch = pytest.importorskip("torch", reason="needs the train extra: pip install '.[train]'")


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


def test_mse_is_the_mean_over_all_five():
    assert mse(torch.zeros(2, 5), torch.tensor([[1.0, 0, 0, 0, 3], [0, 0, 0, 0, 0]])).item() == pytest.approx(
        1
    )
