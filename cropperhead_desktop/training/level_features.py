"""What the angle branch measures on many pictures, kept on disk: it is fixed, only the head is learnt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch

from cropperhead_desktop.domain.progress import Progress, ProgressCallback, ignore_progress
from cropperhead_desktop.inference.angle_graph import MAPS, features_model
from cropperhead_desktop.inference.preprocess import fitted
from cropperhead_desktop.inference.providers import CPU, open_session
from cropperhead_desktop.inference.trunk_weights import read_trunk
from cropperhead_desktop.training.level_data import (
    INPUT,
    SIDE,
    STEEPEST,
    Floats,
    Labelled,
    LevelPhoto,
    draw_views,
    opened,
    prior_tilts,
    spread_tilts,
    turned,
)
from cropperhead_desktop.training.trunk import trunk_maps

Half = npt.NDArray[np.float16]
Bytes = npt.NDArray[np.uint8]
Measure = Callable[[Bytes], tuple[Half, Half]]

SPREAD = 6
NATURAL = 4
"""Views of a photo in each round: tilts spread over +-STEEPEST, and tilts as photographs have them."""


@dataclass(frozen=True, slots=True)
class Measured:
    """Features of N views: curves [N, CURVES, len(SEEN)], statistics [N, STATISTICS], tilts in degrees."""

    curves: Half
    statistics: Half
    tilts: Floats
    natural: npt.NDArray[np.bool_]
    """Whether the tilt was drawn from the prior."""
    groups: npt.NDArray[np.str_]
    names: npt.NDArray[np.str_]


def measurer(trunk: Path) -> Measure:
    """The function from pictures N x SIDE x SIDE x 3 to features (ModelError: not a trunk)."""
    layers = read_trunk(trunk, 7)
    session = open_session(features_model(SIDE), CPU)

    def measure(pixels: Bytes) -> tuple[Half, Half]:
        with torch.no_grad():
            maps = trunk_maps(torch.from_numpy(pixels), layers, list(MAPS))
        feed = {"image": pixels, **{name: found.numpy() for name, found in maps.items()}}
        curves, statistics = session.run(None, feed)
        return curves.astype(np.float16), statistics.astype(np.float16)

    return measure


def turned_features(
    photos: Sequence[LevelPhoto],
    prior: tuple[Floats, Floats],
    measure: Measure,
    cache: Path,
    rounds: int = 1,
    progress: ProgressCallback = ignore_progress,
) -> Measured:
    """Features of SPREAD + NATURAL views of every photo in each round.

    Views depend on the round and the photo's place alone; a photo's features are one file in `cache`, so
    that a stopped run goes on where it was.
    """
    cache.mkdir(parents=True, exist_ok=True)
    parts = []
    for number in range(rounds):
        for place, photo in enumerate(photos):
            progress(Progress(number * len(photos) + place, rounds * len(photos), photo.path.name))
            file = cache / f"{number}-{photo.path.parent.parent.name}-{photo.path.stem}.npz"
            if not file.exists():
                _measure_photo(photo, np.random.default_rng((number, place)), prior, measure, file)
            parts.append(_load(file, photo))
    return joined(parts)


def labelled_features(rows: Sequence[Labelled], measure: Measure) -> Measured:
    """Features of pictures as they are, each also mirrored (its tilt then changes sign)."""
    pixels = np.stack([fitted(opened(row.path), INPUT) for row in rows])
    both = np.concatenate([pixels, pixels[:, :, ::-1]])
    found = [measure(np.ascontiguousarray(both[start : start + 10])) for start in range(0, len(both), 10)]
    tilts = np.array([row.tilt for row in rows])
    return Measured(
        np.concatenate([curves for curves, _ in found]),
        np.concatenate([statistics for _, statistics in found]),
        np.concatenate([tilts, -tilts]),
        np.ones(len(both), bool),
        np.array([row.group for row in rows] * 2),
        np.array([row.path.name for row in rows] * 2),
    )


def joined(parts: Sequence[Measured]) -> Measured:
    """All of them, one after the other."""
    return Measured(
        *(np.concatenate([getattr(part, row.name) for part in parts]) for row in fields(Measured))
    )


def _measure_photo(
    photo: LevelPhoto, dice: np.random.Generator, prior: tuple[Floats, Floats], measure: Measure, file: Path
) -> None:
    spread = spread_tilts(SPREAD, STEEPEST, dice)
    tilts = np.concatenate([spread, prior_tilts(NATURAL, prior, STEEPEST, dice)])
    picture = opened(photo.path)
    pixels = np.stack([turned(picture, view) for view in draw_views(len(tilts), tilts, dice)])
    curves, statistics = measure(pixels)
    temporary = file.with_suffix(".tmp")
    with temporary.open("wb") as stream:
        np.savez(stream, curves=curves, statistics=statistics, tilts=tilts)
    temporary.replace(file)


def _load(file: Path, photo: LevelPhoto) -> Measured:
    with np.load(file) as arrays:
        tilts = arrays["tilts"]
        return Measured(
            arrays["curves"],
            arrays["statistics"],
            tilts,
            np.arange(len(tilts)) >= SPREAD,
            np.full(len(tilts), photo.group),
            np.full(len(tilts), photo.path.name),
        )
