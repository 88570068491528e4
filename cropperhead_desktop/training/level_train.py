"""Training and calibrating the angle head; every number comes from photographers it has not seen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from cropperhead_desktop.domain.progress import Progress, ProgressCallback, ignore_progress
from cropperhead_desktop.inference.angle_graph import TILTS
from cropperhead_desktop.inference.straighten import HARM, Calibration, Floats, best_angle, straighten
from cropperhead_desktop.inference.straighten import posterior as posterior_of
from cropperhead_desktop.training.level_features import STEPS, Measured
from cropperhead_desktop.training.level_model import LevelHead

Places = npt.NDArray[np.int64]

BLUR = 0.6
"""Degrees: how level the photos are that count as level; targets are spread by it."""


@dataclass(frozen=True, slots=True)
class LevelConfig:
    """How a head is trained."""

    epochs: int = 8
    batch: int = 128
    learning_rate: float = 2e-3
    weight_decay: float = 0.5
    dropout: float = 0.6
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
            cells = cells_of(data, places[chosen.numpy()])
            logits = model(curves[chosen], statistics[chosen], cells) + frequency
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
            rows.append(model(curves, statistics, cells_of(data, part)).numpy())
    return np.concatenate(rows).astype(np.float64)


def out_of_fold(
    data: Measured,
    fold: Places,
    config: LevelConfig,
    trainer: Callable[[Measured, Places, LevelConfig], LevelHead] = train_head,
) -> Floats:
    """Logits of every view from a head that has not seen its photographer."""
    logits = np.zeros((len(fold), len(TILTS)))
    for number in range(int(fold.max()) + 1):
        model = trainer(data, np.flatnonzero(fold != number), config)
        held = np.flatnonzero(fold == number)
        logits[held] = predict(model, data, held)
    return logits


def spread(tilts: Floats) -> npt.NDArray[np.float32]:
    """Targets: a bell of width BLUR around each tilt over TILTS, rows sum to 1."""
    bell = np.exp(-((TILTS - tilts[:, None]) ** 2) / (2 * BLUR**2))
    result: npt.NDArray[np.float32] = (bell / bell.sum(axis=1, keepdims=True)).astype(np.float32)
    return result


def prior_over_bins(prior: tuple[Floats, Floats]) -> tuple[float, ...]:
    """The prior's probabilities at TILTS, a little above 0 everywhere."""
    shares = np.interp(TILTS, *prior) + 1e-5
    return tuple(float(share) for share in shares / shares.sum())


def fit_temperature(logits: Floats, tilts: Floats) -> float:
    """The divisor of the logits that makes the evenly spread tilts most likely."""
    targets = spread(tilts)
    choices = np.exp(np.linspace(np.log(0.5), np.log(4.0), 43))

    def cost(temperature: float) -> float:
        scores = logits / temperature
        top = scores.max(axis=1, keepdims=True)
        total = np.log(np.exp(scores - top).sum(axis=1, keepdims=True)) + top
        return float(-(targets * (scores - total)).sum(axis=1).mean())

    return float(min(choices, key=cost))


def fit_risk(
    logits: Floats, tilts: Floats, temperature: float, prior: tuple[float, ...], allowed: float = 0.025
) -> Calibration:
    """The most daring calibration with which at most `allowed` of these natural photos get worse."""
    best = Calibration(temperature, 0.0, prior)
    for risk in np.linspace(0.01, 0.4, 40):
        trial = Calibration(temperature, float(risk), prior)
        if made_worse(angles_of(logits, trial), tilts).mean() > allowed:
            break
        best = trial
    return best


def angles_of(logits: Floats, calibration: Calibration) -> Floats:
    """The crop angles that `straighten` chooses."""
    return np.array([straighten(row, calibration).angle for row in logits])


def medians(logits: Floats, temperature: float) -> Floats:
    """The most central tilt of each row with nothing known beforehand and no caution."""
    flat = Calibration(temperature, 1.0, (1 / len(TILTS),) * len(TILTS))
    return np.array([best_angle(row) for row in posterior_of(logits, flat)])


def made_worse(angles: Floats, tilts: Floats) -> npt.NDArray[np.bool_]:
    """Which photos are further from level than before by more than HARM."""
    result: npt.NDArray[np.bool_] = np.abs(tilts - angles) > np.abs(tilts) + HARM
    return result


def cells_of(data: Measured, places: Places) -> Tensor:
    """The cells of some views, as the graph has them."""
    return torch.from_numpy(data.cells[places]).float() / STEPS


def _tensor(array: npt.NDArray[np.float16]) -> Tensor:
    return torch.from_numpy(array.astype(np.float32))
