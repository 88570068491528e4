"""What the services are opened with, and where the program keeps its own files. Imports nothing heavy."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import platformdirs

from cropperhead_desktop.domain.also_for import AlsoFor
from cropperhead_desktop.domain.care import Care
from cropperhead_desktop.domain.errors import FileError
from cropperhead_desktop.system.files import own_folder, reason_of, write_whole
from cropperhead_desktop.system.reading import read_text

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
    safe: bool = False
    """The window neither reads nor keeps settings."""
    care: Care = Care()
    jobs: int = 0
    """Photos worked on at a time; 0: as many as there are cores, at most 4."""
    also_for: AlsoFor = AlsoFor.NONE
    """The editors whose own files every decision goes into, too."""


LOOPBACK = ("127.0.0.1", "::1", "localhost")


@dataclass(frozen=True)
class ServeOptions:
    """What `cropperhead serve` is asked for; empty strings mean the default."""

    host: str = "127.0.0.1"
    port: int = 8000
    """0: one that is free."""
    store: str = ""
    database: str = ""
    collect: bool = True
    trusted_proxy: str = ""
    """The address of the proxy whose word about visitors' addresses counts."""
    insecure: bool = False
    """Whether others may reach the page without one."""
    model: str = ""

    def __post_init__(self) -> None:
        if self.host not in LOOPBACK and not (self.trusted_proxy or self.insecure):
            raise ValueError(
                f"{self.host} is not this machine: put a proxy with TLS in front and name it with "
                "--trusted-proxy, or say --insecure"
            )

    @property
    def is_local(self) -> bool:
        """Whether nobody but this machine can ask."""
        return self.host in LOOPBACK and not self.trusted_proxy


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


def batches_folder() -> Path:
    """Where the journals of batches are kept: they are what undo needs, months later."""
    return data_folder() / "batches"


def log_file() -> Path:
    """Where the window keeps what went wrong."""
    return data_folder() / "log" / "cropperhead.log"


def model_in_use() -> str | None:
    """The model that was chosen to propose from now on, in the window and on the command line.

    Empty: the one that comes with the program. None: nothing was ever chosen, or that cannot be read.
    """
    try:
        return read_text(_in_use_file(), 4096).strip()
    except (OSError, ValueError):
        return None


def put_in_use(name: str) -> None:
    """Let a model propose from now on (empty: the one that comes with the program); FileError."""
    file = _in_use_file()
    try:
        own_folder(file.parent)
        write_whole(file, f"{name}\n".encode(), private=True)
    except OSError as error:
        raise FileError(
            file, "which model is used cannot be remembered ({why})", why=reason_of(error)
        ) from error


def _in_use_file() -> Path:
    return data_folder() / "model-in-use"
