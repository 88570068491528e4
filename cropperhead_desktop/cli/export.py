"""`cropperhead export`: the photos with crops as a dataset, or as arrays for a classifier."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cropperhead_desktop.cli.output import Exit, console, line, print_json
from cropperhead_desktop.cli.parameters import Device, Json, Model, Recursive
from cropperhead_desktop.cli.session import progress_bar, services
from cropperhead_desktop.dataset.options import (
    Applied,
    ExportOptions,
    Format,
    SplitBy,
    choices,
    facts_of,
    fractions_of,
    licence_text,
)
from cropperhead_desktop.dataset.terms import FACTS, Frame, Shape
from cropperhead_desktop.domain.errors import FileError
from cropperhead_desktop.domain.labelling import HUMAN, Origin
from cropperhead_desktop.workflows.options import Options

if TYPE_CHECKING:
    from cropperhead_desktop.workflows.export.run import ExportReport


class Array(StrEnum):
    """Files of arrays."""

    NPZ = "npz"


_FORMATS, _LABELS = ", ".join(Format), ", ".join(Origin)
_HUMAN = ",".join(origin for origin in Origin if origin in HUMAN)
Folder = Annotated[Path, typer.Argument(help="Folder of photos.", show_default=False)]
Out = Annotated[Path, typer.Argument(help="Folder to make, outside of FOLDER.", show_default=False)]
Labels = Annotated[str, typer.Option(help=f"Decisions that count: {_LABELS}, with commas between.")]
Formats = Annotated[str, typer.Option("--format", help=f"Labels as {_FORMATS}, with commas between.")]
Size = Annotated[int, typer.Option(help="Long side in px; never enlarged. Of arrays, the side.")]
Square = Annotated[bool, typer.Option("--square", help="Squash to a square.")]
Letterbox = Annotated[bool, typer.Option("--letterbox", help="The whole photo in a grey square.")]
Quality = Annotated[int, typer.Option(help="JPEG quality, 1 to 100.")]
FrameOf = Annotated[Frame, typer.Option(help="Pictures upright, or as the camera stored them.")]
By = Annotated[SplitBy, typer.Option(help="What a split never tears apart.")]
Gap = Annotated[float, typer.Option(help="Minutes without a photo after which a shoot is over.")]
Fractions = Annotated[str, typer.Option(metavar="TRAIN,VAL,TEST", help="Shares of the splits.")]
Seed = Annotated[int, typer.Option(help="The same seed gives the same split.")]
Anonymous = Annotated[bool, typer.Option("--anonymous-names", help="Names that tell nothing.")]
Keep = Annotated[str, typer.Option(help=f"Metadata to keep in the labels: {', '.join(FACTS)}.")]
Licence = Annotated[str, typer.Option(metavar="TEXT|FILE", help="Licence of the dataset.")]
Shard = Annotated[int, typer.Option(help="Pictures in a WebDataset shard.")]
Apply = Annotated[
    Applied | None,
    typer.Option("--apply-crop", help="Cut this crop out, into an array.", show_default=False),
]
ArrayOf = Annotated[Array, typer.Option("--array", help="File of arrays, with --apply-crop.")]


def export(
    folder: Folder,
    out: Out,
    labels: Labels = _HUMAN,
    formats: Formats = Format.JSON.value,
    size: Size = 640,
    square: Square = False,
    letterbox: Letterbox = False,
    quality: Quality = 80,
    frame: FrameOf = Frame.DISPLAYED,
    split_by: By = SplitBy.SHOOT,
    gap: Gap = 120.0,
    fractions: Fractions = "80,10,10",
    seed: Seed = 0,
    anonymous_names: Anonymous = False,
    keep: Keep = "",
    licence: Licence = "",
    shard_size: Shard = 1000,
    apply_crop: Apply = None,
    array: ArrayOf = Array.NPZ,
    recursive: Recursive = True,
    model: Model = "",
    device: Device = "",
    json: Json = False,
) -> None:
    """Make a dataset of the photos whose crops were decided: pictures, labels, splits, and no metadata."""
    try:
        options = ExportOptions(
            wanted=frozenset(choices(labels, Origin)), formats=choices(formats, Format), size=size,
            shape=_shape(square, letterbox), quality=quality, frame=frame, split_by=split_by, gap=gap,
            fractions=fractions_of(fractions), seed=seed, anonymous_names=anonymous_names,
            keep=facts_of(keep), licence=licence_text(licence), shard=shard_size, apply=apply_crop,
        )  # fmt: skip
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error
    asked = Options(model=model, device=device)
    raise typer.Exit(_carry_out(folder, out, options, asked, recursive, json))


def _carry_out(
    folder: Path, out: Path, options: ExportOptions, asked: Options, recursive: bool, as_json: bool
) -> Exit:
    # imported late: other commands need no numpy
    from cropperhead_desktop.workflows.export.plan import plan_export
    from cropperhead_desktop.workflows.export.run import export_dataset

    with services(asked, with_model=options.apply is Applied.MODEL) as opened:
        if not folder.is_dir():
            raise FileError(folder, "is not a folder")
        with progress_bar("look", not as_json) as progress:
            plan = plan_export(opened, [folder], out, options, progress, recursive)
        with progress_bar("export", not as_json) as progress:
            report = export_dataset(opened, plan, progress)
    return _show(report, out, as_json)


def _shape(square: bool, letterbox: bool) -> Shape:
    if square and letterbox:
        raise ValueError("--square and --letterbox cannot be had at once")
    return Shape.SQUARE if square else Shape.LETTERBOX if letterbox else Shape.PHOTO


def _show(report: ExportReport, out: Path, as_json: bool) -> Exit:
    """Every row for programs; for people what failed, and what was made."""
    rows = report.rows()
    if as_json:
        for row in rows:
            print_json(row)
    else:
        for row in rows:
            if row["status"] == "failed":
                console().print(line(row))
        for sentence in report.summary(out):
            console().print(sentence, markup=False)
    for note in report.notes:
        console(stderr=True).print(f"note: {note}", style="yellow", markup=False)
    return Exit.SOME_FAILED if any(row["status"] == "failed" for row in rows) else Exit.OK


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command()(export)
