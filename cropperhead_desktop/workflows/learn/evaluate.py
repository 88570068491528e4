"""Judge models on any photos with crops: a data folder with a manifest, or somebody's own library."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from PIL import Image

from cropperhead_desktop.domain.errors import ModelError, printable
from cropperhead_desktop.domain.labelling import HUMAN, Origin, Wanted
from cropperhead_desktop.evaluation.data import Example, read_manifest, read_picture
from cropperhead_desktop.evaluation.models import Cropper, open_cropper
from cropperhead_desktop.evaluation.run import EvaluationSet, MeasuredTilts
from cropperhead_desktop.inference.models.registry import Registry
from cropperhead_desktop.training.finetune.card import not_taught
from cropperhead_desktop.workflows.options import user_models_folder

FEW = 10
"""Photos with a crop below which a table says nothing."""


class Split(StrEnum):
    """Which photos of a data folder are judged."""

    VAL = "val"
    ALL = "all"


def is_data_folder(folder: Path) -> bool:
    """True for a folder with a manifest of crops; anything else is a library of photos."""
    return (folder / "manifest.json").is_file()


def data_collection(
    folder: Path, split: Split, level: Path | None = None, wanted: Wanted = HUMAN
) -> EvaluationSet:
    """A data folder as a collection (ModelError: its manifest).

    Where the manifest says how a crop came about, `wanted` says which count, and visitors' do. With VAL the
    constant box is fitted on the split `train`; with ALL on the other sites. `level` is a folder with
    `level.csv` (columns file, tilt_deg) whose photos are read as they are.
    """
    examples, _ = read_manifest(folder)
    counts = {None, Origin.VISITOR, *wanted}
    counted = tuple(one for one in examples if one.origin in counts)
    chosen = tuple(one for one in counted if split is Split.ALL or one.split == split.value)
    training = () if split is Split.ALL else tuple(one for one in counted if one.split == "train")

    def picture(example: Example) -> Image.Image:
        return read_picture(folder / example.file)[1]

    labelled = () if level is None else (level_set(level),)
    unchanged = sum(one.origin is Origin.ACCEPTED for one in set(examples) - set(counted))
    return EvaluationSet(
        f"{printable(folder)} ({split.value})", chosen, training, picture, labelled, unchanged
    )


def seen_in_training(names: Sequence[str], folder: Path, split: Split) -> list[str]:
    """The models whose cards say that they learnt from photos judged here (ModelError, PhotoError)."""
    examples, raw = read_manifest(folder)
    digest = sha256(raw)
    for example in examples:
        digest.update(sha256(read_picture(folder / example.file)[0]).digest())
    registry, found = Registry(user_models_folder()), []
    for name in names:
        facts = registry.find(name)[1].training
        held_out = facts.get("held_out_photographs", 0) and split is Split.VAL
        if facts.get("data_sha256") == digest.hexdigest() and not held_out:
            found.append(name)
    return found


def taught_here(names: Sequence[str], examples: Sequence[Example]) -> list[str]:
    """The models of the user's own that learnt from some of these photos of a library (ModelError)."""
    registry = Registry(user_models_folder())
    return [name for name in names if not not_taught(registry.find(name)[1], examples).all()]


def level_set(folder: Path) -> MeasuredTilts:
    """Photos whose tilt was measured, told apart by `group`, else by the name's first part (ModelError)."""
    table = folder / "level.csv"

    def opened(path: Path) -> Callable[[], Image.Image]:
        return lambda: read_picture(path)[1]

    try:
        with table.open(newline="", encoding="utf-8") as stream:
            rows = [
                (
                    row["file"],
                    float(row["tilt_deg"]),
                    row.get("group") or _series(row["file"]),
                )
                for row in csv.DictReader(stream)
            ]
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(
            "{table}: not a table of tilts ({why})", table=printable(table), why=str(error)
        ) from error
    photos = tuple((group, tilt, opened(folder / file)) for file, tilt, group in rows)
    return MeasuredTilts(f"measured tilts in {folder.name}", photos)


def _series(file: str) -> str:
    return Path(file).name.split("-")[0]


def croppers(names: Sequence[str], device: str = "cpu") -> list[Cropper]:
    """Croppers of the named models (none: the 2020 network and the default); ModelError names one."""
    registry = Registry(user_models_folder())
    if not names:
        default = registry.find()[1]
        cards = [entry.card for entry in registry.list() if entry.card is not None]
        older = [card.name for card in cards if card.architecture == "cropperhead-2020"]
        names = [*(name for name in older if name != default.name), default.name]
    return [open_cropper(*registry.find(name), device) for name in names]
