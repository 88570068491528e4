"""Which photos a batch skips, and what it makes of a proposal. Pure functions; reasons are values."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from enum import StrEnum

from cropperhead_desktop.domain.decision import VISITOR, CropRecord, DecisionKind
from cropperhead_desktop.domain.errors import Reason
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.domain.suggestion import VERDICT_WORDS, Suggestion, Verdict
from cropperhead_desktop.geometry.crop import WHOLE, Box, Crop, to_box, to_crop
from cropperhead_desktop.geometry.rotation import largest_inscribed, turned
from cropperhead_desktop.workflows.batch.options import BatchOptions, Existing, Take

SMALLEST_ANGLE = 0.005
"""Degrees that nobody can see."""


class Status(StrEnum):
    """What became of a file."""

    OK = "ok"
    SKIPPED = "skipped"
    FAILED = "failed"


class ReasonKind(StrEnum):
    """Why a photo is passed over, or not levelled; the words for people are the values."""

    ALREADY_APPLIED = "its crop is already applied to these pixels"
    ACCEPTED = "spared: a crop was accepted"
    ADJUSTED = "spared: a crop was made by hand"
    KEPT = "spared: it was decided to keep the original"
    RESET = "spared: its crop was taken out by hand"
    PROPOSED = "spared: a crop is proposed already"
    IN_CAMERA = "spared: it was cropped in the camera"
    FOREIGN = "spared: it has a crop from another program"
    ELSEWHERE = "spared: decided in another program"
    REJECTED = "passed over: rejected"
    FINE = VERDICT_WORDS[Verdict.LEAVE]
    BEHIND_A_LINK = "lies outside the folder, behind a link"
    NO_CONFIDENCE = "the model does not say how sure it is"
    NOT_SURE = "not sure enough"
    TO_LOOK_AT = "not sure: look at this proposal"
    TOO_SMALL = "too small"
    NOT_LEVELLED = "not levelled"
    NOTHING_TO_LEVEL = "nothing to level"
    NOTHING_TO_CROP = "the model proposes to keep everything"


STAYS_WHOLE = (ReasonKind.FINE, ReasonKind.NOTHING_TO_CROP)
"""Reasons for which a photo gets no crop, but the deliverables that are wished of all."""


@dataclass(frozen=True, slots=True)
class BatchReason:
    """A kind of reason, and its words for people: those of the kind, if nothing was measured."""

    kind: ReasonKind
    measured: str = ""

    @property
    def words(self) -> str:
        """A clause for people."""
        return self.measured or Reason(self.kind.value)


def skip_reason(record: CropRecord, existing: Existing) -> BatchReason | None:
    """Why a photo with this record is left alone; None where it is not.

    A crop that is already applied to the pixels is never touched, a rejected photo gets none.
    """
    if record.already_applied:
        return BatchReason(ReasonKind.ALREADY_APPLIED)
    if record.marks.is_rejected:
        return BatchReason(ReasonKind.REJECTED)
    if existing is Existing.ALL:
        return None
    if record.decision is None and record.editor:
        return BatchReason(ReasonKind.ELSEWHERE, Reason("spared: decided in {editor}", editor=record.editor))
    if record.decision is None:
        kind_of_crop = ReasonKind.IN_CAMERA if record.in_camera else ReasonKind.FOREIGN
        return BatchReason(kind_of_crop) if record.has_crop else None
    kind = record.decision.kind
    is_ours = kind is DecisionKind.PROPOSED and record.decision.model != VISITOR
    replaceable = is_ours and existing is Existing.OURS
    return None if replaceable else BatchReason(ReasonKind[kind.name])


def apply_options(
    info: PhotoInfo, suggestion: Suggestion, options: BatchOptions
) -> tuple[Crop | None, BatchReason | None]:
    """The proposal as far as the options want it: a legal crop (stored frame), and why it is not levelled.

    No crop where nothing is to be written; the reason then says why. ValueError: its tags span no rectangle.
    """
    if suggestion.verdict is Verdict.LEAVE and options.crop:
        return None, BatchReason(ReasonKind.FINE)
    sure, least = suggestion.confidence, options.min_confidence
    if least > 0 and sure is None:
        return None, BatchReason(ReasonKind.NO_CONFIDENCE)
    if sure is not None and sure < least:
        return None, BatchReason(
            ReasonKind.NOT_SURE,
            Reason("not sure enough: {found:.2f}, wanted {wanted:.2f}", found=sure, wanted=least),
        )
    if options.take is Take.SURE and suggestion.verdict is not Verdict.SURE:
        return None, BatchReason(ReasonKind.TO_LOOK_AT)
    seen = info.as_seen
    proposed = to_box(info.inward(suggestion.crop), seen.width, seen.height)
    angle = abs(proposed.angle)
    too_far = options.level and angle > options.max_angle
    note = None
    if too_far:
        limit = options.max_angle
        words = Reason("not levelled: {found:.1f}° is more than {wanted:g}°", found=angle, wanted=limit)
        note = BatchReason(ReasonKind.NOT_LEVELLED, words)
    level = options.level and not too_far
    if not options.crop and not (level and angle >= SMALLEST_ANGLE):
        return None, note or BatchReason(ReasonKind.NOTHING_TO_LEVEL)
    if not level and suggestion.crop == suggestion.uncropped:
        return None, note or BatchReason(ReasonKind.FINE)  # it would only have been levelled
    box = _box(seen, proposed, options.crop, level)
    crop = suggestion.crop if box == proposed else info.outward(to_crop(box, seen.width, seen.height))
    if _is_all(crop, info.as_shot or WHOLE):
        return None, note or BatchReason(ReasonKind.NOTHING_TO_CROP)
    megapixels = box.area / 1e6
    if megapixels < options.min_megapixels:
        words = Reason(
            "too small: the crop would have {found:.1f} MP, wanted {wanted:g} MP",
            found=megapixels,
            wanted=options.min_megapixels,
        )
        return None, BatchReason(ReasonKind.TOO_SMALL, words)
    return crop, note


def _is_all(crop: Crop, whole: Crop) -> bool:
    """Whether a crop leaves what the photographer saw in the camera, to the decimals of a sidecar."""
    return all(abs(one - other) < 1e-6 for one, other in zip(astuple(crop), astuple(whole), strict=True))


def _box(info: PhotoInfo, proposed: Box, crop: bool, level: bool) -> Box:
    """The proposal's box, or its box without the angle, or the largest one with its angle alone."""
    width, height = info.width, info.height
    if not crop:
        return largest_inscribed(width, height, proposed.angle, width / height)
    return proposed if level or not proposed.angle else turned(proposed, 0.0, width, height)
