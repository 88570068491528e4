"""Folders that belong to other programs: managed libraries, previews, bins, snapshots.

A scan passes over them, and nothing is ever written into them. Which they are stands in
`resources/passed-over.json`; a file of that name and shape in the user's configuration folder comes first.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import platformdirs

from cropperhead_desktop.domain.errors import FileError, Reason
from cropperhead_desktop.system.files import reason_of
from cropperhead_desktop.system.folders import resources_folder
from cropperhead_desktop.system.reading import read_json

_NAME = "passed-over.json"
_MAX_BYTES = 2**20
_WILD = {"*": "[^/]*", "?": "[^/]"}


@dataclass(frozen=True, slots=True)
class ForeignFolder:
    """Folders of one kind that a scan passed over: how many, and the first of them."""

    kind: str
    first: Path
    count: int = 1

    @property
    def error(self) -> FileError:
        """The same as a row of a list of files."""
        if self.count == 1:
            return FileError(self.first, "passed over: {kind}", kind=self.kind)
        return FileError(
            self.first, "passed over: {kind}, with {count} such folders", kind=self.kind, count=self.count
        )


@dataclass(frozen=True, slots=True)
class ForeignFolders:
    """The table: what each group of `pattern` means (None: the user's own after all)."""

    kinds: tuple[str | None, ...]
    pattern: re.Pattern[str]

    def kind_of(self, folder: str) -> str | None:
        """What kind of foreign folder has this name; `folder` is its name with its parent's before it."""
        found = self.pattern.search(folder.lower())
        return self.kinds[found.lastindex - 1] if found is not None and found.lastindex else None

    def kind_around(self, place: Path) -> str | None:
        """The kind of the foreign folder that `place` is or lies in, links followed; None: in none."""
        real = Path(os.path.realpath(place))
        kinds = (self.kind_of(f"{one.parent.name}/{one.name}") for one in (real, *real.parents))
        return next(filter(None, kinds), None)


def user_table() -> Path:
    """The user's own table; it need not be there."""
    return platformdirs.user_config_path("cropperhead-desktop", appauthor=False) / _NAME


def foreign_folders() -> ForeignFolders:
    """The table in use, read once (FileError: the user's own cannot be read)."""
    return _table(user_table())


def writing_refused(place: Path) -> str | None:
    """Why nothing may be written at `place`, where that lies in a folder of another program."""
    kind = foreign_folders().kind_around(place)
    return None if kind is None else Reason("lies in a folder of another program ({kind})", kind=kind)


@cache
def _table(own: Path) -> ForeignFolders:
    rows = [*(_rows(own) if own.exists() else []), *_rows(resources_folder() / _NAME)]
    groups = ("|".join(map(_expression, folders)) for _kind, folders in rows)
    return ForeignFolders(
        tuple(kind for kind, _folders in rows),
        re.compile(f"(?:^|/)(?:{'|'.join(f'({group})' for group in groups)})$"),
    )


def _rows(file: Path) -> list[tuple[str | None, list[str]]]:
    """Kinds and patterns of a table (FileError)."""
    try:
        rows = read_json(file, _MAX_BYTES)
        made = [(row["kind"] and str(row["kind"]), [str(name) for name in row["folders"]]) for row in rows]
    except OSError as error:
        raise FileError(file, "cannot be read: {why}", why=reason_of(error)) from error
    except (ValueError, TypeError, KeyError) as error:
        raise FileError(file, "is no list of rows with kind and folders ({why})", why=str(error)) from error
    return [(kind, folders) for kind, folders in made if folders]


def _expression(pattern: str) -> str:
    return "".join(_WILD.get(letter) or re.escape(letter) for letter in pattern.lower())
