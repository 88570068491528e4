"""Losses over candidates: known values, gradients, and what they are least for."""

from __future__ import annotations

import math

import pytest

torch = pytest.importorskip("torch", reason="needs the train extra: pip install '.[train]'")

from cropperhead_desktop.training.candidates.head import listwise, pairwise  # noqa: E402

pytestmark = pytest.mark.torch


def every(*shape):
    return torch.ones(shape, dtype=torch.bool)


def test_listwise_of_equal_scores_is_the_log_of_the_number_of_candidates():
    loss = listwise(torch.zeros(1, 4), torch.tensor([[0.1, 0.9, 0.3, 0.2]]), every(1, 4), 0.05)
    assert loss.item() == pytest.approx(math.log(4), abs=1e-6)


def test_listwise_by_hand():
    scores, overlaps = torch.tensor([[1.0, 0.0]]), torch.tensor([[0.5, 0.5]])
    wanted = -0.5 * (math.log(math.e / (math.e + 1)) + math.log(1 / (math.e + 1)))
    assert listwise(scores, overlaps, every(1, 2), 0.1).item() == pytest.approx(wanted)


def test_listwise_is_least_where_the_scores_are_the_overlaps():
    overlaps = torch.tensor([[0.2, 0.8, 0.75, 0.4]])
    best = overlaps / 0.1 + 3.0
    scores = best.clone().requires_grad_()
    listwise(scores, overlaps, every(1, 4), 0.1).sum().backward()
    assert scores.grad.abs().max() < 1e-6
    moved = best + torch.tensor([[0.0, 1.0, 0.0, 0.0]])
    assert listwise(moved, overlaps, every(1, 4), 0.1) > listwise(best, overlaps, every(1, 4), 0.1)


def test_what_is_not_valid_counts_for_nothing():
    scores = torch.tensor([[0.3, -0.2, 5.0], [1.0, 2.0, 3.0]], requires_grad=True)
    overlaps = torch.tensor([[0.9, 0.1, 1.0], [0.5, 0.4, 0.3]])
    valid = torch.tensor([[True, True, False], [False, False, False]])
    for loss in (listwise(scores, overlaps, valid, 0.1), pairwise(scores, overlaps, valid, 0.1)):
        without = loss[0]
        assert loss[1].item() == 0
        scores.grad = None
        without.backward()
        assert scores.grad[0, 2] == 0 and scores.grad[1].abs().sum() == 0
        assert scores.grad[0, 0] < 0 < scores.grad[0, 1]


def test_pairwise_by_hand_and_only_beyond_the_margin():
    scores, overlaps = torch.tensor([[0.0, 1.0, 7.0]]), torch.tensor([[0.9, 0.5, 0.85]])
    # pairs beyond .1: (0 better than 1), (2 better than 1)
    wanted = (math.log(1 + math.exp(1.0)) + math.log(1 + math.exp(1.0 - 7.0))) / 2
    assert pairwise(scores, overlaps, every(1, 3), 0.1).item() == pytest.approx(wanted, rel=1e-5)
    assert pairwise(scores, overlaps, every(1, 3), 0.5).item() == 0


@pytest.mark.parametrize("loss", [listwise, pairwise])
def test_gradients_are_those_of_the_function(loss):
    torch.manual_seed(0)
    scores = torch.randn(3, 6, dtype=torch.float64, requires_grad=True)
    overlaps = torch.rand(3, 6, dtype=torch.float64)
    valid = torch.rand(3, 6) < 0.8
    assert torch.autograd.gradcheck(lambda x: loss(x, overlaps, valid, 0.1), (scores,))
