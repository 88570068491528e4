"""The level reader's networks in torch: trained on statistics, several at a time, averaged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn
from torch.nn import functional

from cropperhead_desktop.domain.progress import Progress, ProgressCallback, ignore_progress
from cropperhead_desktop.inference.graphs.level import FARTHEST, STAGES, STATISTICS, LevelReader, averaged
from cropperhead_desktop.inference.graphs.lite import Block
from cropperhead_desktop.inference.graphs.trunk_weights import Array
from cropperhead_desktop.inference.suggest.preprocess import GREY
from cropperhead_desktop.inference.suggest.straighten import TILTS, Floats
from cropperhead_desktop.training.angle.data import spread
from cropperhead_desktop.training.level.data import Half, Views
from cropperhead_desktop.training.loop import Rows, fit, seeded, shuffled

_WARM_UP = 0.1
_SAMPLE = 20_000
"""Views that mean and spread of the statistics are taken of."""


@dataclass(frozen=True, slots=True)
class ReaderConfig:
    """How the reader is trained: `rounds` of ten views of every photo, then `members` networks.

    `side` is that of the input in pixels, `hidden` the width of a network, `dropout` the shares of statistics
    and of hidden units left out. `folds` is how many times whole photographers are left out to judge it.
    `beside` is a model file with an angle branch whose logits are averaged with the reader's.
    `allowed` is the share of photos that may get worse where the calibration is fitted.
    """

    rounds: int = 5
    side: int = 224
    members: int = 3
    hidden: int = 256
    epochs: int = 2
    batch: int = 128
    rate: float = 1e-3
    weight_decay: float = 1.0
    dropout: tuple[float, ...] = (0.5, 0.7)
    folds: int = 5
    beside: str = ""
    allowed: float = 0.0125
    seed: int = 1


class ReaderNet(nn.Module):
    """Standardised statistics [N, STATISTICS] to logits over TILTS."""

    def __init__(self, hidden: int, dropout: Sequence[float]) -> None:
        super().__init__()
        self.hidden = nn.Linear(STATISTICS, hidden)
        self.last = nn.Linear(hidden, len(TILTS))
        self.dropout = dropout

    def forward(self, seen: Tensor) -> Tensor:
        """Logits [N, len(TILTS)]."""
        kept = functional.dropout(seen, self.dropout[0], self.training)
        hidden = functional.relu(self.hidden(kept))
        logits: Tensor = self.last(functional.dropout(hidden, self.dropout[1], self.training))
        return logits


def train_reader(
    views: Views,
    weights: Floats,
    places: Rows,
    config: ReaderConfig,
    progress: ProgressCallback = ignore_progress,
) -> LevelReader:
    """The mean of `members` networks trained on the views at `places`; `weights`: how much each view counts.

    The logits learn the likelihood of a tilt, not its frequency among the views: that is added to them during
    training and left out afterwards.
    """
    sample = views.statistics[places[:: max(1, len(places) // _SAMPLE)]].astype(np.float32)
    mean, scale = sample.mean(axis=0), 1 / (sample.std(axis=0) + 1e-3)
    targets, counts = torch.from_numpy(spread(views.tilts)), torch.from_numpy(weights.astype(np.float32))
    frequency = torch.log(targets[places].mean(dim=0) + 1e-4)
    steps = config.epochs * -(-len(places) // config.batch)
    members = []
    for number in range(config.members):
        rng = seeded(config.seed + number)
        net = ReaderNet(config.hidden, config.dropout)
        solver = torch.optim.AdamW(net.parameters(), lr=config.rate, weight_decay=config.weight_decay)
        schedule = torch.optim.lr_scheduler.OneCycleLR(solver, config.rate, steps, pct_start=_WARM_UP)

        def batches(_epoch: int, rng: np.random.Generator = rng) -> Iterator[Rows]:
            return shuffled(places, config.batch, rng)

        def loss(chosen: Rows, net: ReaderNet = net) -> Tensor:
            shares = torch.log_softmax(
                net(_standardised(views.statistics[chosen], mean, scale)) + frequency, dim=1
            )
            return -((targets[chosen] * shares).sum(dim=1) * counts[chosen]).mean()

        def report(epoch: int, _total: float, number: int = number) -> bool:
            progress(Progress(number * config.epochs + epoch + 1, config.members * config.epochs, "training"))
            return False

        fit(net, batches, loss, solver, range(config.epochs), schedule=schedule, on_epoch=report)
        arrays = (net.hidden.weight, net.hidden.bias, net.last.weight, net.last.bias)
        members.append(
            LevelReader(mean, scale, *(np.array(one.detach().numpy(), np.float32) for one in arrays))
        )
    return averaged(members)


def logits_of(reader: LevelReader, statistics: Half | Array) -> Floats:
    """Logits [N, len(TILTS)] of N statistics, in torch."""
    arrays = (reader.hidden_kernel, reader.hidden_bias, reader.last_kernel, reader.last_bias)
    first, bias, second, last = (torch.from_numpy(one) for one in arrays)
    found = [np.zeros((0, len(TILTS)))]
    for start in range(0, len(statistics), 4096):
        seen = _standardised(statistics[start : start + 4096], reader.mean, reader.scale)
        hidden = functional.relu(functional.linear(seen, first, bias))
        found.append(functional.linear(hidden, second, last).numpy().astype(np.float64))
    return np.concatenate(found)


def statistics_of(blocks: Sequence[Block], pixels: npt.NDArray[np.uint8]) -> Array:
    """What `graphs.level.statistics` says of pictures N x S x S x 3, in torch, to check the graph with."""
    with torch.no_grad():
        x = (torch.from_numpy(pixels).permute(0, 3, 1, 2).float() - 127) / 128
        away = (pixels != GREY).any(axis=3)
        inside = torch.from_numpy(away.any(axis=2)[:, :, None] & away.any(axis=1)[:, None, :])[
            :, None
        ].float()
        maps: dict[int, Tensor] = {}
        for block in blocks:
            before = x
            for layer in block.layers:
                top, left, bottom, right = layer.pads
                kernel, bias = torch.from_numpy(layer.kernel), torch.from_numpy(layer.bias)
                padded = functional.pad(x, (left, right, top, bottom))
                x = functional.conv2d(padded, kernel, bias, stride=layer.stride, groups=layer.groups)
                if block.stage < 0 or layer is not block.layers[-1]:
                    x = functional.relu6(x)
            x = x + before if block.skips else x
            maps[block.stage] = x
        found = [_statistics(maps[stage], inside) for stage in range(STAGES)]
    return np.concatenate(found, axis=1)


def _statistics(x: Tensor, inside: Tensor) -> Array:
    cell = inside.shape[2] // x.shape[2]
    cells = (functional.avg_pool2d(inside, cell) > 0.75).float()
    area, half = cells.mean(dim=(2, 3)) + 1e-6, x.shape[2] // 2
    mean = (x * cells).mean(dim=(2, 3)) / area
    apart = (x - mean[:, :, None, None]) * cells
    deviation = ((apart**2).mean(dim=(2, 3)) / area + 1e-6).sqrt()
    highest = (x + (cells - 1) * 1e4).amax(dim=(2, 3))
    quarters = functional.avg_pool2d(x * cells, half) / (functional.avg_pool2d(cells, half) + 1e-6)
    return torch.cat([mean, highest, deviation, quarters.flatten(1)], dim=1).numpy()


def _standardised(statistics: Half | Array, mean: Array, scale: Array) -> Tensor:
    return torch.from_numpy(((statistics.astype(np.float32) - mean) * scale).clip(-FARTHEST, FARTHEST))
