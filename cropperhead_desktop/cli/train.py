"""`cropperhead train`: from photos with crops to a model.

With a data folder and a run folder it trains what `--recipe` says; with `--library` or `--data` it makes a
model of one's own, judges it, and takes it into use when it is better.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cropperhead_desktop.cli.output import console, print_json
from cropperhead_desktop.cli.parameters import Json
from cropperhead_desktop.cli.retrain import OtherEditors, OutputMode, print_epoch, retrain_from
from cropperhead_desktop.cli.session import guarded, progress_bar
from cropperhead_desktop.cli.sources import From, Root
from cropperhead_desktop.domain.errors import printable
from cropperhead_desktop.training.config import TrainJob
from cropperhead_desktop.workflows.learn.train import Install, What, parse_choices
from cropperhead_desktop.workflows.learn.train import train as run_job


def train(
    data: Annotated[Path | None, typer.Argument(help="Folder with manifest.json and photos.")] = None,
    run: Annotated[
        Path | None, typer.Argument(help="Folder of the run; gone on with when it exists.")
    ] = None,
    library: Annotated[Path | None, typer.Option(help="Learn from the crops in a folder of yours.")] = None,
    dataset: Annotated[Path | None, typer.Option("--data", help="Learn from an export of yours.")] = None,
    what: Annotated[
        What, typer.Option(help="The head (seconds) or the network (needs the train extra).")
    ] = What.HEAD,
    install: Annotated[Install, typer.Option(help="When to use the new model.")] = Install.IF_BETTER,
    model: Annotated[str, typer.Option("--model", help="Model that is taught further.")] = "",
    recipe: Annotated[
        str, typer.Option(help="2020, candidates; with DATA RUN also angle, level, style-prior.")
    ] = "",
    config: Annotated[Path | None, typer.Option(help="TOML or JSON file of choices.")] = None,
    choices: Annotated[
        list[str] | None, typer.Option("--set", metavar="NAME=VALUE", help="A choice, e.g. loss=giou.")
    ] = None,
    board: Annotated[bool, typer.Option(help="Write TensorBoard files into the run folder.")] = True,
    export: Annotated[Path | None, typer.Option(help="Put the model and its card into this folder.")] = None,
    name: Annotated[str, typer.Option(help="Name of the model.")] = "",
    reference: Annotated[
        Path | None, typer.Option(help="Weights of a 2020 network to compare with on the card.")
    ] = None,
    sources: From = None,
    root: Root = None,
    json: Json = False,
    json_progress: Annotated[bool, typer.Option("--json-progress", help="JSON objects all along.")] = False,
    tied: Annotated[bool, typer.Option("--tied", hidden=True)] = False,
) -> None:
    """Learn from your own crops (--library, --data), or train a network on a data folder (DATA RUN)."""
    given = [one for one in (library, dataset, data) if one is not None]
    if len(given) != 1 or (data is None) != (run is None):
        raise typer.BadParameter("give one of --library FOLDER, --data EXPORT, or DATA and RUN")
    if sources and library is None:
        raise typer.BadParameter("--from goes with --library")
    with guarded():
        chosen = parse_choices(choices or [], config)
    if data is not None and run is not None:
        job = TrainJob(data, run, recipe or "2020", chosen, board, export, name or "trained", reference)
        _train_in(job, json)
        return
    from cropperhead_desktop.workflows.learn.retrain import RetrainRequest

    request = RetrainRequest(what, install, recipe or "candidates", model, name, chosen)
    mode, others = OutputMode(json, json_progress, tied), OtherEditors(sources, root)
    code = retrain_from(given[0], library is not None, request, mode, others)
    raise typer.Exit(code)


def _train_in(job: TrainJob, json: bool) -> None:
    """Run a job and say what it does, as lines or as JSON."""
    out = console()
    with guarded(), progress_bar("train", not json) as progress:
        verdict = run_job(job, progress, lambda epoch: print_epoch(epoch, json, "ok"))
    if json:
        print_json({"status": "ok", "run": printable(job.run), "verdict": verdict})
        return
    out.print(f"the run is in {printable(job.run)}; going on is the same command again", markup=False)
    if (board := job.run / "board").exists():
        out.print(f"look at it: tensorboard --logdir {printable(board)}", markup=False)
    if verdict is not None:
        out.print(verdict, markup=False)
