"""The recipes of `cropperhead train`, by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from cropperhead_desktop.domain.errors import ModelError
from cropperhead_desktop.domain.progress import ProgressCallback
from cropperhead_desktop.inference.models.card import ModelCard
from cropperhead_desktop.training.candidates.recipe import RecipeCandidates
from cropperhead_desktop.training.epochs import Watcher
from cropperhead_desktop.training.network2020.recipe import Recipe2020


class Recipe(Protocol):
    """A way from a data folder to a model."""

    def train(
        self,
        choices: Mapping[str, object],
        folder: Path,
        run: Path,
        progress: ProgressCallback,
        watchers: Sequence[Watcher],
    ) -> None:
        """Train in the folder `run`, going on where an earlier call stopped (ModelError, PhotoError).

        `choices` are those of the recipe's configuration that differ from its defaults; texts are read.
        """
        ...

    def export(self, folder: Path, run: Path, into: Path) -> ModelCard:
        """Make the trained model and its card in the folder `into`."""
        ...


RECIPES: dict[str, Callable[[str, Path | None], Recipe]] = {
    "2020": Recipe2020,
    "candidates": RecipeCandidates,
}
"""What makes a recipe, from the name of the model and the weights of a reference (None: without)."""


def recipe(name: str, model: str, reference: Path | None) -> Recipe:
    """A recipe by name for a model to be (ModelError: there is none of that name)."""
    if name not in RECIPES:
        raise ModelError(f"there is no recipe called {name}; known are: {', '.join(RECIPES)}")
    return RECIPES[name](model, reference)
