"""Reading a dataset back: labels out of any of its formats, and proof that it is what was written."""

from __future__ import annotations

import csv
import tarfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from cropperhead_desktop.dataset.annotations import read_annotations
from cropperhead_desktop.dataset.coco import read_coco
from cropperhead_desktop.dataset.description import Description, read_description
from cropperhead_desktop.dataset.label import Labelled
from cropperhead_desktop.dataset.options import Format
from cropperhead_desktop.dataset.shards import read_shards, samples
from cropperhead_desktop.dataset.tables import read_csv, read_parquet
from cropperhead_desktop.domain.errors import FileError, shown
from cropperhead_desktop.domain.progress import Progress, ProgressCallback, ignore_progress
from cropperhead_desktop.system.files import reason_of

_READERS: dict[Format, Callable[[Path], Iterator[Labelled]]] = {
    Format.JSON: read_annotations,
    Format.COCO: read_coco,
    Format.CSV: read_csv,
    Format.PARQUET: read_parquet,
    Format.WEBDATASET: read_shards,
}


@dataclass(frozen=True, slots=True)
class Exported:
    """A dataset as it lies in `folder`: how it came about, and its labelled pictures in their order."""

    folder: Path
    description: Description
    photos: tuple[Labelled, ...]

    def split(self, name: str) -> tuple[Labelled, ...]:
        """The pictures of `train`, `val` or `test`."""
        return tuple(photo for photo in self.photos if photo.split == name)

    def pictures(self) -> Iterator[tuple[Labelled, bytes]]:
        """Every label with its JPEG, one at a time, in or out of shards (FileError)."""
        if Format.WEBDATASET in self.description.formats and not self.description.loose_pictures:
            yield from samples(self.folder)
            return
        for photo in self.photos:
            yield photo, _bytes(self.folder / photo.file)


def read(folder: Path, form: Format | None = None) -> Exported:
    """The dataset in a folder, its labels from the format `form` (None: the first that it has).

    FileError: no dataset, damaged, or without that format. ToolError: Parquet without pyarrow.
    """
    description = read_description(folder)
    if not description.formats:
        raise FileError(folder, "an export of arrays has no labelled pictures; read it with numpy.load")
    chosen = form or description.formats[0]
    if chosen not in description.formats:
        raise FileError(folder, "has no labels as {form}", form=chosen.value)
    photos = tuple(labels_of(folder, chosen))
    if len(photos) != description.counts["photos"]:
        raise FileError(
            folder,
            "{count} labels as {form}, {wrote} were written",
            count=len(photos),
            form=chosen.value,
            wrote=description.counts["photos"],
        )
    return Exported(folder, description, photos)


def labels_of(folder: Path, form: Format) -> Iterator[Labelled]:
    """The labels of one format, one at a time (FileError, ToolError)."""
    try:
        yield from _READERS[form](folder)
    except (OSError, KeyError, TypeError, ValueError, tarfile.TarError, csv.Error) as error:
        raise FileError(
            folder, "the labels as {form} cannot be read ({why})", form=form.value, why=repr(error)
        ) from error


def verify(folder: Path, progress: ProgressCallback = ignore_progress) -> Description:
    """Check every file against the digests in `dataset.json` (FileError names the first that is wrong)."""
    description = read_description(folder)
    total = len(description.files)
    for done, (name, digest) in enumerate(description.files.items()):
        progress(Progress(done, total, f"checking {name}"))
        if _digest(folder / name) != digest:
            raise FileError(folder / name, "is not what was written: its digest differs")
    known = {*description.files, "dataset.json"}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.relative_to(folder).as_posix() not in known:
            raise FileError(path, "does not belong to the dataset in {folder}", folder=shown(folder))
    return description


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise FileError(path, "cannot be read: {why}", why=reason_of(error)) from error


def _digest(path: Path) -> str:
    digest = sha256()
    try:
        with path.open("rb") as stream:
            while block := stream.read(1 << 20):
                digest.update(block)
    except OSError as error:
        raise FileError(path, "cannot be read: {why}", why=reason_of(error)) from error
    return digest.hexdigest()
