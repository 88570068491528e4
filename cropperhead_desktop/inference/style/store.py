"""The files of the personal head: what a user's crops taught, and the prior that comes with the program."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import numpy as np

from cropperhead_desktop.domain.errors import FileError, ModelError
from cropperhead_desktop.inference.models.npz import read_npz
from cropperhead_desktop.inference.style.examples import FEATURES, Floats, kept_crop
from cropperhead_desktop.inference.style.head import Learnt, Prior, Style, flat_prior, prior_of
from cropperhead_desktop.system import folders
from cropperhead_desktop.system.files import reason_of, write_whole

MAX_CROPS = 2000
"""Crops that a file keeps; the oldest are forgotten first."""

_VERSION = "cropperhead-style-1"
_SHAPES = {
    "boxes": (4,),
    "proposed": (4,),
    "precisions": (len(FEATURES), len(FEATURES)),
    "informations": (len(FEATURES),),
    "foreseen": (3,),
}
"""Arrays of a file that have a row for each crop, and the shape of a row."""


def shipped_prior(scored: bool, without: str = "") -> Prior:
    """The prior that comes with the program, for models that score boxes or only propose.

    `without` leaves out a person by name, for honest tests.
    Where the file is missing or made for other features, a prior that trusts the model.
    """
    try:
        record = json.loads((folders.resources_folder() / "style-prior.json").read_bytes())
        if tuple(record["features"]) != FEATURES:
            return flat_prior()
        key = person_key(without)
        people = [
            (np.array(one["weights"], np.float64), np.array(one["variances"], np.float64))
            for one in record["people"]["scores" if scored else "boxes"]
            if one["person"] != key
        ]
        return prior_of(people)
    except (OSError, ValueError, KeyError, TypeError):
        return flat_prior()


def person_key(name: str) -> str:
    """How the prior's file names a person."""
    return sha256(name.encode()).hexdigest()[:12]


def save_style(path: Path, style: Style, model: str) -> None:
    """Write a style learnt with a model, whole or not at all (FileError). Holds no picture and no path."""
    crops = style.crops[-MAX_CROPS:]
    rows = {
        "boxes": [one.past.box for one in crops],
        "proposed": [one.proposed for one in crops],
        "precisions": [one.precision for one in crops],
        "informations": [one.information for one in crops],
        "foreseen": [one.foreseen for one in crops],
    }
    arrays = {name: np.array(rows[name], np.float64).reshape(-1, *shape) for name, shape in _SHAPES.items()}
    arrays["aspects"] = np.array([one.past.aspect for one in crops], np.float64)
    arrays["weights"] = np.array([one.past.weight for one in crops], np.float64)
    texts = {
        "version": np.array([_VERSION, model, *FEATURES]),
        "keys": np.array([one.key for one in crops], dtype=str),
    }
    buffer = io.BytesIO()
    np.savez_compressed(buffer, **texts, **arrays)  # type: ignore[arg-type]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, buffer.getvalue())
    except OSError as error:
        raise FileError(path, "what was learnt cannot be written ({why})", why=reason_of(error)) from error


def read_style(path: Path, model: str, prior: Prior) -> Style:
    """The style in a file; an empty one where there is no file or it was learnt with another model.

    FileError: the file is damaged, or not one of ours.
    """
    if not path.exists():
        return Style(prior)
    try:
        arrays = read_npz(path, np.float64)
        if arrays["version"].tolist() != [_VERSION, model, *FEATURES]:
            return Style(prior)
        arrays.setdefault("weights", np.ones(len(arrays["keys"])))  # an older file has none
        _check(arrays)
        keys, names = arrays["keys"].tolist(), ("aspects", *_SHAPES, "weights")
        crops = tuple(map(_learnt, keys, *(arrays[name] for name in names)))
    except (ModelError, ValueError, KeyError) as error:
        raise FileError(
            path, "is damaged, or not what a personal head wrote ({why})", why=str(error)
        ) from error
    return Style(prior, crops)


def _check(arrays: Mapping[str, Floats]) -> None:
    """ValueError unless these are crops that something can be learnt from (KeyError: an array is missing)."""
    count = len(arrays["keys"])
    for name, shape in {"keys": (), "aspects": (), "weights": (), **_SHAPES}.items():
        if arrays[name].shape != (count, *shape):
            raise ValueError(f"{name} are {arrays[name].shape}")
    if not count:
        return
    if not (arrays["aspects"].min() > 1e-3 and arrays["aspects"].max() < 1e3):
        raise ValueError("an impossible shape of a photo")
    if not (arrays["weights"].min() >= 0 and arrays["weights"].max() <= 1):
        raise ValueError("an impossible weight")
    for name in ("boxes", "proposed"):
        box = arrays[name]
        if not (box.min() > -0.01 and box.max() < 1.01 and (box[:, 2:] - box[:, :2]).min() > 0):
            raise ValueError("an impossible box")
    if not (arrays["foreseen"].min() >= 0 and arrays["foreseen"].max() <= 1.001):
        raise ValueError("an impossible IoU")
    # a Newton step adds a covariance: anything else could make the posterior unsolvable
    if np.linalg.eigvalsh(arrays["precisions"]).min() < -1e-6:
        raise ValueError("an impossible precision")


def _learnt(
    key: str,
    aspect: float,
    box: Floats,
    proposed: Floats,
    precision: Floats,
    information: Floats,
    foreseen: Floats,
    weight: float,
) -> Learnt:
    model, usual, head = (float(score) for score in foreseen)
    proposal = kept_crop(1.0, proposed).box
    past = kept_crop(float(aspect), box, float(weight))
    return Learnt(key, past, proposal, precision, information, (model, usual, head))
