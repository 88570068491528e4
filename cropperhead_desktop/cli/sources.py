"""Crops that other editors keep, as options of commands: `--from` and `--root`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cropperhead_desktop.cli.output import console
from cropperhead_desktop.domain.progress import ProgressCallback, ignore_progress
from cropperhead_desktop.workflows.services import Services

if TYPE_CHECKING:
    from cropperhead_desktop.workflows.elsewhere import Elsewhere

From = Annotated[
    list[Path] | None,
    typer.Option(
        "--from",
        help="Also the crops that another editor keeps: a catalogue, or a folder with its sidecars. Repeat.",
    ),
]
Root = Annotated[
    list[str] | None,
    typer.Option("--root", metavar="OLD=NEW", help="Where a folder that a catalogue names lies now. Repeat."),
]


def found_elsewhere(
    opened: Services,
    sources: Sequence[Path] | None,
    roots: Sequence[str] | None,
    progress: ProgressCallback = ignore_progress,
) -> Elsewhere | None:
    """What the sources say (None: there are none); notes about them go to stderr.

    FileError: a source cannot be read, or a root is not there.
    """
    from cropperhead_desktop.workflows.elsewhere import read_elsewhere

    mapping = roots_given(roots)
    if not sources:
        return None
    found = read_elsewhere(opened, sources, mapping, progress)
    print_notes(found.notes)
    return found


def seeing_also(
    opened: Services,
    sources: Sequence[Path] | None,
    roots: Sequence[str] | None,
    progress: ProgressCallback = ignore_progress,
) -> Services:
    """The services, for which photos also have the crops of the sources."""
    from cropperhead_desktop.workflows.elsewhere import seeing

    found = found_elsewhere(opened, sources, roots, progress)
    return opened if found is None else seeing(opened, found)


def roots_given(pairs: Sequence[str] | None) -> dict[str, Path]:
    """The roots of `--root` (FileError: one is not there)."""
    from cropperhead_desktop.workflows.elsewhere import roots_of

    try:
        return roots_of(pairs or ())
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error


def print_notes(notes: Sequence[str]) -> None:
    """Remarks about what was read all the same."""
    for note in notes:
        console(stderr=True).print(f"note: {note}", style="yellow", markup=False)
