"""Photos changed on the way into training, with labels that follow. Numpy and Pillow only.

Whatever moves pixels moves the box itself (not its five numbers): what is mirrored, turned or cut out of
a photo has another angle, another side that is left, another size that fractions are taken of.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from PIL import Image

from cropperhead_desktop.evaluation.data import Dataset, Label
from cropperhead_desktop.geometry.crop import Box, half_extent, to_crop
from cropperhead_desktop.geometry.orientation import NORMAL, SWAPPED, box_to_displayed
from cropperhead_desktop.imaging.turning import turned as displayed
from cropperhead_desktop.inference.suggest.preprocess import recoded
from cropperhead_desktop.training.network2020.config import TrainConfig

Pixels = npt.NDArray[np.uint8]

_GAMMA = 2.2
_QUALITIES = (45, 96)


@dataclass(frozen=True, slots=True)
class LabelledView:
    """Squashed pixels of a `width` x `height` picture, and the person's box in that picture's pixels."""

    pixels: Pixels
    box: Box
    width: float
    height: float

    @property
    def label(self) -> Label:
        """Top, left, bottom, right, angle of the box in this picture."""
        tags = to_crop(self.box, self.width, self.height)
        return (tags.top, tags.left, tags.bottom, tags.right, tags.angle)


def batch(
    data: Dataset,
    chosen: Sequence[int],
    flips: Sequence[bool],
    config: TrainConfig,
    rng: np.random.Generator,
) -> tuple[Pixels, npt.NDArray[np.float32]]:
    """Pixels N x height x width x 3 and labels N x 5 of the chosen photos, changed as the config says."""
    views = []
    for index, flip in zip(chosen, flips, strict=True):
        here = data.examples[index]
        view = LabelledView(data.pixels[index], here.box, here.width, here.height)
        views.append(changed(view, bool(flip), config, rng))
    labels = np.array([view.label for view in views], np.float32)
    return np.stack([view.pixels for view in views]), labels


def changed(view: LabelledView, flip: bool, config: TrainConfig, rng: np.random.Generator) -> LabelledView:
    """One photo flipped (or in any of the eight orientations), cut, lit, encoded."""
    view = turned(view, int(rng.integers(1, 9)) if config.turns else 2 if flip else 1)
    if config.zoom > 0:
        view = cut_out(view, config.zoom, rng)
    pixels = view.pixels
    if config.light > 0:
        pixels = lit(pixels, float(2 ** rng.uniform(-config.light, config.light)))
    if config.noise > 0:
        grain = rng.normal(0, config.noise, pixels.shape)
        pixels = np.clip(pixels + grain, 0, 255).astype(np.uint8)
    if config.jpeg:
        pixels = np.asarray(recoded(Image.fromarray(pixels), int(rng.integers(*_QUALITIES))))
    return replace(view, pixels=pixels)


def turned(view: LabelledView, orientation: int) -> LabelledView:
    """The picture as EXIF Orientation `orientation` would show it; the squashed pixels are square."""
    box = box_to_displayed(view.box, view.width, view.height, orientation)
    swapped = orientation in SWAPPED
    width, height = (view.height, view.width) if swapped else (view.width, view.height)
    shown = displayed(Image.fromarray(view.pixels), NORMAL, orientation)
    return LabelledView(np.asarray(shown), box, width, height)


def cut_out(view: LabelledView, most: float, rng: np.random.Generator) -> LabelledView:
    """A part of the picture that still holds the whole box.

    At each side at most the share `most` of the room between box and border is lost.
    """
    extent, box = half_extent(view.box), view.box
    shares = rng.uniform(0, most, 4)
    left = float(shares[0]) * max(0.0, box.cx - extent.x)
    top = float(shares[1]) * max(0.0, box.cy - extent.y)
    right = view.width - float(shares[2]) * max(0.0, view.width - box.cx - extent.x)
    bottom = view.height - float(shares[3]) * max(0.0, view.height - box.cy - extent.y)
    rows, columns = view.pixels.shape[:2]
    across, down = columns / view.width, rows / view.height
    window = (left * across, top * down, right * across, bottom * down)
    part = Image.fromarray(view.pixels).resize((columns, rows), Image.Resampling.BILINEAR, window)
    moved = replace(box, cx=box.cx - left, cy=box.cy - top)
    return LabelledView(np.asarray(part), moved, right - left, bottom - top)


def lit(pixels: Pixels, factor: float) -> Pixels:
    """The photo with `factor` times the light, highlights clipped."""
    curve = np.clip((np.arange(256) / 255) * factor ** (1 / _GAMMA), 0, 1) * 255
    table = np.round(curve).astype(np.uint8)
    found: Pixels = table[pixels]
    return found
