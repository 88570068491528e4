"""Which models there are: the shipped folder, then the user's own; each an ONNX file with its card."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cropperhead_desktop.domain.errors import ModelError, printable
from cropperhead_desktop.inference.models.card import ModelCard, read_card
from cropperhead_desktop.inference.models.session import OnnxSession, read_model
from cropperhead_desktop.inference.models.trial import try_model
from cropperhead_desktop.system.folders import models_folder

DEFAULT_MODEL = "cropper-2"
"""The shipped model that is used when none is named."""


@dataclass(frozen=True, slots=True)
class ModelEntry:
    """A card found in a folder: the model it stands for, or (`card` is None) what is wrong with it."""

    name: str
    path: Path
    card: ModelCard | None
    problem: str = ""
    shipped: bool = False


class Registry:
    """The models of the shipped folder and of the user's; a shipped name cannot be taken over."""

    def __init__(self, user_folder: Path | None = None, shipped_folder: Path | None = None) -> None:
        self._folders = [(shipped_folder or models_folder(), True)]
        if user_folder is not None:
            self._folders.append((user_folder, False))

    def list(self) -> tuple[ModelEntry, ...]:
        """Every card by name, shipped ones first; unusable ones are listed with their problem."""
        found: dict[str, ModelEntry] = {}
        for folder, shipped in self._folders:
            for path in sorted(folder.glob("*.json")):
                entry = _entry(path, shipped)
                found.setdefault(entry.name, entry)
        return tuple(found.values())

    def find(self, name: str = "") -> tuple[Path, ModelCard]:
        """The ONNX file and the card of a model (empty: the shipped default); ModelError names it.

        A model of the user's own that is new here is tried first (`trial`).
        """
        name = name or DEFAULT_MODEL
        entries = {entry.name: entry for entry in self.list()}
        if name not in entries:
            known = ", ".join(entries) or "none"
            raise ModelError("there is no model called {name}; known are: {known}", name=name, known=known)
        entry = entries[name]
        if entry.card is None:
            raise ModelError(entry.problem)
        if not entry.shipped:
            try_model(entry.path, entry.card)
        return entry.path, entry.card

    def known(self, name: str | None) -> str:
        """The name, or empty where no sound model has it: a choice may outlive its model."""
        return name if name and any(entry.name == name and entry.card for entry in self.list()) else ""

    def verify(self) -> tuple[ModelEntry, ...]:
        """Like `list`, but every file is hashed, loaded and run once on the CPU."""
        return tuple(_verified(entry) for entry in self.list())


def _entry(path: Path, shipped: bool) -> ModelEntry:
    model = path.with_suffix(".onnx")
    try:
        card = read_card(path)
        if card.name != path.stem:
            raise ModelError(
                "{path}: the card is for a model called {card}", path=printable(path), card=card.name
            )
        if not model.is_file():
            raise ModelError("{model}: the file of this model is gone", model=printable(model))
    except ModelError as error:
        return ModelEntry(path.stem, model, None, str(error), shipped)
    return ModelEntry(card.name, model, card, "", shipped)


def _verified(entry: ModelEntry) -> ModelEntry:
    if entry.card is None:
        return entry
    try:
        read_model(entry.path, entry.card)
        if entry.shipped:
            OnnxSession(entry.path, entry.card, "cpu").warm_up()
        else:
            try_model(entry.path, entry.card)
    except ModelError as error:
        return ModelEntry(entry.name, entry.path, None, str(error), entry.shipped)
    return entry
