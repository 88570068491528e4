"""What is made of a model's suggestion before anybody sees it: one policy for all who propose.

The format stays as shot unless the photographer says otherwise. A ratio that is named is an order: every
photo gets a crop in it. Else a crop is proposed only where it is expected to gain something, and a photo is
turned only for a reason and by an angle that can be seen.
"""

from __future__ import annotations

import re
from dataclasses import astuple, replace
from enum import StrEnum
from operator import sub

from cropperhead_desktop.domain.errors import Reason
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.domain.suggestion import Suggestion, Verdict
from cropperhead_desktop.geometry.aspect import describe_aspect, parse_aspect
from cropperhead_desktop.geometry.crop import WHOLE, Crop, to_box, to_crop
from cropperhead_desktop.geometry.rotation import fit_inside, turned

LEAST_ANGLE = 0.5
"""Degrees; a smaller angle is not worth resampling a photo for."""

SURE = 0.75
"""The calibrated confidence from which a proposal is *sure* where the model does not estimate its worth."""


class FreeRatio(StrEnum):
    """The word for no ratio in particular."""

    ANY = "any"


Ratio = float | FreeRatio
"""What a photographer may name: width / height as displayed, or any. None, where nothing is: as shot."""

AS_SHOT = "as-shot"

LARGEST_FACTOR = 0.49
"""Of a crop factor; .5 would leave nothing."""

_SIZE = re.compile(r"\s*([0-9]{2,5})\s*[x×]\s*([0-9]{2,5})\s*", re.ASCII)

FACTOR_HELP = (
    "Crop every photo to this crop factor, the mean distance of its edges, e.g. 0.2; 0: as proposed."
)

RATIO_HELP = "Crop every photo to this ratio, e.g. 3:2 or 2.39:1; any: to the best one; else as shot."
"""The option of `suggest` and `batch` in words."""


def parse_ratio(text: str) -> Ratio | None:
    """`3:2` as width / height, `any`, and None for `as-shot` or nothing (ValueError)."""
    word = text.strip().casefold().replace(" ", "-")
    if word in ("", AS_SHOT):
        return None
    if word == FreeRatio.ANY:
        return FreeRatio.ANY
    try:
        return parse_aspect(text)
    except ValueError as error:
        raise ValueError(Reason("{why}, nor any or as-shot", why=str(error))) from error


def parse_size(text: str) -> tuple[int, int] | None:
    """`1080x1350` as pixels of the result, which name a ratio too; None for all else.

    Sides under 32 px are ratios like 4x5, not sizes.
    """
    match = _SIZE.fullmatch(text)
    if match is None:
        return None
    width, height = int(match[1]), int(match[2])
    return (width, height) if min(width, height) >= 32 else None


def describe_ratio(ratio: Ratio | None) -> str:
    """The inverse of `parse_ratio`."""
    if ratio is None:
        return AS_SHOT
    return ratio.value if isinstance(ratio, FreeRatio) else describe_aspect(ratio)


def aspect_of(ratio: Ratio | None, info: PhotoInfo) -> float | None:
    """The width / height that the model is asked for, as displayed; None: any.

    `info` is that of the photo as it was seen in the camera. A landscape ratio is turned for upright photos;
    an upright one is what it is.
    """
    width, height = info.displayed
    if ratio is None:
        return width / height
    if isinstance(ratio, FreeRatio):
        return None
    return 1 / ratio if ratio > 1 and height > width else ratio


def settled(
    suggestion: Suggestion, info: PhotoInfo, ratio: Ratio | None, factor: float | None = None
) -> Suggestion:
    """What is proposed of a model's suggestion when this ratio is wished; `info`: as seen in the camera.

    A `factor` (0 to 1) is an order too: the crop of that crop factor, around the centre of the model's, which
    a person should look at.

    A photo that is left alone keeps what it shows: its crop is the whole, or only levels it, and the model's
    crops are alternatives. Whatever a person should look at is never *sure*.
    """
    made = _reasoned(suggestion, info)
    if factor is not None:
        return replace(made.carried(lambda crop: with_factor(crop, info, factor)), verdict=Verdict.LOOK)
    is_order = ratio is not None and not isinstance(ratio, FreeRatio)
    verdict = made.verdict
    if verdict is Verdict.LEAVE:
        verdict = Verdict.LOOK if is_order else Verdict.SURE
        if not is_order:
            others = tuple(crop for crop in made.candidates if crop != made.uncropped)
            made = replace(made, crop=made.uncropped, alternatives=others)
    if _is_all(made.crop) and not is_order:
        made, verdict = replace(made, crop=WHOLE), Verdict.LEAVE
    return replace(made, verdict=Verdict.LOOK if made.doubt else verdict)


def with_factor(crop: Crop, info: PhotoInfo, factor: float) -> Crop:
    """The crop made larger or smaller about its centre until (left + 1 - right + top + 1 - bottom) / 4 of its
    tags is `factor`, the crop factor of the 2020 project; inside the picture, with ratio and angle kept.

    A ratio other than the photo's cannot have the smallest factors: then the largest crop of it.
    """
    kept = crop.right - crop.left + crop.bottom - crop.top
    box = to_box(crop, info.width, info.height)
    if kept <= 0:
        return crop
    made = fit_inside(box.scaled((2 - 4 * factor) / kept), info.width, info.height)
    return to_crop(made, info.width, info.height)


def _is_all(crop: Crop) -> bool:
    """Whether nothing is cut away, but for what single precision does to an edge."""
    return all(abs(value) < 1e-5 for value in map(sub, astuple(crop), astuple(WHOLE)))


def _reasoned(suggestion: Suggestion, info: PhotoInfo) -> Suggestion:
    """The same without angles that nobody can see or that have no reason."""
    has_reason = suggestion.level is not None and suggestion.level.source is not None

    def upright(crop: Crop) -> Crop:
        if not crop.angle or (has_reason and abs(crop.angle) >= LEAST_ANGLE):
            return crop
        box = to_box(crop, info.width, info.height)
        return to_crop(turned(box, 0.0, info.width, info.height), info.width, info.height)

    return suggestion.carried(upright)
