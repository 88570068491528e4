"""The files of the personal head: what a user's crops taught, and the prior that comes with the program."""

from __future__ import annotations

import io
import json
import zipfile
from hashlib import sha256
from pathlib import Path

import numpy as np

from cropperhead_desktop.domain.errors import FileError
from cropperhead_desktop.inference.style.examples import FEATURES, Floats, past_of
from cropperhead_desktop.inference.style.head import Learnt, Prior, Style, flat_prior, prior_of
from cropperhead_desktop.system.files import reason_of, write_whole
from cropperhead_desktop.system.folders import resources_folder

MAX_CROPS = 2000
"""Crops that a file keeps; the oldest are forgotten first."""

_VERSION = "cropperhead-style-1"


def shipped_prior(scored: bool, without: str = "") -> Prior:
    """The prior that comes with the program, for models that score boxes or only propose.

    `without` leaves out a person by name, for honest tests.
    Where the file is missing or made for other features, a prior that trusts the model.
    """
    try:
        record = json.loads((resources_folder() / "style-prior.json").read_bytes())
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
    width = len(FEATURES)
    arrays = {
        "version": np.array([_VERSION, model, *FEATURES]),
        "keys": np.array([one.key for one in crops], dtype=str),
        "aspects": np.array([one.past.aspect for one in crops]),
        "boxes": np.array([one.past.box for one in crops]).reshape(-1, 4),
        "proposed": np.array([one.proposed for one in crops]).reshape(-1, 4),
        "precisions": np.array([one.precision for one in crops]).reshape(-1, width, width),
        "informations": np.array([one.information for one in crops]).reshape(-1, width),
        "foreseen": np.array([one.foreseen for one in crops]).reshape(-1, 3),
    }
    buffer = io.BytesIO()
    np.savez_compressed(buffer, **arrays)  # type: ignore[arg-type]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, buffer.getvalue())
    except OSError as error:
        raise FileError(path, "what was learnt cannot be written ({why})", why=reason_of(error)) from error


def read_style(path: Path, model: str, prior: Prior) -> Style:
    """The style in a file; an empty one where there is no file or it was learnt with another model.

    FileError: the file is damaged, or not one of ours.
    """
    try:
        with np.load(io.BytesIO(path.read_bytes()), allow_pickle=False) as arrays:
            if arrays["version"].tolist() != [_VERSION, model, *FEATURES]:
                return Style(prior)
            columns = [
                arrays[name].astype(np.float64)
                for name in ("aspects", "boxes", "proposed", "precisions", "informations", "foreseen")
            ]
            crops = tuple(map(_learnt, arrays["keys"].tolist(), *columns))
    except FileNotFoundError:
        return Style(prior)
    except (OSError, ValueError, KeyError, TypeError, EOFError, zipfile.BadZipFile) as error:
        raise FileError(path, "is damaged, or not what a personal head wrote") from error
    return Style(prior, crops)


def _learnt(
    key: str,
    aspect: float,
    box: Floats,
    proposed: Floats,
    precision: Floats,
    information: Floats,
    foreseen: Floats,
) -> Learnt:
    if not all(np.isfinite(part).all() for part in (aspect, box, proposed, precision, information, foreseen)):
        raise ValueError("a number is missing")
    past = past_of(float(aspect), box)
    model, usual, head = (float(score) for score in foreseen)
    return Learnt(key, past, past_of(1.0, proposed).box, precision, information, (model, usual, head))
