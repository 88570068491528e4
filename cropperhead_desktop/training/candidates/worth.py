"""Fitting whether a crop is worth proposing: photos that people cropped beside photos that they left whole.

A logistic model on what a head that never saw the photo's site makes of it (`inference.suggest.worth`), by
Newton's method under a normal prior on standardised features. Both kinds weigh alike: how often people crop
differs from shoot to shoot, and a chance of one half is where neither side is likelier.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from cropperhead_desktop.domain.errors import ModelError, printable
from cropperhead_desktop.domain.progress import Progress, ProgressCallback, ignore_progress
from cropperhead_desktop.evaluation.data import Example, read_picture
from cropperhead_desktop.evaluation.folds import capped, folds_of
from cropperhead_desktop.geometry.crop import whole_box
from cropperhead_desktop.inference.suggest.preprocess import fitted
from cropperhead_desktop.inference.suggest.scored_photo import ScoredPhoto
from cropperhead_desktop.inference.suggest.worth import (
    KEPT,
    WORTH_FEATURES,
    WorthModel,
    WorthWeights,
    worth_features,
)
from cropperhead_desktop.training.candidates.data import INPUT, SIDE

Doubles = npt.NDArray[np.float64]

_ROUNDS = 40
_BINS = 5


@dataclass(frozen=True, slots=True)
class WorthConfig:
    """`proposed`: the share of the wanted crops that are proposed; `sure`: the share of the photos left whole
    on which a proposal is called sure all the same; `ridge`: the precision of the prior of standardised
    weights. A site counts as at most `cap` photos.
    """

    proposed: float = 0.62
    sure: float = 0.05
    ridge: float = 3.0
    cap: int = 8
    folds: int = 8


def read_left_whole(
    folder: Path, progress: ProgressCallback = ignore_progress
) -> tuple[list[Example], npt.NDArray[np.uint8]]:
    """Photos that somebody left whole, and their letterboxed pixels N x SIDE x SIDE x 3.

    The folder's `manifest.json` lists `file` and, where known, `site` or `photographer`.
    Raises ModelError, PhotoError.
    """
    manifest = folder / "manifest.json"
    try:
        records = json.loads(manifest.read_bytes())
        named = [
            (str(row["file"]), str(row.get("site") or row.get("photographer") or row["file"]))
            for row in records
        ]
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise ModelError(
            "{manifest}: not a manifest of photos ({why})", manifest=printable(manifest), why=str(error)
        ) from error
    photos, pixels = [], np.empty((len(named), SIDE, SIDE, 3), np.uint8)
    for index, (file, site) in enumerate(named):
        progress(Progress(index, len(named), f"reading {file}"))
        picture = read_picture(folder / file)[1]
        pixels[index] = fitted(picture, INPUT)
        photos.append(Example(file, site, "", *picture.size, whole_box(*picture.size)))
    return photos, pixels


def fit_worth(
    seen: Sequence[ScoredPhoto], photos: Sequence[Example], config: WorthConfig
) -> tuple[WorthModel, dict[str, Any]]:
    """The estimate, and how it does on sites left out: shares proposed and called sure, reliability.

    `seen` are the photos as heads see them that never saw their site. A photo is *wanted* where its box
    leaves more than 1 - KEPT of it away.
    """
    rows, wanted, weights = _design(seen, photos, config)
    fit = _Fit.of(rows, wanted, weights, config)
    chances = _left_out(rows, wanted, weights, folds_of([one.site for one in photos], config.folds), config)
    look = _quantile(chances[wanted], weights[wanted], 1 - config.proposed)
    sure = max(look, _quantile(chances[~wanted], weights[~wanted], 1 - config.sure))
    facts = {
        "proposed_of_wanted": _share(chances >= look, weights, wanted),
        "proposed_of_left_whole": _share(chances >= look, weights, ~wanted),
        "sure_of_wanted": _share(chances >= sure, weights, wanted),
        "sure_of_left_whole": _share(chances >= sure, weights, ~wanted),
        "reliability": _reliability(chances, wanted, weights),
        "photos": {"wanted": int(wanted.sum()), "left_whole": int((~wanted).sum())},
        "config": asdict(config),
    }
    learnt = WorthWeights(WORTH_FEATURES, tuple(np.round(fit.weights, 5).tolist()), round(fit.offset, 5))
    return WorthModel(learnt, round(sure, 4), round(look, 4)), facts


def unseen_chances(seen: Sequence[ScoredPhoto], photos: Sequence[Example], config: WorthConfig) -> Doubles:
    """The chance that a crop is wanted (0 to 1), of each photo by a fit to other sites."""
    rows, wanted, weights = _design(seen, photos, config)
    return _left_out(rows, wanted, weights, folds_of([one.site for one in photos], config.folds), config)


def _design(
    seen: Sequence[ScoredPhoto], photos: Sequence[Example], config: WorthConfig
) -> tuple[Doubles, npt.NDArray[np.bool_], Doubles]:
    """Features, which photos are wanted, and how much each counts."""
    areas = [one.box.area / (one.width * one.height) for one in photos]
    wanted = np.array(areas) < KEPT
    weights = capped([f"{one.site} {crop}" for one, crop in zip(photos, wanted, strict=True)], config.cap)
    for kind in (False, True):
        weights[wanted == kind] /= weights[wanted == kind].sum()
    weights *= len(photos) / 2
    rows = np.array([[worth_features(photo)[name] for name in WORTH_FEATURES] for photo in seen], np.float64)
    return rows, wanted, weights


@dataclass(frozen=True, slots=True)
class _Fit:
    """A logistic model: logit = features @ weights + offset, in the features' own units."""

    weights: Doubles
    offset: float

    @classmethod
    def of(cls, rows: Doubles, wanted: npt.NDArray[np.bool_], weights: Doubles, config: WorthConfig) -> _Fit:
        mean, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-6
        design = np.concatenate([(rows - mean) / spread, np.ones((len(rows), 1))], axis=1)
        precision = np.full(design.shape[1], config.ridge)
        precision[-1] = 0.01
        values = np.zeros(design.shape[1])
        for _ in range(_ROUNDS):
            chance = 1 / (1 + np.exp(-np.clip(design @ values, -30, 30)))
            gradient = design.T @ (weights * (chance - wanted)) + precision * values
            curvature = (design * (weights * chance * (1 - chance))[:, None]).T @ design + np.diag(precision)
            step = np.linalg.solve(curvature, gradient)
            values = values - step
            if np.abs(step).max() < 1e-6:
                break
        own = values[:-1] / spread
        return cls(own, float(values[-1] - own @ mean))

    def chances(self, rows: Doubles) -> Doubles:
        made: Doubles = 1 / (1 + np.exp(-np.clip(rows @ self.weights + self.offset, -30, 30)))
        return made


def _left_out(
    rows: Doubles,
    wanted: npt.NDArray[np.bool_],
    weights: Doubles,
    fold: npt.NDArray[np.int64],
    config: WorthConfig,
) -> Doubles:
    """Chances of photos by a fit to the other folds' sites."""
    chances = np.zeros(len(rows))
    for number in range(config.folds):
        inside = fold != number
        fit = _Fit.of(rows[inside], wanted[inside], weights[inside], config)
        chances[~inside] = fit.chances(rows[~inside])
    return chances


def _quantile(values: Doubles, weights: Doubles, share: float) -> float:
    """The value below which this share of the weight lies."""
    order = np.argsort(values)
    passed = np.cumsum(weights[order]) / weights.sum()
    return float(values[order][min(len(values) - 1, int(np.searchsorted(passed, share)))])


def _share(said: npt.NDArray[np.bool_], weights: Doubles, where: npt.NDArray[np.bool_]) -> float:
    return round(float(weights[where & said].sum() / weights[where].sum()), 4)


def _reliability(chances: Doubles, wanted: npt.NDArray[np.bool_], weights: Doubles) -> list[dict[str, float]]:
    """Groups of rising chance: what was said, and the share of photos that people did crop."""
    groups = np.array_split(np.argsort(chances), _BINS)
    return [
        {
            "said": round(float(np.average(chances[group], weights=weights[group])), 4),
            "wanted": round(float(np.average(wanted[group], weights=weights[group])), 4),
        }
        for group in groups
    ]
