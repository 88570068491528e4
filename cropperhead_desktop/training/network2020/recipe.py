"""The 2020 network as a recipe of `cropperhead train`."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from cropperhead_desktop.domain.progress import ProgressCallback
from cropperhead_desktop.evaluation.data import Dataset, read_dataset
from cropperhead_desktop.inference.graphs.importer import import_model
from cropperhead_desktop.inference.graphs.seed2020 import INPUT
from cropperhead_desktop.inference.models.card import ModelCard
from cropperhead_desktop.inference.models.session import OnnxSession
from cropperhead_desktop.training.epochs import Watcher
from cropperhead_desktop.training.network2020.config import TrainConfig, config_from
from cropperhead_desktop.training.network2020.export import export
from cropperhead_desktop.training.network2020.train import train


class Recipe2020:
    """Trains the 958,789 parameters of 2020 on photos with human crops."""

    def __init__(self, name: str, reference: Path | None = None) -> None:
        """`name` of the model to be; `reference`: weights of a 2020 network to compare with on its card."""
        self._name = name
        self._reference = reference
        self._data: Dataset | None = None

    def train(
        self,
        choices: Mapping[str, object],
        folder: Path,
        run: Path,
        progress: ProgressCallback,
        watchers: Sequence[Watcher],
    ) -> None:
        """Train in `run` on a data folder, going on where it stopped (ModelError, PhotoError)."""
        config = config_from(TrainConfig, choices, "the configuration")
        self._data = read_dataset(folder, INPUT, progress)
        train(config, self._data, run, progress, watchers)

    def export(self, folder: Path, run: Path, into: Path) -> ModelCard:
        """The best weights of the run as a model with its card in the folder `into`."""
        name = self._name
        data = self._data or read_dataset(folder, INPUT)
        if self._reference is None:
            return export(run, data, into, name, overwrite=True)
        with tempfile.TemporaryDirectory() as made:
            card = import_model(self._reference, Path(made), "cropperhead-2020-original")
            compared = (OnnxSession(Path(made, f"{card.name}.onnx"), card, "cpu"), card)
            return export(run, data, into, name, compared, overwrite=True)
