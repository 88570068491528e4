"""Pictures turned by known angles, made so that nothing but the content tells the angle.

A picture's tilt is how far its content is turned clockwise, in degrees; a crop of that angle levels it.
Leaks that are closed here: the window's size does not depend on the angle (it fits inside at every one);
the turned pixels are downsampled at least 1.5 times, so that interpolation leaves no trace; every view,
0 degrees too, goes through the same resampler at a fractional offset; every view is a JPEG once more.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image

from cropperhead_desktop.inference.models.card import Fit, InputSpec, Layout
from cropperhead_desktop.inference.suggest.preprocess import fitted, recoded
from cropperhead_desktop.inference.suggest.straighten import TILTS
from cropperhead_desktop.system.reading import read_json

Floats = npt.NDArray[np.float64]

SIDE = 224
INPUT = InputSpec(SIDE, SIDE, Layout.NHWC, "uint8", 1.0, 0.0, Fit.LETTERBOX)

STEEPEST = 12.0
"""Largest tilt in degrees that views are made with; the window fits inside at every angle up to it."""

SHRINK = 1.5
"""Least factor by which turned pixels are downsampled."""


BLUR = 0.6
"""Degrees: how level the photos are that count as level; targets are spread by it."""


@dataclass(frozen=True, slots=True)
class LevelPhoto:
    """A photo whose tilt is known, and the photographer or site that must not be split."""

    path: Path
    group: str
    tilt: float = 0.0
    """Of its content, degrees clockwise; 0: it counts as level."""
    weight: float = 1.0
    """How much its views count in training."""


@dataclass(frozen=True, slots=True)
class ViewPlan:
    """How one view is made of a photo: all that chance decides, decided beforehand."""

    tilt: float
    mirrored: bool
    zoom: float
    """Window size as a share of the largest one, at most 1."""
    shift: tuple[float, float]
    """Place of the window, -1 to 1 of the room there is."""
    quality: int
    """Of the JPEG."""


def read_photos(photos: Path) -> list[LevelPhoto]:
    """The finished photographs of a folder with `manifest.json`, grouped by photographer, site or repo."""
    rows = read_json(photos / "manifest.json", 2**29)
    return [
        LevelPhoto(photos / row["file"], str(row.get("photographer") or row.get("site") or row["repo"]))
        for row in rows
    ]


def read_labelled(folder: Path) -> list[LevelPhoto]:
    """The rows of `level.csv`; their group, else the film's name: consecutive frames are alike."""
    with (folder / "level.csv").open(encoding="utf-8", newline="") as stream:
        return [
            LevelPhoto(folder / row["file"], row.get("group") or _film(row["file"]), float(row["tilt_deg"]))
            for row in csv.DictReader(stream)
        ]


def read_prior(path: Path) -> tuple[Floats, Floats]:
    """Tilts in degrees and their probabilities, from a histogram of rolls, made symmetric."""
    record = read_json(path, 2**29)
    angles = np.array(record["bin_centres_deg"], np.float64)
    counts = np.array(record["count"], np.float64)
    both = counts + counts[::-1]
    return angles, both / both.sum()


def folds(groups: Sequence[str], count: int, seed: int = 1) -> npt.NDArray[np.int64]:
    """The fold of each item; a group lies in one fold, whatever else is in the list."""
    names = sorted(set(groups))
    order = np.random.default_rng(seed).permutation(len(names))
    chosen = {name: int(place) % count for name, place in zip(names, order, strict=True)}
    return np.array([chosen[name] for name in groups], np.int64)


def draw_views(count: int, tilts: Floats, rng: np.random.Generator) -> list[ViewPlan]:
    """`count` views with the given tilts and everything else by chance."""
    return [
        ViewPlan(
            float(tilt),
            bool(rng.random() < 0.5),
            float(rng.uniform(0.85, 1.0)),
            (float(rng.uniform(-1, 1)), float(rng.uniform(-1, 1))),
            int(rng.integers(75, 96)),
        )
        for tilt in tilts[:count]
    ]


def spread_tilts(count: int, limit: float, rng: np.random.Generator) -> Floats:
    """`count` tilts spread evenly over +-limit: one in each of as many equal parts, in random order."""
    parts = (rng.permutation(count) + rng.random(count)) / count
    tilts: Floats = (2 * parts - 1) * limit
    return tilts


def prior_tilts(count: int, prior: tuple[Floats, Floats], limit: float, rng: np.random.Generator) -> Floats:
    """`count` tilts as photographs have them, at most `limit`; even inside each bin of the prior."""
    angles, shares = prior
    inside = np.abs(angles) <= limit - 0.5
    drawn = rng.choice(angles[inside], count, p=shares[inside] / shares[inside].sum())
    tilts: Floats = drawn + rng.uniform(-0.25, 0.25, count)
    return tilts


def spread(tilts: Floats) -> npt.NDArray[np.float32]:
    """Targets: a bell of width BLUR around each tilt over TILTS, rows sum to 1."""
    bell = np.exp(-((TILTS - tilts[:, None]) ** 2) / (2 * BLUR**2))
    result: npt.NDArray[np.float32] = (bell / bell.sum(axis=1, keepdims=True)).astype(np.float32)
    return result


def window(width: int, height: int) -> tuple[float, float]:
    """The largest window of the picture's own ratio that fits inside at every tilt up to STEEPEST."""
    cos, sin = math.cos(math.radians(STEEPEST)), math.sin(math.radians(STEEPEST))
    share = min(width / (width * cos + height * sin), height / (height * cos + width * sin))
    return width * share, height * share


def turned(picture: Image.Image, view: ViewPlan, spec: InputSpec = INPUT) -> npt.NDArray[np.uint8]:
    """The network's input, by default SIDE x SIDE x 3, with the content turned clockwise by `view.tilt`."""
    if view.mirrored:
        picture = picture.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    full = window(*picture.size)
    across, down = round(full[0] * view.zoom), round(full[1] * view.zoom)
    room = (full[0] - across) / 2, (full[1] - down) / 2
    # never on whole pixels, where the resampler would leave an upright picture sharper than a turned one
    centre = [
        side / 2 + shift * max(0.0, free) + 0.37
        for side, shift, free in zip(picture.size, view.shift, room, strict=True)
    ]
    cos, sin = math.cos(math.radians(view.tilt)), math.sin(math.radians(view.tilt))
    # output pixel (x, y) shows R(-tilt) (x, y): the content turns clockwise
    matrix = (
        *(cos, sin, centre[0] - cos * across / 2 - sin * down / 2),
        *(-sin, cos, centre[1] + sin * across / 2 - cos * down / 2),
    )
    window_pixels = picture.transform(
        (across, down), Image.Transform.AFFINE, matrix, Image.Resampling.BICUBIC
    )
    factor = min(1 / SHRINK, spec.width / max(across, down))
    small = window_pixels.resize(
        (max(1, round(across * factor)), max(1, round(down * factor))), Image.Resampling.LANCZOS
    )
    return fitted(recoded(small, view.quality), spec)


def opened(path: Path) -> Image.Image:
    """The RGB picture in a file."""
    with Image.open(path) as picture:
        return picture.convert("RGB")


def _film(name: str) -> str:
    """`a2` of `..._dataset_images_a2-converted.mp4-00.04..._0.jpg`."""
    return name.rpartition("_images_")[2].split("-")[0].split(".")[0]
