"""The way back: what another program will show of the crops written here, and what it changed since."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from cropperhead_desktop.domain.decision import CropRecord
from cropperhead_desktop.domain.photo import WRITABLE_INSIDE, PhotoInfo, extension, is_raw
from cropperhead_desktop.domain.session import ReviewItem
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.library.written import WrittenCrop
from cropperhead_desktop.review.in_hand.numbers import angle_text
from cropperhead_desktop.review.refresh import same_crop
from cropperhead_desktop.review.text import counted, numeral, phrase, tr


class Program(StrEnum):
    """Who shows the photos after us."""

    LIGHTROOM = phrase("Lightroom")
    DARKTABLE = "darktable"
    RAWTHERAPEE = phrase("RawTherapee")
    OTHER = phrase("Another program")


def wants_embedding(program: Program, path: Path) -> bool:
    """Whether the program reads no sidecar of this photo, but what is written inside it."""
    return program is Program.LIGHTROOM and extension(path) in WRITABLE_INSIDE


def advice(
    program: Program, photos: Iterable[Path], is_written_for: bool = False, written: Collection[Path] = ()
) -> tuple[str, ...]:
    """What the program will show of the crops of these photos, and what to press there; a paragraph each.

    `is_written_for`: decisions go into the program's own files, too; `written`: photos that hold their crop.
    """
    if is_written_for:
        own = tr(
            "Decisions are written into the files of {program}, too, and it shows them when it reads these "
            "anew: close the folder there before you crop here, or let it load the sidecar again."
        )
        return (own.format(program=tr(program.value)),)
    paths = list(photos)
    wanting = [path for path in paths if wants_embedding(program, path)]
    inside = [path for path in wanting if path not in written]
    raws = sum(map(is_raw, paths))
    others = len(paths) - len(wanting) - raws
    if program is Program.LIGHTROOM:
        replaced = tr(
            "Reading metadata replaces what Lightroom's catalogue holds of a photo with what its file says. "
            "Edits that were made there since metadata was last saved (Ctrl+S) are lost. Do not save it now: "
            "that would put the old crop over the new one."
        )
        read = tr(
            "{photos} with a sidecar: where nothing is unsaved, select them in Lightroom, then Metadata → "
            "Read Metadata from File."
        )
        embed = tr(
            "{photos} of a format whose sidecars Lightroom ignores (JPEG, TIFF, HEIC, DNG): write the "
            "crops into the files, then Read Metadata from File as well."
        )
        done = tr("{photos} with the crop inside: Read Metadata from File shows it.")
        none = tr("{photos} of a format in which Lightroom sees no crop made elsewhere: export them here.")
        return (
            *((replaced,) if raws or wanting else ()),
            *((read.format(photos=counted(raws, "photo")),) if raws else ()),
            *((embed.format(photos=counted(len(inside), "photo")),) if inside else ()),
            *(
                (done.format(photos=counted(len(wanting) - len(inside), "photo")),)
                if wanting[len(inside) :]
                else ()
            ),
            *((none.format(photos=counted(others, "photo")),) if others else ()),
        )
    if program is Program.DARKTABLE:
        return (
            tr(
                "darktable takes crops from these sidecars only when it imports a photo for the first time, "
                "and versions from 4.4 on show turned ones wrongly. A photo that it knows keeps its own crop."
            ),
        )
    if program is Program.RAWTHERAPEE:
        return (tr("RawTherapee reads no crops from XMP: it will show these photos whole."),)
    return (
        tr(
            "Crops stand in XMP sidecars beside the photos, as Adobe's crs tags. Programs that read no "
            "sidecars need them inside the photo: File → Write crop into photo."
        ),
    )


def next_step(
    program: Program | None,
    photos: Iterable[Path],
    is_written_for: bool = False,
    written: Collection[Path] = (),
) -> str:
    """The same in one line: what comes first. Of no program (None) what Lightroom would want, if more."""
    reader = program or Program.LIGHTROOM
    inside = [path for path in photos if wants_embedding(reader, path) and path not in written]
    if program is None and not inside:
        return ""
    name = tr(reader.value)
    if is_written_for:
        return tr("{program} shows the crops when it reads its files anew.").format(program=name)
    if inside:
        words = tr("{program} reads no sidecar of {photos}: write the crops into them.")
        return words.format(program=name, photos=counted(len(inside), "photo"))
    if program is Program.LIGHTROOM:
        return tr("Reading the crops in Lightroom replaces edits that it has not saved: see how first.")
    if program in (Program.DARKTABLE, Program.RAWTHERAPEE):
        return tr("{program} will not show all of these crops by itself.").format(program=name)
    return tr("The crops stand in XMP sidecars beside the photos.")


@dataclass(frozen=True, slots=True)
class ChangedOutside:
    """A photo whose crop is another one than we wrote."""

    path: Path
    ours: str
    now: str
    since: str
    """When we wrote it, ISO 8601."""


def differences(
    items: Iterable[ReviewItem], written: Mapping[Path, WrittenCrop]
) -> tuple[ChangedOutside, ...]:
    """What others changed since; photos that were never written, or are still being read, are left out."""
    found = []
    for item in items:
        ours, record = written.get(item.path), item.record
        if ours is None or record is None or same_crop(ours.crop, record.crop):
            continue
        found.append(
            ChangedOutside(item.path, crop_words(ours.crop, item.info), _now(record, item.info), ours.time)
        )
    return tuple(found)


def crop_words(crop: Crop | None, info: PhotoInfo | None) -> str:
    """`2400 × 1600 px at 120, 80, +1.5°` as displayed; fractions where the size is not known."""
    if crop is None:
        return tr("whole photo")
    box = info.box_or_none(crop) if info is not None else None
    if box is None:
        numbers = ", ".join(numeral(value, ".3f") for value in (crop.left, crop.top, crop.right, crop.bottom))
        return f"{numbers}, {angle_text(crop.angle, signed=True)}"
    left, top = box.cx - box.width / 2, box.cy - box.height / 2
    words = tr("{width} × {height} px at {left}, {top}").format(
        width=f"{box.width:.0f}", height=f"{box.height:.0f}", left=f"{left:.0f}", top=f"{top:.0f}"
    )
    return f"{words}, {angle_text(box.angle, signed=True)}" if box.angle else words


def _now(record: CropRecord, info: PhotoInfo | None) -> str:
    if record.error is not None:
        return tr("cannot be read")
    return crop_words(record.crop, info)
