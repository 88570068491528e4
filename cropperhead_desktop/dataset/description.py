"""`dataset.json`: what a dataset is, how it came about, and the digest of every file in it.

No path of the photographer's disk stands in it; photos are known by their digests.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cropperhead_desktop.dataset.formats import FORMATS
from cropperhead_desktop.domain.errors import FileError
from cropperhead_desktop.system.files import reason_of
from cropperhead_desktop.system.reading import read_json

_MAX_BYTES = 16 * 2**20

NAME = "dataset.json"
VERSION = 1


@dataclass(frozen=True, slots=True)
class Description:
    """`request` names what was asked for (photos, labels, options): the same again is the same dataset.

    `counts` has `photos`, one number per split, `groups` and one per kind of decision; `files` the SHA-256
    of every file but this one, by name relative to the dataset.
    """

    request: str
    programs: Mapping[str, str]
    options: Mapping[str, Any]
    counts: Mapping[str, int]
    licence: str
    files: Mapping[str, str]
    decisions: Mapping[str, str] = field(default_factory=dict)
    """What the words under `decision` mean, those that occur."""

    @property
    def formats(self) -> tuple[str, ...]:
        """The names of the formats its labels are in; none for arrays (KeyError: an unknown one)."""
        if self.options["apply"] is not None:
            return ()
        return tuple(FORMATS[name].name for name in self.options["formats"])

    @property
    def loose_pictures(self) -> bool:
        """False where pictures live in shards or arrays only."""
        return any(name.startswith("photos/") for name in self.files)


def write_description(folder: Path, description: Description) -> None:
    """Write the file (OSError)."""
    record = {"cropperhead_dataset": VERSION}
    record |= {name: getattr(description, name) for name in Description.__slots__}
    text = json.dumps(record, indent=1, ensure_ascii=False)
    (folder / NAME).write_text(text + "\n", encoding="utf-8")


def read_description(folder: Path) -> Description:
    """The description of the dataset in a folder (FileError)."""
    path = folder / NAME
    try:
        record = read_json(path, _MAX_BYTES)
        if record.pop("cropperhead_dataset") != VERSION:
            raise ValueError("it is of another version")
        description = Description(**record)
        _ = description.formats, description.counts["photos"]
    except OSError as error:
        raise FileError(path, "cannot be read: {why}", why=reason_of(error)) from error
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise FileError(path, "is not the description of a dataset ({why})", why=str(error)) from error
    return description
