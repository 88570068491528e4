"""Options and arguments that several commands share, described once."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from cropperhead_desktop.domain.care import BOLD, CAUTIOUS, TRUST_HELP
from cropperhead_desktop.domain.policy import RATIO_HELP, parse_ratio
from cropperhead_desktop.domain.settings import DEVICE


def _ratio(text: str) -> str:
    try:
        parse_ratio(text)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error
    return text


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
Aspect = Annotated[str, typer.Option("--aspect", callback=_ratio, metavar="W:H", help=RATIO_HELP)]
"""Checked; `parse_ratio` reads it."""
Trust = Annotated[int, typer.Option("--trust", min=CAUTIOUS, max=BOLD, help=TRUST_HELP)]
Force = Annotated[
    bool, typer.Option("--force", help="Replace other files too; never a photo of yours, never a sidecar.")
]
Recursive = Annotated[bool, typer.Option(help="Look into subfolders.")]


class EngineName(StrEnum):
    """Who works."""

    LOCAL = "local"
    DASK = "dask"


Engine = Annotated[EngineName, typer.Option("--engine", help="Who works: this machine, or a Dask cluster.")]
Scheduler = Annotated[
    str, typer.Option("--scheduler", metavar="tls://HOST:8786", help="The scheduler of --engine dask.")
]
Tls = Annotated[
    Path | None,
    typer.Option("--tls", metavar="DIR", help="Folder with ca.pem, cert.pem and key.pem for the scheduler."),
]
Shelf = Annotated[
    Path | None,
    typer.Option(
        "--journal", metavar="DIR", help="Folder that all machines see, for journals and rows of the parts."
    ),
]
