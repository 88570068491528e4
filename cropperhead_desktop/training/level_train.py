"""Training the angle head, and its logits for photographers that it has not seen."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from cropperhead_desktop.domain.progress import Progress, ProgressCallback, ignore_progress
from cropperhead_desktop.inference.angle_graph import TILTS
from cropperhead_desktop.inference.straighten import Floats
from cropperhead_desktop.training.level_features import Measured
from cropperhead_desktop.training.level_model import LevelHead

Places = npt.NDArray[np.int64]

BLUR = 0.6
"""Degrees: how level the photos are that count as level; targets are spread by it."""


@dataclass(frozen=True, slots=True)
class LevelConfig:
    """How a head is trained."""

    epochs: int = 4
    batch: int = 256
    learning_rate: float = 2e-3
    weight_decay: float = 0.1
    dropout: float = 0.5
    seed: int = 1


def train_head(
    data: Measured, places: Places, config: LevelConfig, progress: ProgressCallback = ignore_progress
) -> LevelHead:
    """A head trained on the views at `places`; the same seed gives the same head.

    The logits learn the likelihood of a tilt, not its frequency among the views: that is added to them
    during training and left out afterwards.
    """
    torch.manual_seed(config.seed)
    dice = np.random.default_rng(config.seed)
    model = LevelHead(config.dropout)
    curves, statistics = _tensor(data.curves[places]), _tensor(data.statistics[places])
    model.standardise(curves, statistics)
    targets = torch.from_numpy(spread(data.tilts[places]))
    frequency = torch.log(targets.mean(dim=0) + 1e-4)
    optimizer = torch.optim.AdamW(
        model.parameters(), lr=config.learning_rate, weight_decay=config.weight_decay
    )
    steps = -(-len(places) // config.batch)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, config.learning_rate, total_steps=config.epochs * steps, pct_start=0.15
    )
    model.train()
    for epoch in range(config.epochs):
        order = torch.from_numpy(dice.permutation(len(places)))
        for step in range(steps):
            progress(Progress(epoch * steps + step, config.epochs * steps, f"epoch {epoch + 1}"))
            chosen = order[step * config.batch : (step + 1) * config.batch]
            logits = model(curves[chosen], statistics[chosen]) + frequency
            loss = -(targets[chosen] * torch.log_softmax(logits, dim=1)).sum(dim=1).mean()
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
            schedule.step()
    return model.eval()


def predict(model: LevelHead, data: Measured, places: Places) -> Floats:
    """Logits [len(places), len(TILTS)]."""
    rows = []
    with torch.no_grad():
        for start in range(0, len(places), 256):
            part = places[start : start + 256]
            curves, statistics = _tensor(data.curves[part]), _tensor(data.statistics[part])
            rows.append(model(curves, statistics).numpy())
    return np.concatenate(rows).astype(np.float64)


def out_of_fold(
    data: Measured,
    fold: Places,
    config: LevelConfig,
) -> Floats:
    """Logits of every view from a head that has not seen its photographer."""
    logits = np.zeros((len(fold), len(TILTS)))
    for number in range(int(fold.max()) + 1):
        model = train_head(data, np.flatnonzero(fold != number), config)
        held = np.flatnonzero(fold == number)
        logits[held] = predict(model, data, held)
    return logits


def spread(tilts: Floats) -> npt.NDArray[np.float32]:
    """Targets: a bell of width BLUR around each tilt over TILTS, rows sum to 1."""
    bell = np.exp(-((TILTS - tilts[:, None]) ** 2) / (2 * BLUR**2))
    result: npt.NDArray[np.float32] = (bell / bell.sum(axis=1, keepdims=True)).astype(np.float32)
    return result


def _tensor(array: npt.NDArray[np.float16]) -> Tensor:
    return torch.from_numpy(array.astype(np.float32))
