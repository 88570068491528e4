"""The one loop: plain gradient descent by hand, its hooks, and what makes a run repeatable."""

from __future__ import annotations

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs the train extra: pip install '.[train]'")

from cropperhead_desktop.domain.progress import Cancelled  # noqa: E402
from cropperhead_desktop.training.loop import fit, seeded, shuffled  # noqa: E402

pytestmark = pytest.mark.torch


def line(slope=0.0):
    model = torch.nn.Linear(1, 1, bias=False)
    model.weight.data.fill_(slope)
    return model, torch.optim.SGD(model.parameters(), lr=0.1)


X = torch.tensor([[1.0], [2.0], [3.0], [4.0]])


def loss_of(model):
    return lambda rows: ((model(X[rows]) - 2 * X[rows]) ** 2).mean()


def all_rows(_epoch):
    return [np.arange(4)]


def test_a_step_is_the_gradient_of_loss_and_penalty():
    model, solver = line()
    fit(model, all_rows, loss_of(model), solver, range(1))
    assert model.weight.item() == pytest.approx(0.1 * 2 * 2 * 7.5)  # d/dw mean((w - 2)^2 x^2), mean x^2 = 7.5
    model, solver = line()
    fit(model, all_rows, loss_of(model), solver, range(1), penalty=lambda: 30 * model.weight.sum())
    assert model.weight.item() == pytest.approx(0.0, abs=1e-6)


def test_a_gradient_is_clipped_and_the_schedule_sets_every_step():
    model, solver = line()
    schedule = torch.optim.lr_scheduler.LambdaLR(solver, lambda step: 1.0 if step == 0 else 0.0)
    fit(model, lambda _: [np.arange(4)] * 3, loss_of(model), solver, range(1), schedule=schedule, clip=1.0)
    assert model.weight.item() == pytest.approx(0.1)  # the first step has length 1, the others rate 0


def test_hooks_hear_of_every_step_and_epoch_and_may_stop_it():
    model, solver = line(2.0)
    steps, epochs = [], []

    def on_epoch(epoch, total):
        epochs.append((epoch, total))
        return epoch == 5

    rng = seeded(1)
    fit(
        model, lambda _: shuffled(4, 3, rng), lambda rows: loss_of(model)(rows) + 1, solver, range(4, 9),
        on_step=lambda *place: steps.append(place), on_epoch=on_epoch,
    )  # fmt: skip
    assert steps == [(4, 0), (4, 1), (5, 0), (5, 1)]
    assert epochs == [(4, 4.0), (5, 4.0)]  # the sum over four rows


def test_what_a_hook_raises_ends_it_before_the_step():
    def cancel(_epoch, step):
        if step == 1:
            raise Cancelled

    model, solver = line()
    with pytest.raises(Cancelled):
        fit(model, lambda _: [np.arange(4)] * 2, loss_of(model), solver, range(1), on_step=cancel)
    assert model.weight.item() == pytest.approx(3.0)


def test_batches_hold_every_row_once_and_a_seed_repeats_them():
    first, again = (np.concatenate(list(shuffled(np.arange(5, 12), 3, seeded(7)))) for _ in range(2))
    assert sorted(first) == list(range(5, 12)) and first.tolist() == again.tolist()
    assert [len(rows) for rows in shuffled(7, 3, seeded(7))] == [3, 3, 1]
