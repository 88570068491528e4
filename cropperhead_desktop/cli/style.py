"""`cropperhead style`: what was learnt about the user's taste, under several names."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cropperhead_desktop.cli.learn import learn
from cropperhead_desktop.cli.output import console, print_json
from cropperhead_desktop.cli.parameters import Force, Json, Model
from cropperhead_desktop.cli.session import guarded, services
from cropperhead_desktop.domain.errors import printable
from cropperhead_desktop.domain.words import counted
from cropperhead_desktop.workflows.options import Options
from cropperhead_desktop.workflows.services import Services

if TYPE_CHECKING:
    from cropperhead_desktop.inference.style.names import StyleNames

Name = Annotated[str, typer.Argument(help="Name of a style.")]

app = typer.Typer(help="What the program has learnt about your taste.", no_args_is_help=True)


@app.command()
def show(model: Model = "", json: Json = False) -> None:
    """Say in words what was learnt, and whether it is used."""
    with services(Options(model=model)) as opened:
        _say(opened, json)


app.command()(learn)


@app.command()
def reset(model: Model = "") -> None:
    """Forget everything that this style has learnt, also with other models."""
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


@app.command()
def forget(
    words: Annotated[list[str], typer.Argument(help="Part of a folder's or catalogue's name, a year.")],
    model: Model = "",
) -> None:
    """Forget a part, e.g. `style forget weddings 2019`; `show --json` lists what there is."""
    with services(Options(model=model)) as opened:
        from cropperhead_desktop.workflows.learn.styles import forget_words

        console().print(f"{counted(forget_words(opened, words), 'crop')} forgotten", markup=False)


@app.command(name="set")
def set_(
    keep_ratio: Annotated[
        bool | None, typer.Option(help="Propose your usual ratio where you name none.")
    ] = None,
    follow_headroom: Annotated[
        bool | None, typer.Option(help="Lay the frame as high as you do; else as the model does.")
    ] = None,
    model: Model = "",
    json: Json = False,
) -> None:
    """Say which of your habits are followed."""
    with services(Options(model=model)) as opened:
        asked = {"keep_ratio": keep_ratio, "follow_headroom": follow_headroom}
        chosen = {name: value for name, value in asked.items() if value is not None}
        opened.style.switch(replace(opened.style.style.switches, **chosen))
        _say(opened, json)


@app.command(name="list")
def list_(json: Json = False) -> None:
    """List your styles: your own, a client's, a magazine's."""
    with guarded():
        names = _names()
        for name in names.all():
            used = name == names.in_use
            if json:
                print_json({"status": "ok", "name": name, "in_use": used})
            else:
                console().print(f"{'*' if used else ' '} {name}", markup=False)


@app.command()
def use(name: Name) -> None:
    """Let a style learn and propose from now on."""
    with guarded():
        console().print(f"{_names().use(name)} learns and proposes from now on", markup=False)


@app.command()
def new(
    name: Name,
    like: Annotated[str, typer.Option(help="Style to copy; else it is empty.")] = "",
) -> None:
    """Make a style, and use it."""
    with guarded():
        names = _names()
        console().print(f"{names.use(names.new(name, like))} learns and proposes from now on", markup=False)


@app.command()
def rename(name: Name, to: Annotated[str, typer.Argument(help="Its new name.")]) -> None:
    """Give a style another name."""
    with guarded():
        console().print(_names().rename(name, to), markup=False)


@app.command()
def remove(name: Name) -> None:
    """Remove a style with all that it learnt."""
    with guarded():
        _names().remove(name)
    console().print("removed", markup=False)


def _names() -> StyleNames:
    from cropperhead_desktop.workflows.learn.styles import style_names

    return style_names()


def _say(opened: Services, json: bool) -> None:
    if json:
        from cropperhead_desktop.workflows.learn.styles import style_row

        print_json(style_row(opened))
        return
    for line in opened.style.words():
        console().print(line, markup=False)
