"""Milliseconds per photo: our session beside torch eager, numpy and OpenVINO, and what surrounds it.

Run as a script: `python tests/bench/bench_inference.py [--photos N]`. Peers that are not installed are
left out. All rows are measured in turn, round after round, so that a busy machine hits them alike.
With an onnxruntime that has OpenVINO it also checks that provider's numbers, from four threads, and
that a device which the machine lacks really falls back to the CPU.
"""

from __future__ import annotations

import argparse
import io
import os
import platform
import statistics
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

os.environ["ORT_DISABLE_TELEMETRY"] = "1"

import numpy as np
import onnx
import onnxruntime as ort
from onnx import numpy_helper
from PIL import Image

from cropperhead_desktop.domain.photo import PhotoInfo, Preview
from cropperhead_desktop.inference.graphs.seed2020 import SHAPES, Weights
from cropperhead_desktop.inference.models.card import ModelCard
from cropperhead_desktop.inference.models.providers import CPU, DEVICES
from cropperhead_desktop.inference.models.registry import Registry
from cropperhead_desktop.inference.models.session import OnnxSession
from cropperhead_desktop.inference.suggest.preprocess import decode, fitted, to_input
from cropperhead_desktop.inference.suggest.suggesters import CandidateSuggester, OnnxSuggester, open_suggester

OPENVINO = next(row for row in DEVICES if row.label == "OpenVINO CPU")
OURS = "our session, 1 thread"


def main() -> None:
    """Measure, print the table, then check OpenVINO where it is there."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--photos", type=int, default=20, help="runs of each row")
    photos = parser.parse_args().photos
    path, card = Registry().find("cropper-2020-retrained")  # the network that all peers can run
    preview = sample_preview()
    batch = to_input(fitted(decode(preview.jpeg), card.input).copy(), card.input)
    rows = jobs(path, card, preview, batch)
    times: dict[str, list[float]] = {name: [] for name in rows}
    for number in range(photos + 2):
        for name, job in rows.items():
            start = time.perf_counter()
            count = job()
            if number >= 2:  # the first rounds load and warm up
                times[name].append((time.perf_counter() - start) * 1000 / count)
    ours = statistics.median(times[OURS])
    print(
        f"{platform.processor() or platform.machine()}, {os.cpu_count()} cores, onnxruntime {ort.__version__}"
    )
    print(f"{'per photo':44} {'median ms':>10} {'least ms':>10} {'ratio to ours':>14}")
    for name, values in times.items():
        median = statistics.median(values)
        print(f"{name:44} {median:10.2f} {min(values):10.2f} {median / ours:14.2f}")
    check_openvino(path, card, batch)


def sample_preview() -> Preview:
    """A 750 x 500 JPEG with as much detail as a photo has."""
    noise = np.random.default_rng(1).integers(0, 256, (125, 188, 3), dtype=np.uint8)
    picture = Image.fromarray(noise).resize((750, 500), Image.Resampling.BICUBIC)
    stream = io.BytesIO()
    picture.save(stream, "JPEG", quality=85)
    return Preview(PhotoInfo(6000, 4000, 1), stream.getvalue())


def jobs(path: Path, card: ModelCard, preview: Preview, batch: np.ndarray) -> dict[str, Callable[[], int]]:
    """Name to a job that returns how many photos it did."""
    session = OnnxSession(path, card, "cpu")
    suggester = OnnxSuggester(path, card, "cpu")
    pool = ThreadPoolExecutor(2)
    weights = weights_in(path)
    rows: dict[str, Callable[[], int]] = {
        "preprocess: decode 750 px JPEG": lambda: once(decode(preview.jpeg)),
        "preprocess: decode and squash": lambda: once(fitted(decode(preview.jpeg), card.input)),
        OURS: lambda: once(session.run(batch)),
        "our session, 2 worker threads": lambda: len(list(pool.map(session.run, [batch] * 4))),
        "preview to suggestion, with confidence": lambda: once(suggester.suggest(preview)),
        "onnxruntime as it comes (all cores)": default_session(path, batch),
        "numpy (im2col by tensordot)": lambda: once(numpy_forward(weights, batch[0])),
    }
    if OPENVINO.provider in ort.get_available_providers():
        vino = OnnxSession(path, card, (OPENVINO,))
        rows["our session on OpenVINO"] = lambda: once(vino.run(batch))
    rows |= stage_rows(preview)
    rows |= torch_rows(weights, batch)
    return rows


def stage_rows(preview: Preview) -> dict[str, Callable[[], int]]:
    """The shipped model, stage by stage from a cached preview, and the whole way."""
    shipped = open_suggester(*Registry().find(), "cpu")
    assert isinstance(shipped, CandidateSuggester)
    spec, size = shipped.card.input, preview.info.displayed
    small = decode(preview.jpeg, spec.width)
    session = OnnxSession(*Registry().find(), "cpu")
    batch, look = to_input(fitted(small, spec), spec), shipped.look(small, size)
    outputs = ["features", "subjects", "angle"]
    stages: dict[str, Callable[[], object]] = {
        "decode": lambda: decode(preview.jpeg, spec.width),
        "letterbox": lambda: fitted(small, spec),
        "network": lambda: session.arrays(batch, outputs),
        "angle from logits": lambda: shipped.straightening(look),
        "candidates, any ratio": lambda: look.composition.ranked(None),
        "candidates, one ratio": lambda: look.composition.ranked(1.5),
        "preview to suggestion": lambda: shipped.suggest(preview),
        "preview to suggestion, one ratio": lambda: shipped.suggest(preview, 1.5),
    }
    return {
        f"{shipped.name}: {name}": lambda job=job: once(job())  # type: ignore[misc]
        for name, job in stages.items()
    }


def once(_result: object) -> int:
    """One photo done."""
    return 1


def default_session(path: Path, batch: np.ndarray) -> Callable[[], int]:
    """onnxruntime with its own choice of threads."""
    session = ort.InferenceSession(path, providers=[CPU.provider])
    return lambda: once(session.run(None, {"image": batch}))


def torch_rows(weights: Weights, batch: np.ndarray) -> dict[str, Callable[[], int]]:
    """torch eager, one thread."""
    try:
        import torch
    except ImportError:
        return {}
    from cropperhead_desktop.training.network2020.config import TrainConfig
    from cropperhead_desktop.training.network2020.model import Seed2020, load_weights, predict

    torch.set_num_threads(1)
    model = Seed2020()
    load_weights(model, weights, "bench")
    return {f"torch {torch.__version__} eager, 1 thread": lambda: once(predict(model, batch, TrainConfig()))}


def weights_in(path: Path) -> Weights:
    """The weights inside the model file, back in Keras layout."""
    found = {}
    for tensor in onnx.load(path).graph.initializer:
        if tensor.name in SHAPES:
            array = numpy_helper.to_array(tensor)
            found[tensor.name] = array.transpose(2, 3, 1, 0) if array.ndim == 4 else array
    return found


def numpy_forward(weights: Weights, pixels: np.ndarray) -> np.ndarray:
    """The network in numpy."""
    x = pixels.astype(np.float32) / 255
    for number in range(6):
        name = "conv2d" if number == 0 else f"conv2d_{number}"
        kernel = weights[f"{name}/kernel"]
        windows = np.lib.stride_tricks.sliding_window_view(x, kernel.shape[:2], axis=(0, 1))
        x = np.maximum(
            np.tensordot(windows, kernel, axes=([3, 4, 2], [0, 1, 2])) + weights[f"{name}/bias"], 0
        )
        if number < 4:
            height, width = x.shape[0] // 2, x.shape[1] // 2
            x = x[: height * 2, : width * 2].reshape(height, 2, width, 2, 64).max(axis=(1, 3))
    x = x.ravel()
    for name in ("dense", "dense_1", "dense_2"):
        x = x @ weights[f"{name}/kernel"] + weights[f"{name}/bias"]
        x = x if name == "dense_2" else np.maximum(x, 0)
    return x


def check_openvino(path: Path, card: ModelCard, batch: np.ndarray) -> None:
    """The second provider, for real: same numbers, threads, and the fall back from absent hardware."""
    if OPENVINO.provider not in ort.get_available_providers():
        print("OpenVINO: not in this onnxruntime (install onnxruntime-openvino in an environment of its own)")
        return
    expected = OnnxSession(path, card, "cpu").run(batch)
    session = OnnxSession(path, card, (OPENVINO,))
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(session.run, [batch] * 16))
    apart = max(float(np.abs(answer - expected).max()) for answer in answers)
    print(f"{session.device}: 16 runs from 4 threads, largest difference to the CPU provider {apart:.2g}")
    assert session.device == OPENVINO.label and apart <= 1e-3
    absent = replace(OPENVINO, label="OpenVINO on NPU", options={"device_type": "NPU"})
    fallen = OnnxSession(path, card, (absent, CPU))
    assert np.allclose(fallen.run(batch), expected)
    print(f"asked for an NPU: {fallen.device}")


if __name__ == "__main__":
    main()
