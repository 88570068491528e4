"""A run folder to a model in a folder: ONNX from the weights, parity with torch, the table, the card."""

from __future__ import annotations

import json
import shlex
import tempfile
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from PIL import Image

from cropperhead_desktop.domain.errors import printable
from cropperhead_desktop.evaluation.data import Dataset, Example
from cropperhead_desktop.evaluation.models import RegressionCropper
from cropperhead_desktop.evaluation.run import EvaluationSet, evaluate
from cropperhead_desktop.inference.graphs import seed2020
from cropperhead_desktop.inference.graphs.importer import import_model, read_weights
from cropperhead_desktop.inference.models.card import ConfidenceSource, ModelCard, Proposal
from cropperhead_desktop.inference.models.session import OnnxSession
from cropperhead_desktop.inference.models.store import save_model
from cropperhead_desktop.training.config import RIGHTS, checked_parity
from cropperhead_desktop.training.network2020.config import TrainConfig, read_config
from cropperhead_desktop.training.network2020.model import Seed2020, load_weights, predict

_PARITY_PHOTOS = 16

_NOISE = 0.002
"""Held-out IoU that the mean with the mirrored picture must gain before it replaces the plain run."""


def export(
    run: Path,
    data: Dataset,
    into: Path,
    name: str,
    reference: Path | None = None,
    overwrite: bool = False,
) -> ModelCard:
    """Write the best weights of a finished run as `into/NAME.onnx` with a complete card.

    `data` is what the run was trained on; weights of a 2020 network in the file `reference` become rows of
    the table on the card.
    ModelError: the run or the parity with torch is not as it should be; nothing stays behind then.
    """
    config = read_config(run / "config.json")
    weights = read_weights(run / "best.npz")
    model = seed2020.build_onnx(weights, printable(run / "best.npz"))
    card = _bare_card(name, _training(run, config, data))
    path, card = save_model(into, card, model, overwrite)
    try:
        session = OnnxSession(path, card, "cpu")
        torch_model = Seed2020(config.dropout)
        load_weights(torch_model, weights, printable(run))
        difference = parity(torch_model, session, data, config)
        card = _scored(card, [*_imported(reference), (session, card)], data, config, difference)
        return save_model(into, card, model, overwrite=True)[1]
    except BaseException:
        path.unlink(missing_ok=True)
        path.with_suffix(".json").unlink(missing_ok=True)
        raise


def _imported(reference: Path | None) -> list[tuple[OnnxSession, ModelCard]]:
    """The network to compare with, read from a file of 2020's weights (ModelError)."""
    if reference is None:
        return []
    with tempfile.TemporaryDirectory() as folder:
        card = import_model(reference, Path(folder), "cropperhead-2020-original")
        session = OnnxSession(Path(folder, f"{card.name}.onnx"), card, "cpu")
        session.warm_up()  # it is read now: the folder goes
        return [(session, card)]


def parity(model: Seed2020, session: OnnxSession, data: Dataset, config: TrainConfig) -> float:
    """Largest |torch - ONNX| over outputs of some photos; ModelError above `PARITY`."""
    pixels = data.pixels[:_PARITY_PHOTOS]
    ours = predict(model, pixels, replace(config, device="cpu"))
    difference = float(np.abs(ours - session.run(pixels)).max())
    return checked_parity(difference)


def held_out(data: Dataset) -> EvaluationSet:
    """The held-out photos of a data folder as a collection to judge by."""
    places = {example.file: index for index, example in enumerate(data.examples)}

    def picture(example: Example) -> Image.Image:
        return Image.fromarray(data.pixels[places[example.file]])

    return EvaluationSet("held-out sites", data.split("val").examples, data.split("train").examples, picture)


def _bare_card(name: str, training: dict[str, Any]) -> ModelCard:
    return ModelCard(
        name=name,
        title="The 2020 CropperHead network, trained anew",
        architecture=seed2020.ARCHITECTURE,
        parameters=seed2020.PARAMETERS,
        input=seed2020.INPUT,
        # no photo in the data was turned, so whatever the angle output says is not knowledge
        outputs=seed2020.output_specs(angle_limit=0.0 if training["level_only"] else 45.0),
        confidence=ConfidenceSource.MIRROR_AGREEMENT,
        proposal=Proposal.DIRECT,
        licence="MIT",
        origin="architecture of the 2020 CropperHead (MIT); weights trained from random ones by this project",
        sha256="",
        training=training,
    )


def _training(run: Path, config: TrainConfig, data: Dataset) -> dict[str, Any]:
    """The training data and the run in numbers."""
    train, held_out = data.split("train"), data.split("val")
    history = json.loads((run / "history.json").read_bytes())
    best = min(history, key=lambda row: row["held_out_loss"])
    return {
        "photographs": len(data.examples),
        "sites": len(data.sites),
        "train_photographs": len(train.examples),
        "train_sites": len(train.sites),
        "held_out_photographs": len(held_out.examples),
        "held_out_sites": len(held_out.sites),
        "level_only": all(example.box.angle == 0 for example in data.examples),
        "rights": RIGHTS,
        "data_sha256": data.digest,
        "loss": f"{config.loss} over top, left, bottom, right, angle",
        "augmentation": _augmentation(config),
        "epochs_run": len(history),
        "best_epoch": best["epoch"],
        "selection": "the epoch with the lowest loss on the held-out sites, the same that are scored below",
        "held_out_loss": round(best["held_out_loss"], 6),
        "config": asdict(config),
        "torch": torch.__version__,
    }


def _augmentation(config: TrainConfig) -> str:
    """What was done to the photos, labels following."""
    done = {
        "horizontal flips, labels mirrored": config.flips and not config.turns,
        "all eight orientations, labels turned": config.turns,
        f"parts cut out around the crop (up to {config.zoom:.0%} of the room)": config.zoom > 0,
        f"exposure ±{config.light:g} stops": config.light > 0,
        f"noise of {config.noise:g} levels": config.noise > 0,
        "JPEG": config.jpeg,
    }
    return ", ".join(words for words, yes in done.items() if yes) or "none"


def _scored(
    card: ModelCard,
    models: list[tuple[OnnxSession, ModelCard]],
    data: Dataset,
    config: TrainConfig,
    difference: float,
) -> ModelCard:
    """The card with proposal rule, table, verdict and commands."""
    session = models[-1][0]
    mean = replace(card, name=f"{card.name}, mean with mirror", proposal=Proposal.MIRROR_MEAN)
    models = [*models[:-1], (session, mean), (session, card)]
    croppers = [RegressionCropper(*model) for model in models]
    report = evaluate(croppers, held_out(data), angles=not card.training["level_only"])
    records = {record["row"]: record for record in report.table.records()}
    gain = records[mean.name]["iou"] - records[card.name]["iou"]
    proposal = Proposal.MIRROR_MEAN if gain > _NOISE else Proposal.DIRECT
    verdict = report.verdicts[-2 if proposal is Proposal.MIRROR_MEAN else -1]
    options = " ".join(f"--set {key}={value}" for key, value in asdict(config).items())
    compared = " --reference WEIGHTS_2020" if len(models) > 2 else ""
    return replace(
        card,
        proposal=proposal,
        training={**card.training, "torch_onnx_difference": difference},
        scores=tuple(records.values()),
        verdict=verdict.sentence(),
        commands=(
            "pip install '.[train]'",
            f"cropperhead train DATA RUN {options} --export models --name {shlex.quote(card.name)}{compared}",
        ),
    )
