"""Bring in weights of the 2020 network: a TensorFlow.js layers model, or an .npz of Keras weights."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from cropperhead_desktop.domain.errors import ModelError, printable
from cropperhead_desktop.inference.graphs import seed2020
from cropperhead_desktop.inference.graphs.import_tfjs import read_tfjs
from cropperhead_desktop.inference.graphs.seed2020 import Weights
from cropperhead_desktop.inference.models.card import ConfidenceSource, ModelCard, Proposal
from cropperhead_desktop.inference.models.npz import read_npz
from cropperhead_desktop.inference.models.providers import CPU, ProviderError, open_session
from cropperhead_desktop.inference.models.store import save_model
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
    model = seed2020.build_onnx(weights, printable(source))
    try:
        open_session(model, CPU).run(None, {"image": np.zeros(seed2020.INPUT.shape, np.uint8)})
    except ProviderError as error:
        raise ModelError(f"{printable(source)}: the converted model does not load: {error}") from error
    card = ModelCard(
        name=name,
        title="2020 CropperHead network, imported",
        architecture=seed2020.ARCHITECTURE,
        parameters=seed2020.PARAMETERS,
        input=seed2020.INPUT,
        outputs=seed2020.output_specs(angle_limit=45.0),
        confidence=ConfidenceSource.MIRROR_AGREEMENT,
        proposal=Proposal.DIRECT,
        licence=licence,
        origin=f"imported from {printable(source.name)}",
        sha256="",
    )
    return save_model(into, card, model)[1]


def read_weights(source: Path) -> Weights:
    """Checked Keras-layout weights from any of the forms `import_model` takes (ModelError)."""
    if source.suffix.lower() == ".npz":
        weights: Weights = {name.removesuffix(":0"): array for name, array in read_npz(source).items()}
    else:
        weights = read_tfjs(source / "model.json" if source.is_dir() else source)
    seed2020.check_weights(weights, printable(source))
    return weights
