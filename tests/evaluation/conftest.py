"""The tiny data folder of the training tests, and the models of the inference tests."""

from __future__ import annotations

from tests.inference.conftest import (
    bare_card,
    cropper_card,
    cropper_file,
    cropper_parts,
    model_bytes,
    weights,
)
from tests.training.conftest import data, data_folder

__all__ = [
    "bare_card",
    "cropper_card",
    "cropper_file",
    "cropper_parts",
    "data",
    "data_folder",
    "model_bytes",
    "weights",
]
