"""The files of the personal head: what a user's crops taught, and the prior that comes with the program."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from dataclasses import fields as dataclass_fields
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from cropperhead_desktop.domain.errors import FileError, ModelError
from cropperhead_desktop.domain.labelling import Moment
from cropperhead_desktop.inference.models.npz import read_npz
from cropperhead_desktop.inference.style.examples import FEATURES, PLAIN, Floats, kept_crop
from cropperhead_desktop.inference.style.head import (
    UNASKED,
    Learnt,
    Prior,
    Provenance,
    Style,
    Switches,
    Voice,
    flat_prior,
    prior_of,
)
from cropperhead_desktop.system import folders
from cropperhead_desktop.system.files import own_folder, reason_of, write_whole
from cropperhead_desktop.system.reading import read_json

MAX_CROPS = 2000
"""Crops that a file keeps; the oldest are forgotten first."""

_KIND = "cropperhead-style-"
_VERSION = f"{_KIND}4"
_THIRD = f"{_KIND}3"
"""Without the chance that people crop the photo at all."""
_SECOND = f"{_KIND}2"
"""Without switches, sources, days, angles; every photo was looked at."""
_FIRST = f"{_KIND}1"
"""Of 0.1.0: `foreseen` has the mean box between the model and the head; no weights, moments, wish."""

_VERSIONS = (_VERSION, _THIRD, _SECOND, _FIRST)

_SHAPES = {
    "aspects": (),
    "boxes": (4,),
    "proposed": (4,),
    "precisions": (len(FEATURES), len(FEATURES)),
    "informations": (len(FEATURES),),
    "foreseen": (2,),
    "weights": (),
    "seconds": (),
    "placed": (),
    "seen": (),
    "days": (),
    "angles": (2,),
    "wanted": (),
}
"""Arrays of numbers that have a row for each crop, and the shape of a row."""

_LIMITS = {
    "aspects": (1e-3, 1e3),
    "weights": (0.0, 1.0),
    "foreseen": (0.0, 1.001),
    "wanted": (UNASKED, 1 - 1e-6),
}
"""The least and the greatest number of some."""

_TEXTS = ("keys", "folders", "sources")
"""Arrays of texts that have one for each crop."""


def shipped_prior(scored: bool, without: str = "") -> Prior:
    """The prior that comes with the program, for models that score boxes or only propose.

    `without` leaves out a person by name, for honest tests.
    Where the file is missing or made for other features, a prior that trusts the model.
    """
    try:
        record = read_json(folders.resources_folder() / "style-prior.json", 2**24)
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
    """Write a style learnt with a model, whole or not at all (FileError)."""
    try:
        own_folder(path.parent)
        write_whole(path, style_bytes(style, model), private=True)
    except OSError as error:
        raise FileError(path, "what was learnt cannot be written ({why})", why=reason_of(error)) from error


def style_bytes(style: Style, model: str, with_names: bool = True) -> bytes:
    """The file of a style learnt with a model. It holds no picture and no path; not `with_names` also none of
    a folder or catalogue."""
    crops = style.crops[-MAX_CROPS:]
    rows = {
        "aspects": [one.past.aspect for one in crops],
        "boxes": [one.past.box for one in crops],
        "proposed": [one.proposed for one in crops],
        "precisions": [one.precision for one in crops],
        "informations": [one.information for one in crops],
        "foreseen": [one.foreseen for one in crops],
        "weights": [one.past.weight for one in crops],
        "seconds": [one.moment.second for one in crops],
        "placed": [one.past.is_placed for one in crops],
        "seen": [one.is_seen for one in crops],
        "days": [one.provenance.day for one in crops],
        "angles": [one.angles for one in crops],
        "wanted": [one.wanted for one in crops],
    }
    arrays = {name: np.array(rows[name], np.float64).reshape(-1, *shape) for name, shape in _SHAPES.items()}
    texts = {
        "version": np.array([_VERSION, model, *FEATURES]),
        "wish": np.array(style.wish or "", dtype=str),
        "keys": np.array([one.key for one in crops], dtype=str),
        "folders": np.array([one.moment.folder for one in crops], dtype=str),
        "sources": np.array([one.provenance.source * with_names for one in crops], dtype=str),
        "switches": np.array([name for name, is_on in asdict(style.switches).items() if is_on], dtype=str),
    }
    buffer = io.BytesIO()
    np.savez_compressed(buffer, **texts, **arrays)  # type: ignore[arg-type]
    return buffer.getvalue()


def read_style(path: Path, model: str, prior: Prior) -> Style:
    """The style in a file; an empty one where there is no file or it was learnt with another model.

    FileError: the file is damaged, or not one of ours.
    """
    return _read(path, model, prior) or Style(prior)


def taken_over(path: Path, prior: Prior) -> Style:
    """What a file learnt with another model says about any: the crops, and nothing fitted (FileError).

    They say what this person's ratios and sizes are; the head fits them again as their photos are met.
    """
    style = _read(path, "", prior)
    if style is None:
        return Style(prior)
    nothing = np.zeros((len(FEATURES), len(FEATURES)))
    crops = (
        replace(one, precision=nothing, information=nothing[0], foreseen=(0.0, 0.0)) for one in style.crops
    )
    return Style(prior, tuple(crops))


def forget_in(path: Path, is_meant: Callable[[Learnt], bool]) -> None:
    """Forget crops in the file of whichever model (FileError); a file that is none of ours is left alone."""
    try:
        style = _read(path, "", flat_prior())
    except FileError:
        return
    if style is not None and any(map(is_meant, style.crops)):
        model = str(read_npz(path, np.float64)["version"][1])
        keys = [one.key for one in style.crops if is_meant(one)]
        save_style(path, style.forget(*keys), model)


def _read(path: Path, model: str, prior: Prior) -> Style | None:
    """The style in a file; None where there is no file or it was learnt with another model (empty: any)."""
    if not path.exists():
        return None
    try:
        arrays = read_npz(path, np.float64)
        version, learnt_with, *names = arrays["version"].tolist()
        if version not in _VERSIONS and version.startswith(_KIND):
            raise ValueError("a newer version of the program wrote it")
        is_known = version in _VERSIONS and tuple(names) in (FEATURES, FEATURES[:PLAIN])
        if not is_known or model not in ("", learnt_with):
            return None
        _bring_up_to_date(arrays, version)
        if len(names) == PLAIN:
            _add_kinds(arrays)
        _check(arrays)
        wish = str(arrays["wish"])
        columns = (arrays[name].tolist() for name in _TEXTS)
        crops = tuple(map(_learnt, *columns, *(arrays[name] for name in _SHAPES)))
        on = set(arrays["switches"].tolist())
        switches = Switches(**{one.name: one.name in on for one in dataclass_fields(Switches)})
        return Style(prior, crops, Voice(wish) if wish else None, switches)
    except (ModelError, ValueError, KeyError) as error:
        raise FileError(
            path, "is damaged, or not what a personal head wrote ({why})", why=str(error)
        ) from error


def _bring_up_to_date(arrays: dict[str, npt.NDArray[Any]], version: str) -> None:
    """Add to a file of an older version what that did not know."""
    count = len(arrays["keys"])
    if version == _FIRST:
        arrays["foreseen"] = arrays["foreseen"].reshape(count, 3)[:, [0, 2]]
        arrays["weights"], arrays["seconds"] = np.ones(count), np.full(count, -1.0)
        arrays["wish"], arrays["folders"] = np.array(""), np.full(count, "")
    if version in (_FIRST, _SECOND):
        arrays["placed"] = arrays["seen"] = np.ones(count)
        arrays["days"], arrays["sources"] = np.full(count, -1.0), np.full(count, "")
        arrays["angles"], arrays["switches"] = np.zeros((count, 2)), np.array(["follow_headroom"])
    if version != _VERSION:
        arrays["wanted"] = np.full(count, UNASKED)


def _add_kinds(arrays: dict[str, npt.NDArray[Any]]) -> None:
    """What crops taught before kinds of photos were told apart says nothing about these."""
    more = len(FEATURES) - PLAIN
    arrays["precisions"] = np.pad(arrays["precisions"], ((0, 0), (0, more), (0, more)))
    arrays["informations"] = np.pad(arrays["informations"], ((0, 0), (0, more)))


def _check(arrays: Mapping[str, npt.NDArray[Any]]) -> None:
    """ValueError unless these are crops that something can be learnt from (KeyError: an array is missing)."""
    count = len(arrays["keys"])
    for name, shape in {**dict.fromkeys(_TEXTS, ()), **_SHAPES}.items():
        if arrays[name].shape != (count, *shape):
            raise ValueError(f"{name} are {arrays[name].shape}")
    if not count:
        return
    for name, (least, most) in _LIMITS.items():
        if not (arrays[name].min() >= least and arrays[name].max() <= most):
            raise ValueError(f"impossible {name}")
    for name in ("boxes", "proposed"):
        box = arrays[name]
        if not (box.min() > -0.01 and box.max() < 1.01 and (box[:, 2:] - box[:, :2]).min() > 0):
            raise ValueError("an impossible box")
    # a Newton step adds a covariance: anything else could make the posterior unsolvable
    if np.linalg.eigvalsh(arrays["precisions"]).min() < -1e-6:
        raise ValueError("an impossible precision")


def _learnt(
    key: str,
    folder: str,
    source: str,
    aspect: float,
    box: Floats,
    proposed: Floats,
    precision: Floats,
    information: Floats,
    foreseen: Floats,
    weight: float,
    second: float,
    placed: float,
    seen: float,
    day: float,
    angles: Floats,
    wanted: float,
) -> Learnt:
    model, own = (float(score) for score in foreseen)
    proposal = kept_crop(1.0, proposed).box
    past = replace(kept_crop(float(aspect), box, float(weight)), is_placed=bool(placed))
    mine, models = (float(angle) for angle in angles)
    return Learnt(
        key=key,
        past=past,
        proposed=proposal,
        precision=precision,
        information=information,
        foreseen=(model, own),
        moment=Moment(folder, float(second)),
        provenance=Provenance(source, float(day)),
        angles=(mine, models),
        is_seen=bool(seen),
        wanted=float(wanted),
    )
