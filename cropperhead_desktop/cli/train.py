"""`cropperhead train`: from photos with crops to a model."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from cropperhead_desktop.cli.output import console, print_json
from cropperhead_desktop.cli.parameters import Json
from cropperhead_desktop.cli.session import guarded, progress_bar
from cropperhead_desktop.domain.errors import shown
from cropperhead_desktop.workflows.train import Epoch, Job, parse_choices
from cropperhead_desktop.workflows.train import train as run_job


def train(
    data: Annotated[Path, typer.Argument(help="Folder with manifest.json and photos.", show_default=False)],
    run: Annotated[
        Path, typer.Argument(help="Folder of the run; gone on with when it exists.", show_default=False)
    ],
    recipe: Annotated[str, typer.Option(help="What is trained.")] = "2020",
    config: Annotated[
        Path | None, typer.Option(help="TOML or JSON file of choices.", show_default=False)
    ] = None,
    choices: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="NAME=VALUE", help="A choice, e.g. loss=giou.", show_default=False),
    ] = None,
    board: Annotated[bool, typer.Option(help="Write TensorBoard files into the run folder.")] = True,
    export: Annotated[
        Path | None, typer.Option(help="Put the model and its card into this folder.", show_default=False)
    ] = None,
    name: Annotated[str, typer.Option(help="Name of the exported model.")] = "trained",
    reference: Annotated[
        Path | None,
        typer.Option(help="Weights of a 2020 network to compare with on the card.", show_default=False),
    ] = None,
    json: Json = False,
) -> None:
    """Train a model on photos with crops (needs the train extra)."""
    out = console()

    def told(epoch: Epoch) -> None:
        if json:
            print_json({"status": "ok", **epoch.numbers, "remark": epoch.remark})
        else:
            numbers = epoch.numbers
            out.print(
                f"epoch {numbers['epoch']:3.0f}  loss {numbers['loss']:.5f}  unseen "
                f"{numbers['held_out_loss']:.5f}  IoU {numbers['held_out_iou']:.3f}  "
                f"[dim]{escape(epoch.remark)}[/dim]"
            )

    with guarded(), progress_bar("train", not json) as progress:
        job = Job(data, run, recipe, config, parse_choices(choices or []), board, export, name, reference)
        verdict = run_job(job, progress, told)
    if json:
        print_json({"status": "ok", "run": shown(run), "verdict": verdict})
        return
    out.print(f"the run is in {shown(run)}; going on is the same command again", markup=False)
    if board:
        out.print(f"look at it: tensorboard --logdir {shown(run / 'board')}", markup=False)
    if verdict is not None:
        out.print(verdict, markup=False)


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command()(train)
