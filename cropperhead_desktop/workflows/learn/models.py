"""Models: which there are, bringing in one's own, checking them.

The inference room is imported late: onnxruntime takes 0.13 s that other commands need not wait for.
"""

from __future__ import annotations

import re
from glob import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cropperhead_desktop.domain.errors import FileError, ModelError
from cropperhead_desktop.system.files import reason_of
from cropperhead_desktop.workflows.options import (
    data_folder,
    model_in_use,
    put_in_use,
    style_folder,
    user_models_folder,
)

if TYPE_CHECKING:
    from cropperhead_desktop.inference.models.card import ModelCard


def list_models() -> list[dict[str, Any]]:
    """One row per model: name, title, file, licence, scores; which is the default, which is in use."""
    from cropperhead_desktop.inference.models.registry import DEFAULT_MODEL, Registry

    rows, registry = [], Registry(user_models_folder())
    used = registry.known(model_in_use()) or DEFAULT_MODEL
    for entry in registry.list():
        row: dict[str, Any] = {
            "name": entry.name,
            "default": entry.name == DEFAULT_MODEL,
            "in_use": entry.name == used,
            "shipped": entry.shipped,
            "file": str(entry.path),
            "title": entry.card.title if entry.card else entry.problem,
        }
        if entry.card:
            row |= {
                "licence": entry.card.licence,
                "verdict": entry.card.verdict,
                "scores": [dict(score) for score in entry.card.scores],
                "trained_on": entry.card.training.get("photographs"),
                "base": entry.card.training.get("base"),
            }
        rows.append(row)
    return rows


def use_model(name: str) -> str:
    """Let a model propose from now on, everywhere (empty: the one that comes with the program); its name.

    A model that was trained and waits is moved among the user's own first. Raises ModelError (there is no
    sound model of that name) and FileError.
    """
    from cropperhead_desktop.inference.models.registry import DEFAULT_MODEL, Registry

    if any(entry.name == name for entry in Registry(None, waiting_folder()).list()):
        return take_into_use(name)
    found = Registry(user_models_folder()).find(name)[1].name
    put_in_use("" if found == DEFAULT_MODEL else found)
    return found


def remove_model(name: str) -> None:
    """Delete a model of the user's own and what was learnt with it; the shipped one proposes then.

    Raises ModelError: there is none of that name, or it comes with the program. FileError.
    """
    from cropperhead_desktop.inference.models.registry import Registry
    from cropperhead_desktop.inference.models.trial import SUFFIX

    entry = next((one for one in Registry(user_models_folder()).list() if one.name == name), None)
    if entry is None:
        raise ModelError("there is no model called {name}", name=name)
    if entry.shipped:
        raise ModelError("{name} comes with the program and stays", name=name)
    if model_in_use() == name:
        put_in_use("")
    # the card first: a model without a card is no model
    patterns = (f"{escape(name)}.npz", f"{escape(name)}@*.npz")
    learnt = [file for pattern in patterns for file in style_folder().rglob(pattern)]
    for path in (entry.path.with_suffix(".json"), entry.path, entry.path.with_suffix(SUFFIX), *learnt):
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise FileError(path, "cannot be removed ({why})", why=reason_of(error)) from error


def free_name(stem: str = "mine") -> str:
    """`mine-1`, or the first number that no model has."""
    from cropperhead_desktop.inference.models.registry import Registry

    pattern = re.compile(rf"{re.escape(stem)}-(\d+)")
    names = [pattern.fullmatch(entry.name) for entry in Registry(user_models_folder()).list()]
    return f"{stem}-{1 + max((int(name[1]) for name in names if name), default=0)}"


def waiting_folder() -> Path:
    """Where models lie that were trained and not yet taken into use."""
    return data_folder() / "trained"


def keep_model(folder: Path, card: ModelCard, model: bytes) -> str:
    """Put a model into a folder once it has been seen to run; its name (ModelError: it does not)."""
    import tempfile

    from cropperhead_desktop.inference.models.registry import Registry
    from cropperhead_desktop.inference.models.store import save_model

    with tempfile.TemporaryDirectory() as trial:
        save_model(Path(trial), card, model)
        problem = next(entry.problem for entry in Registry(None, Path(trial)).verify())
    if problem:
        raise ModelError(
            "{card}: the model that was trained does not run: {why}", card=card.name, why=problem
        )
    return save_model(folder, card, model, overwrite=True)[1].name


def take_into_use(name: str) -> str:
    """Move a model that waits (`waiting_folder`) among the user's own and let it propose; its name."""
    from cropperhead_desktop.inference.models.registry import Registry
    from cropperhead_desktop.inference.models.session import read_model

    path, card = Registry(None, waiting_folder()).find(name)
    keep_model(user_models_folder(), card, read_model(path, card))
    path.with_suffix(".json").unlink(missing_ok=True)
    path.unlink(missing_ok=True)
    return use_model(name)


def import_model(source: Path, name: str) -> str:
    """Import weights of the 2020 architecture into the user's models; returns the model's name.

    Raises ModelError naming the layer or file that does not fit.
    """
    from cropperhead_desktop.inference.graphs.importer import import_model as import_weights

    import_weights(source, user_models_folder(), name)
    return name


def verify_models() -> list[dict[str, Any]]:
    """Card, SHA-256 and one run on the CPU for every model."""
    from cropperhead_desktop.inference.models.registry import Registry

    return [
        {
            "name": entry.name,
            "ok": entry.card is not None,
            "detail": entry.problem or "card, SHA-256 and a run: good",
        }
        for entry in Registry(user_models_folder()).verify()
    ]
