"""What a person asks of a training: a job, and choices that become the configuration of a recipe."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, TypeVar

from cropperhead_desktop.domain.errors import ModelError, printable
from cropperhead_desktop.domain.words import Digits
from cropperhead_desktop.system.reading import parse_json, read_text

Config = TypeVar("Config")

RIGHTS = (
    "The photographs are not redistributed with the model; all rights in them stay with the photographers."
)

PARITY = 1e-4
"""Largest difference allowed between torch and ONNX, absolute or as a share of the largest value."""


@dataclass(frozen=True, slots=True)
class TrainJob:
    """One run of a recipe, from the folder `data` into the folder `run`, gone on with where it exists.

    `choices` are those of the recipe's configuration that differ from its defaults; texts are read. With
    `export` the model goes into that folder as `name`; `reference` are weights to compare with on its card;
    `board`: write TensorBoard's files into the run folder.
    """

    data: Path
    run: Path
    recipe: str = "2020"
    choices: Mapping[str, object] = field(default_factory=dict)
    board: bool = True
    export: Path | None = None
    name: str = "trained"
    reference: Path | None = None


def read_table(path: Path, what: str = "a training configuration") -> dict[str, Any]:
    """The table in a TOML (`.toml`) or JSON file (ModelError: it is not `what`)."""
    try:
        text = read_text(path, 2**24)
        table = tomllib.loads(text) if path.suffix.lower() == ".toml" else parse_json(text)
        if not isinstance(table, dict):
            raise ValueError("it is no table of names and values")
    except (OSError, ValueError) as error:
        raise ModelError(
            "{path}: not {what} ({why})", path=printable(path), what=what, why=str(error)
        ) from error
    return table


def config_from(kind: type[Config], choices: Mapping[str, object], source: str) -> Config:
    """A configuration of a dataclass `kind`; texts (from a command line) become the field's type.

    ModelError names the source and the choice that is unknown or of another type.
    """
    defaults = {row.name: row.default for row in fields(kind)}  # type: ignore[arg-type]
    values = {}
    for name, value in choices.items():
        if name not in defaults:
            raise ModelError(
                "{source}: there is no choice {name!r}; known are: {known}",
                source=source, name=name, known=", ".join(defaults),
            )  # fmt: skip
        values[name] = _typed(value, defaults[name], f"{source}: {name}")
    return kind(**values)


def _typed(value: object, default: object, what: str) -> object:
    if isinstance(value, str) and not isinstance(default, str):
        if isinstance(default, tuple):
            return tuple(_typed(part, default[0], what) for part in value.split(","))
        if isinstance(default, bool):
            words = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
            if value.lower() not in words:
                raise ModelError("{what} is {value!r}, neither true nor false", what=what, value=value)
            return words[value.lower()]
        try:
            return type(default)(value)  # type: ignore[call-arg]
        except (TypeError, ValueError) as error:
            raise ModelError("{what} is {value}, not {kind}", **_unlike(what, value, default)) from error
    if isinstance(default, float) and type(value) is int:
        return float(value)
    if type(value) is not type(default):
        raise ModelError("{what} is {value}, not {kind}", **_unlike(what, value, default))
    return value


def _unlike(what: str, value: object, default: object) -> dict[str, str]:
    return {"what": what, "value": repr(value), "kind": type(default).__name__}


def checked_parity(difference: float) -> float:
    """The difference of a graph's outputs from torch's (ModelError: above PARITY, or no number)."""
    if not difference <= PARITY:
        raise ModelError(
            "the ONNX model differs from the trained one by {difference} (limit {limit})",
            difference=Digits(f"{difference:.2g}"), limit=Digits(f"{PARITY:g}"),
        )  # fmt: skip
    return difference
