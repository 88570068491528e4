"""`cropperhead collection fetch | settle | check | withdrawn | export`: what visitors of the page gave."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from cropperhead_desktop.cli.options import with_options
from cropperhead_desktop.cli.output import Exit, Row, console, exit_of, print_json, print_rows
from cropperhead_desktop.cli.parameters import Json
from cropperhead_desktop.cli.session import guarded, progress_bar, services
from cropperhead_desktop.dataset.options import ExportOptions
from cropperhead_desktop.domain.errors import FileError, printable
from cropperhead_desktop.workflows.options import Options

app = typer.Typer(help="What visitors of the page gave: look at it, take it over.", no_args_is_help=True)

Store = Annotated[
    str,
    typer.Option(
        "--store", envvar="CROPPERHEAD_STORE", show_default=False,
        help="Folder, or s3://BUCKET/… (keys from AWS_… variables), of the photos.",
    ),
]  # fmt: skip
Database = Annotated[
    str,
    typer.Option(
        "--database", envvar="CROPPERHEAD_DATABASE", show_default=False,
        help="postgresql+psycopg://…, or sqlite:///FILE; else SQLite in the folder of the photos.",
    ),
]  # fmt: skip
Fetched = Annotated[Path, typer.Argument(help="Folder of fetched photos.")]


@app.command()
def fetch(
    folder: Fetched,
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="At most so many, the oldest first.")] = 200,
    store: Store = "",
    database: Database = "",
    json: Json = False,
) -> None:
    """Put photos that wait into a folder; open it: Enter takes a visitor's crop, X rejects the photo."""
    from cropperhead_desktop.workflows import collection as workflow

    with services(Options(), with_model=False) as opened, workflow.open_collection(store, database) as found:
        code = print_rows(workflow.fetch(opened, found, folder, limit), json)
    raise typer.Exit(code)


@app.command()
def settle(folder: Fetched, store: Store = "", database: Database = "", json: Json = False) -> None:
    """Take over what was decided in a fetched folder; what was rejected is deleted from the collection."""
    from cropperhead_desktop.workflows import collection as workflow

    with services(Options(), with_model=False) as opened, workflow.open_collection(store, database) as found:
        if not folder.is_dir():
            raise FileError(folder, "is not a folder")
        code = print_rows(workflow.settle(opened, found, folder), json)
    raise typer.Exit(code)


@app.command()
def check(
    repair: Annotated[bool, typer.Option("--repair", help="Delete files without a row.")] = False,
    store: Store = "",
    database: Database = "",
    json: Json = False,
) -> None:
    """Read everything and name what is missing, damaged, or left over from a killed program."""
    from cropperhead_desktop.workflows import collection as workflow

    with guarded(), workflow.open_collection(store, database) as found:
        rows: list[Row] = [
            {"file": each.name, "status": "repaired" if each.is_repaired else "failed", "reason": each.reason}
            for each in found.check(repair)
        ]
        _print_names(rows, json, "Nothing is wrong.")
    raise typer.Exit(exit_of(rows))


@app.command()
def withdrawn(
    dataset: Annotated[Path, typer.Argument(help="Folder of an exported dataset.")],
    store: Store = "",
    database: Database = "",
    json: Json = False,
) -> None:
    """Name the pictures of a dataset whose givers took them back; exit code 1 where there are any."""
    from cropperhead_desktop.workflows import collection as workflow

    with guarded(), workflow.open_collection(store, database) as found:
        rows: list[Row] = [
            {"file": printable(name), "status": "withdrawn", "reason": "its giver took it back"}
            for name in workflow.taken_back(found, dataset)
        ]
        _print_names(rows, json, "Nothing was taken back.")
    raise typer.Exit(Exit.SOME_FAILED if rows else Exit.OK)


@app.command()
@with_options(ExportOptions, without={"wanted"})  # all labels are visitors'
def export(
    out: Annotated[Path, typer.Argument(help="Folder to make.")],
    *,
    options: ExportOptions,
    store: Store = "",
    database: Database = "",
    json: Json = False,
) -> None:
    """Make a dataset of what was settled, and name pictures of earlier ones that were taken back."""
    from cropperhead_desktop.workflows import collection as workflow

    with (
        services(Options(), with_model=False) as opened,
        workflow.open_collection(store, database) as found,
        progress_bar("export", not json) as progress,
    ):
        made = workflow.export_collection(opened, found, out, options, progress)
    rows = [*made.report.rows(), *made.failed]
    gone = [
        {"file": f"{name}.jpg", "status": "withdrawn", "reason": "its giver took it back"}
        for name in made.withdrawn
    ]
    if json:
        for row in (*rows, *gone):
            print_json(row)
    else:
        _print_names([row for row in rows if row["status"] == "failed"], json)
        for sentence in made.report.summary(out):
            console().print(sentence, markup=False)
        _print_names(gone, json)
    raise typer.Exit(exit_of(rows))


def _print_names(rows: Iterable[Row], as_json: bool, otherwise: str = "") -> None:
    """A row each, for people `name: reason`; `otherwise` where there are none."""
    for row in rows:
        if as_json:
            print_json(row)
        else:
            console().print(f"{row['file']}: {row['status']}: {row['reason']}", markup=False)
    if not rows and otherwise and not as_json:
        console().print(otherwise)
