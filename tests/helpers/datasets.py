"""What lies in an exported dataset, as its reader sees it."""

from __future__ import annotations

import tarfile
from pathlib import Path

from cropperhead_desktop.dataset.description import read_description
from cropperhead_desktop.dataset.label import LabelledPicture
from cropperhead_desktop.dataset.reader import labels_of


def labels(folder: Path, form: str | None = None) -> tuple[LabelledPicture, ...]:
    """The labels of one format (None: the first that the dataset has)."""
    return tuple(labels_of(folder, form or read_description(folder).formats[0]))


def jpegs_in_shards(folder: Path) -> dict[str, bytes]:
    """The pictures in all shards by the stems of their names."""
    found = {}
    for shard in sorted(folder.rglob("*.tar")):
        with tarfile.open(shard) as archive:
            for member in archive:
                stream = archive.extractfile(member)
                if stream is not None and member.name.endswith(".jpg"):
                    found[Path(member.name).stem] = stream.read()
    return found
