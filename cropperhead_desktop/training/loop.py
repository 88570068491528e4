"""The one training loop: rows in, gradient steps, a word after every step and every epoch."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn
from torch.nn.utils import clip_grad_norm_
from torch.optim import Optimizer
from torch.optim.lr_scheduler import LRScheduler

from cropperhead_desktop.training.distributed import average_gradients, share_of

Rows = npt.NDArray[np.int64]
"""Numbers of photos (or views) in the arrays that a loss reads."""


def seeded(seed: int) -> np.random.Generator:
    """Begin torch's random numbers anew; the generator of everything that numpy draws."""
    torch.manual_seed(seed)
    return np.random.default_rng(seed)


def shuffled(rows: Rows | int, size: int, rng: np.random.Generator) -> Iterator[Rows]:
    """All rows (or as many from 0), once, in random order, `size` at a time."""
    order = rng.permutation(rows)
    return (order[start : start + size] for start in range(0, len(order), size))


def fit(
    model: nn.Module,
    batches: Callable[[int], Iterable[Rows]],
    loss: Callable[[Rows], Tensor],
    optimiser: Optimizer,
    epochs: Iterable[int],
    *,
    schedule: LRScheduler | None = None,
    penalty: Callable[[], Tensor] | None = None,
    clip: float | None = None,
    on_step: Callable[[int, int], None] = lambda epoch, step: None,
    on_epoch: Callable[[int, float], bool] = lambda epoch, total: False,
) -> None:
    """Train `model` in place; it is left in training mode.

    `batches` gives the batches of an epoch, `loss` the mean loss over the rows of one (over this process's
    share of them, where several train together), `penalty` what is minimised beside it. `epochs` are the
    numbers of the epochs: a run that goes on begins at a later one. `clip` limits the norm of the gradient.

    `on_step` is called before every step with the numbers of epoch and step, `on_epoch` after every epoch
    with its number and the sum of its rows' losses; it says whether to stop. Whatever they raise ends it.
    """
    for epoch in epochs:
        model.train()
        total = 0.0
        for step, rows in enumerate(batches(epoch)):
            on_step(epoch, step)
            value = loss(rows)
            total += value.item() * len(rows)
            optimiser.zero_grad()
            (value if penalty is None else value + penalty()).backward()  # type: ignore[no-untyped-call]
            average_gradients(model, share_of(len(rows)))
            if clip is not None:
                clip_grad_norm_(model.parameters(), clip)
            optimiser.step()
            if schedule is not None:
                schedule.step()
        if on_epoch(epoch, total):
            return
