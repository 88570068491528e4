"""From fitted heads to `NAME.onnx` with its card: the graph, parity with torch, every number."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch

from cropperhead_desktop.domain.errors import ModelError
from cropperhead_desktop.inference.angle_graph import AngleHead
from cropperhead_desktop.inference.candidates import Floats
from cropperhead_desktop.inference.card import Confidence, Kind, ModelCard, OutputSpec, Proposal
from cropperhead_desktop.inference.graph import CropHead, build, parameters
from cropperhead_desktop.inference.session import OnnxSession
from cropperhead_desktop.inference.store import save_model
from cropperhead_desktop.inference.trunk_weights import Convolution
from cropperhead_desktop.training.crop_data import INPUT
from cropperhead_desktop.training.crop_judge import GOOD, Judgement
from cropperhead_desktop.training.data import Dataset

PARITY = 1e-4
"""Largest difference allowed between torch and ONNX, as a share of the largest value of the output."""

_OUTPUTS = (
    ("features", "map that boxes are pooled on, 1 x C x 14 x 14", -1e6, 1e6),
    ("subjects", "importance of faces, persons, objects, 1 x 3 x 14 x 14", 0.0, 1.0),
    ("scores", "content scores of the fixed candidates, 1 x N", -1e6, 1e6),
    ("candidates", "left, top, right, bottom of the fixed candidates, fractions of the input", 0.0, 1.0),
    ("candidate_features", "pooled features of the fixed candidates, 1 x N x D", -1e6, 1e6),
    ("embedding", "mean of trunk layer 11, 1 x 512", 0.0, 6.0),
)
_ANGLE = ("angle", "logits over tilts -12 to 12 degrees in steps of 0.5; the mode lies within", -45.0, 45.0)

ORIGIN = (
    "Trunk: MobileNet v1 (Howard et al., Google), ImageNet weights of Keras Applications, Apache-2.0, layers "
    "conv1 to conv_pw_12 unchanged but for folded batch norm. Heads: trained by this project, MIT."
)
RIGHTS = (
    "The photographs are not redistributed with the model; all rights in them stay with the photographers."
)
FAILS = (
    "Size and ratio are mostly taste or layout: free proposals gain little over a constant box. Small "
    "subjects, several subjects far apart, and abstract or architectural pictures get crops near the middle. "
    "Learnt from few photos, most of them framed for galleries, tighter than a final print would be."
)


@dataclass(frozen=True, slots=True)
class Fitted:
    """All that is shipped."""

    trunk: tuple[Convolution, ...]
    crop: CropHead
    angle: AngleHead | None = None
    angle_calibration: Mapping[str, Any] | None = None


def export(
    fitted: Fitted,
    data: Dataset,
    judged: Judgement,
    facts: Mapping[str, Any],
    scores: Sequence[Mapping[str, Any]],
    commands: Sequence[str],
    into: Path,
    name: str,
    expected: Mapping[str, Floats],
) -> ModelCard:
    """Write model and card; `expected` are outputs of torch for the first photos (ModelError: no parity)."""
    model = build(fitted.trunk, fitted.crop, fitted.angle, INPUT.width)
    decision: dict[str, Any] = {
        "good_iou": GOOD,
        "confidence": {"free": asdict(judged.free), "at_ratio": asdict(judged.at_ratio)},
    }
    outputs = [*_OUTPUTS, *([_ANGLE] if fitted.angle else [])]
    if fitted.angle is not None and fitted.angle_calibration is not None:
        decision["angle"] = dict(fitted.angle_calibration)
    card = ModelCard(
        name=name,
        title="Scores every candidate box; learnt on a frozen MobileNet trunk",
        architecture="mobilenet-v1-candidates",
        parameters=parameters(fitted.trunk, fitted.crop, fitted.angle),
        input=INPUT,
        outputs=tuple(OutputSpec(*row) for row in outputs),
        confidence=Confidence.CALIBRATED,
        proposal=Proposal.DIRECT,
        licence="MIT; trunk Apache-2.0",
        origin=ORIGIN,
        sha256="",
        kind=Kind.CANDIDATES,
        decision=decision,
        verdict=judged.table.verdict(name).sentence(),
        training={**facts, "rights": RIGHTS, "fails": FAILS, "torch": torch.__version__},
        scores=tuple(scores),
        commands=tuple(commands),
    )
    with tempfile.TemporaryDirectory() as folder:
        path, trial = save_model(Path(folder), card, model)
        difference = parity(OnnxSession(path, trial, "cpu"), data.pixels, expected)
    card = replace(card, training={**card.training, "torch_onnx_difference": difference})
    return save_model(into, card, model, overwrite=True)[1]


def parity(session: OnnxSession, pixels: npt.NDArray[np.uint8], expected: Mapping[str, Floats]) -> float:
    """Largest difference of outputs from torch's, relative to each output (ModelError: too large)."""
    worst = 0.0
    for name, wanted in expected.items():
        for index, array in enumerate(wanted):
            found = session.arrays(pixels[index : index + 1], [name])[0][0]
            worst = max(worst, float(np.abs(found - array).max() / max(1.0, np.abs(wanted).max())))
    if not worst <= PARITY:
        raise ModelError(f"the ONNX model differs from the trained one by {worst:.2g} (limit {PARITY:g})")
    return worst
