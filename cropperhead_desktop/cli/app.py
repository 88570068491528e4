"""The commands of `cropperhead`, built with typer; each is a thin layer over one workflow."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from cropperhead_desktop import __version__
from cropperhead_desktop.cli import (
    COMMANDS,
    backups,
    batch,
    blind,
    collection,
    evaluate,
    export,
    harvest,
    learn,
    models,
    photos,
    serve,
    stats,
    style,
    trace,
    train,
)
from cropperhead_desktop.cli.display import FrontEnds, OpenWindow, ServePage, no_page
from cropperhead_desktop.cli.parameters import Device, Model
from cropperhead_desktop.workflows.options import Options

app = typer.Typer(
    name="cropperhead",
    help="Crop and level photographs: a local network proposes, you decide, Lightroom reads it.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="`cropperhead [FOLDER | PHOTO…]` without a command opens the window.",
)
for command in (
    *(photos.suggest, photos.set_, photos.render, photos.doctor, photos.demo),
    *(harvest.crops, stats.stats, batch.batch, batch.undo, evaluate.evaluate, train.train),
    *(blind.blind, export.export, trace.trace, learn.learn, serve.serve),
):
    app.command(command.__name__.rstrip("_"))(command)
app.add_typer(models.app, name="models")
app.add_typer(backups.app, name="backups")
app.add_typer(style.app, name="style")
app.add_typer(collection.app, name="collection")


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"cropperhead {__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Crop and level photographs: a local network proposes, you decide, Lightroom reads it."""


@app.command(name="open")
def _open(
    context: typer.Context,
    paths: Annotated[list[Path] | None, typer.Argument(metavar="[FOLDER | PHOTO…]")] = None,
    model: Model = "",
    device: Device = "",
    safe: Annotated[
        bool,
        typer.Option("--safe", help="As new: default settings and model, CPU, nothing learnt."),
    ] = False,
) -> None:
    """Open the window on a folder or some photos."""
    options = Options(model=model, device=device or "cpu" * safe, personal=not safe, safe=safe)
    raise typer.Exit(context.obj.open_window(paths or [], options))


def run(
    open_window: OpenWindow, arguments: Sequence[str] | None = None, serve: ServePage = no_page
) -> NoReturn:
    """Run the command line on `arguments` (default: the process's own) and exit with its code.

    `open_window` opens the window and returns its exit code, `serve` serves the page; the command
    line may not import them.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given and given[0] not in COMMANDS and given[0] not in ("-h", "--help", "--version"):
        given.insert(0, "open")
    app(given, prog_name="cropperhead", obj=FrontEnds(open_window, serve))
    raise AssertionError("typer ends the process itself")
