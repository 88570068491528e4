"""One small tree of errors. Rooms wrap what libraries raise at their boundary; one place shows them."""

from __future__ import annotations

import os
from pathlib import Path


def shown(path: Path | str) -> str:
    """A path as text that any terminal, log or JSON can carry: undecodable bytes become `\\xNN`."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


class CropperHeadError(Exception):
    """Anything the program reports to a person; `str()` of it is a complete sentence fragment."""


class FileError(CropperHeadError):
    """Something about one file; the message always names it."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{shown(path)}: {reason}")
        self.path = path
        self.reason = reason


class PhotoError(FileError):
    """A photo that cannot be read: not a photo, truncated, vanished, too large, worker died."""


class SidecarError(FileError):
    """A sidecar that cannot be read or must not be rewritten; the file on disk was not touched."""


class SidecarConflict(SidecarError):
    """The sidecar changed between reading and writing; nothing was written."""


class FolderBusy(FileError):
    """Another process writes in a folder; the message says which, and nothing was written."""


class OutputRefused(FileError):
    """What an option names must not be written: a photo, a sidecar, what is read, or somebody's file."""


class ModelError(CropperHeadError):
    """A model file, card or execution provider that cannot be used."""


class ToolError(CropperHeadError):
    """An outside program (ExifTool) that is missing, died, or did not answer in time."""
