"""The tables of a level reader: on photographers that it has not seen, beside the branch of a model.

The reader that is kept is trained on all photographers, so it cannot be judged here; what is judged are
readers trained without a fifth of them each. The branch of another model is judged, and averaged with the
reader, only on photographers that it was not trained on either.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from cropperhead_desktop.domain.errors import ModelError, printable
from cropperhead_desktop.evaluation.scores import Difference, paired_bootstrap
from cropperhead_desktop.inference.graphs.graph_edit import only_output
from cropperhead_desktop.inference.models.providers import CPU, open_session
from cropperhead_desktop.inference.suggest.straighten import TILTS, AngleCalibration, Floats
from cropperhead_desktop.training.angle.calibrate import LevelRow, angles_of, made_worse, medians
from cropperhead_desktop.training.angle.export import JUDGED, table

Mask = npt.NDArray[np.bool_]
Bytes = npt.NDArray[np.uint8]

_SURE = (0.25, 0.5, 0.75, 1.0)


@dataclass(frozen=True, slots=True)
class LookedAt:
    """Views: tilts, whether drawn as photographs have them, photographers, and folders they are from."""

    tilts: Floats
    natural: Mask
    groups: npt.NDArray[np.str_]
    sources: npt.NDArray[np.str_]

    def at(self, places: Mask) -> LookedAt:
        """Those of the views."""
        return LookedAt(self.tilts[places], self.natural[places], self.groups[places], self.sources[places])


def angle_branch(model: Path) -> Callable[[Bytes], Floats]:
    """The function from pictures N x S x S x 3 to the logits of a model's output `angle` (ModelError)."""
    try:
        part = only_output(model.read_bytes(), "angle")
    except (ModelError, OSError) as error:
        raise ModelError(
            "{path}: no model with an angle branch ({why})", path=printable(model), why=str(error)
        ) from error
    session = open_session(part, CPU)
    return lambda pixels: np.concatenate(
        [session.run(None, {"image": one[None]})[0] for one in pixels]
    ).astype(np.float64)


def tables(
    views: LookedAt, logits: dict[str, Floats], prior: tuple[float, ...], allowed: float
) -> tuple[list[dict[str, Any]], dict[str, AngleCalibration]]:
    """Rows for each reader in `logits` (by name, over the same views) and their calibrations.

    The calibration is fitted on photos that count as level (not on those that a person levelled), and on one
    half of the photographers where the other half is judged, so that at most a share of `allowed` gets worse.
    """
    rows: list[dict[str, Any]] = []
    calibrations = {}
    for name, found in logits.items():
        groups = views.groups.tolist()
        made, calibrations[name] = table(found, views.tilts, views.natural, groups, prior, allowed)
        rows += [{"reader": name, **record(row)} for row in made]
        for source in dict.fromkeys(views.sources.tolist()):
            chosen = (views.sources == source) & ~views.natural & (np.abs(views.tilts) <= JUDGED)
            guesses = medians(found[chosen], calibrations[name].temperature)
            row = LevelRow(f"{source}, guess", views.tilts[chosen], guesses, _names(views.groups[chosen]))
            rows.append({"reader": name, **record(row)})
        rows.append(
            {"reader": name, "set": "surest first, guess", **surest(views, found, calibrations[name])}
        )
    return rows, calibrations


def labelled_rows(
    name: str, tilts: Floats, groups: Sequence[str], logits: Floats, calibration: AngleCalibration
) -> list[dict[str, Any]]:
    """Rows of pictures whose tilt was measured: the guess, and with the program's caution."""
    near = np.abs(tilts) <= JUDGED
    names = _names(np.array(groups)[near])
    guesses, acts = medians(logits[near], calibration.temperature), angles_of(logits[near], calibration)
    made = [LevelRow(f"{name}, guess", tilts[near], guesses, names), LevelRow(name, tilts[near], acts, names)]
    return [record(row) for row in made]


def record(row: LevelRow) -> dict[str, Any]:
    """`LevelRow.record` with means over photographers, each counting once, and their 95 % intervals."""
    nothing, after = np.abs(row.tilts), np.abs(row.tilts - row.angles)
    worse = made_worse(row.angles, row.tilts).astype(float)
    return {
        **row.record(),
        "by_photographer": {
            "mae": _interval(each(after, row.groups)),
            "difference": _interval(each(after - nothing, row.groups)),
            "worse": _interval(each(worse, row.groups)),
        },
    }


def each(values: Floats, groups: Sequence[str]) -> Difference:
    """The mean over groups of the groups' means, with its interval from resampling groups."""
    names, place = np.unique(np.array(groups), return_inverse=True)
    means = np.bincount(place, values) / np.bincount(place)
    return paired_bootstrap(means.tolist(), [0.0] * len(means), [str(name) for name in names])


def surest(views: LookedAt, logits: Floats, calibration: AngleCalibration) -> dict[str, Any]:
    """Mean error of the guess on the surest quarter, half ... of the evenly tilted views.

    Sure is a reader whose likelihood over tilts has a small spread.
    """
    chosen = ~views.natural & (np.abs(views.tilts) <= JUDGED)
    shares = np.exp(logits[chosen] / calibration.temperature)
    shares /= shares.sum(axis=1, keepdims=True)
    spread = shares @ TILTS**2 - (shares @ TILTS) ** 2
    error = np.abs(views.tilts[chosen] - medians(logits[chosen], calibration.temperature))
    error = error[np.argsort(spread)]
    return {"mae": {f"{part:g}": round(float(error[: int(part * len(error))].mean()), 3) for part in _SURE}}


def compared(
    views: LookedAt, logits: tuple[Floats, Floats], calibrations: tuple[AngleCalibration, AngleCalibration]
) -> dict[str, Any]:
    """How much farther the first reader's guesses are than the second's, in degrees; below 0: nearer."""
    chosen = ~views.natural & (np.abs(views.tilts) <= JUDGED)
    tilts, groups = views.tilts[chosen], _names(views.groups[chosen])
    ours, theirs = (
        np.abs(tilts - medians(one[chosen], how.temperature))
        for one, how in zip(logits, calibrations, strict=True)
    )
    return {
        "views": len(tilts),
        "difference": _interval(paired_bootstrap(ours.tolist(), theirs.tolist(), groups)),
        "by_photographer": _interval(each(ours - theirs, groups)),
    }


def _interval(value: Difference) -> list[float]:
    return [round(part, 3) for part in (value.mean, value.low, value.high)]


def _names(groups: npt.NDArray[np.str_]) -> tuple[str, ...]:
    return tuple(groups.tolist())
