"""Several styles of one user, by name: their own, a client's, a magazine's. One is in use.

A style is a folder with a file for each model; that of the first one is the folder of all.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, unquote

from cropperhead_desktop.domain.errors import CropperHeadError, FileError
from cropperhead_desktop.system.files import own_folder, reason_of, write_whole

FIRST = "My style"
"""The style that is there without being made; it can be emptied, not removed or renamed."""

_MOST = 60


class StyleNames:
    """The styles in a folder. Every call reads the disk; all that write raise FileError."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def all(self) -> list[str]:
        """Every name, the first style first."""
        try:
            others = [unquote(one.name) for one in (self._folder / "named").iterdir() if one.is_dir()]
        except OSError:
            others = []
        return [FIRST, *sorted(others, key=str.casefold)]

    @property
    def in_use(self) -> str:
        """The style that learns and proposes."""
        try:
            name = (self._folder / "in-use").read_text("utf-8").strip()
        except (OSError, ValueError):
            return FIRST
        return name if name in self.all() else FIRST

    def folder_of(self, name: str) -> Path:
        """Where a style's files lie."""
        return self._folder if name == FIRST else self._folder / "named" / quote(name, safe=" ")

    def use(self, name: str) -> str:
        """Let a style learn and propose from now on; its name as it is written (CropperHeadError: none)."""
        name = self._known(name)
        file = self._folder / "in-use"
        with _as_file_error(file):
            own_folder(file.parent)
            write_whole(file, f"{name}\n".encode(), private=True)
        return name

    def new(self, name: str, like: str = "") -> str:
        """Make a style, empty or `like` another one (CropperHeadError: the name will not do)."""
        name, source = self._free(name), self.folder_of(self._known(like)) if like else None
        folder = self.folder_of(name)
        with _as_file_error(folder):
            own_folder(folder)
            for file in source.glob("*.npz") if source is not None else ():
                shutil.copyfile(file, folder / file.name)
        return name

    def rename(self, name: str, to: str) -> str:
        """Give a style another name."""
        name = self._own(name)
        is_used = name == self.in_use
        to = to.strip() if to.strip().casefold() == name.casefold() else self._free(to)
        with _as_file_error(self.folder_of(name)):
            self.folder_of(name).rename(self.folder_of(to))
        return self.use(to) if is_used else to

    def remove(self, name: str) -> None:
        """Remove a style with all that it learnt; where it was in use the first one is."""
        name = self._own(name)
        if name == self.in_use:
            self.use(FIRST)
        with _as_file_error(self.folder_of(name)):
            shutil.rmtree(self.folder_of(name))

    def _known(self, name: str) -> str:
        for each in self.all():
            if each.casefold() == name.strip().casefold():
                return each
        raise CropperHeadError("there is no style called {name}", name=name)

    def _own(self, name: str) -> str:
        known = self._known(name)
        if known == FIRST:
            raise CropperHeadError("{name} stays; what it learnt can be forgotten", name=FIRST)
        return known

    def _free(self, name: str) -> str:
        name = " ".join(name.split())
        if not name or len(name) > _MOST or not name.isprintable() or name.startswith("."):
            raise CropperHeadError("{name} is no name for a style", name=repr(name))
        if any(each.casefold() == name.casefold() for each in self.all()):
            raise CropperHeadError("there is a style called {name} already", name=name)
        return name


@contextmanager
def _as_file_error(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise FileError(path, "the style cannot be kept ({why})", why=reason_of(error)) from error
