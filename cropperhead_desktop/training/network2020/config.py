"""What one training run is: a frozen value that is kept with the run as JSON."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, TypeVar

from cropperhead_desktop.domain.errors import ModelError, shown

Config = TypeVar("Config")


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
    return config_from(TrainConfig, read_choices(path), shown(path))


def read_choices(path: Path) -> dict[str, Any]:
    """The choices in a TOML (`.toml`) or JSON file (ModelError)."""
    try:
        text = path.read_text("utf-8")
        choices = tomllib.loads(text) if path.suffix.lower() == ".toml" else json.loads(text)
    except (OSError, ValueError) as error:
        raise ModelError(f"{shown(path)}: not a training configuration ({error})") from error
    if not isinstance(choices, dict):
        raise ModelError(f"{shown(path)}: not a training configuration (it is no table of choices)")
    return choices


def config_from(kind: type[Config], choices: Mapping[str, object], source: str) -> Config:
    """A configuration of a dataclass `kind`; texts (from a command line) become the field's type.

    ModelError names the source and the choice that is unknown or of another type.
    """
    defaults = {row.name: row.default for row in fields(kind)}  # type: ignore[arg-type]
    values = {}
    for name, value in choices.items():
        if name not in defaults:
            raise ModelError(f"{source}: there is no choice {name!r}; known are: {', '.join(defaults)}")
        values[name] = _typed(value, defaults[name], f"{source}: {name}")
    return kind(**values)


def _typed(value: object, default: object, what: str) -> object:
    if isinstance(value, str) and not isinstance(default, str):
        if isinstance(default, bool):
            words = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
            if value.lower() not in words:
                raise ModelError(f"{what} is {value!r}, neither true nor false")
            return words[value.lower()]
        try:
            return type(default)(value)  # type: ignore[call-arg]
        except (TypeError, ValueError) as error:
            raise ModelError(f"{what} is {value!r}, not {type(default).__name__}") from error
    if isinstance(default, float) and type(value) is int:
        return float(value)
    if type(value) is not type(default):
        raise ModelError(f"{what} is {value!r}, not {type(default).__name__}")
    return value
