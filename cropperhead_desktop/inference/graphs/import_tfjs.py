"""Reader of TensorFlow.js layers models: `model.json` with a weights manifest, and binary shards.

Only what the 2020 network needs: float32 weights, plain or quantised to float16, uint8 or uint16
(value = stored * scale + min), and a chain of layers that is compared with the network's own.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from cropperhead_desktop.domain.errors import ModelError, printable
from cropperhead_desktop.inference.graphs.seed2020 import CONVOLUTIONS, DENSE, POOLED, SHAPES, Weights
from cropperhead_desktop.inference.models.npz import MAX_BYTES
from cropperhead_desktop.system.files import reason_of
from cropperhead_desktop.system.reading import parse_json, read_limited

_STORED = {"float32": "<f4", "float16": "<f2", "uint8": "u1", "uint16": "<u2"}
_IGNORED = frozenset({"InputLayer", "Dropout"})


def read_tfjs(path: Path) -> Weights:
    """The weights by the 2020 network's names, whatever its layers are called in the file.

    `path` is the model.json; shards are looked for beside it and nowhere else. ModelError: unreadable,
    malformed, another chain of layers.
    """
    try:
        record = parse_json(_read(path))
        _check_chain(record.get("modelTopology"), path)
        named = [
            weight for group in record["weightsManifest"] for weight in _group(group, path.parent.resolve())
        ]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(f"{printable(path)}: not a TensorFlow.js layers model ({error!r})") from error
    return _renamed(named, path)


def _group(group: dict[str, Any], folder: Path) -> Iterator[tuple[str, npt.NDArray[np.float32]]]:
    """Names and values of one manifest group: its shards are one stream, cut in the order of weights."""
    data = b"".join(_read(_shard(folder, name)) for name in group["paths"])
    offset = 0
    for weight in group["weights"]:
        packing = weight.get("quantization") or {"dtype": weight["dtype"]}
        stored = np.dtype(_STORED[packing["dtype"]])
        shape = tuple(int(side) for side in weight["shape"])
        count = math.prod(shape)
        if min(shape, default=0) < 1 or offset + count * stored.itemsize > len(data):
            raise ValueError(f"the shards are too short for {weight['name']}")
        values = np.frombuffer(data, stored, count, offset).reshape(shape).astype(np.float32)
        if stored.kind == "u":
            values = values * np.float32(packing["scale"]) + np.float32(packing["min"])
        yield weight["name"], values
        offset += count * stored.itemsize
    if offset != len(data):
        raise ValueError(f"the shards hold {len(data) - offset} bytes too many")


def _shard(folder: Path, name: str) -> Path:
    """The file of a shard; it must lie in the model's own folder, also behind links."""
    path = (folder / name).resolve()
    if path.parent != folder:
        raise ModelError(f"{printable(folder)}: the shard name {name!r} leads out of the model's folder")
    return path


def _read(path: Path) -> bytes:
    try:
        return read_limited(path, MAX_BYTES)
    except OSError as error:
        raise ModelError(f"{printable(path)}: cannot be read ({reason_of(error)})") from error


def _renamed(named: list[tuple[str, npt.NDArray[np.float32]]], path: Path) -> Weights:
    """Weights under the network's names: Keras numbers layers per session, so the order counts."""
    layers: dict[str, dict[str, npt.NDArray[np.float32]]] = {}
    for name, values in named:
        layer, _, leaf = name.removesuffix(":0").rpartition("/")
        layers.setdefault(layer, {})[leaf] = values
    ours = CONVOLUTIONS + DENSE
    if len(layers) != len(ours):
        raise ModelError(
            f"{printable(path)}: {len(layers)} layers with weights, the 2020 network has {len(ours)}"
        )
    weights = {}
    for (theirs, parts), name in zip(layers.items(), ours, strict=True):
        for leaf, values in parts.items():
            wanted = SHAPES.get(f"{name}/{leaf}")
            if values.shape != wanted:
                raise ModelError(
                    f"{printable(path)}: layer {theirs}/{leaf} has shape {values.shape}, "
                    f"the 2020 network has {wanted}"
                )
            weights[f"{name}/{leaf}"] = values
    return weights


def _check_chain(topology: dict[str, Any] | None, path: Path) -> None:
    """ModelError naming the first layer that differs; models saved without topology pass."""
    if topology is None:
        return
    config = topology.get("model_config", topology)["config"]
    layers = config["layers"] if isinstance(config, dict) else config
    found = [step for layer in layers for step in _steps(layer["class_name"], layer["config"])]
    wanted = list(_wanted())
    for (step, name), ours in zip(found, wanted, strict=False):
        if step != ours:
            raise ModelError(f"{printable(path)}: layer {name} is {step}, the 2020 network has {ours}")
    if len(found) != len(wanted):
        raise ModelError(f"{printable(path)}: {len(found)} steps, the 2020 network has {len(wanted)}")


def _steps(kind: str, config: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """What a layer does, in words that can be compared, with its name."""
    name = str(config.get("name", kind))
    if kind == "Conv2D":
        text = f"Conv2D {config['filters']} {config['kernel_size']} {config['strides']} {config['padding']}"
        yield text, name
    elif kind == "MaxPooling2D":
        yield f"MaxPooling2D {config['pool_size']} {config['strides']} {config['padding']}", name
    elif kind == "Dense":
        yield f"Dense {config['units']}", name
    elif kind not in _IGNORED | {"Activation", "ReLU"}:
        yield kind, name
    activation = "relu" if kind == "ReLU" else config.get("activation", "linear")
    if activation != "linear":
        yield str(activation), name


def _wanted() -> Iterator[str]:
    """The steps of the 2020 network."""
    for layer in CONVOLUTIONS:
        side = SHAPES[f"{layer}/kernel"][0]
        yield f"Conv2D 64 [{side}, {side}] [1, 1] valid"
        yield "relu"
        if layer in POOLED:
            yield "MaxPooling2D [2, 2] [2, 2] valid"
    yield "Flatten"
    for layer in DENSE:
        yield f"Dense {SHAPES[f'{layer}/kernel'][1]}"
        if layer != DENSE[-1]:
            yield "relu"
