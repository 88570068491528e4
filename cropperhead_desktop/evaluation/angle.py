"""How straightening is judged: photos turned by known angles, and photos whose tilt somebody measured.

Views close the leaks by which an angle could be read off the making of the picture: the window has one
size for all angles, every view (0° too) goes through one rotation, is made smaller by half and encoded
anew. Angles are those of the crop that levels: positive where the content is turned clockwise.

A photo counts as level before it is turned. Finished photographs mostly are; of originals with a crop
half are off by a degree or so, which every error and the share made worse then contain.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt
from PIL import Image

from cropperhead_desktop.domain.progress import Progress, ProgressCallback, ignore_progress
from cropperhead_desktop.evaluation.table import compared, interval
from cropperhead_desktop.geometry.rotation import largest_inscribed
from cropperhead_desktop.inference.suggest.preprocess import recoded

Floats = npt.NDArray[np.float64]

WIDEST = 10.0
"""Largest angle of the synthetic views, and of the measured ones that are judged, degrees."""

WORSE = 0.5
"""Degrees by which a photo must be more tilted afterwards to count as made worse."""

_ROLL_SHARES = (0.0, 0.167, 0.451, 0.650, 0.782, 0.857, 0.904, 0.932, 0.963, 0.986, 1.0)
_ROLLS = (0.0, 0.25, 0.75, 1.25, 1.75, 2.25, 2.75, 3.25, 4.25, 6.25, 10.0)
"""Share of photographs tilted by at most so many degrees: a summary of 19,809 measured rolls."""

_SMALLER = 1.5
_QUALITY = 88
_VIEWS = 2


@dataclass(frozen=True, slots=True)
class Tilt:
    """What a model reads: its best guess, and what it would turn the crop by (0 where it declines)."""

    guess: float
    acted: float


class Leveller(Protocol):
    """Reads the tilt of a picture."""

    def __call__(self, picture: Image.Image) -> Tilt:
        """The tilt of one displayed RGB picture, in degrees of the crop that levels it."""
        ...


@dataclass(frozen=True, slots=True)
class TiltRow:
    """One model on one set: true angles, guesses and acts in degrees, and the site of each view."""

    name: str
    truth: Floats
    guesses: Floats
    acts: Floats
    sites: tuple[str, ...]

    def record(self) -> dict[str, Any]:
        """Mean absolute errors with intervals over sites, beside doing nothing; harm and coverage."""
        nothing, guessed = np.abs(self.truth), np.abs(self.truth - self.guesses)
        after = np.abs(self.truth - self.acts)
        every = np.ones(len(self.truth), bool)
        zero = np.zeros_like(nothing)
        return {
            "set": self.name,
            "views": len(self.truth),
            "mae_doing_nothing": round(float(nothing.mean()), 3),
            "mae_guess": interval(compared(guessed, zero, self.sites, every)),
            "mae_after": interval(compared(after, zero, self.sites, every)),
            "after_to_nothing": round(float(after.mean() / max(nothing.mean(), 1e-9)), 3),
            "worse": round(float((after > nothing + WORSE).mean()), 4),
            "coverage": round(float((self.acts != 0).mean()), 4),
        }


def turned_view(picture: Image.Image, angle: float) -> Image.Image:
    """The middle of the picture with its content turned clockwise by `angle` degrees (at most `WIDEST`)."""
    width, height = picture.size
    window = largest_inscribed(width, height, WIDEST, width / height)
    turned = picture.rotate(-angle, Image.Resampling.BICUBIC)
    left, top = (width - window.width) / 2, (height - window.height) / 2
    size = (max(1, round(window.width / _SMALLER)), max(1, round(window.height / _SMALLER)))
    small = turned.resize(
        size, Image.Resampling.LANCZOS, (left, top, left + window.width, top + window.height)
    )
    return recoded(small, _QUALITY)


def realistic(rng: np.random.Generator) -> float:
    """An angle by which a photograph may really be tilted, degrees."""
    return float(np.interp(rng.random(), _ROLL_SHARES, _ROLLS) * rng.choice((-1.0, 1.0)))


def evenly(rng: np.random.Generator) -> float:
    """Any angle up to `WIDEST`, all alike."""
    return float(rng.uniform(-WIDEST, WIDEST))


def on_turned_views(
    leveller: Leveller,
    pictures: Sequence[tuple[str, Callable[[], Image.Image]]],
    progress: ProgressCallback = ignore_progress,
) -> list[TiltRow]:
    """The synthetic and the realistic set, made of level photos given as (site, what opens it)."""
    sets: list[tuple[str, Callable[[np.random.Generator], float]]] = [
        (f"turned by up to ±{WIDEST:g}°", evenly),
        ("tilted as photographs are", realistic),
    ]
    truth: list[list[float]] = [[] for _ in sets]
    tilts: list[list[Tilt]] = [[] for _ in sets]
    for number, (_, opened) in enumerate(pictures):
        progress(Progress(number, len(pictures), "turned views"))
        picture = opened()
        for which, (_, draw) in enumerate(sets):
            for view in range(_VIEWS):
                angle = draw(np.random.default_rng((number, which, view)))
                truth[which].append(angle)
                tilts[which].append(leveller(turned_view(picture, angle)))
    sites = tuple(site for site, _ in pictures for _ in range(_VIEWS))
    return [_row(sets[which][0], truth[which], tilts[which], sites) for which in range(len(sets))]


def on_labelled(
    leveller: Leveller,
    name: str,
    pictures: Sequence[tuple[str, float, Callable[[], Image.Image]]],
    progress: ProgressCallback = ignore_progress,
) -> TiltRow:
    """Photos as they are, given as (site, measured tilt, what opens it)."""
    tilts = []
    for number, (_, _, opened) in enumerate(pictures):
        progress(Progress(number, len(pictures), name))
        tilts.append(leveller(opened()))
    return _row(name, [truth for _, truth, _ in pictures], tilts, tuple(site for site, _, _ in pictures))


def _row(name: str, truth: Sequence[float], tilts: Sequence[Tilt], sites: tuple[str, ...]) -> TiltRow:
    guesses, acts = [tilt.guess for tilt in tilts], [tilt.acted for tilt in tilts]
    return TiltRow(name, np.array(truth), np.array(guesses), np.array(acts), sites)
