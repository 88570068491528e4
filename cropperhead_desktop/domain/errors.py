"""One small tree of errors. Rooms wrap what libraries raise at their boundary; one place shows them."""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import reduce
from pathlib import Path
from typing import Self


def printable(path: Path | str) -> str:
    """A path as text that any terminal, log or JSON can carry: undecodable bytes become `\\xNN`."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


class Reason(str):
    """What is wrong, as a value: the text is the English sentence, made of a template and its values.

    `Reason("cannot be read: {why}", why=...)`. A translated window puts both into its own words (see
    `review.text.words`); everybody else has an ordinary str. A reason without values may be a plain str.
    """

    template: str
    values: dict[str, str | int | float]

    def __new__(cls, template: str, /, **values: str | int | float) -> Self:
        """The sentence: `template` with `values` put in, as `str.format` does."""
        reason = super().__new__(cls, template.format(**values))
        reason.template, reason.values = template, values
        return reason

    def __str__(self) -> str:
        # `str(error)` of an error made of a reason is that reason, not only its English
        return self

    def __getnewargs_ex__(self) -> tuple[tuple[str], dict[str, str | int | float]]:
        return (self.template,), self.values


def about(file: Path | str, reason: str) -> Reason:
    """A reason with the name of the file in front of it."""
    return Reason("{file}: {reason}", file=printable(file), reason=reason)


def joined(reasons: Iterable[str]) -> str:
    """Several reasons as one; empty ones are left out."""
    return reduce(_and, filter(None, reasons), "")


def _and(one: str, more: str) -> str:
    return Reason("{one}; {more}", one=one, more=more) if one else more


class Worded(Exception):
    """An error with a reason: plain words, or a template and its values."""

    def __init__(self, reason: str = "", /, **values: str | int | float) -> None:
        super().__init__(Reason(reason, **values) if values else reason)


class CropperHeadError(Worded):
    """Anything the program reports to a person; `str()` of it is a complete sentence fragment."""


class FileError(CropperHeadError):
    """Something about one file; the message always names it."""

    def __init__(self, path: Path, reason: str, /, **values: str | int | float) -> None:
        self.path = path
        self.reason = Reason(reason, **values) if values else reason
        super().__init__(about(path, self.reason))


class PhotoError(FileError):
    """A photo that cannot be read: not a photo, truncated, vanished, too large, worker died."""


class SidecarError(FileError):
    """A sidecar that cannot be read or must not be rewritten; the file on disk was not touched."""


class SidecarConflict(SidecarError):
    """The sidecar changed between reading and writing; nothing was written."""


class CatalogueError(FileError):
    """A catalogue of another editor that cannot be read: damaged, of an unknown form, or no catalogue."""


class FolderBusy(FileError):
    """Another process writes in a folder; the message says which, and nothing was written."""


class OutputRefused(FileError):
    """What an option names must not be written: a photo, a sidecar, what is read, or somebody's file."""


class ModelError(CropperHeadError):
    """A model file, card or execution provider that cannot be used."""


class ToolError(CropperHeadError):
    """An outside program (ExifTool) that is missing, died, or did not answer in time."""


class CollectionError(CropperHeadError):
    """The collection cannot be used: not reachable, no permission, damaged, or of another version."""


class NotCollectable(CropperHeadError):
    """What was given is no photo with a crop; nothing of it was stored."""
