"""Every editor whose crops can be read, a row each, and the one way to all of them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from cropperhead_desktop.domain.errors import FileError
from cropperhead_desktop.domain.photo import PHOTO_EXTENSIONS, extension
from cropperhead_desktop.editors import capture_one, picasa, rawtherapee
from cropperhead_desktop.editors.darktable.library import read_library
from cropperhead_desktop.editors.darktable.modules import read_beside
from cropperhead_desktop.editors.found import Editor, LeftOut
from cropperhead_desktop.editors.lightroom import catalogue
from cropperhead_desktop.editors.reading import Context, Found, Source
from cropperhead_desktop.library.scan import UNSUPPORTED, Listing, listings

SOURCES: tuple[Source, ...] = (
    catalogue.SOURCE,
    Source(Editor.DARKTABLE, read_beside),
    Source(Editor.DARKTABLE, read_library, ("library.db",)),
    rawtherapee.RAWTHERAPEE,
    rawtherapee.ART,
    picasa.SOURCE,
    *capture_one.SOURCES,
)

_BACKUPS = "Backups"
"""Where Lightroom keeps older states of a catalogue, beside it: the same photos once more."""


def crops_from(path: Path, context: Context) -> Iterator[Found]:
    """What other editors know: from a catalogue, from a folder and all below it, or about one photo.

    In a folder what cannot be read is left out with its reason; FileError where `path` itself cannot be.
    """
    if os.path.isdir(path):
        yield from _in_folders(path, context)
        return
    if not os.path.lexists(path):
        raise FileError(path, "no such file or folder")
    taking = [source for source in SOURCES if source.takes(path.name)]
    if not taking and extension(path) in PHOTO_EXTENSIONS:
        taking = [source for source in SOURCES if not source.files]
    if not taking:
        raise FileError(path, "neither a folder nor a catalogue of an editor that can be read")
    for source in taking:
        yield from source.read(path, context)


def _in_folders(folder: Path, context: Context) -> Iterator[Found]:
    problems: list[LeftOut] = []

    def on_problem(error: FileError, is_hidden: bool) -> None:
        if not is_hidden and error.reason not in UNSUPPORTED.values():  # no editor's word about those
            problems.append(LeftOut(error.path, error.reason))

    for listing in listings([folder], True, context.progress, on_problem):
        yield from problems
        problems.clear()
        is_backup = _BACKUPS in listing.folder.relative_to(folder).parts
        sources = [source for source in SOURCES if not (is_backup and source is catalogue.SOURCE)]
        yield from _in_listing(listing, sources, context)
    yield from problems


def _in_listing(listing: Listing, sources: Iterable[Source], context: Context) -> Iterator[Found]:
    for source in sources:
        names = filter(source.takes, sorted(listing.others)) if source.files else listing.photos
        for name in names:
            try:
                yield from source.read(listing.folder / name, context)
            except FileError as error:
                yield LeftOut(error.path, error.reason)
