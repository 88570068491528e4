"""Teaching the network itself: projection and scoring nets on the frozen trunk of a model file.

Everything starts from the model's own weights and is drawn back to them; it ends when photos of shoots
kept aside no longer gain. The trunk, the importance maps and the angle branch stay as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn

from cropperhead_desktop.domain.errors import Reason
from cropperhead_desktop.domain.progress import Progress, ProgressCallback
from cropperhead_desktop.inference.suggest.candidates import (
    BINS,
    Floats,
    Head,
    axis_weights,
    outside_weights,
    region_pairs,
)
from cropperhead_desktop.training.candidates.candidate_boxes import FREE
from cropperhead_desktop.training.candidates.data import TrunkMaps
from cropperhead_desktop.training.candidates.features import IMPORTANCE, Projection
from cropperhead_desktop.training.candidates.head import HeadConfig, grouped_loss
from cropperhead_desktop.training.epochs import remark
from cropperhead_desktop.training.loop import Rows, fit, seeded, shuffled

EpochHook = Callable[[Mapping[str, float], str], None]


@dataclass(frozen=True, slots=True)
class NetConfig:
    """Choices; `hold` draws the weights back to the model's, `patience` is in epochs without a gain."""

    epochs: int = 30
    patience: int = 4
    batch: int = 16
    learning_rate: float = 2e-4
    dropout: float = 0.3
    hold: float = 1e-3
    tau: float = 0.02
    seed: int = 1
    threads: int = 2


@dataclass(frozen=True, slots=True)
class FineTuneData:
    """All that the net reads, rows as in `data.Activations`: every photo, then every photo mirrored.

    `maps` of the trunk, `importance` rows x 3 x G x G, `boxes` rows x K x 4 in cells with the `content`
    rectangle of each row, `terms`, `overlaps` and `groups` of the candidates.
    """

    maps: TrunkMaps
    importance: Floats
    boxes: Floats
    content: Floats
    terms: Floats
    overlaps: Floats
    groups: npt.NDArray[np.int8]


class Scorer(nn.Module):
    """Projection and head with the weights they came with; gives the scores of rows x K candidates."""

    def __init__(self, projection: Projection, head: Head, dropout: float) -> None:
        super().__init__()
        self.fine, self.coarse, self.bias = map(
            _parameter, (projection.fine, projection.coarse, projection.bias)
        )
        self.hidden, self.hidden_bias = _parameter(head.hidden), _parameter(head.bias)
        self.out, self.prior = _parameter(head.out), _parameter(head.prior)
        self.dropout = nn.Dropout(dropout)
        self.start = {name: value.detach().clone() for name, value in self.named_parameters()}

    def forward(self, data: FineTuneData, rows: Rows) -> Tensor:
        """Scores, rows x K."""
        near = torch.einsum("kc,ncij->nkij", self.fine, _tensor(data.maps.fine[rows]))
        far = torch.einsum("kc,ncij->nkij", self.coarse, _tensor(data.maps.coarse[rows]))
        far = far.repeat_interleave(2, dim=2).repeat_interleave(2, dim=3)
        seen = near + far + self.bias[:, None, None]
        features = torch.cat([seen, _tensor(data.importance[rows]) * IMPORTANCE], dim=1)
        pooled = self.dropout(_pooled(features, data, rows))
        hidden = torch.relu(pooled @ self.hidden + self.hidden_bias)
        return hidden @ self.out + _tensor(data.terms[rows]) @ self.prior

    def held(self) -> Tensor:
        """How far the weights are from where they began: squares, each array by its own size."""
        parts = [
            ((value - self.start[name]) ** 2).sum() / self.start[name].pow(2).mean().clamp(min=1e-8)
            for name, value in self.named_parameters()
        ]
        return torch.stack(parts).sum()

    def parts(self, projection: Projection, head: Head) -> tuple[Projection, Head]:
        """The weights as they are now."""
        now = {name: value.detach().numpy().copy() for name, value in self.named_parameters()}
        made = replace(
            head, hidden=now["hidden"], bias=now["hidden_bias"], out=now["out"], prior=now["prior"]
        )
        return Projection(now["fine"], now["coarse"], now["bias"]), made


def fit_net(
    projection: Projection,
    head: Head,
    data: FineTuneData,
    train: Rows,
    aside: Rows,
    shares: Floats,
    config: NetConfig,
    progress: ProgressCallback,
    on_epoch: EpochHook,
) -> tuple[Projection, Head]:
    """The weights of the epoch that was best on the rows `aside` (the ones it began with count as one)."""
    rng = seeded(config.seed)
    net = Scorer(projection, head, config.dropout)
    solver = torch.optim.Adam(net.parameters(), lr=config.learning_rate)
    best, history, since = (
        (_loss(net, data, aside, config)[0], projection, head),
        list[dict[str, float]](),
        0,
    )

    def loss(rows: Rows) -> Tensor:
        scored = _grouped(net(data, rows), data, rows, config.tau)
        return (scored * _tensor(shares[rows])).sum() / len(rows)

    def report(epoch: int, step: int) -> None:
        done = epoch + step * config.batch / len(train)
        progress(
            Progress(round(1000 * done), 1000 * config.epochs, Reason("epoch {number}", number=epoch + 1))
        )

    def judge(epoch: int, total: float) -> bool:
        nonlocal best, since
        held_out, iou = _loss(net, data, aside, config)
        since = 0 if held_out < best[0] else since + 1
        if since == 0:
            best = (held_out, *net.parts(projection, head))
        mean = total / float(shares[train].sum())
        history.append({"epoch": epoch + 1.0, "loss": mean, "held_out_loss": held_out, "held_out_iou": iou})
        on_epoch(history[-1], remark(history))
        return since >= config.patience

    fit(
        net, lambda _: shuffled(train, config.batch, rng), loss, solver, range(config.epochs),
        penalty=lambda: config.hold * net.held() / len(train), on_step=report, on_epoch=judge,
    )  # fmt: skip
    return best[1], best[2]


def _loss(net: Scorer, data: FineTuneData, rows: Rows, config: NetConfig) -> tuple[float, float]:
    """Mean loss, and mean IoU of the free candidate that is liked most."""
    net.eval()
    losses, ious = [], []
    with torch.no_grad():
        for start in range(0, len(rows), config.batch):
            chosen = rows[start : start + config.batch]
            scores = net(data, chosen)
            losses.append(_grouped(scores, data, chosen, config.tau))
            free = torch.from_numpy(data.groups[chosen] == FREE)
            liked = scores.masked_fill(~free, -1e9).argmax(dim=1, keepdim=True)
            ious.append(_tensor(data.overlaps[chosen]).gather(1, liked)[:, 0])
    return float(torch.cat(losses).mean()), float(torch.cat(ious).mean())


def _grouped(scores: Tensor, data: FineTuneData, rows: Rows, tau: float) -> Tensor:
    overlaps, groups = _tensor(data.overlaps[rows]), torch.from_numpy(data.groups[rows])
    return grouped_loss(scores, overlaps, groups, HeadConfig(tau=tau, pairs=0.0))


def _pooled(features: Tensor, data: FineTuneData, rows: Rows) -> Tensor:
    """`candidates.pool` of every row, differentiable: rows x K x (REGIONS * C)."""
    made = []
    cells, pairs = features.shape[-1], torch.tensor(region_pairs())
    for place, row in enumerate(rows):
        left, top, right, bottom = (float(edge) for edge in data.content[row])
        content = (left, top, right, bottom)
        across, down = axis_weights(data.boxes[row], cells, content)
        kept, lost = outside_weights(data.boxes[row], content)
        frame = axis_weights(data.content[row][None], cells, content)
        bands = torch.einsum("kri,cij->krcj", torch.from_numpy(down), features[place])
        regions = torch.einsum("ksj,krcj->krsc", torch.from_numpy(across), bands).flatten(1, 2)[:, pairs]
        inside = regions[:, : BINS * BINS].mean(dim=1)
        whole = torch.einsum(
            "i,cij,j->c",
            torch.from_numpy(frame[1][0, -1]),
            features[place],
            torch.from_numpy(frame[0][0, -1]),
        )
        rest = _tensor(kept)[:, None] * inside + _tensor(lost)[:, None] * whole
        made.append(torch.cat([regions, rest[:, None]], dim=1).flatten(1))
    return torch.stack(made)


def _parameter(array: Floats) -> nn.Parameter:
    return nn.Parameter(torch.from_numpy(array.copy()))


def _tensor(array: npt.NDArray[np.floating]) -> Tensor:
    return torch.from_numpy(np.ascontiguousarray(array, np.float32))
