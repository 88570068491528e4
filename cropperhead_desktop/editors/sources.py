"""Every editor whose crops can be read, a row each, and the one way to all of them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from cropperhead_desktop.domain.errors import FileError
from cropperhead_desktop.domain.photo import PHOTO_EXTENSIONS, extension
from cropperhead_desktop.editors.found import Editor, LeftOut
from cropperhead_desktop.editors.lightroom.catalogue import read_catalogue
from cropperhead_desktop.editors.reading import Context, Found, Source
from cropperhead_desktop.library.scan import Listing, listings

SOURCES: tuple[Source, ...] = (Source(Editor.LIGHTROOM, read_catalogue, ("*.lrcat",)),)


def crops_from(path: Path, context: Context) -> Iterator[Found]:
    """What other editors know: from a catalogue, from a folder and all below it, or about one photo.

    In a folder what cannot be read is left out with its reason; FileError where `path` itself cannot be.
    """
    if os.path.isdir(path):
        yield from _in_folders(path, context)
        return
    taking = [source for source in SOURCES if source.takes(path.name)]
    if not taking and extension(path) in PHOTO_EXTENSIONS:
        taking = [source for source in SOURCES if not source.files]
    if not taking:
        raise FileError(path, "neither a folder nor a catalogue of an editor that can be read")
    for source in taking:
        yield from source.read(path, context)


def _in_folders(folder: Path, context: Context) -> Iterator[Found]:
    problems: list[LeftOut] = []

    def on_problem(error: FileError, _hidden: bool) -> None:
        problems.append(LeftOut(error.path, error.reason))

    for listing in listings([folder], True, context.progress, on_problem):
        yield from problems
        problems.clear()
        yield from _in_listing(listing, context)
    yield from problems


def _in_listing(listing: Listing, context: Context) -> Iterator[Found]:
    for source in SOURCES:
        names = filter(source.takes, sorted(listing.others)) if source.files else listing.photos
        for name in names:
            try:
                yield from source.read(listing.folder / name, context)
            except FileError as error:
                yield LeftOut(error.path, error.reason)
