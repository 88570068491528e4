"""Training: resumable after every epoch, cancellable at every step, silent.

A run folder holds `config.json`, `data.json` (a hash of what was read), `provenance.json` (versions and
commit), `history.json` (a row per epoch), `checkpoint.pt` (all that is needed to go on exactly) and
`best.npz` (Keras-layout weights of the epoch with the lowest loss on the held-out sites).
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from cropperhead_desktop.domain.errors import ModelError, Reason, printable
from cropperhead_desktop.domain.progress import Progress, ProgressCallback, ignore_progress
from cropperhead_desktop.evaluation.data import Dataset, read_dataset
from cropperhead_desktop.inference.graphs.seed2020 import INPUT
from cropperhead_desktop.system.files import write_whole
from cropperhead_desktop.training.config import TrainJob, config_from
from cropperhead_desktop.training.distributed import rank, together, world
from cropperhead_desktop.training.epochs import EpochReport, Watcher, provenance, remark, spread
from cropperhead_desktop.training.loop import Rows, fit, shuffled
from cropperhead_desktop.training.network2020.augment import batch
from cropperhead_desktop.training.network2020.config import TrainConfig
from cropperhead_desktop.training.network2020.export import export
from cropperhead_desktop.training.network2020.losses import LOSSES, iou
from cropperhead_desktop.training.network2020.model import Seed2020, predict, weights_of


@dataclass(slots=True)
class _State:
    """What changes during a run."""

    model: Seed2020
    optimiser: torch.optim.Adam
    history: list[dict[str, float]] = field(default_factory=list)
    best_epoch: int = 0
    best_loss: float = float("inf")

    @property
    def epoch(self) -> int:
        """Whole epochs done."""
        return len(self.history)


def train(
    config: TrainConfig,
    data: Dataset,
    run: Path,
    progress: ProgressCallback = ignore_progress,
    watchers: Sequence[Watcher] = (),
) -> Path:
    """Train in the folder `run`, going on where an earlier call with the same config and data stopped.

    Returns `run`. Whatever `progress` or a watcher raises (Cancelled) ends the run; the last whole epoch
    is kept. Raises ModelError when the folder holds another run, or the config names no loss.
    """
    if config.loss not in LOSSES:
        raise ModelError(
            "there is no loss called {loss}; known are: {known}", loss=config.loss, known=", ".join(LOSSES)
        )
    torch.set_num_threads(config.threads)
    with together(config.device) as device:
        if rank() == 0:
            _begin(config, data, run)
        _go_on(replace(config, device=device), data, run, progress, watchers)
    return run


def run(job: TrainJob, progress: ProgressCallback, watchers: Sequence[Watcher]) -> str | None:
    """The recipe `2020` of `cropperhead train`; the verdict on the card where a model was exported.

    ModelError: the configuration, the data folder, the run folder. PhotoError: a photo.
    """
    config = config_from(TrainConfig, job.choices, "the configuration")
    data = read_dataset(job.data, INPUT, progress)
    train(config, data, job.run, progress, watchers)
    if job.export is None or rank() != 0:
        return None
    return export(job.run, data, job.export, job.name, job.reference, overwrite=True).verdict


def _begin(config: TrainConfig, data: Dataset, run: Path) -> None:
    """The files that say what the run is."""
    run.mkdir(parents=True, exist_ok=True)
    _claim(run / "config.json", config.to_json())
    _claim(run / "data.json", json.dumps({"sha256": data.digest}) + "\n")
    write_whole(run / "provenance.json", (json.dumps(provenance(data.digest), indent=1) + "\n").encode())


def _go_on(
    config: TrainConfig, data: Dataset, run: Path, progress: ProgressCallback, watchers: Sequence[Watcher]
) -> None:
    """Epoch after epoch, until all are done or the held-out sites no longer gain."""
    train_set, held_out = data.split("train"), data.split("val")
    count, state = len(train_set.examples), _start(config, run / "checkpoint.pt")
    steps = -(-count // config.batch)
    rng, flips = np.random.default_rng(), np.zeros(count, bool)

    def batches(epoch: int) -> Iterator[Rows]:
        # order and coins depend on seed and epoch alone, so that a resumed run sees what it would have seen
        nonlocal rng, flips
        rng = np.random.default_rng((config.seed, epoch))
        torch.manual_seed(config.seed * 10_000 + epoch)
        rows = shuffled(count, config.batch, rng)
        flips = rng.random(count) < 0.5 if config.flips else np.zeros(count, bool)
        return rows

    def loss(rows: Rows) -> Tensor:
        pixels, wanted = (
            torch.from_numpy(array[rank() :: world()]).to(config.device)
            for array in batch(train_set, rows.tolist(), flips[rows].tolist(), config, rng)
        )
        if not len(pixels):  # more processes than photos are left
            return torch.zeros((), requires_grad=True)
        return LOSSES[config.loss](state.model(pixels), wanted)

    def report(epoch: int, step: int) -> None:
        text = f"epoch {epoch + 1} of {config.epochs}, best held-out loss {state.best_loss:.5f}"
        progress(Progress(epoch * steps + step, config.epochs * steps, text))

    def judge(epoch: int, total: float) -> bool:
        predicted = predict(state.model, held_out.pixels, config)
        state.history.append(
            {"epoch": epoch + 1, "loss": total / count, **_judged(predicted, held_out, config)}
        )
        if state.history[-1]["held_out_loss"] < state.best_loss:
            state.best_epoch, state.best_loss = state.epoch, state.history[-1]["held_out_loss"]
            if rank() == 0:
                _save_weights(run / "best.npz", state.model)
        if rank() == 0:
            _save_state(run, state)
            ended = EpochReport(tuple(state.history), held_out, predicted, remark(state.history))
            for watch in watchers:
                watch(ended)
        return state.epoch - state.best_epoch >= config.patience

    ended = state.epoch - state.best_epoch >= config.patience
    epochs = range(state.epoch, state.epoch if ended else config.epochs)
    fit(state.model, batches, loss, state.optimiser, epochs, on_step=report, on_epoch=judge)
    progress(Progress(1, 1, Reason("best epoch {best} of {all}", best=state.best_epoch, all=state.epoch)))


def _judged(predicted: npt.NDArray[np.float32], held_out: Dataset, config: TrainConfig) -> dict[str, float]:
    """Loss, IoU and spread of the predictions on the held-out photos."""
    wanted = held_out.labels()
    pair = torch.from_numpy(predicted), torch.from_numpy(wanted)
    overlap = 1 - iou(*(part * torch.tensor([1, 1, 1, 1, 0]) for part in pair))
    return {
        "held_out_loss": LOSSES[config.loss](*pair).item(),
        "held_out_iou": overlap.item(),
        "spread": spread(predicted, wanted),
    }


def _start(config: TrainConfig, checkpoint: Path) -> _State:
    """The state in the checkpoint, or a fresh one made from the seed."""
    torch.manual_seed(config.seed)
    model = Seed2020(config.dropout).to(config.device, memory_format=torch.channels_last)  # type: ignore[call-overload]
    state = _State(model, torch.optim.Adam(model.parameters(), lr=config.learning_rate))
    if checkpoint.exists():
        try:
            saved: dict[str, Any] = torch.load(checkpoint, map_location=config.device, weights_only=True)
            state.model.load_state_dict(saved["model"])
            state.optimiser.load_state_dict(saved["optimizer"])
            state.history = saved["history"]
            state.best_epoch, state.best_loss = saved["best_epoch"], saved["best_loss"]
        except Exception as error:  # torch raises whatever its unpickler meets
            raise ModelError(
                "{path}: the checkpoint cannot be read ({why})", path=printable(checkpoint), why=str(error)
            ) from error
    return state


def _save_state(run: Path, state: _State) -> None:
    buffer = io.BytesIO()
    torch.save(
        {
            "model": state.model.state_dict(),
            "optimizer": state.optimiser.state_dict(),
            "history": state.history,
            "best_epoch": state.best_epoch,
            "best_loss": state.best_loss,
        },
        buffer,
    )
    write_whole(run / "checkpoint.pt", buffer.getvalue())
    write_whole(run / "history.json", (json.dumps(state.history, indent=1) + "\n").encode())


def _save_weights(path: Path, model: Seed2020) -> None:
    buffer = io.BytesIO()
    np.savez(buffer, **dict(weights_of(model)))  # type: ignore[arg-type]
    write_whole(path, buffer.getvalue())


def _claim(path: Path, text: str) -> None:
    """Write what identifies the run; ModelError when the folder belongs to another one."""
    if path.exists():
        if path.read_text("utf-8") != text:
            raise ModelError(
                "{path}: this folder holds a run with another configuration or data", path=printable(path)
            )
        return
    write_whole(path, text.encode())
