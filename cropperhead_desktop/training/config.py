"""What one training run is: a frozen value that is kept with the run as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from cropperhead_desktop.domain.errors import ModelError, shown


@dataclass(frozen=True, slots=True)
class TrainConfig:
    """Choices of a run; the defaults are the 2020 recipe (MSE, Adam, horizontal flips).

    `patience` is the number of epochs without a better held-out loss after which a run ends;
    `threads` belongs here because sums in another order give other weights.
    """

    seed: int = 2020
    epochs: int = 40
    batch: int = 16
    learning_rate: float = 5e-4
    dropout: float = 0.1
    patience: int = 12
    flips: bool = True
    threads: int = 2
    device: str = "cpu"

    def to_json(self) -> str:
        """The config as the text of its file."""
        return json.dumps(asdict(self), indent=2) + "\n"


def read_config(path: Path) -> TrainConfig:
    """The config in a file; ModelError names the file."""
    try:
        return TrainConfig(**json.loads(path.read_bytes()))
    except (OSError, ValueError, TypeError) as error:
        raise ModelError(f"{shown(path)}: not a training configuration ({error})") from error
