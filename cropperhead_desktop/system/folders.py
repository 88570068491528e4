"""Where the files lie that come with the program: top level of a checkout, inside an installed package."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parents[1]


def resources_folder() -> Path:
    """The folder of icons, key maps, templates of pages and licences."""
    return _folder("resources")


def models_folder() -> Path:
    """The folder of the shipped models, each an ONNX file with its JSON card."""
    return _folder("models")


def _folder(name: str) -> Path:
    installed = _PACKAGE / f"_{name}"
    return installed if installed.is_dir() else _PACKAGE.parent / name
