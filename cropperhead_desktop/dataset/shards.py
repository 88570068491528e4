"""WebDataset shards: `shards/SPLIT-000000.tar` with `KEY.jpg` and `KEY.json` side by side.

A key has one type in all samples: readers take it from the first ones. A number that a photo does not have is
0 there, as EXIF says unknown. The same pictures give the same bytes: members have no time, no owner and a
fixed order.
"""

from __future__ import annotations

import json
import tarfile
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path, PurePosixPath

from cropperhead_desktop.dataset.label import LabelledPicture, Row, from_row, to_row
from cropperhead_desktop.dataset.terms import NUMBER_FACTS, SPLITS
from cropperhead_desktop.system.reading import parse_json

FOLDER = "shards"


def write_shards(
    folder: Path, labels: Sequence[LabelledPicture], pictures: Path, per_shard: int
) -> list[Path]:
    """Write all shards of at most `per_shard` pictures, `pictures` holding their files (OSError)."""
    (folder / FOLDER).mkdir(exist_ok=True)
    made = []
    for split in SPLITS:
        members = [label for label in labels if label.split == split]
        for number, start in enumerate(range(0, len(members), per_shard)):
            shard = folder / FOLDER / f"{split}-{number:06}.tar"
            _write(shard, members[start : start + per_shard], pictures)
            made.append(shard)
    return made


def shards_of(folder: Path) -> list[Path]:
    """All shards of a dataset, in order."""
    return sorted((folder / FOLDER).glob("*.tar"))


def read_shards(folder: Path) -> Iterator[LabelledPicture]:
    """All labels, one at a time (OSError, KeyError, TypeError, ValueError, tarfile.TarError)."""
    for shard in shards_of(folder):
        with tarfile.open(shard, "r:") as archive:
            for member in archive:
                stream = archive.extractfile(member)
                if stream is not None and member.name.endswith(".json"):
                    row = parse_json(stream.read())
                    yield from_row(row | {name: row[name] or None for name in NUMBER_FACTS if name in row})


def _write(shard: Path, labels: Sequence[LabelledPicture], pictures: Path) -> None:
    with tarfile.open(shard, "w", format=tarfile.USTAR_FORMAT) as archive:
        for label in labels:
            name = PurePosixPath(label.file)
            _add(archive, f"{name.stem}.jpg", (pictures / name.name).read_bytes())
            _add(archive, f"{name.stem}.json", json.dumps(_sample(label), ensure_ascii=False).encode())


def _sample(label: LabelledPicture) -> Row:
    row = to_row(label)
    return row | {name: float(row[name] or 0) for name in NUMBER_FACTS if name in row}


def _add(archive: tarfile.TarFile, name: str, data: bytes) -> None:
    member = tarfile.TarInfo(name)
    member.size, member.mode = len(data), 0o644
    archive.addfile(member, BytesIO(data))
