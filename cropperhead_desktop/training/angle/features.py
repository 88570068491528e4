"""Views of many photos as the angle branch is trained on them, kept on disk: making them takes longest."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
import numpy.typing as npt

from cropperhead_desktop.domain.progress import Progress, ProgressCallback, ignore_progress
from cropperhead_desktop.inference.graphs.angle import lines_model
from cropperhead_desktop.inference.models.card import InputSpec
from cropperhead_desktop.inference.models.providers import CPU, open_session
from cropperhead_desktop.inference.suggest.preprocess import GREY, fitted
from cropperhead_desktop.system.files import replacing
from cropperhead_desktop.training.angle.data import (
    INPUT,
    SIDE,
    STEEPEST,
    Floats,
    LevelPhoto,
    draw_views,
    opened,
    prior_tilts,
    spread_tilts,
    turned,
)

Half = npt.NDArray[np.float16]
Bytes = npt.NDArray[np.uint8]

SPREAD = 6
NATURAL = 4
"""Views of a photo in each round: tilts spread over +-STEEPEST, and tilts as photographs have them."""

VIEWS = SPREAD + NATURAL


@dataclass(frozen=True, slots=True)
class AngleViews:
    """N views: pictures at half the input's size N x SIDE/2 x SIDE/2 x 3, line sums, tilts in degrees.

    `down` and `across`, N x SIDE/2, count which of the two rows (columns) of the input behind each row
    (column) of the picture belong to the photo.
    """

    pictures: Bytes
    down: Bytes
    across: Bytes
    curves: Half
    tilts: Floats
    natural: npt.NDArray[np.bool_]
    """Whether the tilt was drawn from the prior."""
    groups: npt.NDArray[np.str_]

    def inside(self, places: npt.NDArray[np.int64]) -> npt.NDArray[np.float32]:
        """How much of each cell of the pictures at `places` belongs to the photo, 0 to 1."""
        return both_ways(self.down[places], self.across[places])


def both_ways(down: Bytes, across: Bytes) -> npt.NDArray[np.float32]:
    """`AngleViews.inside` of all views with these rows and columns."""
    rows, columns = down.astype(np.float32), across.astype(np.float32)
    shares: npt.NDArray[np.float32] = rows[:, :, None] * columns[:, None, :] / np.float32(4)
    return shares


Measure = Callable[[Bytes], npt.NDArray[np.float32]]


def line_sums() -> Measure:
    """The function from pictures N x SIDE x SIDE x 3 to line sums [N, CURVES, len(SEEN)]."""
    session = open_session(lines_model(SIDE), CPU)
    return lambda pixels: np.asarray(session.run(None, {"image": pixels})[0], np.float32)


def halved(pixels: Bytes) -> tuple[Bytes, Bytes, Bytes]:
    """Pictures N x SIDE x SIDE x 3 at half the size, and `down` and `across` of `AngleViews`."""
    count, side = len(pixels), pixels.shape[1] // 2
    seen = (pixels != GREY).any(axis=3)
    down, across = (seen.any(axis=axis).reshape(count, side, 2).sum(axis=2) for axis in (2, 1))
    blocks = pixels.reshape(count, side, 2, side, 2, 3).astype(np.uint16).sum(axis=(2, 4))
    return ((blocks + 2) // 4).astype(np.uint8), down.astype(np.uint8), across.astype(np.uint8)


def pixels_of(
    photo: LevelPhoto, prior: tuple[Floats, Floats], number: int, place: int
) -> tuple[Bytes, Floats]:
    """The VIEWS views of a photo in round `number` and their tilts; nothing but the arguments decides."""
    rng = np.random.default_rng((number, place))
    spread = spread_tilts(SPREAD, STEEPEST, rng)
    tilts = np.concatenate([spread, prior_tilts(NATURAL, prior, STEEPEST, rng)])
    picture = opened(photo.path)
    return np.stack([turned(picture, view) for view in draw_views(VIEWS, tilts, rng)]), tilts


def turned_views(
    photos: Sequence[LevelPhoto],
    prior: tuple[Floats, Floats],
    cache: Path,
    rounds: int = 1,
    progress: ProgressCallback = ignore_progress,
    places: Sequence[int] | None = None,
) -> AngleViews:
    """VIEWS views of every photo (or of those at `places` only) in each round.

    A photo's views are one file in `cache`, so that a stopped run goes on where it was.
    """
    cache.mkdir(parents=True, exist_ok=True)
    measure = line_sums()
    parts: list[AngleViews] = []
    places = range(len(photos)) if places is None else places
    for number in range(rounds):
        for place in places:
            photo = photos[place]
            progress(Progress(len(parts), rounds * len(places), photo.path.name))
            file = cache / f"{number}-{photo.path.parent.parent.name}-{photo.path.stem}.npz"
            if not file.exists():
                pixels, tilts = pixels_of(photo, prior, number, place)
                _keep(file, pixels, tilts, measure)
            parts.append(_load(file, photo.group))
    return joined(parts)


def labelled_pixels(
    rows: Sequence[LevelPhoto], spec: InputSpec = INPUT
) -> tuple[Bytes, Floats, tuple[str, ...]]:
    """Pictures as they are, each also mirrored (its tilt then changes sign); tilts and groups."""
    pixels = np.stack([fitted(opened(row.path), spec) for row in rows])
    tilts = np.array([row.tilt for row in rows])
    both = np.concatenate([pixels, pixels[:, :, ::-1]])
    return both, np.concatenate([tilts, -tilts]), tuple(row.group for row in rows) * 2


def joined(parts: Sequence[AngleViews]) -> AngleViews:
    """All of them, one after the other."""
    return AngleViews(
        *(np.concatenate([getattr(part, row.name) for part in parts]) for row in fields(AngleViews))
    )


def _keep(file: Path, pixels: Bytes, tilts: Floats, measure: Measure) -> None:
    pictures, down, across = halved(pixels)
    with replacing(file, durable=False) as stream:
        np.savez(
            stream,
            pictures=pictures,
            down=down,
            across=across,
            curves=measure(pixels).astype(np.float16),
            tilts=tilts,
        )


def _load(file: Path, group: str) -> AngleViews:
    with np.load(file) as arrays:
        tilts = arrays["tilts"]
        return AngleViews(
            arrays["pictures"],
            arrays["down"],
            arrays["across"],
            arrays["curves"],
            tilts,
            np.arange(len(tilts)) >= SPREAD,
            np.full(len(tilts), group),
        )
