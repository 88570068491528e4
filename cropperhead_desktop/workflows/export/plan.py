"""What an export would do: which photos are labelled, under which names, and whether OUT may be written."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path, PurePosixPath

from cropperhead_desktop.dataset.export import split_pictures
from cropperhead_desktop.dataset.label import Fact
from cropperhead_desktop.dataset.names import plain_names
from cropperhead_desktop.dataset.options import Applied, ExportOptions, SplitBy
from cropperhead_desktop.dataset.split import Occasion
from cropperhead_desktop.dataset.terms import SPLITS
from cropperhead_desktop.domain.decision import Alternate
from cropperhead_desktop.domain.deliverables import leaves_picture
from cropperhead_desktop.domain.errors import FileError, PhotoError, Reason, printable
from cropperhead_desktop.domain.labelling import Copies, Origin, doubt_of, label_of, levelled, origin_of
from cropperhead_desktop.domain.photo import CameraFacts, PhotoInfo
from cropperhead_desktop.domain.progress import ProgressCallback, ignore_progress
from cropperhead_desktop.geometry.crop import Box, Crop, to_crop
from cropperhead_desktop.geometry.orientation import MIRRORED
from cropperhead_desktop.system.files import reason_of
from cropperhead_desktop.workflows.export.place import check_place, is_complete
from cropperhead_desktop.workflows.outcome import for_each
from cropperhead_desktop.workflows.rows import Row, failed_row
from cropperhead_desktop.workflows.services import Services
from cropperhead_desktop.workflows.suggest_and_set import PhotoCrop, find_crop, legal_crop

MOST_LABELS = 1_000_000
"""More go into formats that are read piece by piece."""
_FOR_MANY = frozenset({"parquet", "webdataset"})


@dataclass(frozen=True, slots=True)
class PlannedPhoto:
    """One photo that will be exported. `key` is its place in the library, `name` the picture's stem.

    `crop` is in crs terms, stored frame; None: the model is asked when its turn has come. `stamp` is the
    file's size and time, `occasion` and `category` are for the split and the classes.
    """

    path: Path
    key: str
    name: str
    info: PhotoInfo
    crop: Crop | None
    decision: str
    stamp: tuple[int, int, int]
    occasion: Occasion
    category: str
    facts: Mapping[str, Fact]
    tilt: float | None = None
    """Degrees by which the photo leans clockwise, where another program levelled it by a known angle."""
    left_out: str = ""
    """Why it has no crop that counts, where only its tilt is known, or a linked crop."""
    alternates: tuple[Alternate, ...] = ()
    """Its linked crops that count."""
    ratio: str = ""
    """The ratio of the linked crop that this is; empty: the photo's own."""

    @property
    def place(self) -> Path:
        """A name of its own for each picture of a photo."""
        return self.path / self.ratio.replace(":", "x") if self.ratio else self.path

    def linked(self) -> list[PlannedPhoto]:
        """A picture for each of its linked crops that count."""
        return [
            replace(
                self, crop=each.crop, ratio=each.ratio, key=f"{self.key} {each.ratio}", alternates=(),
                decision=(Origin.ADJUSTED if each.nudged else Origin.PROPOSED).value, left_out="", tilt=None,
            )
            for each in self.alternates
        ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class PassedPhoto:
    """A file that will not be exported, and why."""

    path: Path
    reason: str
    failed: bool

    def as_row(self) -> Row:
        """The row of `export` about a photo without a picture."""
        return failed_row(self.path, self.reason, "failed" if self.failed else "skipped")


@dataclass(frozen=True, slots=True)
class ExportPlan:
    """`request` names everything that the result depends on; `complete`: it lies in `out` already.

    `model` names the state of the model whose crops are cut out, if any. `levels` are photos whose tilt is
    known, with a crop that counts or without.
    """

    out: Path
    options: ExportOptions
    photos: tuple[PlannedPhoto, ...]
    passed: tuple[PassedPhoto, ...]
    request: str
    complete: bool
    model: str = ""
    levels: tuple[PlannedPhoto, ...] = ()

    def expected(self) -> dict[str, int]:
        """Photos in each split, before near-duplicates have been looked for."""
        occasions, keys = [one.occasion for one in self.photos], [one.key for one in self.photos]
        counts = Counter(split_pictures(occasions, keys, self.options)[1])
        return {split: counts[split] for split in SPLITS}


@dataclass(frozen=True, slots=True)
class _Sources:
    """The folders and photos that were asked for."""

    paths: Sequence[Path]

    def key(self, photo: Path) -> PurePosixPath:
        """A photo's place in the library; where that is several folders, it begins with the folder's name."""
        for source in self.paths:
            if photo.is_relative_to(source) and photo != source:
                inner = PurePosixPath(photo.relative_to(source).as_posix())
                return inner if len(self.paths) == 1 else source.absolute().name / inner
        return PurePosixPath(photo.name)

    def category(self, photo: Path) -> str:
        """The folder of the library that a photo lies in, at any depth; the library itself for the rest."""
        parts = self.key(photo).parts
        return printable(parts[0] if len(parts) > 1 else photo.absolute().parent.name)


def plan_export(
    services: Services,
    sources: Sequence[Path],
    out: Path,
    options: ExportOptions,
    progress: ProgressCallback = ignore_progress,
    recursive: bool = True,
) -> ExportPlan:
    """Look at every photo and its sidecar; nothing is decoded, nothing written.

    FileError: `out` may not be written, or no photo has a label. ToolError: a format needs a package.
    """
    for form in options.labels_as:
        form.check()
    check_place(sources, out)
    scanned = services.scan(sources, ignore_progress, recursive)
    asked = _Sources(sources)
    photos, levels = list[PlannedPhoto](), list[PlannedPhoto]()
    passed = [PassedPhoto(each.path, each.reason, True) for each in scanned.problems]
    passed += [PassedPhoto(each.path, each.reason, False) for each in scanned.skipped]
    outcomes = for_each(
        scanned.photos, _look(services, asked, options), services.jobs, len(scanned.photos), progress
    )
    copies = Copies()
    for outcome in outcomes:
        looked = outcome.value
        if isinstance(looked, PlannedPhoto) and looked.tilt is not None:
            levels.append(looked)
        planned = _told_apart(looked, copies, options)
        linked = looked.linked() if isinstance(looked, PlannedPhoto) else []
        if isinstance(planned, PlannedPhoto):
            photos.append(planned)
        else:
            passed.append(PassedPhoto(outcome.path, planned or outcome.reason, planned is None))
        photos += linked
    if not photos:
        wanted = ", ".join(sorted(options.wanted))
        raise FileError(
            sources[0], "no photo here has a crop that counts as a label ({wanted})", wanted=wanted
        )
    _check_number(out, len(photos), options)
    named, tilted = _named(photos, options), _named(levels, options)
    model = services.model_state if options.apply is Applied.MODEL else ""
    request = request_of([*named, *tilted], options, model)
    complete = is_complete(out, request)
    return ExportPlan(out, options, named, tuple(passed), request, complete, model, tilted)


def _check_number(out: Path, count: int, options: ExportOptions) -> None:
    """FileError where a format would make one file of too many labels."""
    one_file = [form.title for form in options.labels_as if form.name not in _FOR_MANY]
    if count > MOST_LABELS and one_file:
        raise FileError(
            out,
            "would have {count:,} labels; {forms} is one file that nobody opens, take parquet or webdataset",
            count=count, forms=", ".join(one_file),
        )  # fmt: skip


def _told_apart(
    planned: PlannedPhoto | str | None, copies: Copies, options: ExportOptions
) -> PlannedPhoto | str | None:
    """The same; of crops of another program those that it copied from photo to photo count as such."""
    if isinstance(planned, PlannedPhoto) and planned.left_out:
        return planned.left_out
    if not isinstance(planned, PlannedPhoto) or planned.decision != Origin.ELSEWHERE:
        return planned
    origin = copies.origin(planned.path.parent, planned.crop, Origin.ELSEWHERE) or Origin.ELSEWHERE
    if origin in options.wanted:
        return replace(planned, decision=origin.value)
    return Reason("copied from another photo") if origin is Origin.COPIED else _uncounted(origin)


def request_of(photos: Sequence[PlannedPhoto], options: ExportOptions, model: str = "") -> str:
    """One digest of all that a dataset is made from, but for the pixels."""
    digest = sha256(json.dumps([options.record(), options.licence, *filter(None, [model])]).encode())
    for one in photos:
        crop = one.crop and (one.crop.left, one.crop.top, one.crop.right, one.crop.bottom, one.crop.angle)
        what = (one.key, one.name, one.stamp[0], crop, one.decision, repr(one.info), one.category)
        digest.update(
            json.dumps([*what, repr(one.occasion), dict(one.facts), *filter(None, [one.tilt])]).encode()
        )
    return digest.hexdigest()


def _look(
    services: Services, asked: _Sources, options: ExportOptions
) -> Callable[[Path], PlannedPhoto | str]:
    """A function that gives the plan of one photo, or why it is left out (PhotoError, SidecarError)."""

    def look(path: Path) -> PlannedPhoto | str:
        found = find_crop(services, path)
        record = found.record
        if (
            options.apply in (None, Applied.ACCEPTED)
            and record.has_crop
            and record.crop is None
            and record.warnings
        ):
            raise PhotoError(path, record.warnings[0])
        label, tilt = _label(found, options), _tilt(found) if options.apply is None else None
        linked = _linked(found, options)
        if isinstance(label, str) and tilt is None and not linked:
            return label
        crop, decision = (None, "") if isinstance(label, str) else label
        if crop is not None:
            legal_crop(path, found.info, crop)
        needs_camera = options.keep or options.split_by is SplitBy.CAMERA
        facts = services.photos.camera(path) if needs_camera else CameraFacts()
        key = asked.key(path)
        return PlannedPhoto(
            path=path,
            key=printable(Path(key)),
            name="",
            info=found.info,
            crop=crop,
            decision=decision,
            stamp=stamp_of(path),
            occasion=Occasion(printable(Path(key.parent)), facts.camera, services.taken(path)),
            category=asked.category(path),
            facts={name: getattr(facts, name) for name in options.keep},
            tilt=tilt,
            left_out=label if isinstance(label, str) else "",
            alternates=linked,
        )

    return look


def stamp_of(path: Path) -> tuple[int, int, int]:
    """Size in bytes, time of change, and when the system last noted one, which no program can set back, in
    nanoseconds (PhotoError)."""
    try:
        status = path.stat()
    except OSError as error:
        raise PhotoError(path, "cannot be read: {why}", why=reason_of(error)) from error
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns


def _label(found: PhotoCrop, options: ExportOptions) -> tuple[Crop | None, str] | str:
    """The crop and who made it, or in words why there is none."""
    if options.apply is Applied.MODEL:
        return None, Applied.MODEL.value
    if options.apply is Applied.CENTRE:
        side, width, height = min(found.info.displayed), found.info.width, found.info.height
        return to_crop(Box(width / 2, height / 2, side, side), width, height), Applied.CENTRE.value
    # which crops are copies is told later, in the order of the photos
    wanted = options.wanted | {Origin.ELSEWHERE} if Origin.COPIED in options.wanted else options.wanted
    crop, origin = label_of(found.record, wanted), origin_of(found.record)
    if crop is not None and origin is not None:
        return crop, origin.value
    doubt = doubt_of(found.record)
    if doubt is not None:
        return Reason(doubt.value)
    if origin is None:
        return Reason("no crop")
    if origin is Origin.PROPOSED:
        return Reason("only proposed")
    return _uncounted(origin)


def _linked(found: PhotoCrop, options: ExportOptions) -> tuple[Alternate, ...]:
    """The linked crops that count: those that a person moved, the others only where proposals do."""
    decision = found.record.decision
    if not options.alternates or options.apply is not None or decision is None:
        return ()
    if doubt_of(found.record) is not None:
        return ()
    return tuple(
        each
        for each in decision.alternates
        if (Origin.ADJUSTED if each.nudged else Origin.PROPOSED) in options.wanted
        and not leaves_picture(each, found.info)
    )


def _tilt(found: PhotoCrop) -> float | None:
    """How far the photo leans clockwise as shown; of mirrored photos it is not known in which frame."""
    level = levelled(found.record)
    return level.angle if level is not None and found.info.orientation not in MIRRORED else None


def _uncounted(origin: Origin) -> Reason:
    return Reason("{origin}, which does not count here", origin=origin.value)


def _named(photos: Sequence[PlannedPhoto], options: ExportOptions) -> tuple[PlannedPhoto, ...]:
    """The photos with the names of their pictures; hidden names are made when the photo is read."""
    if options.anonymous_names:
        return tuple(photos)
    names = plain_names(
        photo.path.with_stem(f"{photo.path.stem} {photo.place.name}") if photo.ratio else photo.path
        for photo in photos
    )
    return tuple(replace(photo, name=name) for photo, name in zip(photos, names, strict=True))
