"""Network output to a legal crop: whatever the five numbers are, the result lies inside the picture."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from cropperhead_desktop.geometry.aspect import with_aspect
from cropperhead_desktop.geometry.crop import Box, Crop, box_between, limited, to_box, whole_box
from cropperhead_desktop.geometry.rotation import MIN_SIDE, fit_inside, largest_inscribed
from cropperhead_desktop.inference.models.card import Fit, InputSpec, ModelCard

MIN_SHARE = 0.1
"""Smallest side of a proposal as a share of the picture's side; less is noise, not taste."""

LEVEL = 0.1
"""Angles below this many degrees are not worth resampling a photo for."""


def displayed_box(
    values: Sequence[float], card: ModelCard, width: float, height: float, aspect: float | None = None
) -> Box:
    """The model's numbers as a legal box in displayed pixels of a `width` x `height` picture.

    Values out of range are limited to the card's range, wrong order is repaired, sides grow to a
    minimum, `aspect` (width / height) is kept when given. Not a number anywhere: the whole picture
    (with `aspect` the largest centred box).
    """
    if not all(math.isfinite(value) for value in values):
        return _whole(width, height, aspect)
    named = {
        spec.name: limited(float(value), spec.low, spec.high)
        for spec, value in zip(card.outputs, values, strict=True)
    }
    angle = named["angle"] if abs(named["angle"]) >= LEVEL else 0.0
    tags = _without_bars(Crop(**{**named, "angle": angle}), card.input, width, height)
    return legal_box(_as_box(tags, width, height), width, height, aspect)


def legal_box(box: Box, width: float, height: float, aspect: float | None = None) -> Box:
    """`box` with minimum sides and the wanted `aspect`, moved and shrunk until it lies inside."""
    box = replace(
        box,
        width=max(box.width, MIN_SIDE, MIN_SHARE * width),
        height=max(box.height, MIN_SIDE, MIN_SHARE * height),
    )
    if aspect is not None:
        box = with_aspect(box, aspect)
    return fit_inside(box, width, height)


def mirrored(box: Box, width: float) -> Box:
    """The box as seen in the picture flipped left to right; the angle changes sign."""
    return replace(box, cx=width - box.cx, angle=-box.angle)


def mean_box(first: Box, second: Box) -> Box:
    """The box halfway between two boxes of one frame."""
    return Box(
        (first.cx + second.cx) / 2,
        (first.cy + second.cy) / 2,
        (first.width + second.width) / 2,
        (first.height + second.height) / 2,
        (first.angle + second.angle) / 2,
    )


def _whole(width: float, height: float, aspect: float | None) -> Box:
    return whole_box(width, height) if aspect is None else largest_inscribed(width, height, 0.0, aspect)


def _as_box(tags: Crop, width: float, height: float) -> Box:
    """Tags to a box; where they span no rectangle, the upright one between sorted edges."""
    try:
        return to_box(tags, width, height)
    except ValueError:
        left, right = sorted((tags.left * width, tags.right * width))
        top, bottom = sorted((tags.top * height, tags.bottom * height))
        return box_between(left, top, right, bottom)


def _without_bars(tags: Crop, spec: InputSpec, width: float, height: float) -> Crop:
    """Fractions of the letterboxed input as fractions of the picture in it."""
    if spec.fit is Fit.SQUASH:
        return tags
    factor = min(spec.width / width, spec.height / height)
    across, down = width * factor / spec.width, height * factor / spec.height

    def inner(value: float, share: float) -> float:
        return limited((value - (1 - share) / 2) / share, 0.0, 1.0)

    return replace(
        tags,
        left=inner(tags.left, across),
        right=inner(tags.right, across),
        top=inner(tags.top, down),
        bottom=inner(tags.bottom, down),
    )
