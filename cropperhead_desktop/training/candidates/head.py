"""Fitting the scoring head: a prior that looks at nothing, nets on what is left over, then both weighed.

1. *Prior*: geometry terms alone, fitted to the training photos (listwise loss).
2. *Nets*: an ensemble of small two-layer nets on pooled features learns what the prior leaves unexplained.
3. *Weighing*: a net is surer of photos that it was trained on than it should be, so how much it counts
   beside the prior is fitted to scores of photos that the nets did not see (cross-fitting by site).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from cropperhead_desktop.domain.progress import Progress, ProgressCallback, ignore_progress
from cropperhead_desktop.evaluation.folds import capped, folds_of
from cropperhead_desktop.inference.suggest.candidates import Floats, Head
from cropperhead_desktop.training.candidates.candidate_boxes import LIMITS, SAME_SIZE, CropSets
from cropperhead_desktop.training.loop import Rows, fit, seeded, shuffled

_LOW = -1e9


@dataclass(frozen=True, slots=True)
class HeadConfig:
    """Choices of the head; `weights` are those of the three groups, `pairs` that of the pairwise loss.

    `tau` is the temperature of the IoU as target of nets and prior; `weigh_tau`, where chances have to come
    out as they are, is sharper, and `free_tau` that of boxes of any ratio. A site counts as at most
    `site_cap` pictures (mirrored ones too) for the nets, as `weigh_cap` for the weighing, which settles size,
    and as `free_cap` where it settles the ratio: there sites are worth more than photos.
    """

    hidden: int = 32
    dropout: float = 0.6
    weight_decay: float = 0.3
    learning_rate: float = 1e-3
    epochs: int = 10
    batch: int = 32
    members: int = 5
    tau: float = 0.05
    weigh_tau: float = 0.02
    weights: tuple[float, float, float] = (1.0, 0.7, 0.5)
    pairs: float = 0.5
    margin: float = 0.1
    site_cap: int = 20
    weigh_cap: int = 8
    free_tau: float = 0.05
    free_cap: int = 3
    centred_weight: float = 0.5
    ridge: float = 0.01
    folds: int = 8
    seed: int = 1


def photo_weights(sites: Sequence[str], centred: Sequence[bool], config: HeadConfig) -> Floats:
    """Weights of photos: a site counts as at most `site_cap` photos, centred crops (weak evidence) less."""
    shares = [config.centred_weight if middle else 1.0 for middle in centred]
    return capped(sites, config.site_cap).astype(np.float32) * np.array(shares, np.float32)


def listwise(scores: Tensor, overlaps: Tensor, valid: Tensor, tau: float) -> Tensor:
    """Cross entropy of softmax(scores) with softmax(IoU / tau) over the valid candidates, one per photo.

    All arguments are photos x candidates; a photo without a valid candidate gets 0. Least (the entropy of
    the target) where scores = IoU / tau up to a constant.
    """
    target = (overlaps / tau).masked_fill(~valid, _LOW).softmax(dim=1)
    log_chances = scores.masked_fill(~valid, _LOW).log_softmax(dim=1)
    return -(target * log_chances).masked_fill(~valid, 0.0).sum(dim=1)


def pairwise(scores: Tensor, overlaps: Tensor, valid: Tensor, margin: float) -> Tensor:
    """Mean logistic loss over pairs of valid candidates whose IoU differs by more than `margin`, per photo.

    log(1 + exp(worse - better)); a photo without such a pair gets 0.
    """
    better = overlaps[:, :, None] - overlaps[:, None, :] > margin
    better = better & valid[:, :, None] & valid[:, None, :]
    loss = functional.softplus(scores[:, None, :] - scores[:, :, None])
    pairs = better.sum(dim=(1, 2)).clamp(min=1)
    return torch.where(better, loss, 0.0).sum(dim=(1, 2)) / pairs


def grouped_loss(scores: Tensor, overlaps: Tensor, groups: Tensor, config: HeadConfig) -> Tensor:
    """The listwise losses of the three groups and the pairwise loss of the first, weighted; one per photo."""
    total = torch.zeros(len(scores))
    for group, weight in enumerate(config.weights):
        total = total + weight * listwise(scores, overlaps, groups == group, config.tau)
    if config.pairs:
        few = slice(LIMITS[SAME_SIZE])  # the group stands first
        same = groups[:, few] == SAME_SIZE
        total = total + config.pairs * pairwise(scores[:, few], overlaps[:, few], same, config.margin)
    return total


def fit_linear(
    terms: Floats,
    sets: CropSets,
    rows: Rows,
    weights: Floats,
    config: HeadConfig,
    start: Floats,
    base: Floats | None = None,
) -> Floats:
    """Weights of `terms` (photos x candidates x T) with the least grouped loss, drawn towards `start`.

    `base` (photos x candidates) are scores that they are added to.
    """
    below = torch.zeros(1) if base is None else torch.from_numpy(base[rows])
    chosen, share = torch.from_numpy(terms[rows]), torch.from_numpy(weights[rows])
    overlaps, groups = torch.from_numpy(sets.overlaps[rows]), torch.from_numpy(sets.groups[rows])
    first = torch.from_numpy(start)
    value = first.clone().requires_grad_()
    solver = torch.optim.LBFGS([value], max_iter=60, line_search_fn="strong_wolfe")
    listed = HeadConfig(tau=config.tau, weights=config.weights, pairs=0.0)

    def closure() -> Tensor:
        solver.zero_grad()
        loss = (grouped_loss(chosen @ value + below, overlaps, groups, listed) * share).sum() / share.sum()
        loss = loss + config.ridge * ((value - first) ** 2).sum()
        loss.backward()  # type: ignore[no-untyped-call]
        return loss

    solver.step(closure)  # type: ignore[no-untyped-call]
    fitted: Floats = value.detach().numpy().copy()
    return fitted


class Ensemble(nn.Module):
    """`members` two-layer nets side by side; one pass gives members x photos x candidates scores."""

    def __init__(self, features: int, config: HeadConfig) -> None:
        super().__init__()
        self.members = config.members
        self.first = nn.Linear(features, config.members * config.hidden)
        self.dropout = nn.Dropout(config.dropout)
        reach = config.hidden**-0.5
        self.out = nn.Parameter(torch.empty(config.members, config.hidden).uniform_(-reach, reach))

    def forward(self, pooled: Tensor) -> Tensor:
        """Scores of photos x candidates x features."""
        hidden = self.dropout(torch.relu(self.first(pooled)))
        return torch.einsum("nkmh,mh->mnk", hidden.unflatten(-1, (self.members, -1)), self.out)


def fit_nets(sets: CropSets, base: Floats, rows: Rows, weights: Floats, config: HeadConfig) -> Head:
    """The ensemble, trained to add to the scores `base`, as one wide net; prior and box are empty."""
    seen = sets.pooled[rows][sets.groups[rows] >= 0]
    mean, spread = seen.mean(axis=0), seen.std(axis=0) + 0.02
    rng = seeded(config.seed)
    net = Ensemble(sets.pooled.shape[-1], config)
    solver = torch.optim.AdamW(net.parameters(), lr=config.learning_rate, weight_decay=config.weight_decay)
    steps = max(20, config.epochs * -(-len(rows) // config.batch))
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        solver, config.learning_rate, total_steps=steps, pct_start=0.1
    )

    def loss(chosen: Rows) -> Tensor:
        scores = net(torch.from_numpy((sets.pooled[chosen] - mean) / spread)) + torch.from_numpy(base[chosen])
        overlaps, groups = torch.from_numpy(sets.overlaps[chosen]), torch.from_numpy(sets.groups[chosen])
        losses = torch.stack([grouped_loss(member, overlaps, groups, config) for member in scores])
        return (losses.sum(dim=0) * torch.from_numpy(weights[chosen])).mean()

    fit(
        net,
        lambda _: shuffled(rows, config.batch, rng),
        loss,
        solver,
        range(config.epochs),
        schedule=schedule,
    )
    hidden = net.first.weight.detach().numpy().T / spread[:, None]
    bias = net.first.bias.detach().numpy() - mean @ hidden
    out = net.out.detach().numpy().ravel() / config.members
    return Head(
        hidden.astype(np.float32), bias.astype(np.float32), out.astype(np.float32),
        np.zeros(sets.terms.shape[-1], np.float32), np.array([0, 0, 1, 1], np.float32),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class CrossFit:
    """Nets of every fold, fitted to the other folds, and their scores of the photos that they never saw."""

    fold: Rows
    nets: tuple[Head, ...]
    content: Floats

    def heads(self, sets: CropSets, config: HeadConfig, constant: Floats) -> list[Head]:
        """The head of every fold, all of whose numbers were fitted to the other folds' photos."""
        return [
            weighed(net, sets, self.content, np.flatnonzero(self.fold != number), config, constant)
            for number, net in enumerate(self.nets)
        ]


def cross_fit(
    sets: CropSets, weights: Floats, config: HeadConfig, progress: ProgressCallback = ignore_progress
) -> CrossFit:
    """Leave out whole sites, fold by fold (`folds_of`); both mirror images of a photo are in one fold."""
    fold = folds_of(sets.sites, config.folds)
    content = np.zeros(sets.overlaps.shape, np.float32)
    nets = []
    for number in range(config.folds):
        progress(Progress(number, config.folds, "fitting without some sites"))
        inside, outside = np.flatnonzero(fold != number), np.flatnonzero(fold == number)
        nets.append(nets_on(sets, inside, weights, config))
        content[outside] = nets[-1].content(sets.pooled[outside])
    return CrossFit(fold, tuple(nets), content)


class Weighing(NamedTuple):
    """How much the nets count, the prior beside them, and what is added to it at free ratio."""

    factor: float
    prior: Floats
    free: Floats


def weigh(sets: CropSets, content: Floats, rows: Rows, config: HeadConfig) -> Weighing:
    """How much held-out content scores count, and the prior beside them, fitted to the photos `rows`.

    Centred crops count like all others here: how often people leave the middle is part of the chances.
    """
    weights = capped(sets.sites, config.weigh_cap).astype(np.float32)
    terms = np.concatenate([content[..., None], sets.terms], axis=-1)
    config = replace(config, tau=config.weigh_tau)
    start = np.concatenate([[1.0], _prior(sets, rows, weights, config)]).astype(np.float32)
    fitted = fit_linear(terms, sets, rows, weights, config, start)
    factor, prior = max(0.0, float(fitted[0])), fitted[1:]
    weights = capped(sets.sites, config.free_cap).astype(np.float32)
    config = replace(config, tau=config.free_tau, weights=(0.0, 0.0, 1.0))
    base = factor * content + sets.terms @ prior
    free = fit_linear(sets.terms, sets, rows, weights, config, np.zeros_like(prior), base)
    return Weighing(factor, prior, free)


def finished(net: Head, found: Weighing, constant: Floats) -> Head:
    """A head of nets as they were weighed beside a prior."""
    prior, free = found.prior.astype(np.float32), found.free.astype(np.float32)
    return Head(net.hidden, net.bias, net.out * np.float32(found.factor), prior, constant, free)


def weighed(
    net: Head, sets: CropSets, content: Floats, rows: Rows, config: HeadConfig, constant: Floats
) -> Head:
    """A head of nets, weighed beside the prior by held-out `content` scores of the photos `rows`."""
    return finished(net, weigh(sets, content, rows, config), constant)


def _prior(sets: CropSets, rows: Rows, weights: Floats, config: HeadConfig) -> Floats:
    start = np.zeros(sets.terms.shape[-1], np.float32)
    return fit_linear(sets.terms, sets, rows, weights, config, start)


def nets_on(sets: CropSets, rows: Rows, weights: Floats, config: HeadConfig) -> Head:
    """Prior and nets fitted to some photos; the head of the nets alone."""
    base = sets.terms @ _prior(sets, rows, weights, config)
    return fit_nets(sets, base, rows, weights, config)
