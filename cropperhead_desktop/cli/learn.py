"""`cropperhead learn`: your eye, from everything you have ever cropped."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cropperhead_desktop.cli.output import console, exit_of, print_json, print_problems
from cropperhead_desktop.cli.parameters import Device, Json, Model, Recursive
from cropperhead_desktop.cli.session import progress_bar, services
from cropperhead_desktop.cli.sources import Root, print_notes, roots_given
from cropperhead_desktop.workflows.options import Options
from cropperhead_desktop.workflows.rows import failed_row


def learn(
    sources: Annotated[
        list[Path],
        typer.Argument(
            metavar="FROM…",
            help="Folders, photos, a Lightroom catalogue, folders with sidecars of other editors.",
        ),
    ],
    root: Root = None,
    model: Model = "",
    device: Device = "",
    recursive: Recursive = True,
    json: Json = False,
) -> None:
    """Learn from every crop you have made; photos and catalogues are only read."""
    with services(Options(model=model, device=device)) as opened:
        from cropperhead_desktop.workflows.learn.past_crops import learn_past
        from cropperhead_desktop.workflows.learn.styles import style_row

        with progress_bar("learn", not json) as progress:
            report = learn_past(opened, sources, roots_given(root), recursive, progress)
        style = style_row(opened)
    problems = [failed_row(one.path, one.reason) for one in report.failures]
    problems += [failed_row(error.path, error.reason) for error in report.problems]
    print_notes(report.notes)
    print_problems(problems, json)
    if json:
        print_json({**style, **report.record()})
    else:
        for sentence in report.sentences():
            console().print(sentence, markup=False)
    raise typer.Exit(exit_of(problems))
