"""Importance maps: a head learns what two small detectors found, and does without them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn
from torch.nn import functional

from cropperhead_desktop.domain.progress import Progress, ProgressCallback, ignore_progress
from cropperhead_desktop.inference.suggest.candidates import in_cells
from cropperhead_desktop.inference.suggest.scored_photo import FACES, OBJECTS, PERSONS
from cropperhead_desktop.training.loop import Rows, fit, seeded, shuffled

Floats = npt.NDArray[np.float32]
Content = tuple[float, float, float, float]

NARROW = 48
_MIDDLE = 32


@dataclass(frozen=True, slots=True)
class SubjectConfig:
    """Choices of the distillation."""

    epochs: int = 8
    batch: int = 32
    learning_rate: float = 2e-3
    weight_decay: float = 1e-2
    seed: int = 1


def subject_map(record: Mapping[str, Any], content: Content, cells: int, flipped: bool = False) -> Floats:
    """One photo's labels as 3 x cells x cells: the share of each cell that faces, persons, objects cover."""
    made = np.zeros((3, cells, cells), np.float32)
    found = [(FACES, box) for box in record["faces"]]
    found += [(PERSONS if box[5] == "person" else OBJECTS, box) for box in record["objects"]]
    for channel, box in found:
        left, top, right, bottom = (min(1.0, max(0.0, float(edge))) for edge in box[:4])
        if flipped:
            left, right = 1 - right, 1 - left
        row = in_cells(np.array([[left, top, right, bottom]], np.float32), content)[0]
        across, down = _covered(row[0], row[2], cells), _covered(row[1], row[3], cells)
        made[channel] = np.maximum(made[channel], down[:, None] * across)
    return made


def _covered(low: float, high: float, cells: int) -> Floats:
    """The share of each cell that lies in low..high."""
    edges = np.arange(cells, dtype=np.float32)
    shared: Floats = np.clip(np.minimum(high, edges + 1) - np.maximum(low, edges), 0.0, 1.0)
    return shared


class SubjectHead(nn.Module):
    """Maps of the last two trunk layers to logits of the three importance channels.

    `pw_11` is N x 512 x G x G, `pw_12` N x 1024 x G/2 x G/2; out N x 3 x G x G.
    """

    def __init__(self, fine: int = 512, coarse: int = 1024) -> None:
        super().__init__()
        self.fine = nn.Conv2d(fine, NARROW, 1)
        self.coarse = nn.Conv2d(coarse, NARROW, 1, bias=False)
        self.middle = nn.Conv2d(NARROW, _MIDDLE, 3, padding=1)
        self.last = nn.Conv2d(_MIDDLE, 3, 1)

    def forward(self, fine: Tensor, coarse: Tensor) -> Tensor:
        """Logits."""
        wide = functional.interpolate(self.coarse(coarse), scale_factor=2, mode="nearest")
        x = functional.relu(self.fine(fine) + wide)
        logits: Tensor = self.last(functional.relu(self.middle(x)))
        return logits

    @classmethod
    def of(cls, arrays: Mapping[str, Floats]) -> SubjectHead:
        """The head with these weights."""
        head = cls(arrays["fine.weight"].shape[1], arrays["coarse.weight"].shape[1])
        head.load_state_dict({name: torch.from_numpy(array.copy()) for name, array in arrays.items()})
        return head.eval()

    def arrays(self) -> dict[str, Floats]:
        """Weights by name, as `inference.graph` takes them."""
        return {name: value.detach().numpy().copy() for name, value in self.state_dict().items()}


def train_subjects(
    fine: npt.NDArray[np.floating],
    coarse: npt.NDArray[np.floating],
    labels: Floats,
    config: SubjectConfig,
    progress: ProgressCallback = ignore_progress,
) -> SubjectHead:
    """Fit the head to N maps and N x 3 x G x G labels with a soft binary cross entropy."""
    rng, count = seeded(config.seed), len(fine)
    head = SubjectHead(fine.shape[1], coarse.shape[1])
    solver = torch.optim.AdamW(head.parameters(), lr=config.learning_rate, weight_decay=config.weight_decay)
    steps = config.epochs * -(-count // config.batch)
    schedule = torch.optim.lr_scheduler.OneCycleLR(solver, config.learning_rate, total_steps=steps)

    def loss(rows: Rows) -> Tensor:
        logits = head(_batch(fine, rows), _batch(coarse, rows))
        return functional.binary_cross_entropy_with_logits(logits, torch.from_numpy(labels[rows]))

    def batches(_epoch: int) -> Iterator[Rows]:
        return map(np.sort, shuffled(count, config.batch, rng))

    def report(epoch: int, step: int) -> None:
        done = epoch * count + step * config.batch
        progress(Progress(done, config.epochs * count, "importance map"))

    fit(head, batches, loss, solver, range(config.epochs), schedule=schedule, on_step=report)
    return head.eval()


def predict_subjects(
    head: SubjectHead, fine: npt.NDArray[np.floating], coarse: npt.NDArray[np.floating], batch: int = 64
) -> Floats:
    """Importance maps, N x 3 x G x G, 0 to 1."""
    parts = []
    with torch.no_grad():
        for start in range(0, len(fine), batch):
            chosen = np.arange(start, min(start + batch, len(fine)))
            parts.append(head(_batch(fine, chosen), _batch(coarse, chosen)).sigmoid().numpy())
    return np.concatenate(parts)


def agreement(found: Floats, labels: Floats) -> dict[str, float]:
    """Soft IoU (sum of minima by sum of maxima) of each channel over all photos."""
    names: Sequence[str] = ("faces", "persons", "objects")
    low, high = np.minimum(found, labels).sum((0, 2, 3)), np.maximum(found, labels).sum((0, 2, 3))
    return {name: round(float(low[i] / max(high[i], 1e-6)), 4) for i, name in enumerate(names)}


def _batch(maps: npt.NDArray[np.floating], rows: Rows) -> Tensor:
    return torch.from_numpy(maps[rows].astype(np.float32))
