"""One crop of one photo: propose it, read what the files say, set it, reset it, embed it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from cropperhead_desktop.domain.decision import CropRecord, DecisionKind, WriteReceipt, decided_now
from cropperhead_desktop.domain.errors import PhotoError, SidecarError, about, joined, printable
from cropperhead_desktop.domain.labelling import Doubt, doubt_of, levelled, origin_of
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.domain.policy import Ratio
from cropperhead_desktop.domain.progress import ProgressCallback, ignore_progress
from cropperhead_desktop.domain.suggestion import Suggestion
from cropperhead_desktop.geometry.crop import Crop, is_inside, to_box, to_crop
from cropperhead_desktop.geometry.rotation import fit_inside
from cropperhead_desktop.workflows.guarded_sidecars import check_ours
from cropperhead_desktop.workflows.outcome import Outcome, for_each
from cropperhead_desktop.workflows.outputs import PICTURES, check_output, same_file
from cropperhead_desktop.workflows.rows import (
    Row,
    crop_fields,
    crop_values,
    file_fields,
    judgement_fields,
    rounded,
)
from cropperhead_desktop.workflows.services import Services
from cropperhead_desktop.xmp.embed import EmbedReceipt, embed
from cropperhead_desktop.xmp.exiftool import ExifTool

TAG_ROUNDING = 1.0
"""Pixels that a crop typed with few decimals may reach over the border before it is refused."""


@dataclass(frozen=True, slots=True)
class PhotoProposal:
    """A photo's facts, the crop proposed for it, and whether it changed since another one was decided."""

    info: PhotoInfo
    suggestion: Suggestion
    is_outdated: bool = False

    def as_row(self, path: Path) -> Row:
        """The row of `suggest`."""
        suggestion = self.suggestion
        row: Row = {
            **file_fields(path),
            "status": "ok",
            **crop_fields(self.info, suggestion.crop),
            "confidence": rounded(suggestion.confidence, 4),
            "model": suggestion.model,
            **judgement_fields(suggestion.verdict, suggestion.gain, suggestion.level, suggestion.doubt),
        }
        return row | {"reason": Doubt.OUTDATED.value} if self.is_outdated else row


@dataclass(frozen=True, slots=True)
class PhotoCrop:
    """A photo's facts (Orientation as the sidecar says, where it does) and what its files say."""

    info: PhotoInfo
    record: CropRecord

    def as_row(self, path: Path) -> Row:
        """The row of `set`: what the photo's files say, and which file said it."""
        record = self.record
        decision, doubt, origin = record.decision, doubt_of(record), origin_of(record)
        row: Row = {
            **file_fields(path),
            "status": "ok",
            **crop_fields(self.info, record.crop),
            "confidence": decision.confidence if decision else None,
            "model": decision.model if decision else None,
            "has_crop": record.has_crop,
            "already_applied": record.already_applied,
            "source": printable(record.source) if record.source else None,
            "decision": decision.kind.value if decision else None,
            "origin": origin.value if origin is not None else None,
            "doubt": doubt.name.lower() if doubt is not None else None,
            "editor": record.editor or None,
        }
        if record.applied is not None:
            row["crop"] = crop_values(record.applied)
        if record.in_camera:
            row["in_camera"] = True
        level = levelled(record)
        if level is not None:
            row["level_degrees"] = round(level.degrees, 4)
            row["level_angle"] = None if level.angle is None else round(level.angle, 4)
        if record.warnings:
            row["reason"] = joined(about(record.source or path, words) for words in record.warnings)
        return row


def suggest_photos(
    services: Services,
    photos: Sequence[Path],
    ratio: Ratio | None = None,
    progress: ProgressCallback = ignore_progress,
) -> Iterator[Outcome[PhotoProposal]]:
    """One outcome per photo, in order; nothing is written. `ratio` is what is named, None: as shot."""

    def propose(path: Path) -> PhotoProposal:
        suggestion, info = services.suggest(path, ratio), services.photos.info(path)
        return PhotoProposal(info, suggestion, services.sidecars.read(path, info).is_outdated)

    return for_each(photos, propose, services.jobs, len(photos), progress)


def read_crops(
    services: Services, photos: Sequence[Path], progress: ProgressCallback = ignore_progress
) -> Iterator[Outcome[PhotoCrop]]:
    """One outcome per photo, in order. An unreadable sidecar is a failure that names it."""
    return for_each(photos, lambda path: find_crop(services, path), services.jobs, len(photos), progress)


def find_crop(services: Services, photo: Path) -> PhotoCrop:
    """What one photo's files say (PhotoError, SidecarError)."""
    info = services.photos.info(photo)
    record = services.sidecars.read(photo, info)
    if record.error is not None:
        raise SidecarError(record.source or photo, record.error)
    return PhotoCrop(info, record)


def set_crop(services: Services, photo: Path, crop: Crop | None) -> WriteReceipt:
    """Write a crop given by hand (None: un-crop) into the photo's sidecar.

    Raises PhotoError when the crop has no area or does not lie inside the picture, and SidecarError
    when the sidecar must not or cannot be written.
    """
    info = services.photos.info(photo)
    if crop is None:
        return services.sidecars.write(photo, None, info, decided_now(DecisionKind.RESET))
    crop = legal_crop(photo, info, crop)
    return services.sidecars.write(photo, crop, info, decided_now(DecisionKind.ADJUSTED))


def render_crop(services: Services, photo: Path, out: Path, max_size: int | None = None) -> tuple[str, ...]:
    """Cut a photo's crop out into a new picture, at most `max_size` px long (never enlarged).

    Returns what is to be told about the crop: that it was made on another state of the photo, say.

    Raises PhotoError, SidecarError; OutputRefused where `out` is another photo. What was rendered before, and
    has no sidecar, is replaced.
    """
    if not same_file(out, photo):  # `render` has its own word for that
        check_output(out, PICTURES)
    record = find_crop(services, photo).record
    services.photos.render(photo, record.crop, out, max_size)
    doubt = doubt_of(record)
    told = (doubt.value,) if doubt is Doubt.WARPED else ()
    return tuple(record.about(words) for words in (*record.warnings, *told))


def embed_crop(services: Services, photo: Path) -> EmbedReceipt:
    """Copy the crop and the decision of a photo's sidecar into the photo itself, through ExifTool.

    The photo's original bytes stay beside it. Raises PhotoError, SidecarError, ToolError (no ExifTool).
    """
    check_ours(photo)
    found = find_crop(services, photo)
    decision = found.record.decision or decided_now(DecisionKind.ADJUSTED)
    with ExifTool(services.exiftool() or "") as tool:
        seen = services.sidecars.seen(photo, found.info)
        return embed(tool, photo, found.record.crop, found.info, decision, seen=seen)


def legal_crop(photo: Path, info: PhotoInfo, crop: Crop) -> Crop:
    """The crop, moved by rounding only; PhotoError: it has no area or does not lie inside the picture."""
    try:
        box = to_box(crop, info.width, info.height)
    except ValueError as error:
        raise PhotoError(photo, str(error)) from error
    if not is_inside(box, info.width, info.height, slack=TAG_ROUNDING):
        raise PhotoError(photo, "the crop reaches outside the picture")
    if is_inside(box, info.width, info.height):
        return crop
    return to_crop(fit_inside(box, info.width, info.height), info.width, info.height)
