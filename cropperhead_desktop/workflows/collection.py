"""What visitors gave, on its way through the photographer's hands: fetched, settled, made a dataset.

A fetched folder is an ordinary one: photos named by their labels, sidecars in which a visitor proposes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from cropperhead_desktop.dataset.description import read_description
from cropperhead_desktop.dataset.names import digest_of
from cropperhead_desktop.dataset.options import ExportOptions
from cropperhead_desktop.dataset.reader import labels_of
from cropperhead_desktop.domain.decision import VISITOR, DecisionKind, decided_now
from cropperhead_desktop.domain.errors import (
    CollectionError,
    CropperHeadError,
    FileError,
    NotCollectable,
    PhotoError,
)
from cropperhead_desktop.domain.labelling import Origin, doubt_of
from cropperhead_desktop.domain.progress import Progress, ProgressCallback, ignore_progress
from cropperhead_desktop.geometry.crop import WHOLE
from cropperhead_desktop.store.labels import SETTLED, Damage, Label, LabelState, rounded
from cropperhead_desktop.system.files import own_folder, reason_of, write_whole
from cropperhead_desktop.workflows.export.plan import plan_export
from cropperhead_desktop.workflows.export.run import ExportReport, export_dataset
from cropperhead_desktop.workflows.options import data_folder
from cropperhead_desktop.workflows.rows import Row, crop_fields, failed_row, file_fields
from cropperhead_desktop.workflows.services import Services
from cropperhead_desktop.workflows.suggest_and_set import find_crop

if TYPE_CHECKING:
    from cropperhead_desktop.store.collection import Collection

_NAME = re.compile("[0-9a-f]{32}")
_KINDS = {LabelState.ACCEPTED: DecisionKind.ACCEPTED, LabelState.ADJUSTED: DecisionKind.ADJUSTED}


def open_collection(store: str = "", database: str = "") -> Collection:
    """The collection at these addresses, by default a folder among the user's data (CollectionError)."""
    try:
        # imported late: the extra `store`
        from cropperhead_desktop.store.collection import Collection
    except ImportError as error:
        raise CollectionError("the collection needs: pip install 'cropperhead-desktop[store]'") from error
    return Collection.open(store or str(data_folder() / "collection"), database)


def fetch(services: Services, collection: Collection, folder: Path, limit: int) -> Iterator[Row]:
    """Put photos that wait, the oldest `limit`, into a folder, with the crops that visitors propose.

    A photo that is there already stays as it is, whatever was decided about it. FileError: the folder.
    """
    try:
        own_folder(folder)
    except OSError as error:
        raise FileError(folder, "cannot be written: {why}", why=reason_of(error)) from error
    for label in collection.longest_waiting(limit):
        path = folder / f"{label.id if isinstance(label, Label) else label.name}.jpg"
        if isinstance(label, Damage):
            yield failed_row(path, label.reason)
            continue
        try:
            if path.exists() and services.sidecars.read(path).decision is not None:
                yield failed_row(path, "is there already", "skipped")
            elif path.exists() and digest_of(path) != label.sha256:
                yield failed_row(path, "another file of this name is there")
            else:
                yield _placed(services, collection, label, path, DecisionKind.PROPOSED)
        except CropperHeadError as error:
            yield failed_row(path, error.reason if isinstance(error, FileError) else str(error))


def settle(services: Services, collection: Collection, folder: Path) -> Iterator[Row]:
    """Take over what was decided in a fetched folder: accepted, adjusted and kept whole count from now on,
    what was rejected is deleted from the collection, the rest waits on. Files stay as they are."""
    found = services.scan([folder], ignore_progress, False)
    yield from (failed_row(each.path, each.reason) for each in found.problems)
    for path in found.photos:
        try:
            yield _settled(services, collection, path)
        except CropperHeadError as error:
            yield failed_row(path, error.reason if isinstance(error, FileError) else str(error))


def _settled(services: Services, collection: Collection, path: Path) -> Row:
    if not _NAME.fullmatch(path.stem):
        return failed_row(path, "is not from the collection", "skipped")
    label, found = collection.label(path.stem), find_crop(services, path)
    record, decision = found.record, found.record.decision
    if label is None:
        return failed_row(path, "was withdrawn or rejected meanwhile: delete the file", "skipped")
    if isinstance(label, Damage):
        raise PhotoError(path, label.reason)
    if record.marks.is_rejected:
        collection.reject(label.id)
        return {**file_fields(path), "status": "ok", "decision": "rejected"}
    if decision is None or not decision.kind.is_human or decision.kind is DecisionKind.RESET:
        return failed_row(path, "undecided: it waits on", "skipped")
    doubt = doubt_of(record)
    if doubt is not None or (found.info.width, found.info.height) != (label.width, label.height):
        raise PhotoError(path, "is not the photo that was fetched")
    crop = record.crop or WHOLE
    is_same = rounded(crop) == rounded(label.crop)
    state = LabelState.ACCEPTED if is_same and label.state is not LabelState.ADJUSTED else LabelState.ADJUSTED
    collection.settle(label, state, label.crop if is_same else crop)
    return {**file_fields(path), "status": "ok", **crop_fields(found.info, crop), "decision": state.value}


def _placed(services: Services, collection: Collection, label: Label, path: Path, kind: DecisionKind) -> Row:
    """Write a label's photo and sidecar (CollectionError, FileError)."""
    data = collection.photo(label)
    try:
        write_whole(path, data)
    except OSError as error:
        raise FileError(path, "cannot be written: {why}", why=reason_of(error)) from error
    try:
        info = services.photos.info(path)
        if (info.width, info.height, info.orientation) != (label.width, label.height, 1):
            raise PhotoError(path, "is not of the size that was given")
        services.sidecars.write(path, label.crop, info, decided_now(kind, VISITOR))
    except CropperHeadError:
        path.unlink(missing_ok=True)
        raise
    return {**file_fields(path), "status": "ok", **crop_fields(info, label.crop), "decision": kind.value}


@dataclass(frozen=True, slots=True)
class CollectedExport:
    """A dataset of what visitors gave; `withdrawn` names pictures of earlier ones that were taken back."""

    report: ExportReport
    withdrawn: tuple[str, ...]
    failed: tuple[Row, ...]


def export_collection(
    services: Services,
    collection: Collection,
    out: Path,
    options: ExportOptions,
    progress: ProgressCallback = ignore_progress,
) -> CollectedExport:
    """Make a dataset of the labels that were settled; the labels of one photo are never torn apart.

    Raises FileError (nothing is settled, say), CollectionError and what `export_dataset` does.
    """
    failed = list[Row]()
    with TemporaryDirectory(prefix="cropperhead-") as temporary:
        library = Path(temporary)
        for number, label in enumerate(collection.labels(*SETTLED)):
            name = label.id if isinstance(label, Label) else label.name
            progress(Progress(number, 0, name))
            try:
                if isinstance(label, Damage):
                    raise NotCollectable(label.reason)
                place = library / label.sha256
                own_folder(place)
                _placed(services, collection, label, place / f"{name}.jpg", _KINDS[label.state])
            except CropperHeadError as error:
                failed.append(failed_row(Path(f"{name}.jpg"), str(error)))
        wanted = replace(options, wanted=frozenset([Origin.VISITOR]))
        plan = plan_export(services, [library], out, wanted, progress)
        report = export_dataset(services, plan, progress)
    return CollectedExport(report, tuple(collection.withdrawn()), tuple(failed))


def taken_back(collection: Collection, dataset: Path) -> Iterator[str]:
    """The pictures of a dataset, relative to it, whose givers took them back (FileError)."""
    forms = read_description(dataset).options["formats"]
    if not forms:
        raise FileError(dataset, "has no labels: arrays cannot be asked about")
    labels = list(labels_of(dataset, forms[0]))
    gone = collection.taken_back((label.source_sha256, label.crop) for label in labels)
    yield from (label.file for label, is_gone in zip(labels, gone, strict=True) if is_gone)
