"""The recipe `angle`: level photos, turned by known angles, to the branch that reads a picture's tilt."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from cropperhead_desktop.domain.errors import ModelError
from cropperhead_desktop.domain.progress import Progress, ProgressCallback, ignore_progress
from cropperhead_desktop.inference.graphs.trunk_weights import read_trunk
from cropperhead_desktop.training.angle.data import read_prior, spread
from cropperhead_desktop.training.angle.export import judge, trained_photos
from cropperhead_desktop.training.angle.features import AngleViews, turned_views
from cropperhead_desktop.training.angle.model import LevelNet, weights_of
from cropperhead_desktop.training.config import TrainJob, config_from
from cropperhead_desktop.training.epochs import Watcher
from cropperhead_desktop.training.loop import Rows, fit, seeded

_WARM_UP = 0.1
_CLIP = 5.0
_NOISE = 0.15
"""Standard deviation of what is added to line sums (logarithms) in training."""

_SETTLING = 12
_LUMA = np.array([0.299, 0.587, 0.114], np.float32)


@dataclass(frozen=True, slots=True)
class LevelConfig:
    """How the branch is trained: on so many views, or until so many minutes have passed.

    `rounds` of ten views of every photo are made (once: they stay in the run folder).

    `own_rate` is the largest learning rate of the tuned layers, `rate` that of what is learnt from nothing.
    At 0, as the shipped branch was trained, the layers stay as they are, and a view takes a third of the
    time. At 8e-4 four in five of their channels go silent, at a quarter of it a third, with batch norm none;
    neither read unseen photographers better (see the card of `cropper-1`).
    """

    views: int = 130_000
    minutes: float = math.inf
    batch: int = 32
    own_rate: float = 0.0
    rate: float = 2e-3
    weight_decay: float = 0.1
    rounds: int = 2
    seed: int = 1


def run(job: TrainJob, progress: ProgressCallback, _watchers: Sequence[Watcher]) -> str | None:
    """Make views, train, judge; `angle_head.npz`, `calibration.json` and `angle_report.json` in `job.run`.

    The data folder holds `photos`, `crops`, `level` and `trunk`. `cropperhead train --recipe candidates
    --set angle=RUN` joins the branch to a model; by itself it is none. What came out, in a sentence.
    """
    if job.export is not None or job.reference is not None:
        raise ModelError("an angle branch is no model: --recipe candidates --set angle=RUN joins it to one")
    torch.set_num_threads(1)
    config = config_from(LevelConfig, job.choices, "the configuration")
    row = train(job.data, job.run, config, progress)["rows"][2]
    return (
        f"{row['set']}: {row['mae']:g} degrees off on average after levelling, {row['nothing']:g} before; "
        f"{row['worse']:.1%} made worse ({row['views']} views, {row['photographers']} photographers not seen)"
    )


def train(
    folder: Path, out: Path, config: LevelConfig, progress: ProgressCallback = ignore_progress
) -> dict[str, Any]:
    """All of it, from the data folder into the folder `out`; the report (ModelError, OSError)."""
    out.mkdir(parents=True, exist_ok=True)
    prior = read_prior(folder / "level" / "roll_prior.json")
    photos, trained_on = trained_photos(folder)
    chosen = np.flatnonzero(trained_on).tolist()
    data = turned_views(photos, prior, out / "views", config.rounds, progress, chosen)
    torch.manual_seed(config.seed)
    net = LevelNet(read_trunk(folder / "trunk" / "mobilenet_v1_imagenet.npz"))
    seen = train_net(net, data, np.arange(len(data.tilts)), config, progress)
    weights_of(net).save(out / "angle_head.npz")
    how = {name: value for name, value in asdict(config).items() if value != math.inf}
    return judge(net, folder, out, {"trained_on_views": seen, "config": how})


def train_net(
    net: LevelNet,
    data: AngleViews,
    places: Rows,
    config: LevelConfig,
    progress: ProgressCallback = ignore_progress,
) -> int:
    """Train on the views at `places`, half of them mirrored anew each time; how many views it saw.

    The logits learn the likelihood of a tilt, not its frequency among the views: that is added to them
    during training and left out afterwards.
    """
    rng = seeded(config.seed)
    tilts = data.tilts[places]
    frequency = torch.log(torch.from_numpy(spread(np.concatenate([tilts, -tilts]))).mean(dim=0) + 1e-4)
    groups = [
        {"params": net.own_parameters(), "lr": config.own_rate},
        {"params": net.head_parameters(), "lr": config.rate},
    ]
    for parameter in net.own_parameters():
        parameter.requires_grad_(config.own_rate > 0)
    solver = torch.optim.AdamW(groups, weight_decay=config.weight_decay)
    started, steps, step = time.monotonic(), max(1, config.views // config.batch), 0

    def done() -> float:
        return max(step / steps, (time.monotonic() - started) / 60 / config.minutes)

    def batches(_epoch: int) -> Iterator[Rows]:
        nonlocal step
        order: list[int] = []
        while done() < 1:
            if len(order) < config.batch:
                order = rng.permutation(places).tolist()
            chosen, order = order[: config.batch], order[config.batch :]
            step += 1
            yield np.array(chosen)

    def loss(chosen: Rows) -> Tensor:
        *inputs, targets = batch(data, chosen, rng)
        shares = torch.log_softmax(net(*inputs) + frequency, dim=1)
        return -(targets * shares).sum(dim=1).mean()

    def report(_epoch: int, number: int) -> None:
        progress(Progress(number, steps, "training"))

    schedule = torch.optim.lr_scheduler.LambdaLR(solver, lambda _: _rate(done()))
    fit(net, batches, loss, solver, range(1), schedule=schedule, clip=_CLIP, on_step=report)
    _settle(net, data, places, rng)
    return step * config.batch


def batch(data: AngleViews, places: Rows, rng: np.random.Generator) -> tuple[Tensor, ...]:
    """Pictures, inside, curves, light and targets, varied by chance.

    Half of the views are mirrored, half are looked at through a window only, a fifth are grey. (What a
    window leaves out is not painted over: that would make new edges, all of them level.)
    """
    count = len(places)
    pictures, inside = data.pictures[places].astype(np.float32), data.inside(places)
    curves, tilts = data.curves[places].astype(np.float32), data.tilts[places].copy()
    flip, grey = rng.random(count) < 0.5, rng.random(count) < 0.2
    pictures[flip], inside[flip] = pictures[flip][:, :, ::-1], inside[flip][:, :, ::-1]
    curves[flip], tilts[flip] = mirrored_curves(curves[flip]), -tilts[flip]
    pictures[grey] = (pictures[grey] @ _LUMA)[..., None]
    for place in np.flatnonzero(rng.random(count) < 0.5):
        inside[place] *= window(inside[place], rng)
    light = rng.uniform(0.7, 1.1, (count, 1, 1, 1)) * rng.uniform(0.92, 1.08, (count, 3, 1, 1))
    curves += rng.normal(0, _NOISE, curves.shape).astype(np.float32)
    arrays = pictures, inside, curves, light.astype(np.float32), spread(tilts)
    return tuple(torch.from_numpy(np.ascontiguousarray(array)) for array in arrays)


def window(inside: npt.NDArray[np.float32], rng: np.random.Generator) -> npt.NDArray[np.float32]:
    """1 in a rectangle of 60 to 100 % of each side of the photo, 0 elsewhere."""
    made = np.zeros_like(inside)
    spans = []
    for axis in (1, 0):
        lines = np.flatnonzero(inside.max(axis=axis))
        kept = rng.uniform(0.6, 1.0) * len(lines)
        first = lines[0] + rng.uniform(0, len(lines) - kept)
        spans.append(slice(int(first), int(first + kept)))
    made[tuple(spans)] = 1
    return made


def _settle(net: LevelNet, data: AngleViews, places: Rows, rng: np.random.Generator) -> None:
    """Means and spreads as whole photos without dropout have them; the net is ready for use then."""
    dropout, net.dropout = net.dropout, 0.0
    for norm in (net.statistics, net.curves):
        norm.reset_running_stats()
        norm.momentum = None  # the mean of all batches
    with torch.no_grad():
        for _ in range(_SETTLING):
            chosen = rng.choice(places, min(128, len(places)), replace=False)
            arrays = data.pictures[chosen], data.inside(chosen), data.curves[chosen].astype(np.float32)
            net(*(torch.from_numpy(array) for array in arrays))
    net.dropout = dropout
    net.forget_constants()
    net.eval()


def mirrored_curves(curves: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Line sums of the mirror images: tilts change sign, for level lines left and right change places."""
    return curves[:, [2, 1, 0, 5, 4, 3, *range(6, 12)], ::-1]


def _rate(done: float) -> float:
    """Share of the largest learning rate when `done` (0 to 1) of the training is over."""
    if done < _WARM_UP:
        return done / _WARM_UP
    return 0.5 * (1 + math.cos(math.pi * (done - _WARM_UP) / (1 - _WARM_UP))) + 1e-3
