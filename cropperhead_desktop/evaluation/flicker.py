"""Do proposals for frames of one moment stay where they are? Bursts are made of single photos.

Every frame shows a little less of the photo than all of it, somewhere else, a little lighter or darker, as a
hand and a cloud would have it. Where a frame lies is known, so proposals are compared on the photo.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np
from PIL import Image

from cropperhead_desktop.domain.progress import Progress, ProgressCallback, ignore_progress
from cropperhead_desktop.evaluation.data import Example
from cropperhead_desktop.evaluation.models import Cropper
from cropperhead_desktop.evaluation.predictions import Floats, Prediction
from cropperhead_desktop.evaluation.scores import Difference
from cropperhead_desktop.evaluation.table import compared, interval
from cropperhead_desktop.inference.suggest.candidates import fractions, overlap

PHOTOS = 40
"""Photos that bursts are made of, evenly spread."""

FRAMES = 4

_SHOWN = 0.97
_LIGHT = 0.08
_SEED = 3


@dataclass(frozen=True, slots=True)
class Flicker:
    """Mean IoU of two frames' proposals on the photo: each frame by itself, and all known as a burst.

    Intervals resample whole sites.
    """

    model: str
    bursts: int
    alone: Difference
    together: Difference

    def record(self) -> dict[str, Any]:
        """As plain values."""
        alone, together = interval(self.alone), interval(self.together)
        return {"model": self.model, "bursts": self.bursts, "alone": alone, "together": together}


def flicker_of(
    cropper: Cropper,
    examples: Sequence[Example],
    picture: Callable[[Example], Image.Image],
    progress: ProgressCallback = ignore_progress,
) -> Flicker:
    """Judge a model on bursts of some of the photos (PhotoError, ModelError)."""
    places = np.linspace(0, len(examples) - 1, min(len(examples), PHOTOS)).astype(int)
    chosen, rng = [examples[place] for place in places], np.random.default_rng(_SEED)
    alone, together = [], []
    for number, example in enumerate(chosen):
        progress(Progress(number, len(chosen), f"{cropper.name}, a burst of {example.file}"))
        whole = picture(example)
        corners = rng.uniform(0, 1 - _SHOWN, (FRAMES, 2))
        frames = [_frame(whole, corner, rng) for corner in corners]
        size = frames[0].size
        alone.append(_agreement([cropper.predict(frame, size) for frame in frames], corners, size))
        together.append(_agreement(cropper.predict_burst(frames, size), corners, size))
    sites = [example.site for example in chosen]

    def mean(values: Sequence[float]) -> Difference:
        return compared(np.array(values), np.zeros(len(values)), sites, np.full(len(values), True))

    return Flicker(cropper.name, len(chosen), mean(alone), mean(together))


def _frame(whole: Image.Image, corner: Floats, rng: np.random.Generator) -> Image.Image:
    """The part of a photo that begins at `corner` (fractions), lighter or darker."""
    across, down = (max(1, round(_SHOWN * side)) for side in whole.size)
    left, top = (round(float(at) * side) for at, side in zip(corner, whole.size, strict=True))
    light = 1 + float(rng.uniform(-_LIGHT, _LIGHT))
    part = whole.crop((left, top, left + across, top + down))
    return part.point([min(255, round(value * light)) for value in range(256)] * len(part.getbands()))


def _agreement(predictions: Sequence[Prediction], corners: Floats, size: tuple[int, int]) -> float:
    """Mean IoU of the pairs of free proposals, laid where their frames lie on the photo."""
    placed = [
        np.tile(corner, 2) + _SHOWN * fractions(prediction.propose(None)[0], *size)
        for prediction, corner in zip(predictions, corners, strict=True)
    ]
    return float(np.mean([overlap(one, other) for one, other in combinations(placed, 2)]))
