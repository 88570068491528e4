"""Bring in weights of the 2020 network: a TensorFlow.js layers model, or an .npz of Keras weights."""

from __future__ import annotations

import zipfile
from pathlib import Path

import numpy as np

from cropperhead_desktop.domain.errors import ModelError, shown
from cropperhead_desktop.inference.graphs import seed2020
from cropperhead_desktop.inference.graphs.import_tfjs import MAX_BYTES, read_tfjs
from cropperhead_desktop.inference.graphs.seed2020 import Weights
from cropperhead_desktop.inference.models.card import Confidence, ModelCard, Proposal
from cropperhead_desktop.inference.models.providers import CPU, ProviderError, open_session
from cropperhead_desktop.inference.models.store import save_model
from cropperhead_desktop.system.files import reason_of
from cropperhead_desktop.system.folders import models_folder


def import_model(source: Path, into: Path, name: str, licence: str = "not stated") -> ModelCard:
    """Write `into/NAME.onnx` and its card from the weights in `source`; returns the card.

    `source` is an .npz by Keras weight names, a TensorFlow.js `model.json`, or the folder of one.
    Nothing is written on failure. ModelError names the file and, for another architecture, the layer
    with both shapes.
    """
    if (models_folder() / f"{name}.json").exists():
        raise ModelError(f"{name} is the name of a model that comes with the program; choose another")
    weights = read_weights(source)
    model = seed2020.build_onnx(weights, shown(source))
    try:
        open_session(model, CPU).run(None, {"image": np.zeros(seed2020.INPUT.shape, np.uint8)})
    except ProviderError as error:
        raise ModelError(f"{shown(source)}: the converted model does not load: {error}") from error
    card = ModelCard(
        name=name,
        title="2020 CropperHead network, imported",
        architecture=seed2020.ARCHITECTURE,
        parameters=seed2020.PARAMETERS,
        input=seed2020.INPUT,
        outputs=seed2020.output_specs(angle_limit=45.0),
        confidence=Confidence.MIRROR_AGREEMENT,
        proposal=Proposal.DIRECT,
        licence=licence,
        origin=f"imported from {shown(source.name)}",
        sha256="",
    )
    return save_model(into, card, model)[1]


def read_weights(source: Path) -> Weights:
    """Checked Keras-layout weights from any of the forms `import_model` takes (ModelError)."""
    if source.suffix.lower() == ".npz":
        weights = _read_npz(source)
    else:
        weights = read_tfjs(source / "model.json" if source.is_dir() else source)
    seed2020.check_weights(weights, shown(source))
    return weights


def _read_npz(source: Path) -> Weights:
    try:
        with zipfile.ZipFile(source) as archive:
            size = sum(member.file_size for member in archive.infolist())
        if size > MAX_BYTES:
            raise ModelError(f"{shown(source)}: {size} bytes of weights are too many for the 2020 network")
        with np.load(source, allow_pickle=False) as arrays:
            return {key.removesuffix(":0"): arrays[key].astype(np.float32) for key in arrays.files}
    except OSError as error:
        raise ModelError(f"{shown(source)}: cannot be read ({reason_of(error)})") from error
    except (zipfile.BadZipFile, ValueError, EOFError, KeyError) as error:
        raise ModelError(f"{shown(source)}: not an .npz of weights ({error})") from error
