"""`cropperhead trace`: every stage between a photo and its crop."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cropperhead_desktop.cli.output import Exit, console, print_json
from cropperhead_desktop.cli.parameters import Device, Force, Json, Model, Photo
from cropperhead_desktop.cli.session import services
from cropperhead_desktop.domain.errors import PhotoError, printable
from cropperhead_desktop.workflows.options import Options
from cropperhead_desktop.workflows.rows import failed_row


def trace(
    photo: Photo,
    html: Annotated[Path | None, typer.Option("--html", help="Write a page with pictures.")] = None,
    size: Annotated[int, typer.Option(help="Long side in px of what is cut out at the end.", min=8)] = 128,
    model: Model = "",
    device: Device = "",
    force: Force = False,
    json: Json = False,
) -> None:
    """Show every stage from the photo to the crop: shapes, value ranges, little pictures."""
    # imported late, with the model
    from cropperhead_desktop.workflows.outputs import HTML, check_output
    from cropperhead_desktop.workflows.trace.page import lines, rows, write_page
    from cropperhead_desktop.workflows.trace.run import trace as follow

    with services(Options(model=model, device=device)) as opened:
        if html is not None:
            check_output(html, HTML, [photo], force)
        try:
            found = follow(opened, photo, size)
        except PhotoError as error:
            if not json:
                raise
            print_json(failed_row(photo, error.reason))
            raise typer.Exit(Exit.SOME_FAILED) from error
        if html is not None:
            write_page(found, html, force)
    if json:
        for row in rows(found):
            print_json(row)
        return
    out = console()
    for line in lines(found):
        out.print(line, markup=False)
    if html is not None:
        out.print(printable(html), markup=False)
