"""What the level reader is taught: statistics of turned views of photos, kept on disk photo by photo."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from cropperhead_desktop.domain.progress import Progress, ProgressCallback, ignore_progress
from cropperhead_desktop.inference.graphs.level import STAGES, statistics_model
from cropperhead_desktop.inference.graphs.lite import read_lite
from cropperhead_desktop.inference.models.card import InputSpec
from cropperhead_desktop.inference.models.providers import CPU, open_session
from cropperhead_desktop.system.files import replacing
from cropperhead_desktop.system.reading import read_json
from cropperhead_desktop.training.angle.data import (
    INPUT,
    STEEPEST,
    Floats,
    LevelPhoto,
    draw_views,
    opened,
    prior_tilts,
    read_photos,
    spread_tilts,
    turned,
)

Bytes = npt.NDArray[np.uint8]
Half = npt.NDArray[np.float16]
Measure = Callable[[Bytes], npt.NDArray[np.float32]]

SPREAD = 8
NATURAL = 2
"""Views of a photo in each round: tilts spread over +-STEEPEST, and tilts as photographs have them."""

VIEWS = SPREAD + NATURAL

_AGAIN = {"tilt/sniperd2k__t03.jpg"}
"""A photo that is there twice, levelled in one step and in two."""

EVERYDAY = 0.5
"""How much a view of `photos2` counts: its authors did not straighten all of theirs."""


def level_photos(folder: Path) -> list[LevelPhoto]:
    """Photos of known tilt in a data folder: `photos`, `photos2`, and what people levelled in `crops2`."""
    everyday = [replace(photo, weight=EVERYDAY) for photo in read_photos(folder / "photos2")]
    return [*read_photos(folder / "photos"), *everyday, *levelled_photos(folder / "crops2")]


def levelled_photos(folder: Path) -> list[LevelPhoto]:
    """The originals that a person levelled, with their tilt: `tilt.json`, then other rows with an `angle`."""
    tilts = read_json(folder / "tilt.json", 2**29)
    known = {row.get("crops_file") for row in tilts}
    rows = read_json(folder / "manifest.json", 2**29)
    rows = [row for row in rows if row.get("angle") and row["file"] not in known]
    return [
        LevelPhoto(folder / row["file"], row["site"], row["angle"])
        for row in (*tilts, *rows)
        if row["file"] not in _AGAIN
    ]


@dataclass(frozen=True, slots=True)
class Views:
    """N views: statistics [N, STATISTICS], tilts in degrees clockwise."""

    statistics: Half
    tilts: Floats
    natural: npt.NDArray[np.bool_]
    """Whether the tilt was drawn from the prior."""
    photos: npt.NDArray[np.int64]
    """Places in the list of photos."""
    round: npt.NDArray[np.int64]


def pixels_of(
    photo: LevelPhoto, prior: tuple[Floats, Floats], number: int, spec: InputSpec = INPUT
) -> tuple[Bytes, Floats]:
    """The VIEWS views of a photo in round `number` and their tilts; only its name and the number decide."""
    name = "/".join(photo.path.parts[-3:])
    rng = np.random.default_rng((number, zlib.crc32(name.encode())))
    limit = STEEPEST - abs(photo.tilt)
    tilts = np.concatenate([spread_tilts(SPREAD, limit, rng), prior_tilts(NATURAL, prior, limit, rng)])
    picture = opened(photo.path)
    pixels = []
    for view in draw_views(VIEWS, tilts, rng):
        own = -photo.tilt if view.mirrored else photo.tilt
        pixels.append(turned(picture, replace(view, tilt=view.tilt - own), spec))
    return np.stack(pixels), tilts


def measure_of(trunk: Path, spec: InputSpec = INPUT) -> Measure:
    """The function from pictures to statistics; `trunk` is the .npz of EfficientNet-Lite0."""
    session = open_session(statistics_model(read_lite(trunk, STAGES), spec.width), CPU)
    # one by one: what a picture's layers leave stays in the processor's cache
    return lambda pixels: np.concatenate([session.run(None, {"image": one[None]})[0] for one in pixels])


def turned_views(
    photos: Sequence[LevelPhoto],
    prior: tuple[Floats, Floats],
    trunk: Path,
    cache: Path,
    rounds: int,
    spec: InputSpec = INPUT,
    progress: ProgressCallback = ignore_progress,
) -> Views:
    """VIEWS views of every photo in each round.

    A photo's views of a round are one file in `cache`, so that a stopped run goes on where it was.
    """
    measure = measure_of(trunk, spec)
    parts: list[tuple[npt.NDArray[Any], ...]] = []

    def make(photo: LevelPhoto, number: int) -> Sequence[npt.NDArray[Any]]:
        pixels, tilts = pixels_of(photo, prior, number, spec)
        return measure(pixels).astype(np.float16), tilts

    for number in range(rounds):
        for place, photo in enumerate(photos):
            progress(Progress(len(parts), rounds * len(photos), photo.path.name))
            arrays = kept(view_file(cache, number, photo), partial(make, photo, number))
            natural = np.arange(VIEWS) >= SPREAD
            parts.append((*arrays, natural, np.full(VIEWS, place), np.full(VIEWS, number)))
    return Views(*(np.concatenate(column) for column in zip(*parts, strict=True)))


def view_file(cache: Path, number: int, photo: LevelPhoto) -> Path:
    """The file for what is known of a photo's views of a round."""
    return cache / f"{number}-{photo.path.parent.parent.name}-{photo.path.stem}.npz"


def kept(file: Path, make: Callable[[], Sequence[npt.NDArray[Any]]]) -> list[npt.NDArray[Any]]:
    """The arrays in `file`, made first where it is not there."""
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        arrays = make()
        with replacing(file, durable=False) as stream:
            np.savez(stream, *arrays)
    with np.load(file) as found:
        return [found[name] for name in found.files]
