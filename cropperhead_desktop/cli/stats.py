"""`cropperhead stats`: how you crop, and how well the program agrees, in words, as numbers, as pictures.

The workflows are imported late: they bring numpy, which other commands need not wait for.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape

from cropperhead_desktop.cli.output import Exit, console, number_table, print_bullets, print_json
from cropperhead_desktop.cli.parameters import Device, Force, Json, Model, Recursive
from cropperhead_desktop.cli.session import progress_bar, services
from cropperhead_desktop.cli.sources import From, Root, found_elsewhere
from cropperhead_desktop.domain.errors import printable
from cropperhead_desktop.workflows.options import Options

if TYPE_CHECKING:
    from cropperhead_desktop.dataset.statistics import Statistics

_MOST_GROUPS = 12


def stats(
    paths: Annotated[list[Path] | None, typer.Argument(help="Photos and folders.")] = None,
    recursive: Recursive = True,
    compared: Annotated[
        int, typer.Option(help="Compare so many decisions, the latest, with what the model proposes.", min=0)
    ] = 500,
    png: Annotated[Path | None, typer.Option(help="Draw everything into this file.")] = None,
    html: Annotated[Path | None, typer.Option(help="Write one page for a browser.")] = None,
    model: Model = "",
    device: Device = "",
    force: Force = False,
    sources: From = None,
    root: Root = None,
    json: Json = False,
) -> None:
    """Show how you crop: size, ratio, place and angle, over time and by lens, and against the proposals."""
    paths = paths or []
    if not (paths or sources):
        raise typer.BadParameter("give photos and folders, or --from")
    from cropperhead_desktop.workflows.outputs import HTML, PNG, check_output
    from cropperhead_desktop.workflows.statistics import plot as statistics_plot
    from cropperhead_desktop.workflows.statistics.gather import gather

    with services(Options(model=model, device=device), with_model=bool(model)) as opened:
        for target, kind in ((png, PNG), (html, HTML)):
            if target is not None:
                check_output(target, kind, [*paths, *(sources or ())], force)
        if png is not None or html is not None:
            statistics_plot.check_plotting()
        with progress_bar("read", not json) as progress:
            others = found_elsewhere(opened, sources, root, progress)
            found = gather(opened, paths, recursive, compared, progress, others)
        title = f"Crops in {', '.join(printable(path) for path in (*paths, *(sources or ())))}"
        if png is not None:
            statistics_plot.draw_png(found, title, png, force)
        if html is not None:
            statistics_plot.draw_html(found, title, html, force)
    if json:
        print_json(found.record())
    else:
        _print(found.statistics, found.words)
    raise typer.Exit(Exit.SOME_FAILED if found.failed else Exit.OK)


def _print(statistics: Statistics, words: tuple[str, ...]) -> None:
    out = console()
    print_bullets(words)
    for title, groups in (("month", statistics.months), ("lens", statistics.lenses)):
        if not groups:
            continue
        table = number_table(title, "crops", "area kept", "centre x", "centre y", "turned")
        for one in groups[-_MOST_GROUPS:] if title == "month" else groups[:_MOST_GROUPS]:
            shares = (f"{100 * value:.0f} %" for value in (one.kept_area, one.x, one.y))
            table.add_row(escape(one.name), str(one.photos), *shares, f"{one.turned:.1f}°")
        out.print()
        out.print(table)
