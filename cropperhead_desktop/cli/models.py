"""`cropperhead models list | use | remove | import | verify`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from cropperhead_desktop.cli.output import Exit, console, print_json
from cropperhead_desktop.cli.parameters import Json
from cropperhead_desktop.cli.session import guarded
from cropperhead_desktop.domain.errors import CropperHeadError
from cropperhead_desktop.workflows.learn import models as workflow

app = typer.Typer(help="List, choose, remove, import and verify models.", no_args_is_help=True)


@app.command(name="list")
def list_(json: Json = False) -> None:
    """List the models that can propose crops."""
    for model in workflow.list_models():
        if json:
            print_json(model)
        else:
            mark = " [dim](in use)[/dim]" if model["in_use"] else ""
            console().print(f"{escape(model['name'])}{mark}  {escape(model['title'])}")


@app.command()
def use(
    name: Annotated[str, typer.Argument(help="A name from the list; none: the one that comes along.")] = "",
) -> None:
    """Let a model propose from now on, here and in the window."""
    with guarded():
        chosen = workflow.use_model(name)
    console().print(f"{chosen} proposes from now on", markup=False)


@app.command()
def remove(
    name: Annotated[str, typer.Argument(help="A model of your own.")],
) -> None:
    """Delete a model of your own, and what was learnt from your crops with it."""
    with guarded():
        workflow.remove_model(name)
    console().print(f"{name} is removed", markup=False)


@app.command(name="import")
def import_(
    source: Annotated[
        Path, typer.Argument(help="A TensorFlow.js folder (model.json) or an .npz of weights.")
    ],
    name: Annotated[str, typer.Option(help="Name of the model; default: the source's.")] = "",
) -> None:
    """Import weights of the 2020 architecture as a model of your own."""
    try:
        made = workflow.import_model(source, name or source.stem)
    except CropperHeadError as error:
        console(stderr=True).print(f"error: {error}", style="red", markup=False)
        raise typer.Exit(Exit.SOME_FAILED) from error
    console().print(f"imported as {made}; use it with --model {made}", markup=False)


@app.command()
def verify(json: Json = False) -> None:
    """Check every model's card, SHA-256 and that it runs."""
    code = Exit.OK
    for result in workflow.verify_models():
        if not result["ok"]:
            code = Exit.SOME_FAILED
        if json:
            print_json(result)
        else:
            colour = "green" if result["ok"] else "red"
            console().print(f"[{colour}]{escape(result['name'])}: {escape(result['detail'])}[/{colour}]")
    raise typer.Exit(code)
