"""Files of tensorflow.js: read, or refused by name."""

from __future__ import annotations

import json
import os

import numpy as np
import pytest

from cropperhead_desktop.inference.graphs.importer import import_model, read_weights
from cropperhead_desktop.inference.graphs.seed2020 import CONVOLUTIONS, DENSE, POOLED, SHAPES
from cropperhead_desktop.inference.models.session import OnnxSession
from tests.helpers.tfjs import check_refused

BATCH = np.random.default_rng(2).integers(0, 256, (1, 300, 300, 3), dtype=np.uint8)


def topology(prefix: str = "") -> dict:
    """What Keras writes for the network, as a list of layers."""
    layers = [{"class_name": "InputLayer", "config": {"name": "input"}}]

    def add(kind: str, name: str, **config: object) -> None:
        layers.append({"class_name": kind, "config": {"name": prefix + name, **config}})

    for name in CONVOLUTIONS:
        side = SHAPES[f"{name}/kernel"][0]
        shape = {"kernel_size": [side, side], "strides": [1, 1], "padding": "valid"}
        add("Conv2D", name, filters=64, activation="relu", **shape)
        if name in POOLED:
            add("MaxPooling2D", f"pool_{name}", pool_size=[2, 2], strides=[2, 2], padding="valid")
        if name in (POOLED[1], POOLED[3]):
            add("Dropout", f"drop_{name}", rate=0.1)
    add("Flatten", "flatten")
    for name in DENSE:
        units = SHAPES[f"{name}/kernel"][1]
        add("Dense", name, units=units, activation="linear" if name == DENSE[-1] else "relu")
    return {"model_config": {"class_name": "Sequential", "config": {"layers": layers}}}


def pack(values: np.ndarray, packing: str) -> tuple[bytes, dict | None]:
    """Bytes of one weight as the TensorFlow.js converter stores them."""
    if packing == "float32":
        return values.astype("<f4").tobytes(), None
    if packing == "float16":
        return values.astype("<f2").tobytes(), {"dtype": "float16", "original_dtype": "float32"}
    levels = np.iinfo(packing).max
    low, high = float(values.min()), float(values.max())
    scale = (high - low) / levels or 1.0
    stored = np.round((values - low) / scale).astype(np.dtype(packing).newbyteorder("<"))
    return stored.tobytes(), {"dtype": packing, "min": low, "scale": scale, "original_dtype": "float32"}


def write_tfjs(folder, weights, packing="float32", rename=str, shards=2, with_topology=True):
    """A layers model: layers in order, the stream cut into shards anywhere."""
    folder.mkdir(parents=True)
    stream, specs = b"", []
    for layer in CONVOLUTIONS + DENSE:
        for leaf in ("kernel", "bias"):
            values = weights[f"{layer}/{leaf}"]
            data, quantization = pack(values, packing)
            spec = {"name": f"{rename(layer)}/{leaf}", "shape": list(values.shape), "dtype": "float32"}
            specs.append(spec | ({"quantization": quantization} if quantization else {}))
            stream += data
    names = [f"group1-shard{i + 1}of{shards}.bin" for i in range(shards)]
    step = -(-len(stream) // shards)
    for i, name in enumerate(names):
        (folder / name).write_bytes(stream[i * step : (i + 1) * step])
    record = {
        "format": "layers-model",
        "modelTopology": topology() if with_topology else None,
        "weightsManifest": [{"paths": names, "weights": specs}],
    }
    (folder / "model.json").write_text(json.dumps(record))
    return record


@pytest.mark.parametrize(
    ("packing", "limit"), [("float32", 1e-4), ("float16", 0.01), ("uint16", 0.001), ("uint8", 0.3)]
)
def test_every_packing_gives_the_networks_numbers(tmp_path, weights, forward, packing, limit):
    write_tfjs(tmp_path / "web", weights, packing)
    card = import_model(tmp_path / "web", tmp_path / "models", "mine", "MIT")
    found = OnnxSession(tmp_path / "models" / "mine.onnx", card, "cpu").run(BATCH)[0]
    wanted = forward(weights, BATCH[0])
    assert np.abs(found - wanted).max() <= limit
    read = read_weights(tmp_path / "web")
    assert np.abs(found - forward(read, BATCH[0])).max() <= 1e-4
    assert card.licence == "MIT" and [output.name for output in card.outputs][0] == "top"


def test_the_real_2020_weights_both_ways(tmp_path, shared_data, forward):
    source = shared_data / "cropperhead2020.npz"
    original = dict(np.load(source))
    write_tfjs(tmp_path / "web", original)
    first = import_model(source, tmp_path, "from-npz")
    second = import_model(tmp_path / "web" / "model.json", tmp_path, "from-web")
    assert first.sha256 == second.sha256
    found = OnnxSession(tmp_path / "from-npz.onnx", first, "cpu").run(BATCH)[0]
    assert np.abs(found - forward(original, BATCH[0])).max() <= 1e-4


def test_layers_may_be_numbered_differently_and_topology_may_be_missing(tmp_path, weights):
    write_tfjs(tmp_path / "a", weights, rename=lambda name: f"sequential_3/{name}_17", shards=1)
    write_tfjs(tmp_path / "b", weights, with_topology=False, shards=5)
    for folder in ("a", "b"):
        read = read_weights(tmp_path / folder)
        assert all(np.array_equal(read[name], weights[name]) for name in SHAPES)


def test_another_shape_is_named_with_layer_and_shapes(tmp_path, weights):
    other = weights | {"dense_1/kernel": np.zeros((64, 48), np.float32)}
    write_tfjs(tmp_path / "web", other)
    check_refused(tmp_path, tmp_path / "web", r"dense_1/kernel has shape \(64, 48\).*\(64, 32\)")
    np.savez(tmp_path / "w.npz", **other)
    check_refused(tmp_path, tmp_path / "w.npz", r"dense_1/kernel has shape \(64, 48\).*\(64, 32\)")


@pytest.mark.parametrize(
    ("index", "key", "value", "match"),
    [
        (1, "padding", "same", "layer conv2d is Conv2D .* same"),
        (2, "pool_size", [3, 3], "pool_conv2d"),
        (3, "activation", "tanh", "conv2d_1 is tanh"),
        (-1, "units", 4, "dense_2 is Dense 4"),
    ],
)
def test_another_chain_is_named_by_its_first_wrong_layer(tmp_path, weights, index, key, value, match):
    record = write_tfjs(tmp_path / "web", weights)
    record["modelTopology"]["model_config"]["config"]["layers"][index]["config"][key] = value
    (tmp_path / "web" / "model.json").write_text(json.dumps(record))
    check_refused(tmp_path, tmp_path / "web", match)


def test_an_unknown_or_missing_layer_is_named(tmp_path, weights):
    extra = topology()["model_config"]["config"]["layers"]
    extra.insert(3, {"class_name": "BatchNormalization", "config": {"name": "bn"}})
    record = write_tfjs(tmp_path / "web", weights)
    record["modelTopology"]["model_config"]["config"]["layers"] = extra
    (tmp_path / "web" / "model.json").write_text(json.dumps(record))
    check_refused(tmp_path, tmp_path / "web", "bn is BatchNormalization")
    np.savez(tmp_path / "w.npz", **{name: weights[name] for name in SHAPES if name != "conv2d_4/bias"})
    check_refused(tmp_path, tmp_path / "w.npz", "conv2d_4/bias is missing")


def test_shards_may_not_lead_out_of_the_folder(tmp_path, weights):
    record = write_tfjs(tmp_path / "web", weights, shards=1)
    shard = tmp_path / "web" / "group1-shard1of1.bin"
    outside = tmp_path / "outside.bin"
    os.replace(shard, outside)
    for name in ("../outside.bin", str(outside), "group1-shard1of1.bin"):
        record["weightsManifest"][0]["paths"] = [name]
        (tmp_path / "web" / "model.json").write_text(json.dumps(record))
        if not name.startswith(("/", "..")):
            shard.symlink_to(outside)
        check_refused(tmp_path, tmp_path / "web", "leads out")


@pytest.mark.parametrize("change", [-1, 1])
def test_shards_of_the_wrong_length(tmp_path, weights, change):
    write_tfjs(tmp_path / "web", weights, shards=1)
    shard = tmp_path / "web" / "group1-shard1of1.bin"
    data = shard.read_bytes()
    shard.write_bytes(data[:-1] if change < 0 else data + b"x")
    check_refused(tmp_path, tmp_path / "web", "too short|too many")


def test_missing_files_and_missing_shards_are_named(tmp_path, weights):
    check_refused(tmp_path, tmp_path / "no" / "such", "is gone")
    check_refused(tmp_path, tmp_path / "gone.npz", r"gone\.npz")
    write_tfjs(tmp_path / "web", weights)
    (tmp_path / "web" / "group1-shard2of2.bin").unlink()
    check_refused(tmp_path, tmp_path / "web", "group1-shard2of2")
