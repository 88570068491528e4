"""`cropperhead blind FOLDER --results`: what the blind comparisons made in the window say."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cropperhead_desktop.cli.output import console, print_bullets, print_json
from cropperhead_desktop.cli.parameters import Json
from cropperhead_desktop.cli.session import listed, services
from cropperhead_desktop.workflows.options import Options


def blind(
    folder: Annotated[Path | None, typer.Argument(help="Only photos in here.")] = None,
    results: Annotated[bool, typer.Option("--results", help="Print what was found.")] = False,
    json: Json = False,
) -> None:
    """Your crops, the model's and random ones, judged blind: results (the judging is done in the window)."""
    from cropperhead_desktop.domain.photo import photo_key
    from cropperhead_desktop.workflows.blind.results import METHODS
    from cropperhead_desktop.workflows.blind.results import results as worked_out
    from cropperhead_desktop.workflows.blind.store import Judgements

    if not results:
        raise typer.BadParameter(
            "judging needs eyes: open the folder in the window and choose Photo, Compare blind…; "
            "--results prints what was found"
        )
    with services(Options(), with_model=False) as opened:
        judged = Judgements().all()
        if folder is not None:
            photos, _problems = listed(opened, [folder])
            keys = {photo_key(path) for path in photos}
            judged = [one for one in judged if one.key in keys]
    found = worked_out(judged)
    if json:
        print_json({"status": "ok", **found.record()})
        return
    out = console()
    out.print(f"{found.judgements} judgements, {found.cannot_tell} of them without a difference to be seen")
    print_bullets(
        f"{maker}: picked first with a chance of {value:.0%} [{low:.0%}, {high:.0%}]"
        for maker, (value, low, high) in found.strengths.items()
    )
    print_bullets(pair.sentence() for pair in found.pairs)
    out.print(f"[dim]{METHODS}[/dim]")
