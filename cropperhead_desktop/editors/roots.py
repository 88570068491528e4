"""Where the folders of a catalogue lie on this machine.

Catalogues hold paths of the machine that made them, with drive letters and either slash, and drives come and
go. The user says which folder stands for which (`D:/Photos/` is `/mnt/photos`).
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

LONGEST_PATH = 4096
"""Characters: no system opens a longer one."""


class Roots:
    """Maps folders as catalogues name them; the longest name of `roots` that a folder begins with counts.

    Upper and lower case are alike, as on the machines that have drive letters.
    """

    def __init__(self, roots: Mapping[str, Path]) -> None:
        named = {_parts(name): target for name, target in roots.items()}
        self._roots = sorted(named.items(), key=lambda each: len(each[0]), reverse=True)

    def place(self, folder: str) -> Path | None:
        """The folder after the mapping; None where no root covers it."""
        parts = _parts(folder)
        for root, target in self._roots:
            if parts[: len(root)] == root:
                rest = [part for part in folder.replace("\\", "/").split("/") if part][len(root) :]
                return target.joinpath(*rest)
        return None


def is_usable(name: str) -> bool:
    """Whether a path of a catalogue can be one at all."""
    return 0 < len(name) <= LONGEST_PATH and "\0" not in name


def _parts(folder: str) -> tuple[str, ...]:
    return tuple(part.casefold() for part in folder.replace("\\", "/").split("/") if part)


def first_there(*folders: Path | None) -> Path:
    """The first of the folders that exists, else the first that there is.

    One that is not absolute is another machine's, and never looked for here.
    """
    known = [folder for folder in folders if folder is not None]
    return next((each for each in known if each.is_absolute() and os.path.isdir(each)), known[0])
