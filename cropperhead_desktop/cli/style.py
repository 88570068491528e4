"""`cropperhead style show | learn | reset | export | import`: the personal head."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cropperhead_desktop.cli.output import console, exit_of, print_json, print_problems
from cropperhead_desktop.cli.parameters import Device, Force, Json, Model, Paths, Recursive
from cropperhead_desktop.cli.session import listed, progress_bar, services
from cropperhead_desktop.domain.errors import printable
from cropperhead_desktop.workflows.options import Options
from cropperhead_desktop.workflows.rows import failed_row
from cropperhead_desktop.workflows.services import Services

app = typer.Typer(help="What the program has learnt about your taste.", no_args_is_help=True)


@app.command()
def show(model: Model = "", json: Json = False) -> None:
    """Say in words what was learnt, and whether it is used."""
    with services(Options(model=model)) as opened:
        _say(opened, json)


@app.command()
def learn(
    paths: Paths, model: Model = "", device: Device = "", recursive: Recursive = True, json: Json = False
) -> None:
    """Learn from the crops that your photos already have; photos and sidecars are only read."""
    with services(Options(model=model, device=device)) as opened:
        from cropperhead_desktop.workflows.learn.personal import learn_library

        photos, problems = listed(opened, paths, recursive)
        with progress_bar("learn", not json) as progress:
            count, failures = learn_library(opened, photos, progress)
        problems += [failed_row(one.path, one.reason) for one in failures]
        print_problems(problems, json)
        if not json:
            console().print(f"{count} crops learnt", markup=False)
        _say(opened, json)
    raise typer.Exit(exit_of(problems))


@app.command()
def reset(model: Model = "") -> None:
    """Forget everything that was learnt, also with other models."""
    with services(Options(model=model)) as opened:
        opened.style.reset()
    console().print("forgotten", markup=False)


@app.command()
def export(
    target: Annotated[Path, typer.Argument(help="File to write (.npz).")],
    model: Model = "",
    force: Force = False,
) -> None:
    """Copy what was learnt into a file; it holds numbers only, no photo and no name."""
    with services(Options(model=model)) as opened:
        from cropperhead_desktop.workflows.learn.personal import export_learnt

        export_learnt(opened.style, target, force)
    console().print(printable(target), markup=False)


@app.command(name="import")
def import_(
    source: Annotated[Path, typer.Argument(help="A file made by export.")],
    model: Model = "",
) -> None:
    """Take over what was learnt elsewhere with the same model; what was learnt here is replaced."""
    with services(Options(model=model)) as opened:
        opened.style.bring(source)
        _say(opened, json=False)


def _say(opened: Services, json: bool) -> None:
    style = opened.style.style
    words = opened.style.words()
    if json:
        found = style.agreement()
        scores = {voice.value: round(score, 4) for voice, score in found.scores.items()}
        row = {"status": "ok", "crops": len(style.crops), "used": found.voice.value, "agreement": scores}
        print_json({**row, "words": words, "model": opened.suggester.name})
        return
    for line in words:
        console().print(line, markup=False)
