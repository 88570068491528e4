"""Putting a model and its card into a folder: both whole, the card last."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from cropperhead_desktop.domain.errors import ModelError, printable
from cropperhead_desktop.inference.models.card import ModelCard, parse_card, record_of
from cropperhead_desktop.system.files import own_folder, reason_of, write_whole


def save_model(
    folder: Path, card: ModelCard, model: bytes, overwrite: bool = False
) -> tuple[Path, ModelCard]:
    """Write `NAME.onnx` and `NAME.json`; returns the model's path and the card with its SHA-256.

    A card never lies beside a torn model: each file is replaced whole, the card after the model.
    ModelError: the card is not legal, the name is taken (unless `overwrite`), the disk refuses.
    """
    card = replace(card, sha256=hashlib.sha256(model).hexdigest())
    try:
        parse_card(record_of(card))
    except (KeyError, TypeError, ValueError) as error:
        raise ModelError("model {card!r} cannot be saved: {why}", card=card.name, why=str(error)) from error
    path = folder / f"{card.name}.onnx"
    if not overwrite and path.with_suffix(".json").exists():
        raise ModelError("{path}: there is already a model of this name", path=printable(path))
    try:
        own_folder(folder)
        write_whole(path, model, private=True)
        write_whole(path.with_suffix(".json"), card.to_json().encode(), private=True)
    except OSError as error:
        raise ModelError(
            "{path}: the model cannot be written ({why})", path=printable(path), why=reason_of(error)
        ) from error
    return path, card
