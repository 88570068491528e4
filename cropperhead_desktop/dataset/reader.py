"""Reading a dataset back: labels out of any of its formats, and proof that it is what was written."""

from __future__ import annotations

import csv
import tarfile
from collections.abc import Iterator
from pathlib import Path

from cropperhead_desktop.dataset.description import Description, read_description
from cropperhead_desktop.dataset.formats import FORMATS
from cropperhead_desktop.dataset.label import LabelledPicture
from cropperhead_desktop.dataset.names import digest_of
from cropperhead_desktop.domain.errors import FileError, printable
from cropperhead_desktop.domain.progress import Progress, ProgressCallback, ignore_progress
from cropperhead_desktop.system.files import reason_of


def labels_of(folder: Path, form: str) -> Iterator[LabelledPicture]:
    """The labels of one format, one at a time (FileError, ToolError)."""
    try:
        FORMATS[form].check()
        yield from FORMATS[form].read(folder)
    except (OSError, KeyError, TypeError, ValueError, tarfile.TarError, csv.Error) as error:
        raise FileError(
            folder, "the labels as {form} cannot be read ({why})", form=form, why=repr(error)
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
            raise FileError(path, "does not belong to the dataset in {folder}", folder=printable(folder))
    return description


def _digest(path: Path) -> str:
    try:
        return digest_of(path)
    except OSError as error:
        raise FileError(path, "cannot be read: {why}", why=reason_of(error)) from error
