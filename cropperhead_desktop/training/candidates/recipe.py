"""The model that scores candidates as a recipe of `cropperhead train`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

from cropperhead_desktop.domain.errors import ModelError
from cropperhead_desktop.domain.progress import ProgressCallback
from cropperhead_desktop.inference.models.card import ModelCard
from cropperhead_desktop.training.candidates.export import export
from cropperhead_desktop.training.candidates.head import HeadConfig
from cropperhead_desktop.training.candidates.train import fit
from cropperhead_desktop.training.epochs import Watcher
from cropperhead_desktop.training.network2020.config import config_from


@dataclass(frozen=True, slots=True)
class Sources:
    """What this recipe needs beside the crops, as paths.

    `photos` with their subjects teach what matters in a picture, `trunk` are ImageNet weights, `angle` is
    a folder with an angle head (may stay empty). `curve` draws the learning curve: three fits more.
    """

    photos: str = ""
    trunk: str = ""
    angle: str = ""
    curve: bool = True


class RecipeCandidates:
    """A frozen trunk, an importance head and a head that scores boxes; minutes, nothing to resume."""

    def __init__(self, name: str, reference: Path | None = None) -> None:
        """`reference` is not compared with here: `cropperhead evaluate` takes several models."""
        if reference is not None:
            raise ModelError("this recipe compares with no other weights; `cropperhead evaluate` does")
        self._name = name
        self._sources = Sources()

    def train(
        self,
        choices: Mapping[str, object],
        folder: Path,
        run: Path,
        progress: ProgressCallback,
        watchers: Sequence[Watcher],
    ) -> None:
        """Train and judge on sites left out; there are no epochs to be told of (ModelError, PhotoError)."""
        own = {row.name for row in fields(Sources)}
        self._sources = config_from(Sources, _part(choices, own, True), "the configuration")
        config = config_from(HeadConfig, _part(choices, own, False), "the configuration")
        if not (self._sources.photos and self._sources.trunk):
            raise ModelError("this recipe needs --set photos=FOLDER and --set trunk=FILE")
        photos, trunk = Path(self._sources.photos), Path(self._sources.trunk)
        fit(folder, photos, trunk, run, self._name, config, self._sources.curve, progress)

    def export(self, folder: Path, run: Path, into: Path) -> ModelCard:
        """The model of the run in the folder `into`."""
        angle = Path(self._sources.angle) if self._sources.angle else None
        return export(run, Path(self._sources.trunk), into, self._name, angle)


def _part(choices: Mapping[str, object], names: set[str], inside: bool) -> dict[str, object]:
    return {name: value for name, value in choices.items() if (name in names) is inside}
