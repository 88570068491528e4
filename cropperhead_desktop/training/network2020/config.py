"""What one training run of the 2020 network is: a frozen value that is kept with the run as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from cropperhead_desktop.domain.errors import printable
from cropperhead_desktop.training.config import config_from, read_table


@dataclass(frozen=True, slots=True)
class TrainConfig:
    """Choices of a run; the defaults are the 2020 recipe (MSE, Adam, horizontal flips).

    `loss` is a name of `losses.LOSSES`. `patience` is the number of epochs without a better held-out loss
    after which a run ends; `threads` belongs here because sums in another order give other weights.
    Beside flips: `turns` shows photos in all eight orientations, `zoom` cuts away up to that share of the
    room around the crop, `light` changes the exposure by up to so many stops, `noise` is grain in levels
    of 255, `jpeg` encodes anew.
    """

    seed: int = 2020
    epochs: int = 40
    batch: int = 16
    learning_rate: float = 5e-4
    dropout: float = 0.1
    patience: int = 12
    loss: str = "mse"
    flips: bool = True
    turns: bool = False
    zoom: float = 0.0
    light: float = 0.0
    noise: float = 0.0
    jpeg: bool = False
    threads: int = 2
    device: str = "cpu"

    def to_json(self) -> str:
        """The config as the text of its file."""
        return json.dumps(asdict(self), indent=2) + "\n"


def read_config(path: Path) -> TrainConfig:
    """The config in a file; ModelError names the file."""
    return config_from(TrainConfig, read_table(path), printable(path))
