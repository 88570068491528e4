"""One crop of one photo: propose it, read what the files say, set it, reset it, embed it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from cropperhead_desktop.domain.decision import CropRecord, DecisionKind, WriteReceipt, decided_now
from cropperhead_desktop.domain.deliverables import (
    SAME,
    find,
    framed,
    leaves_picture,
    linked,
    linked_box,
    turned_for,
)
from cropperhead_desktop.domain.errors import PhotoError, Reason, SidecarError, about, joined, printable
from cropperhead_desktop.domain.labelling import Doubt, doubt_of, levelled, origin_of
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.domain.policy import Ratio
from cropperhead_desktop.domain.progress import ProgressCallback, ignore_progress
from cropperhead_desktop.domain.suggestion import Suggestion
from cropperhead_desktop.geometry.aspect import parse_aspect
from cropperhead_desktop.geometry.crop import WHOLE, Crop, is_inside, to_box, to_crop
from cropperhead_desktop.geometry.rotation import fit_inside
from cropperhead_desktop.workflows.guarded_sidecars import check_ours
from cropperhead_desktop.workflows.outcome import Outcome, for_each
from cropperhead_desktop.workflows.outputs import PICTURES, check_output, same_file
from cropperhead_desktop.workflows.rows import (
    Row,
    alternate_fields,
    crop_fields,
    crop_values,
    file_fields,
    judgement_fields,
    rounded,
)
from cropperhead_desktop.workflows.services import Services
from cropperhead_desktop.xmp.embed import EmbedReceipt, embed
from cropperhead_desktop.xmp.exiftool import ExifTool

ALL = "all"
"""The word for a crop and all its linked ones."""

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
        if decision is not None:
            row |= alternate_fields(decision.alternates)
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
    factor: float | None = None,
    progress: ProgressCallback = ignore_progress,
) -> Iterator[Outcome[PhotoProposal]]:
    """One outcome per photo, in order; nothing is written. `ratio` is what is named, None: as shot.

    `factor` is a crop factor that is ordered.
    """

    def propose(path: Path) -> PhotoProposal:
        suggestion, info = services.suggest(path, ratio, factor=factor), services.photos.info(path)
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
    alternates = linked(crop, (), info, previous=services.sidecars.read(photo, info).alternates)
    decision = replace(decided_now(DecisionKind.ADJUSTED), alternates=alternates)
    return services.sidecars.write(photo, crop, info, decision)


def render_crop(
    services: Services,
    photo: Path,
    out: Path,
    max_size: int | None = None,
    ratio: str = "",
    size: tuple[int, int] | None = None,
    pad: str = "",
) -> tuple[tuple[Path, ...], tuple[str, ...]]:
    """Cut a photo's crop out into new pictures, at most `max_size` px long (never enlarged).

    `ratio` names a linked crop (`4:5`), or `all`: the crop itself and every linked one, each in a file of its
    own. One that is not recorded is made from the crop. `size` is that of the result in px, and names its
    ratio.
    With a `pad` colour a frame of a ratio holds the whole crop, and what lies past the edge of the photo has
    that colour.

    Returns the files and what is to be told: that the crop was made on another state of the photo, say.

    Raises PhotoError, SidecarError; OutputRefused where an output is another photo. What was rendered before,
    and has no sidecar, is replaced.
    """
    found = find_crop(services, photo)
    record, info, told = found.record, found.info, list[str]()
    if size is not None:
        (ratio,) = turned_for([f"{size[0]}:{size[1]}"], info)
        width, _, height = ratio.partition(":")
        size = int(width), int(height)
    shots = [(out, record.crop or WHOLE)]
    if ratio == ALL:
        named = ((each.ratio.replace(":", "x"), each.crop) for each in record.alternates)
        shots += [(out.with_stem(f"{out.stem}_{name}"), crop) for name, crop in named]
    elif ratio:
        shots = [(out, _in_ratio(found, ratio, bool(pad), told))]
    for place, _crop in shots:
        if not same_file(place, photo):  # `render` has its own word for that
            check_output(place, PICTURES)
    for place, crop in shots:
        box = info.box_or_none(crop)
        if size is not None and box is not None and (box.width < size[0] - 0.5 or box.height < size[1] - 0.5):
            told.append(
                Reason(
                    "the crop has only {width:.0f} x {height:.0f} px: it was enlarged",
                    width=box.width, height=box.height,
                )
            )  # fmt: skip
        services.photos.render(photo, crop, place, max_size, size, pad)
    doubt = doubt_of(record)
    told += [doubt.value] if doubt is Doubt.WARPED else []
    return tuple(place for place, _ in shots), tuple(
        record.about(words) for words in (*record.warnings, *told)
    )


def _in_ratio(found: PhotoCrop, ratio: str, padded: bool, told: list[str]) -> Crop:
    """The crop of a photo in a ratio: the linked one of that ratio, else one made from the crop."""
    record, info = found.record, found.info
    master, (name,) = record.crop or WHOLE, turned_for([ratio], info)
    box, wanted = info.box(master), parse_aspect(name)
    if padded:
        return info.crop(framed(box, wanted))
    known = find(record.alternates, name)
    if known is not None:
        if leaves_picture(known, info):
            told.append(Reason("the linked crop in {ratio} leaves the picture", ratio=name))
        return known.crop
    if abs(box.aspect / wanted - 1) < SAME:
        return master
    told.append(Reason("no linked crop in {ratio} is recorded: made from the crop", ratio=name))
    return info.crop(linked_box(box, wanted, info))


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
