"""`cropperhead crops`: what crops a library has, for people, as JSON lines, or as a table."""

from __future__ import annotations

import json as json_module
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from secrets import token_hex
from typing import Annotated

import typer

from cropperhead_desktop.cli.output import Row, exit_of, print_rows, write_lines
from cropperhead_desktop.cli.parameters import (
    Engine,
    EngineName,
    Force,
    Json,
    Recursive,
    Scheduler,
    Shelf,
    Tls,
)
from cropperhead_desktop.cli.session import engine, progress_bar, services
from cropperhead_desktop.cli.sources import From, Root, found_elsewhere
from cropperhead_desktop.dataset.fields import read_fields
from cropperhead_desktop.dataset.harvest import csv_lines
from cropperhead_desktop.workflows.options import Options
from cropperhead_desktop.workflows.outputs import CSV, JSON, check_output, is_stream
from cropperhead_desktop.workflows.statistics.fields import FieldReader
from cropperhead_desktop.workflows.statistics.harvest import harvest, is_cropped, spread_harvest


def crops(
    paths: Annotated[list[Path] | None, typer.Argument(help="Photos and folders.")] = None,
    recursive: Recursive = True,
    cropped: Annotated[bool, typer.Option("--cropped", help="Only photos that have a crop.")] = False,
    fields: Annotated[
        Path | None, typer.Option(help="JSON or TOML file that names more tags, as ExifTool does.")
    ] = None,
    csv: Annotated[bool, typer.Option("--csv", help="Print a table with commas.")] = False,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Write --csv or --json into this file.")
    ] = None,
    force: Force = False,
    sources: From = None,
    root: Root = None,
    json: Json = False,
    by: Engine = EngineName.LOCAL,
    scheduler: Scheduler = "",
    tls: Tls = None,
    shelf: Shelf = None,
) -> None:
    """Read the crops that photos have, from sidecars, embedded packets and, with --from, other editors."""
    paths = paths or []
    if not (paths or sources):
        raise typer.BadParameter("give photos and folders, or --from")
    if csv and json:
        raise typer.BadParameter("give either --csv or --json")
    if output is not None and not (csv or json):
        raise typer.BadParameter("--output needs --csv or --json")
    with services(Options(), with_model=False) as opened, ExitStack() as stack:
        if output is not None:
            reads = [*paths, *(sources or ()), *([fields] if fields else [])]
            check_output(output, CSV if csv else JSON, reads, force, streams=is_stream)
        wanted = read_fields(fields) if fields is not None else None
        reader = FieldReader(opened, wanted) if wanted is not None else None
        with progress_bar("read", output is not None or not (json or csv)) as progress:
            rows: Iterable[Row]
            if shelf is None and by is EngineName.LOCAL:
                rows = harvest(opened, paths, recursive, reader, progress)
            else:
                workers, place = stack.enter_context(engine(by, scheduler, tls, shelf, opened.jobs))
                folder = place / f"crops-{token_hex(8)}"
                rows = spread_harvest(workers, opened, paths, folder, recursive, wanted, progress)
                rows = stack.enter_context(closing(rows))
            found = found_elsewhere(opened, sources, root, progress)
            if found is not None:
                from cropperhead_desktop.workflows.statistics.others import with_others

                rows = with_others(opened, found, rows)
            if cropped:
                rows = (row for row in rows if row["status"] != "ok" or is_cropped(row))
            if not (csv or output):
                code = print_rows(rows, json)
            else:
                failed: list[Row] = []
                rows = _noting(rows, failed)
                tags = reader.tags if reader is not None else ()
                lines = csv_lines(rows, tags) if csv else (json_module.dumps(row) + "\n" for row in rows)
                write_lines(lines, output, spreadsheet=csv, force=force)
                code = exit_of(failed)
    raise typer.Exit(code)


def _noting(rows: Iterable[Row], failed: list[Row]) -> Iterator[Row]:
    """Hand rows on; the first failed one goes into `failed`."""
    for row in rows:
        if row["status"] == "failed" and not failed:
            failed.append(row)
        yield row
