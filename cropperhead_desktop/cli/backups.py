"""`cropperhead backups list | remove`: originals kept before their files were changed."""

from __future__ import annotations

from typing import Annotated

import typer

from cropperhead_desktop.cli.output import Exit, console, exit_of, print_json, print_problems
from cropperhead_desktop.cli.parameters import Json, Paths, Recursive
from cropperhead_desktop.cli.session import guarded
from cropperhead_desktop.domain.errors import FileError, printable
from cropperhead_desktop.workflows.backups import KeptOriginal, kept_originals, remove_original
from cropperhead_desktop.workflows.rows import Row, failed_row

app = typer.Typer(help="Originals that were kept before their files were changed.", no_args_is_help=True)


@app.command(name="list")
def list_(paths: Paths, recursive: Recursive = True, json: Json = False) -> None:
    """List the originals beside photos and sidecars, with their sizes."""
    with guarded():
        found = list(kept_originals(paths, recursive))
    for kept in found:
        if json:
            print_json(_row(kept, "ok"))
        else:
            console().print(f"{_megabytes(kept.size):>9}  {printable(kept.path)}", markup=False)
    if not json:
        console().print(_total(found), markup=False)


@app.command()
def remove(
    paths: Paths,
    recursive: Recursive = True,
    photos: Annotated[bool, typer.Option("--photos", help="Only whole photos, no sidecars.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    json: Json = False,
) -> None:
    """Remove originals whose photo is there and has the same pixels; undo cannot bring those back then."""
    with guarded():
        found = [kept for kept in kept_originals(paths, recursive) if kept.is_photo or not photos]
        if found and not (yes or json):
            typer.confirm(f"{_total(found)} Remove them? Undo needs them", abort=True)
        removed, problems = list[KeptOriginal](), list[Row]()
        for kept in found:
            try:
                remove_original(kept)
            except FileError as error:
                problems.append(failed_row(kept.path, error.reason))
                continue
            removed.append(kept)
            if json:
                print_json(_row(kept, "ok"))
        print_problems(problems, json)
    if not json:
        console().print(f"removed: {_total(removed)}", markup=False)
    raise typer.Exit(exit_of(problems) or Exit.OK)


def _row(kept: KeptOriginal, status: str) -> Row:
    return {"file": printable(kept.path), "status": status, "bytes": kept.size, "photo": kept.is_photo}


def _total(found: list[KeptOriginal]) -> str:
    return f"{len(found)} originals, {_megabytes(sum(kept.size for kept in found))}."


def _megabytes(size: int) -> str:
    return f"{size / 1e6:.1f} MB"
