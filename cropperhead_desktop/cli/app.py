"""The commands of `cropperhead`, built with typer; each is a thin layer over one workflow."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from cropperhead_desktop import __version__
from cropperhead_desktop.cli import COMMANDS
from cropperhead_desktop.cli.display import FrontEnds, OpenWindow, ServePage, no_page
from cropperhead_desktop.cli.parameters import Device, Model
from cropperhead_desktop.workflows.options import Options


def app_of(names: Iterable[str] = COMMANDS) -> typer.Typer:
    """The program with some of its commands: only theirs is imported."""
    app = typer.Typer(
        name="cropperhead",
        help="Crop and level photographs: a local network proposes, you decide, Lightroom reads it.",
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
        epilog="`cropperhead [FOLDER | PHOTO…]` without a command opens the window.",
    )
    app.callback()(_main)
    for name in names:
        module, _, member = COMMANDS[name].partition(".")
        made = getattr(import_module(f"cropperhead_desktop.cli.{module}"), member)
        if isinstance(made, typer.Typer):
            app.add_typer(made, name=name)
        else:
            app.command(name)(made)
    return app


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"cropperhead {__version__}")
        raise typer.Exit


def _main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Crop and level photographs: a local network proposes, you decide, Lightroom reads it."""


def open_(
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
    app_of(given[:1] if given and given[0] in COMMANDS else COMMANDS)(
        given, prog_name="cropperhead", obj=FrontEnds(open_window, serve)
    )
    raise AssertionError("typer ends the process itself")
