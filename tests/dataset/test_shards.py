"""WebDataset shards."""

from __future__ import annotations

from pathlib import Path

from cropperhead_desktop.dataset.shards import write_shards
from tests.helpers.labels import many, pictures


def test_shards_are_the_same_bytes_each_time(tmp_path: Path) -> None:
    made = []
    for name in ("one", "two"):
        folder = tmp_path / name
        folder.mkdir()
        shards = write_shards(folder, many(), pictures(folder, many()), 2)
        made.append([(shard.name, shard.read_bytes()) for shard in shards])
    assert made[0] == made[1]
    assert [name for name, _ in made[0]] == [
        "train-000000.tar", "train-000001.tar", "val-000000.tar", "val-000001.tar", "test-000000.tar",
    ]  # fmt: skip
