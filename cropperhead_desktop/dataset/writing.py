"""Files of a dataset: there whole or not at all, and a full disk says so."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cropperhead_desktop.domain.errors import FileError
from cropperhead_desktop.system import files
from cropperhead_desktop.system.files import reason_of
from cropperhead_desktop.system.syncs import sync_file, sync_folder


class OutputError(FileError):
    """The dataset cannot be written: what it is made of is not to blame, and there is no use going on."""


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """What the system refuses while `path` is written, as OutputError."""
    try:
        yield
    except OSError as error:
        place = Path(error.filename) if isinstance(error.filename, str) else path
        raise OutputError(place, "cannot be written: {why}", why=reason_of(error)) from error


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that it is there whole or not at all, also after a power cut (OutputError)."""
    with writing(path):
        files.write_whole(path, data)


def sync(path: Path) -> None:
    """Make a written file, or the names in a folder where that is possible, last (OutputError)."""
    if path.is_dir():
        sync_folder(path)
        return
    with writing(path):
        descriptor = os.open(path, os.O_RDONLY)
        try:
            sync_file(descriptor)
        finally:
            os.close(descriptor)
