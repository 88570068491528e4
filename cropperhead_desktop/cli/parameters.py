"""Options and arguments that several commands share, described once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cropperhead_desktop.domain.settings import DEVICE
from cropperhead_desktop.geometry.aspect import parse_aspect


def _aspect(text: str) -> float:
    try:
        return parse_aspect(text)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error


def _device(text: str) -> str:
    if text and text not in DEVICE.choices:
        raise typer.BadParameter(f"{text!r} is not one of {', '.join(DEVICE.choices)}")
    return text


Paths = Annotated[list[Path], typer.Argument(help="Photos and folders.")]
Photo = Annotated[Path, typer.Argument(help="A photo.")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object a line.")]
Model = Annotated[str, typer.Option("--model", help="Model that proposes; see `models list`.")]
Device = Annotated[
    str,
    typer.Option(
        "--device", callback=_device, help="auto, cuda, tensorrt, directml, coreml, openvino or cpu."
    ),
]
Tool = Annotated[
    str,
    typer.Option(
        "--exiftool",
        metavar="PROGRAM",
        help="ExifTool to use; else CROPPERHEAD_EXIFTOOL, else the newest found.",
    ),
]
Aspect = Annotated[
    float | None,
    typer.Option(
        "--aspect", parser=_aspect, metavar="W:H", help="Keep this ratio (as displayed), e.g. 3:2 or 2.39:1."
    ),
]
Force = Annotated[
    bool, typer.Option("--force", help="Replace other files too; never a photo of yours, never a sidecar.")
]
Recursive = Annotated[bool, typer.Option(help="Look into subfolders.")]
