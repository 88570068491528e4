"""A 2020 network with random weights, as a file with a card, and its forward pass in plain numpy."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from numpy.lib.stride_tricks import sliding_window_view
from PIL import Image

from cropperhead_desktop.domain.photo import PhotoInfo, Preview
from cropperhead_desktop.inference.graphs import seed2020
from cropperhead_desktop.inference.graphs.level import STATISTICS, LevelReader
from cropperhead_desktop.inference.graphs.trunk_weights import fold
from cropperhead_desktop.inference.graphs.whole import CropHead, build
from cropperhead_desktop.inference.models.card import (
    ConfidenceSource,
    Fit,
    InputSpec,
    ModelCard,
    ModelKind,
    OutputSpec,
    Proposal,
)
from cropperhead_desktop.inference.models.store import save_model
from cropperhead_desktop.inference.suggest.candidates import Head
from cropperhead_desktop.inference.suggest.straighten import TILTS


@pytest.fixture(scope="session")
def weights():
    """Weights spread so that every layer stays alive and the outputs differ from photo to photo."""
    rng = np.random.default_rng(5)
    made = {}
    for name, shape in seed2020.SHAPES.items():
        if name.endswith("bias"):
            made[name] = rng.normal(0, 0.05, shape).astype(np.float32)
        else:
            made[name] = rng.normal(0, np.sqrt(2 / np.prod(shape[:-1])), shape).astype(np.float32)
    made["dense_2/kernel"] *= np.float32(0.2)
    made["dense_2/bias"] = np.array([0.2, 0.25, 0.8, 0.85, 4.0], np.float32)  # crops, not noise
    return made


@pytest.fixture(scope="session")
def model_bytes(weights):
    return seed2020.build_onnx(weights, "test weights")


@pytest.fixture
def bare_card():
    return ModelCard(
        name="tiny",
        title="For tests",
        architecture=seed2020.ARCHITECTURE,
        parameters=seed2020.PARAMETERS,
        input=seed2020.INPUT,
        outputs=seed2020.output_specs(45.0),
        confidence=ConfidenceSource.MIRROR_AGREEMENT,
        proposal=Proposal.DIRECT,
        licence="MIT",
        origin="random weights",
        sha256="0" * 64,
    )


@pytest.fixture
def saved(tmp_path: Path, bare_card, model_bytes):
    """Path and card of a model in a folder of its own."""
    return save_model(tmp_path / "models", bare_card, model_bytes)


@pytest.fixture(scope="session")
def picture():
    """A colourful picture without any symmetry, 320 x 200."""
    rng = np.random.default_rng(9)
    small = Image.fromarray(rng.integers(0, 256, (10, 16, 3), dtype=np.uint8))
    return small.resize((320, 200), Image.Resampling.BICUBIC)


@pytest.fixture(scope="session")
def preview_of():
    """A preview as `imaging` makes them, for a photo of the given facts."""

    def make(picture: Image.Image, info: PhotoInfo) -> Preview:
        stream = io.BytesIO()
        picture.save(stream, "JPEG", quality=95)
        return Preview(info, stream.getvalue())

    return make


@pytest.fixture(scope="session")
def forward():
    """The 2020 network written out once more in numpy, straight from its description."""
    return _forward


def _forward(weights, pixels: np.ndarray) -> np.ndarray:
    x = pixels.astype(np.float32) / 255
    for number in range(6):
        name = "conv2d" if number == 0 else f"conv2d_{number}"
        kernel = weights[f"{name}/kernel"]
        windows = sliding_window_view(x, kernel.shape[:2], axis=(0, 1))
        x = np.tensordot(windows, kernel, axes=([3, 4, 2], [0, 1, 2])) + weights[f"{name}/bias"]
        x = np.maximum(x, 0)
        if number < 4:
            height, width = x.shape[0] // 2, x.shape[1] // 2
            x = x[: height * 2, : width * 2].reshape(height, 2, width, 2, 64).max(axis=(1, 3))
    assert x.shape == (14, 14, 64)
    x = x.ravel()
    x = np.maximum(x @ weights["dense/kernel"] + weights["dense/bias"], 0)
    x = np.maximum(x @ weights["dense_1/kernel"] + weights["dense_1/bias"], 0)
    return x @ weights["dense_2/kernel"] + weights["dense_2/bias"]


def random_reader(seed: int, hidden: int = 8) -> LevelReader:
    rng = np.random.default_rng(seed)
    constants = np.random.default_rng(0)
    mean, scale = constants.normal(size=STATISTICS), constants.uniform(0.1, 1, STATISTICS)
    shapes = ((hidden, STATISTICS), (hidden,), (len(TILTS), hidden), (len(TILTS),))
    arrays = (mean, scale, *(rng.normal(0, 0.1, shape) for shape in shapes))
    return LevelReader(*(array.astype(np.float32) for array in arrays))


@pytest.fixture(scope="session")
def cropper_parts(trunk_arrays):
    """Trunk and crop head of random numbers."""
    rng = np.random.default_rng(3)
    channels, narrow, middle = 5, 6, 4

    def numbers(*shape, spread=0.1):
        return rng.normal(0, spread, shape).astype(np.float32)

    subjects = {
        "fine.weight": numbers(narrow, 512, 1, 1, spread=0.05),
        "fine.bias": numbers(narrow),
        "coarse.weight": numbers(narrow, 1024, 1, 1, spread=0.05),
        "middle.weight": numbers(middle, narrow, 3, 3, spread=0.3),
        "middle.bias": numbers(middle),
        "last.weight": numbers(3, middle, 1, 1, spread=0.5),
        "last.bias": numbers(3),
    }
    width = 14 * (channels + 3)
    constant = np.array([0.05, 0.05, 0.95, 0.95], np.float32)
    head = Head(numbers(width, 10), numbers(10), numbers(10, spread=0.5), numbers(12, spread=0.5), constant)
    crop = CropHead(
        numbers(channels, 512), numbers(channels, 1024, spread=0.02), numbers(channels), subjects, 3.0, head
    )
    return fold(trunk_arrays), crop


@pytest.fixture(scope="session")
def cropper_file(cropper_parts):
    return build(*cropper_parts)


@pytest.fixture(scope="session")
def cropper_card():
    """The card of `cropper_file`."""
    names = ("features", "subjects")
    return ModelCard(
        name="tiny-cropper",
        title="For tests",
        architecture="mobilenet-v1-candidates",
        parameters=1,
        input=InputSpec(224, 224, fit=Fit.LETTERBOX),
        outputs=tuple(OutputSpec(name, name, -1e6, 1e6) for name in names),
        confidence=ConfidenceSource.CALIBRATED,
        proposal=Proposal.DIRECT,
        licence="MIT",
        origin="random weights",
        sha256="0" * 64,
        kind=ModelKind.CANDIDATES,
        decision={"confidence": {name: {"slope": 6.0, "offset": -4.0} for name in ("free", "at_ratio")}},
    )
