"""Commands about photos: suggest, set, render, demo, doctor."""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import Annotated

import typer

from cropperhead_desktop.cli.display import has_display
from cropperhead_desktop.cli.output import Exit, console, print_json, print_rows
from cropperhead_desktop.cli.parameters import (
    Aspect,
    Device,
    Force,
    Json,
    Model,
    Paths,
    Photo,
    Recursive,
    Tool,
    Trust,
)
from cropperhead_desktop.cli.session import guarded, listed, progress_bar, services
from cropperhead_desktop.domain.also_for import AlsoFor
from cropperhead_desktop.domain.care import BALANCED, Care
from cropperhead_desktop.domain.deliverables import colour_text, ratio_text
from cropperhead_desktop.domain.errors import CropperHeadError, FileError, joined, printable
from cropperhead_desktop.domain.policy import FACTOR_HELP, LARGEST_FACTOR, parse_ratio, parse_size
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.workflows.demo import PHOTOS, demo_folder, demo_without_display
from cropperhead_desktop.workflows.doctor import examine, remove_leftovers, write_report
from cropperhead_desktop.workflows.options import Options, data_folder
from cropperhead_desktop.workflows.rows import failed_row, row_of
from cropperhead_desktop.workflows.suggest_and_set import (
    ALL,
    embed_crop,
    find_crop,
    render_crop,
    set_crop,
    suggest_photos,
)


def suggest(
    paths: Paths,
    aspect: Aspect = "",
    trust: Trust = BALANCED,
    model: Model = "",
    device: Device = "",
    recursive: Recursive = True,
    personal: Annotated[
        bool, typer.Option(help="Let what was learnt from your crops propose, where it has earned it.")
    ] = True,
    factor: Annotated[float, typer.Option(help=FACTOR_HELP, min=0, max=LARGEST_FACTOR)] = 0.0,
    exiftool: Tool = "",
    json: Json = False,
) -> None:
    """Propose a crop for each photo; nothing is written."""
    options = Options(model=model, device=device, personal=personal, exiftool=exiftool, care=Care(trust))
    with services(options) as opened:
        photos, problems = listed(opened, paths, recursive)
        with progress_bar("suggest", not json) as progress:
            rows = map(row_of, suggest_photos(opened, photos, parse_ratio(aspect), factor or None, progress))
            code = print_rows(chain(problems, rows), json)
    raise typer.Exit(code)


def set_(
    photo: Photo,
    crop: Annotated[
        tuple[float, float, float, float] | None,
        typer.Option(help="LEFT TOP RIGHT BOTTOM as fractions of the stored picture, as in crs tags."),
    ] = None,
    angle: Annotated[float, typer.Option(help="CropAngle in degrees, -45 to 45.", min=-45, max=45)] = 0.0,
    reset: Annotated[bool, typer.Option("--reset", help="Un-crop: HasCrop=False.")] = False,
    embed: Annotated[
        bool, typer.Option("--embed", help="Write into the photo too (a copy of it is kept); needs ExifTool.")
    ] = False,
    also_for: Annotated[
        AlsoFor, typer.Option("--for", help="Write into the files of this editor too.")
    ] = AlsoFor.NONE,
    json: Json = False,
) -> None:
    """Write a crop into the photo's sidecar, or reset it."""
    if (crop is None) != reset:
        raise typer.BadParameter("give either --crop LEFT TOP RIGHT BOTTOM or --reset")
    with services(Options(also_for=also_for), with_model=False) as opened:
        try:
            receipt = set_crop(opened, photo, None if crop is None else Crop(*crop, angle=angle))
            if embed:
                embed_crop(opened, photo)
            row = find_crop(opened, photo).as_row(photo)
            notes = joined([row.get("reason", ""), *receipt.told])
            row |= {"reason": notes} if notes else {}
            editors = [each.editor for each in receipt.all if each.editor]
            row |= {"for": editors} if editors else {}
        except FileError as error:
            row = failed_row(photo, error.reason if error.path == photo else str(error))
        code = print_rows([row], json)
    raise typer.Exit(code)


def _rendered(text: str) -> str:
    try:
        return text if text in ("", ALL) else ratio_text(text)
    except ValueError as error:
        raise typer.BadParameter(f"{error}, nor all") from error


def _pixels(text: str) -> str:
    if text and parse_size(text) is None:
        raise typer.BadParameter(f"{text!r} is not a size in pixels like 1080x1350")
    return text


def _colour(text: str) -> str:
    try:
        return colour_text(text) if text else ""
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error


def render(
    photo: Photo,
    output: Annotated[Path, typer.Option("-o", "--output", help="File to write: .jpg, .png, .tif or .webp.")],
    max_size: Annotated[int | None, typer.Option(help="Longest side in px; never enlarged.", min=16)] = None,
    ratio: Annotated[
        str,
        typer.Option(
            metavar="W:H|all",
            callback=_rendered,
            help="The linked crop of this ratio; all: each in its own file.",
        ),
    ] = "",
    size: Annotated[
        str, typer.Option(metavar="WxH", callback=_pixels, help="Exact size in px; names the ratio too.")
    ] = "",
    pad: Annotated[
        str,
        typer.Option(
            metavar="COLOUR",
            callback=_colour,
            help="Colour past the edge; a frame then holds the whole crop.",
        ),
    ] = "",
) -> None:
    """Apply the photo's crop and write the result as a new picture."""
    exact = parse_size(size)
    if exact is not None and (ratio or max_size):
        raise typer.BadParameter("--size says the ratio and the size: leave out --ratio and --max-size")
    with services(Options(), with_model=False) as opened:
        files, told = render_crop(opened, photo, output, max_size, ratio, exact, pad)
    for words in told:
        console(stderr=True).print(words, style="yellow", markup=False)
    for file in files:
        console().print(printable(file), markup=False)


def doctor(
    exiftool: Tool = "",
    tidy: Annotated[bool, typer.Option("--tidy", help="Remove what libraries left behind.")] = False,
    report: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write it as a text to send, with the last error; without paths."),
    ] = None,
    json: Json = False,
    force: Force = False,
) -> None:
    """Show what works on this machine: ExifTool, devices, formats, models, cache, versions."""
    if tidy:
        with guarded():
            remove_leftovers()
    with services(Options(exiftool=exiftool)) as opened:
        findings = examine(opened)
    if report is not None:
        with guarded():
            write_report(report, findings, force)
    for finding in findings:
        if json:
            print_json({"name": finding.name, "ok": finding.ok, "detail": finding.detail})
        else:
            mark = "[green]✓[/green]" if finding.ok else "[yellow]![/yellow]"
            out = console()
            out.print(f"{mark} {finding.name:<12}", end=" ")
            out.print(finding.detail, markup=False)


def demo(
    context: typer.Context,
    folder: Annotated[Path | None, typer.Option(help="Where the demo folder is made.")] = None,
) -> None:
    """Open the window on a folder of demo photos; without a display, write a contact sheet instead."""
    try:
        made = demo_folder(folder or data_folder())
    except CropperHeadError as error:
        console(stderr=True).print(f"error: {error}", style="red", markup=False)
        raise typer.Exit(Exit.SOME_FAILED) from error
    if has_display():
        raise typer.Exit(context.obj.open_window([made], Options()))
    out = console()
    out.print("No display here, so no window: proposing crops and drawing one contact sheet instead.")
    with services(Options()) as opened:
        photos = [made / name for name in PHOTOS]
        report = demo_without_display(opened, made, photos)
        code = print_rows(map(row_of, report.outcomes), as_json=False)
    out.print(f"{len(report.receipts)} sidecars written beside the photos in {printable(made)}", markup=False)
    out.print(f"contact sheet: {printable(report.sheet)}", markup=False)
    raise typer.Exit(code)
