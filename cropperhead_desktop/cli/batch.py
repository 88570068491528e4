"""`cropperhead batch` and `cropperhead undo`: auto-crop whole folders, and take that back."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from cropperhead_desktop.cli.options import with_options
from cropperhead_desktop.cli.output import Exit, Row, console, print_json, print_line
from cropperhead_desktop.cli.parameters import (
    Device,
    Engine,
    EngineName,
    Force,
    Json,
    Model,
    Scheduler,
    Shelf,
    Tls,
    Tool,
)
from cropperhead_desktop.cli.session import engine, guarded, progress_bar, services
from cropperhead_desktop.domain.errors import printable
from cropperhead_desktop.library.batches import Batch, BatchStore, Relation
from cropperhead_desktop.workflows.batch.options import BatchOptions
from cropperhead_desktop.workflows.batch.photo import BatchRow
from cropperhead_desktop.workflows.batch.report import BatchReport, closing_words, report_to
from cropperhead_desktop.workflows.batch.run import OnRow, Summary, recorded_options, run_batch
from cropperhead_desktop.workflows.batch.spread import shelf_at, spread_batch, spread_undo
from cropperhead_desktop.workflows.batch.undo import undo_batch
from cropperhead_desktop.workflows.guarded_sidecars import GuardedSidecars
from cropperhead_desktop.workflows.options import Options, batches_folder

Wait = Annotated[float, typer.Option(help="Seconds to wait for another writer in the folder.", min=0)]


@with_options(BatchOptions)
def batch(
    paths: Annotated[list[Path] | None, typer.Argument(metavar="FOLDER…", help="Folders and photos.")] = None,
    *,
    options: BatchOptions,
    report: Annotated[
        Path | None,
        typer.Option(help="A folder for report.html and report.jsonl, or one .html or .jsonl file."),
    ] = None,
    resume: Annotated[str, typer.Option(metavar="ID", help="Go on with this batch.")] = "",
    wait: Wait = 0.0,
    jobs: Annotated[
        int, typer.Option(help="Photos at a time; 0: one per core, at most 4.", min=0, max=64)
    ] = 0,
    model: Model = "",
    device: Device = "",
    exiftool: Tool = "",
    force: Force = False,
    json: Json = False,
    by: Engine = EngineName.LOCAL,
    scheduler: Scheduler = "",
    tls: Tls = None,
    shelf: Shelf = None,
) -> None:
    """Write a proposed crop for every photo, as proposals that you can review, undo or go on with."""
    if bool(paths) == bool(resume):
        raise typer.BadParameter("name folders and photos, or a batch with --resume ID")
    apart = shelf is not None or by is not EngineName.LOCAL
    if apart and report is not None and report.suffix not in (".json", ".jsonl"):
        raise typer.BadParameter("with --journal or --engine dask a report is a .jsonl file")
    earlier = _found(resume, shelf) if resume else None
    model = model or (earlier.heading.model if earlier is not None else "")
    with services(Options(model=model, device=device, jobs=jobs, exiftool=exiftool)) as opened:
        if earlier is not None:
            paths, options = [Path(root) for root in earlier.heading.roots], recorded_options(earlier)
        with report_to(report, force) as written, progress_bar("crop", not json) as progress:
            on_row = _printer(written, json)
            if apart:
                with engine(by, scheduler, tls, shelf, opened.jobs) as (workers, place):
                    summary = spread_batch(
                        workers, opened, paths or [], options, on_row, place, progress,
                        resume=earlier, wait=wait,
                    )  # fmt: skip
            else:
                summary = run_batch(
                    opened, paths or [], options, on_row, progress,
                    resume=earlier, wait=wait, pictures=report is not None,
                )  # fmt: skip
            written.close(closing_words(paths or [], summary))
        _tell(summary, written, shelf)
    if summary.cancelled:
        raise typer.Exit(Exit.CANCELLED)
    raise typer.Exit(Exit.SOME_FAILED if summary.failed or written.problem else Exit.OK)


def _printer(report: BatchReport, json: bool) -> OnRow:
    out = console()

    def on_row(row: BatchRow) -> None:
        if json:
            print_json(row.as_row())
        else:
            print_line(out, row.as_row())
        report.add(row)

    return on_row


def _tell(summary: Summary, report: BatchReport, shelf: Path | None) -> None:
    out = console(stderr=True)
    if report.problem:
        out.print(f"report: {report.problem}", style="red", markup=False)
    for file in report.files:
        out.print(f"report: {file}", markup=False)
    out.print(("cancelled: " if summary.cancelled else "") + summary.words, markup=False)
    if summary.id is None:
        return
    if summary.cancelled:
        out.print(f"the same command, or --resume {summary.id}, goes on", markup=False)
    where = f" --journal {printable(shelf)}" if shelf is not None else ""
    out.print(f"undo all of it: cropperhead undo FOLDER {summary.id}{where}", markup=False)


def undo(
    folder: Annotated[Path, typer.Argument(help="The folder, where it is today.")],
    batch_id: Annotated[str, typer.Argument(metavar="[ID]", help="The batch; default: the last one.")] = "",
    list_: Annotated[
        bool, typer.Option("--list", help="List the batches of the folder, and of those that are gone.")
    ] = False,
    wait: Wait = 0.0,
    json: Json = False,
    by: Engine = EngineName.LOCAL,
    scheduler: Scheduler = "",
    tls: Tls = None,
    shelf: Shelf = None,
) -> None:
    """Take a whole batch back: every sidecar as it was before, but for those that were changed since."""
    with guarded():
        store = _store(shelf)
        if list_:
            _list(store, folder, json)
            raise typer.Exit
        chosen = _found(batch_id, shelf) if batch_id else _last(store, folder)
        moved = folder if batch_id and chosen.relation(folder) is None else None
        failures: list[Row] = []

        def on_row(row: Row) -> None:
            if json:
                print_json(row)
            elif row["status"] == "failed":
                failures.append(row)

        with progress_bar("undo", not json) as progress:
            if shelf is not None or by is not EngineName.LOCAL:
                threads = min(4, os.cpu_count() or 1)
                with engine(by, scheduler, tls, shelf, threads) as (workers, _place):
                    undone = spread_undo(workers, chosen, on_row, progress, moved, wait)
            else:
                undone = undo_batch(chosen, GuardedSidecars(), on_row, progress, moved, wait)
    for row in failures:
        print_line(console(), row)
    console(stderr=True).print(f"batch {chosen.id}: {undone.words}", markup=False)
    raise typer.Exit(Exit.SOME_FAILED if undone.conflicts else Exit.OK)


def _store(shelf: Path | None) -> BatchStore:
    return BatchStore(batches_folder()) if shelf is None else shelf_at(shelf)


def _found(batch_id: str, shelf: Path | None) -> Batch:
    batch = _store(shelf).find(batch_id)
    if batch is None:
        raise typer.BadParameter(
            f"there is no batch {batch_id!r}; `cropperhead undo FOLDER --list` lists them"
        )
    return batch


def _last(store: BatchStore, folder: Path) -> Batch:
    for batch in store.of_folder(folder):
        if batch.can_undo and batch.relation(folder) is Relation.INSIDE:
            return batch
    raise typer.BadParameter(
        "no batch in this folder is left to undo; --list shows those that went further, or whose folder was "
        "moved: they want their ID"
    )


def _list(store: BatchStore, folder: Path, json: bool) -> None:
    out = console()
    for batch in store.batches():
        heading, relation = batch.heading, batch.relation(folder)
        if relation is None and not batch.is_lost:
            continue
        if json:
            print_json(
                {
                    "id": batch.id,
                    "time": heading.time,
                    "state": batch.state.value,
                    "written": batch.written,
                    "failed": batch.failed,
                    "model": heading.model,
                    "folders": list(heading.roots),
                    "options": heading.options,
                }
            )
        else:
            place = (
                escape(f"{printable(Path(heading.roots[0]))} is gone") if relation is None else "went further"
            )
            remark = "" if relation is Relation.INSIDE else f"  [yellow]{place}[/yellow]"
            when, model = heading.time[:16].replace("T", " "), f"[dim]{escape(heading.model)}[/dim]"
            counts = f"{batch.written:,} written, {batch.failed:,} failed"
            out.print(f"{batch.id}  {when}  {batch.state.value}, {counts}  {model}{remark}")
