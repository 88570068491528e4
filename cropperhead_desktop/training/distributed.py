"""Several processes, one run: started by torch's own launcher, each takes its share of every batch.

Without the launcher everything here does nothing. Gradients are averaged after every step, so the run is
that of one process with the same batches, but for dropout and for the order of sums.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

import torch
from torch import distributed, nn
from torch.distributed.distributed_c10d import PrefixStore
from torch.distributed.rendezvous import rendezvous


def rank() -> int:
    """This process's number, 0 for the one that writes."""
    return int(os.environ.get("RANK", "0"))


def world() -> int:
    """How many processes share the run."""
    return int(os.environ.get("WORLD_SIZE", "1"))


@contextmanager
def together(device: str) -> Iterator[str]:
    """Join the other processes for a run; yields the device of this one (`cuda` becomes one GPU each)."""
    if world() == 1:
        yield device
        return
    local = f"cuda:{os.environ.get('LOCAL_RANK', '0')}" if device == "cuda" else device
    backend = "nccl" if device == "cuda" else "gloo"
    store, number, count = next(rendezvous("env://"))
    # begun again by the launcher, nobody is where the dead said they were
    store = PrefixStore(f"attempt {os.environ.get('TORCHELASTIC_RESTART_COUNT', '0')}", store)
    distributed.init_process_group(backend, store=store, rank=number, world_size=count)
    try:
        yield local
    finally:
        distributed.destroy_process_group()


def share_of(rows: int) -> float:
    """The share of a batch of so many rows that this process has: every `world()`-th from `rank()` on."""
    return len(range(rank(), rows, world())) / rows


def average_gradients(model: nn.Module, share: float) -> None:
    """Sum the gradients of all processes, each weighted by the share of the batch it had."""
    if world() == 1:
        return
    for parameter in model.parameters():
        gradient = parameter.grad if parameter.grad is not None else torch.zeros_like(parameter)
        gradient.mul_(share)
        distributed.all_reduce(gradient)
        parameter.grad = gradient
