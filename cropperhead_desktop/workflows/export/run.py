"""Export a labelled dataset: decode, shrink and write each photo, then labels, splits and the proof.

Everything is made in `OUT.partial` and moved to `OUT` in one step when it has been read back. What a stopped
run had finished is found in the journal there and not made again.
"""

from __future__ import annotations

import csv
import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path, PurePosixPath

import PIL
from PIL import Image

from cropperhead_desktop import __version__
from cropperhead_desktop.dataset.duplicates import fingerprint
from cropperhead_desktop.dataset.export import LEVELS, PICTURES, ExportedPicture, finish, split_pictures
from cropperhead_desktop.dataset.journal import Entry, ExportJournal
from cropperhead_desktop.dataset.label import LabelledPicture
from cropperhead_desktop.dataset.names import digest_of, hidden_name
from cropperhead_desktop.dataset.options import ExportOptions
from cropperhead_desktop.dataset.placement import GREY, decode_side, placed
from cropperhead_desktop.dataset.reader import verify
from cropperhead_desktop.dataset.terms import SPLITS, Frame, Shape
from cropperhead_desktop.dataset.writing import OutputError, sync, write_whole, writing
from cropperhead_desktop.domain.errors import FileError, PhotoError, printable
from cropperhead_desktop.domain.progress import ProgressCallback, ignore_progress
from cropperhead_desktop.domain.words import counted
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.imaging.turning import turned
from cropperhead_desktop.library.lock import FolderLocks
from cropperhead_desktop.system.files import reason_of
from cropperhead_desktop.workflows.export.place import JOURNAL, partial_of, place_of
from cropperhead_desktop.workflows.export.plan import ExportPlan, PassedPhoto, PlannedPhoto, stamp_of
from cropperhead_desktop.workflows.outcome import Outcome, for_each
from cropperhead_desktop.workflows.rows import Row, crop_fields, file_fields
from cropperhead_desktop.workflows.services import Services

_LEVELLED = "the tilt of {} that Upright levelled is in {}/level.csv"
BEGUN_ANEW = "what a stopped run had made with other options, or another version or model, was not used"


@dataclass(frozen=True, slots=True)
class ExportedPhoto:
    """A photo and its picture in the dataset."""

    path: Path
    label: LabelledPicture

    def as_row(self) -> Row:
        """The row of `export`: the crop as `crops` has it, and where its picture is."""
        label = self.label
        return {
            **file_fields(self.path),
            "status": "ok",
            **crop_fields(label.photo, label.crop),
            "decision": label.decision,
            "exported": label.file,
            "split": label.split,
            "group": label.group,
        }


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What became of every file; `notes` are sentences about the whole. `already`: nothing was to do."""

    made: tuple[ExportedPhoto, ...]
    passed: tuple[PassedPhoto, ...]
    notes: tuple[str, ...] = ()
    already: bool = False

    def rows(self) -> list[Row]:
        """Pictures as they are in the dataset, then what was left out or failed."""
        return [made.as_row() for made in self.made] + [passed.as_row() for passed in self.passed]

    def summary(self, out: Path) -> list[str]:
        """What was made and what was left out, in words."""
        if self.already:
            return [
                f"{printable(out)} holds this very dataset already; every file of it is as it was written."
            ]
        counts = Counter(made.label.split for made in self.made)
        shares = ", ".join(f"{counts[split]} {split}" for split in SPLITS if counts[split])
        first = f"{counted(len(self.made), 'picture')} in {printable(out)} ({shares}), read back and equal."
        reasons = Counter(passed.reason for passed in self.passed if not passed.failed)
        failed = sum(passed.failed for passed in self.passed)
        lines = [first, *(f"{counted(n, 'photo')} left out: {why}" for why, n in reasons.most_common())]
        return [*lines, f"{counted(failed, 'file')} could not be read"] if failed else lines


def export_dataset(
    services: Services,
    plan: ExportPlan,
    progress: ProgressCallback = ignore_progress,
    before: Callable[[Path, ExportJournal], object] = lambda _data, _journal: None,
) -> ExportReport:
    """Carry out a plan; the same plan again goes on where a stopped run ended, to the same bytes.

    `before` may make pictures in the folder of the data, and note them in the journal. Raises FolderBusy,
    OutputError (full disk, read-only folder) and FileError (what is read back is wrong, or no photo could
    be read); what `progress` raises ends it, and what is finished then stays for the next run.
    """
    partial = partial_of(plan.out)
    if plan.complete:
        verify(plan.out, progress)
        shutil.rmtree(partial, ignore_errors=True)
        there = tuple(PassedPhoto(one.path, "is in the dataset already", False) for one in plan.photos)
        return ExportReport((), (*plan.passed, *there), already=True)
    data = partial / "data"
    with writing(partial):
        (data / PICTURES).mkdir(parents=True, exist_ok=True)
    with FolderLocks([partial]), _journal(partial, plan) as journal:
        before(data, journal)
        pictures, failed = _make_all(services, plan, data, journal, progress)
        if not pictures:
            raise FileError(
                plan.out, "was not made: {path}: {why}", path=printable(failed[0].path), why=failed[0].reason
            )
        failed += _make_levels(services, plan, data)
        labels = finish(data, list(pictures.values()), plan.options, plan.request, progress)
    _put_in_place(data, place_of(plan.out))
    shutil.rmtree(partial, ignore_errors=True)
    sources = {photo.place: photo.path for photo in plan.photos}
    paths = {picture.label.file: sources[place] for place, picture in pictures.items()}
    made = tuple(ExportedPhoto(paths[label.file], label) for label in labels)
    notes = [BEGUN_ANEW] if journal.begun_anew else []
    if plan.levels:
        notes.append(_LEVELLED.format(counted(len(plan.levels), "photo"), LEVELS))
    return ExportReport(made, (*plan.passed, *failed), (*notes, *_notes(labels, plan.options)))


def _journal(partial: Path, plan: ExportPlan) -> ExportJournal:
    """What a run with these options, these libraries and this model had finished (OutputError)."""
    with writing(partial):
        return ExportJournal(partial / JOURNAL, made_with(plan.options, plan.model))


def made_with(options: ExportOptions, model: str) -> str:
    """What the pictures of an export depend on, beside the photos."""
    return repr((options.record(), __version__, PIL.__version__, model))


def _make_all(
    services: Services, plan: ExportPlan, data: Path, journal: ExportJournal, progress: ProgressCallback
) -> tuple[dict[Path, ExportedPicture], list[PassedPhoto]]:
    """Every picture, in the order of the plan, and the photos of which none could be made."""
    pictures, failed = dict[Path, ExportedPicture](), list[PassedPhoto]()
    for photo, outcome in make_pictures(services, plan.photos, plan.options, data, journal, progress):
        if outcome.value is None:
            failed.append(PassedPhoto(photo.path, outcome.reason, True))
        else:
            pictures[outcome.path] = _picture(photo, outcome.value, plan.options)
    return pictures, failed


def make_pictures(
    services: Services,
    photos: Sequence[PlannedPhoto],
    options: ExportOptions,
    data: Path,
    journal: ExportJournal,
    progress: ProgressCallback = ignore_progress,
) -> Iterator[tuple[PlannedPhoto, Outcome[Entry]]]:
    """The picture of each photo, in their order, made or found in the journal (OutputError)."""
    planned = {photo.place: photo for photo in photos}
    work = _maker(services, planned, options, data / PICTURES, journal)
    with closing(for_each(planned, work, services.jobs + 1, len(planned), progress)) as outcomes:
        for outcome in outcomes:
            if isinstance(outcome.error, OutputError):
                raise outcome.error
            yield planned[outcome.path], outcome


def _make_levels(services: Services, plan: ExportPlan, data: Path) -> list[PassedPhoto]:
    """Pictures of the photos whose tilt is known, and their table; those of which none could be made.

    `cropperhead evaluate --level` and the training of the angle read such a folder.
    """
    folder, options = data / LEVELS, replace(plan.options, shape=Shape.PHOTO, frame=Frame.DISPLAYED)
    shutil.rmtree(folder, ignore_errors=True)
    rows, failed = list[tuple[str, float, str]](), list[PassedPhoto]()
    occasions, keys = [one.occasion for one in plan.levels], [one.key for one in plan.levels]
    groups = split_pictures(occasions, keys, options)[0]
    for photo, group in zip(plan.levels, groups, strict=True):
        try:
            name = f"{photo.name or hidden_name(photo.path, PurePosixPath(photo.key))}.jpg"
            with writing(folder):
                folder.mkdir(exist_ok=True)
            write_whole(folder / name, _shrunk(services, photo, options).data)
            rows.append((name, photo.tilt or 0.0, f"group-{group + 1:04}"))
        except (PhotoError, OSError) as error:
            reason = error.reason if isinstance(error, PhotoError) else reason_of(error)
            failed.append(PassedPhoto(photo.path, reason, True))
    if rows:
        with writing(folder), (folder / "level.csv").open("w", newline="", encoding="utf-8") as stream:
            csv.writer(stream).writerows([("file", "tilt_deg", "group"), *rows])
    return failed


def _maker(
    services: Services,
    planned: dict[Path, PlannedPhoto],
    options: ExportOptions,
    folder: Path,
    journal: ExportJournal,
) -> Callable[[Path], Entry]:
    """A function that makes the picture of one photo, or finds it made (PhotoError, OutputError)."""

    def make(place: Path) -> Entry:
        photo = planned[place]
        path = photo.path
        wanted: Entry = {"stamp": photo.stamp, "name": photo.name, "info": repr(photo.info)}
        wanted["crop"] = repr(photo.crop) if options.apply else ""
        done = journal.finished(photo.key, wanted, folder)
        if done is not None:
            return done
        try:
            source = digest_of(path)
            stem = photo.name or hidden_name(path, PurePosixPath(photo.key))
        except OSError as error:
            raise PhotoError(path, "cannot be read: {why}", why=reason_of(error)) from error
        made = _cut_out(services, photo, options) if options.apply else _shrunk(services, photo, options)
        if stamp_of(path) != photo.stamp:
            raise PhotoError(path, "was changed while it was exported")
        name = f"{stem}{'.rgb' if options.apply else '.jpg'}"
        write_whole(folder / name, made.data)
        entry: Entry = {
            "name": name,
            "sha256": sha256(made.data).hexdigest(),
            "source": source,
            "size": made.image.size,
            "content": made.content,
            "crop": made.crop,
            "fingerprint": fingerprint(made.image).hex(),
        }
        with writing(folder):
            journal.add(photo.key, wanted, entry)
        return entry

    return make


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A picture and its file's bytes; where the photo lies in it; the crop that was cut out, if any."""

    image: Image.Image
    data: bytes
    content: tuple[int, int, int, int]
    crop: tuple[float, ...] = ()


def _shrunk(services: Services, photo: PlannedPhoto, options: ExportOptions) -> _Drawn:
    """The whole photo as a JPEG of sRGB pixels, with no metadata at all (PhotoError)."""
    full = photo.info.displayed
    pixels = services.photos.pixels(photo.path, decode_side(full, options.size, options.shape))
    if pixels.info != photo.info:
        raise PhotoError(photo.path, "was changed while it was exported")
    image = Image.frombytes("RGB", (pixels.width, pixels.height), pixels.rgb)
    if options.frame is Frame.STORED:
        image, full = turned(image, photo.info.orientation, 1), (photo.info.width, photo.info.height)
    picture, placement = placed(image, full, options.size, options.shape)
    buffer = BytesIO()
    picture.save(buffer, "JPEG", quality=options.quality)
    return _Drawn(picture, buffer.getvalue(), placement.content)


def _cut_out(services: Services, photo: PlannedPhoto, options: ExportOptions) -> _Drawn:
    """The crop as `size` x `size` RGB bytes, squashed or between bars (PhotoError, ModelError)."""
    crop = photo.crop or services.suggest(photo.path, personal=False).crop
    side, info = options.size, photo.info
    inner = (side, side)
    if options.shape is Shape.LETTERBOX:
        box = info.box(crop)
        scale = side / max(box.width, box.height)
        inner = max(1, round(box.width * scale)), max(1, round(box.height * scale))
    pixels = services.photos.cut(photo.path, crop, inner)
    canvas = Image.new("RGB", (side, side), (GREY, GREY, GREY))
    corner = ((side - inner[0]) // 2, (side - inner[1]) // 2)
    canvas.paste(Image.frombytes("RGB", inner, pixels.rgb), corner)
    values = (crop.left, crop.top, crop.right, crop.bottom, crop.angle)
    return _Drawn(canvas, canvas.tobytes(), (*corner, *inner), values)


def _picture(photo: PlannedPhoto, entry: Entry, options: ExportOptions) -> ExportedPicture:
    """A finished picture with its label, from the plan and the journal's entry."""
    width, height = entry["size"]
    x, y, inner_width, inner_height = entry["content"]
    crop = photo.crop or Crop(*entry["crop"])
    label = LabelledPicture(
        file=f"{PICTURES}/{entry['name']}",
        width=width,
        height=height,
        content=(x, y, inner_width, inner_height),
        photo=photo.info,
        frame=options.frame,
        crop=crop,
        decision=photo.decision,
        sha256=entry["sha256"],
        source_sha256=entry["source"],
        source="" if options.anonymous_names else printable(photo.path.name),
        facts=photo.facts,
    )
    return ExportedPicture(
        photo.key, label, bytes.fromhex(entry["fingerprint"]), photo.occasion, photo.category
    )


def _put_in_place(data: Path, out: Path) -> None:
    """Move the finished dataset to its place in one step (OutputError)."""
    with writing(out):
        if out.exists():
            out.rmdir()  # an empty folder; anything else was refused
        os.replace(data, out)
    sync(out.parent)


def _notes(labels: tuple[LabelledPicture, ...], options: ExportOptions) -> tuple[str, ...]:
    """What somebody should know who trains on it."""
    shares = zip(SPLITS, options.fractions, strict=True)
    empty = [split for split, share in shares if share and not any(x.split == split for x in labels)]
    if not empty:
        return ()
    groups = len({label.group for label in labels})
    return (
        f"{' and '.join(empty)} got no photo: there {'is' if groups == 1 else 'are'} only "
        f"{counted(groups, 'group')} of photos that stay together; splitting by something else may help",
    )
