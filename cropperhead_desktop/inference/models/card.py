"""Model cards: `NAME.onnx` never comes without `NAME.json`, which says how to feed and read it.

The card is a frozen value, parsed strictly: what is unknown, missing or out of range is a ModelError
that names the card and the field, because a wrong guess here would be a wrong crop everywhere.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from cropperhead_desktop.domain.errors import ModelError, printable
from cropperhead_desktop.domain.options import made_of
from cropperhead_desktop.system.files import reason_of
from cropperhead_desktop.system.reading import read_json

CARD_VERSION = 1
CROP_OUTPUTS = frozenset({"top", "left", "bottom", "right", "angle"})
"""The five numbers of a crop in `crs:` terms, in the displayed frame; the angle in degrees."""

MAP_OUTPUTS = frozenset({"features", "subjects"})
"""What a model of the kind `candidates` gives at least."""

_LARGEST = 1e9
_MAX_BYTES = 4 * 2**20
_LIMITS = {"angle": (-45.0, 45.0), **dict.fromkeys(CROP_OUTPUTS - {"angle"}, (0.0, 1.0))}
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}", re.ASCII)
_SHA256 = re.compile(r"[0-9a-f]{64}", re.ASCII)


class ModelKind(StrEnum):
    """How the outputs are read: five numbers of one crop, or maps that candidates are judged on."""

    REGRESSION = "regression"
    CANDIDATES = "candidates"


class Layout(StrEnum):
    """Order of the axes of the input array."""

    NHWC = "NHWC"
    NCHW = "NCHW"


class Fit(StrEnum):
    """How a photo of any shape becomes the input's shape."""

    SQUASH = "squash"
    LETTERBOX = "letterbox"


class ConfidenceSource(StrEnum):
    """Where a suggestion's confidence comes from."""

    NONE = "none"
    MIRROR_AGREEMENT = "mirror-agreement"
    CALIBRATED = "calibrated"


class Proposal(StrEnum):
    """Which run makes the proposal: the photo's own, or the mean of it and the mirrored one's."""

    DIRECT = "direct"
    MIRROR_MEAN = "mirror-mean"


@dataclass(frozen=True, slots=True)
class InputSpec:
    """The input: `width` x `height` RGB pixels; a value v is fed as v * scale + offset.

    With uint8 the graph normalises by itself, and scale and offset must be 1 and 0.
    """

    width: int
    height: int
    layout: Layout = Layout.NHWC
    dtype: str = "uint8"
    scale: float = 1.0
    offset: float = 0.0
    fit: Fit = Fit.SQUASH

    @property
    def shape(self) -> tuple[int, int, int, int]:
        """The array of one photo, batch axis first."""
        if self.layout is Layout.NHWC:
            return (1, self.height, self.width, 3)
        return (1, 3, self.height, self.width)


@dataclass(frozen=True, slots=True)
class OutputSpec:
    """One number of the output vector: its name, what it means, and the range it is limited to."""

    name: str
    meaning: str
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class ModelCard:
    """All that is known about one model.

    `outputs` stand in the order of the output vector; of the kind `candidates` they are whole arrays by
    name. `decision` holds what post-processing needs beside the graph (calibrations, thresholds).
    """

    name: str
    title: str
    architecture: str
    parameters: int
    input: InputSpec
    outputs: tuple[OutputSpec, ...]
    confidence: ConfidenceSource
    proposal: Proposal
    licence: str
    origin: str
    sha256: str
    kind: ModelKind = ModelKind.REGRESSION
    decision: Mapping[str, Any] = field(default_factory=dict)
    verdict: str = ""
    training: Mapping[str, Any] = field(default_factory=dict)
    scores: tuple[Mapping[str, Any], ...] = ()
    commands: tuple[str, ...] = ()

    def to_json(self) -> str:
        """The card as the text of its file."""
        return json.dumps(record_of(self), indent=2, ensure_ascii=False) + "\n"


def record_of(card: ModelCard) -> dict[str, Any]:
    """The card as plain values, as `parse_card` reads them."""
    record: dict[str, Any] = json.loads(json.dumps({"version": CARD_VERSION, **asdict(card)}))
    return record


def read_card(path: Path) -> ModelCard:
    """The card in a file; ModelError names the file and the field that is wrong."""
    try:
        record = read_json(path, _MAX_BYTES)
    except OSError as error:
        raise ModelError(
            "{path}: the model card cannot be read ({why})", path=printable(path), why=reason_of(error)
        ) from error
    except ValueError as error:
        raise ModelError(
            "{path}: the model card is not JSON ({why})", path=printable(path), why=str(error)
        ) from error
    try:
        return parse_card(record)
    except (KeyError, TypeError, ValueError) as error:
        reason = f"{error.args[0]} is missing" if isinstance(error, KeyError) else str(error)
        raise ModelError(
            "{path}: the model card is not usable: {why}", path=printable(path), why=reason
        ) from error


def parse_card(record: object) -> ModelCard:
    """A decoded JSON record as a card; KeyError, TypeError or ValueError where it is not one."""
    if not isinstance(record, dict):
        raise TypeError("it is not an object")
    if record.get("version") != CARD_VERSION:
        raise ValueError(f"version {record.get('version')!r} is not {CARD_VERSION}")
    unknown = set(record) - set(ModelCard.__slots__) - {"version"}
    if unknown:
        raise ValueError(f"unknown fields {', '.join(sorted(unknown))}")
    card: ModelCard = made_of(ModelCard, {name: value for name, value in record.items() if name != "version"})
    for name, pattern in (("name", _NAME), ("sha256", _SHA256)):
        if pattern.fullmatch(getattr(card, name)) is None:
            raise ValueError(f"{name} {getattr(card, name)!r} is not allowed")
    _check_positive(parameters=card.parameters)
    _check_input(card.input)
    _check_outputs(card)
    return card


def _check_positive(**numbers: int) -> None:
    for name, value in numbers.items():
        if value <= 0:
            raise ValueError(f"{name} is not a positive whole number")


def _check_input(spec: InputSpec) -> None:
    """ValueError for an input that cannot be fed."""
    _check_positive(width=spec.width, height=spec.height)
    if spec.dtype not in {"uint8", "float32"}:
        raise ValueError(f"dtype {spec.dtype!r} is neither uint8 nor float32")
    if spec.dtype == "uint8" and (spec.scale, spec.offset) != (1.0, 0.0):
        raise ValueError("a uint8 input cannot be scaled outside the graph")
    if not max(abs(spec.scale), abs(spec.offset)) < _LARGEST:
        raise ValueError("scale or offset is not a number")
    if max(spec.width, spec.height) > 4096:
        raise ValueError(f"an input of {spec.width} x {spec.height} px is too large")


def _check_outputs(card: ModelCard) -> None:
    """ValueError unless every needed output is there once, with a range that it may have."""
    for spec in card.outputs:
        low, high = _LIMITS.get(spec.name, (-_LARGEST, _LARGEST))
        if not low <= spec.low <= spec.high <= high:
            raise ValueError(f"the range of {spec.name} is not within {low:g} to {high:g}")
    names = [output.name for output in card.outputs]
    if card.kind is ModelKind.CANDIDATES:
        missing = sorted(MAP_OUTPUTS - set(names))
        if missing or len(set(names)) != len(names):
            raise ValueError(f"outputs are {names}, which lack {missing} or hold one twice")
    elif len(names) != len(CROP_OUTPUTS) or set(names) != CROP_OUTPUTS:
        raise ValueError(f"outputs are {names}, not {sorted(CROP_OUTPUTS)} each once")
