"""`cropperhead export`: the photos with crops as a dataset, or as arrays for a classifier."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cropperhead_desktop.cli.options import with_options
from cropperhead_desktop.cli.output import Exit, console, exit_of, print_json, print_line
from cropperhead_desktop.cli.parameters import (
    Device,
    Engine,
    EngineName,
    Json,
    Model,
    Recursive,
    Scheduler,
    Shelf,
    Tls,
)
from cropperhead_desktop.cli.session import engine, progress_bar, services
from cropperhead_desktop.cli.sources import From, Root, seeing_also
from cropperhead_desktop.dataset.options import Applied, ExportOptions
from cropperhead_desktop.domain.errors import FileError
from cropperhead_desktop.workflows.options import Options

if TYPE_CHECKING:
    from cropperhead_desktop.workflows.export.run import ExportReport


class Array(StrEnum):
    """Files of arrays."""

    NPZ = "npz"


@with_options(ExportOptions)
def export(
    folder: Annotated[Path, typer.Argument(help="Folder of photos.")],
    out: Annotated[Path, typer.Argument(help="Folder to make, outside of FOLDER.")],
    *,
    options: ExportOptions,
    array: Annotated[Array, typer.Option("--array", help="File of arrays, with --apply-crop.")] = Array.NPZ,
    recursive: Recursive = True,
    sources: From = None,
    root: Root = None,
    model: Model = "",
    device: Device = "",
    json: Json = False,
    by: Engine = EngineName.LOCAL,
    scheduler: Scheduler = "",
    tls: Tls = None,
    shelf: Shelf = None,
) -> None:
    """Make a dataset of the photos whose crops were decided: pictures, labels, splits, and no metadata."""
    # imported late: other commands need no numpy
    from cropperhead_desktop.workflows.export.plan import plan_export
    from cropperhead_desktop.workflows.export.run import export_dataset
    from cropperhead_desktop.workflows.export.spread import spread_export

    asked = Options(model=model, device=device)
    with services(asked, with_model=options.apply is Applied.MODEL) as opened:
        if not folder.is_dir():
            raise FileError(folder, "is not a folder")
        with progress_bar("look", not json) as progress:
            opened = seeing_also(opened, sources, root, progress)
            plan = plan_export(opened, [folder], out, options, progress, recursive)
        with progress_bar("export", not json) as progress:
            if shelf is None and by is EngineName.LOCAL:
                report = export_dataset(opened, plan, progress)
            else:
                with engine(by, scheduler, tls, shelf, opened.jobs) as (workers, place):
                    report = spread_export(workers, opened, plan, place, progress)
    raise typer.Exit(_show(report, out, json))


def _show(report: ExportReport, out: Path, as_json: bool) -> Exit:
    """Every row for programs; for people what failed, and what was made."""
    rows = report.rows()
    if as_json:
        for row in rows:
            print_json(row)
    else:
        for row in rows:
            if row["status"] == "failed":
                print_line(console(), row)
        for sentence in report.summary(out):
            console().print(sentence, markup=False)
    for note in report.notes:
        console(stderr=True).print(f"note: {note}", style="yellow", markup=False)
    return exit_of(rows)
