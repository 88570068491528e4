"""Training the angle branch on views of photos."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor
from torch.nn.utils import clip_grad_norm_

from cropperhead_desktop.domain.progress import Progress, ProgressCallback, ignore_progress
from cropperhead_desktop.inference.angle_head import TILTS
from cropperhead_desktop.inference.straighten import Floats
from cropperhead_desktop.training.level_features import Views
from cropperhead_desktop.training.level_model import LevelNet

Places = npt.NDArray[np.int64]

BLUR = 0.6
"""Degrees: how level the photos are that count as level; targets are spread by it."""

_WARM_UP = 0.1
_CLIP = 5.0


@dataclass(frozen=True, slots=True)
class LevelConfig:
    """How the branch is trained: on so many views, or until so many minutes have passed.

    `own_rate` is the largest learning rate of the tuned layers, `rate` that of what is learnt from nothing.
    """

    views: int = 224_000
    minutes: float = math.inf
    batch: int = 32
    own_rate: float = 8e-4
    rate: float = 2e-3
    weight_decay: float = 0.05
    seed: int = 1


def train_net(
    net: LevelNet,
    data: Views,
    places: Places,
    config: LevelConfig,
    progress: ProgressCallback = ignore_progress,
) -> int:
    """Train on the views at `places`, half of them mirrored anew each time; how many views it saw.

    The logits learn the likelihood of a tilt, not its frequency among the views: that is added to them
    during training and left out afterwards.
    """
    torch.manual_seed(config.seed)
    dice = np.random.default_rng(config.seed)
    tilts = data.tilts[places]
    frequency = torch.log(torch.from_numpy(spread(np.concatenate([tilts, -tilts]))).mean(dim=0) + 1e-4)
    groups = [
        {"params": net.own_parameters(), "peak": config.own_rate},
        {"params": net.head_parameters(), "peak": config.rate},
    ]
    optimizer = torch.optim.AdamW(groups, lr=config.rate, weight_decay=config.weight_decay)
    started, steps, step = time.monotonic(), max(1, config.views // config.batch), 0
    order: list[int] = []
    net.train()
    while (done := max(step / steps, (time.monotonic() - started) / 60 / config.minutes)) < 1:
        progress(Progress(step, steps, "training"))
        for group in optimizer.param_groups:
            group["lr"] = group["peak"] * _rate(done)
        if len(order) < config.batch:
            order = dice.permutation(places).tolist()
        chosen, order = order[: config.batch], order[config.batch :]
        *inputs, targets = batch(data, np.array(chosen), dice)
        shares = torch.log_softmax(net(*inputs) + frequency, dim=1)
        loss = -(targets * shares).sum(dim=1).mean()
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        clip_grad_norm_(net.parameters(), _CLIP)
        optimizer.step()
        step += 1
    net.eval()
    return step * config.batch


def batch(data: Views, places: Places, dice: np.random.Generator) -> tuple[Tensor, ...]:
    """Pictures, inside, curves, light and targets; half of the views mirrored, light by chance."""
    pictures, inside = data.pictures[places], data.inside(places)
    curves, tilts = data.curves[places].astype(np.float32), data.tilts[places].copy()
    flip = dice.random(len(places)) < 0.5
    pictures[flip], inside[flip] = pictures[flip][:, :, ::-1], inside[flip][:, :, ::-1]
    curves[flip], tilts[flip] = mirrored_curves(curves[flip]), -tilts[flip]
    light = dice.uniform(0.7, 1.1, (len(places), 1, 1, 1)) * dice.uniform(0.92, 1.08, (len(places), 3, 1, 1))
    arrays = pictures, inside, curves, light.astype(np.float32), spread(tilts)
    return tuple(torch.from_numpy(np.ascontiguousarray(array)) for array in arrays)


def mirrored_curves(curves: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Line sums of the mirror images: tilts change sign, for level lines left and right change places."""
    return curves[:, [2, 1, 0, 5, 4, 3, *range(6, 12)], ::-1]


def _rate(done: float) -> float:
    """Share of the largest learning rate when `done` (0 to 1) of the training is over."""
    if done < _WARM_UP:
        return done / _WARM_UP
    return 0.5 * (1 + math.cos(math.pi * (done - _WARM_UP) / (1 - _WARM_UP))) + 1e-3


def spread(tilts: Floats) -> npt.NDArray[np.float32]:
    """Targets: a bell of width BLUR around each tilt over TILTS, rows sum to 1."""
    bell = np.exp(-((TILTS - tilts[:, None]) ** 2) / (2 * BLUR**2))
    result: npt.NDArray[np.float32] = (bell / bell.sum(axis=1, keepdims=True)).astype(np.float32)
    return result
