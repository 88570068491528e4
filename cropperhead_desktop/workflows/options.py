"""What the services are opened with, and where the program keeps its own files. Imports nothing heavy."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import platformdirs

_APP = "cropperhead"


@dataclass(frozen=True, slots=True)
class Options:
    """Choices of one run; empty strings and None mean the default."""

    model: str = ""
    device: str = ""
    exiftool: str = ""
    cache_folder: Path | None = None
    cache_megabytes: int = 2000
    personal: bool = True


def cache_folder() -> Path:
    """Where previews and proposals are kept; safe to delete at any time."""
    return platformdirs.user_cache_path(_APP, appauthor=False)


def data_folder() -> Path:
    """Where the user's own models and the demo folder live."""
    return platformdirs.user_data_path(_APP, appauthor=False)


def user_models_folder() -> Path:
    """Where imported and trained models live."""
    return data_folder() / "models"


def style_folder() -> Path:
    """Where the personal heads live, one file per model."""
    return data_folder() / "style"
