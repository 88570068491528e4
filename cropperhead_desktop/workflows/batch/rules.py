"""Which photos a batch spares, and what it makes of a proposal. Pure functions with words for people."""

from __future__ import annotations

from dataclasses import dataclass

from cropperhead_desktop.domain.decision import CropRecord, DecisionKind
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.domain.suggestion import Suggestion
from cropperhead_desktop.geometry.crop import Box, Crop, to_box, to_crop
from cropperhead_desktop.geometry.rotation import largest_inscribed, turned
from cropperhead_desktop.workflows.batch.options import BatchOptions, Existing

SMALLEST_ANGLE = 0.005
"""Degrees that nobody can see."""

_NOT_SURE = "not sure enough"
_TOO_SMALL = "too small"
_DECIDED = {
    DecisionKind.ACCEPTED: "a crop was accepted",
    DecisionKind.ADJUSTED: "a crop was made by hand",
    DecisionKind.KEPT: "it was decided to keep the original",
    DecisionKind.RESET: "its crop was taken out by hand",
    DecisionKind.PROPOSED: "a crop is proposed already",
}


@dataclass(frozen=True, slots=True)
class Shaped:
    """What is to be written: a legal crop (stored frame), or None and the reason; `note` is for people."""

    crop: Crop | None
    note: str = ""


def spared(record: CropRecord, existing: Existing) -> str | None:
    """Why a photo with this record is left alone; None where it is not.

    A crop that is already applied to the pixels is never touched.
    """
    if record.already_applied:
        return "its crop is already applied to these pixels"
    if existing is Existing.ALL:
        return None
    kind = record.decision.kind if record.decision is not None else None
    if kind is not None:
        mine = kind is DecisionKind.PROPOSED and existing is Existing.OURS
        return None if mine else f"spared: {_DECIDED[kind]}"
    if record.in_camera:
        return "spared: it was cropped in the camera"
    return "spared: it has a crop from another program" if record.has_crop else None


def kind_of(reason: str) -> str:
    """Reasons that differ in their numbers only are of one kind."""
    head, colon, _numbers = reason.partition(":")
    return head if colon and head in (_NOT_SURE, _TOO_SMALL) else reason


def shaped(info: PhotoInfo, suggestion: Suggestion, options: BatchOptions) -> Shaped:
    """The proposal as far as the options want it. ValueError: its tags span no rectangle."""
    if options.min_confidence > 0:
        sure = suggestion.confidence
        if sure is None:
            return Shaped(None, "the model does not say how sure it is")
        if sure < options.min_confidence:
            return Shaped(None, f"{_NOT_SURE}: {sure:.2f}, wanted {options.min_confidence:.2f}")
    proposed = to_box(suggestion.crop, info.width, info.height)
    tilted = abs(proposed.angle) >= SMALLEST_ANGLE
    too_far = options.level and abs(proposed.angle) > options.max_angle
    note = f"not levelled: {abs(proposed.angle):.1f}° is more than {options.max_angle:g}°" if too_far else ""
    level = options.level and not too_far
    if not options.crop and not (level and tilted):
        return Shaped(None, note or "nothing to level")
    box = _box(info, proposed, options.crop, level)
    crop = suggestion.crop if box == proposed else to_crop(box, info.width, info.height)
    if crop.is_whole:
        return Shaped(None, note or "the model proposes to keep everything")
    megapixels = box.area / 1e6
    if megapixels < options.min_megapixels:
        return Shaped(
            None,
            f"{_TOO_SMALL}: the crop would have {megapixels:.1f} MP, wanted {options.min_megapixels:g} MP",
        )
    return Shaped(crop, note)


def _box(info: PhotoInfo, proposed: Box, crop: bool, level: bool) -> Box:
    """The proposal's box, or its box without the angle, or the largest one with its angle alone."""
    width, height = info.width, info.height
    if not crop:
        return largest_inscribed(width, height, proposed.angle, width / height)
    return proposed if level or not proposed.angle else turned(proposed, 0.0, width, height)
