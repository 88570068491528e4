"""The shelf of batches."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

from cropperhead_desktop.library.batches import BatchState, BatchStore, Relation
from cropperhead_desktop.library.journal import (
    Entry,
    Heading,
    Journal,
    SidecarEntry,
)

HEADING = Heading("20260101-000000-abcd", "2026-01-01T00:00:00+00:00", ("/p",), {"level": True}, "m", "1")


def written(file: Path, made: list[Entry]) -> bytes:
    journal = Journal(file)
    journal.begin(HEADING)
    for entry in made:
        journal.intend(entry)
    journal.close()
    return file.read_bytes()


def entry(number: int) -> SidecarEntry:
    return SidecarEntry(Path(f"/p/{number}.jpg"), Path(f"/p/{number}.xmp"), None, os.urandom(500))


def begin(store: BatchStore, root: Path, *ends: str) -> str:
    name, journal = store.begin([root], {"level": True}, "m", "1")
    for number in range(5):
        journal.intend(entry(number))
    if "end" in ends:
        journal.end({"written": 5, "failed": 1}, cancelled=False)
    if "cancelled" in ends:
        journal.end({"written": 4}, cancelled=True)
    if "undo" in ends:
        journal.undone(5, 0, datetime.now().isoformat(), {"written": 5})
    journal.close()
    return name


def test_the_shelf_tells_what_became_of_batches(tmp_path: Path) -> None:
    store, root = BatchStore(tmp_path / "store"), tmp_path / "photos"
    ends = {(): "interrupted", ("end",): "finished", ("cancelled",): "cancelled", ("end", "undo"): "undone"}
    made = {begin(store, root, *each): state for each, state in ends.items()}
    found = {batch.id: batch for batch in store.batches()}
    assert {name: batch.state.value for name, batch in found.items()} == made
    assert {batch.written for batch in found.values()} == {5}
    assert [batch.can_undo for name, batch in found.items()] == [made[name] != "undone" for name in found]


def test_only_the_very_same_is_gone_on_with(tmp_path: Path) -> None:
    store, root = BatchStore(tmp_path / "store"), tmp_path / "photos"
    name = begin(store, root)
    same = store.unfinished([root], {"level": True}, "m")
    assert same is not None and same.id == name and same.state is BatchState.INTERRUPTED
    assert store.unfinished([root], {"level": False}, "m") is None
    assert store.unfinished([root], {"level": True}, "another") is None
    assert store.unfinished([root / "sub"], {"level": True}, "m") is None


def test_a_finished_batch_is_not_gone_on_with(tmp_path: Path) -> None:
    store = BatchStore(tmp_path / "store")
    begin(store, tmp_path, "end")
    assert store.unfinished([tmp_path], {"level": True}, "m") is None


def test_batches_are_found_by_folder_and_by_id(tmp_path: Path) -> None:
    store = BatchStore(tmp_path / "store")
    name = begin(store, tmp_path / "a" / "b", "end")
    (batch,) = store.of_folder(tmp_path / "a")
    assert batch.relation(tmp_path / "a") is Relation.INSIDE
    assert batch.relation(tmp_path / "a" / "b" / "c") is Relation.WIDER
    assert store.of_folder(tmp_path / "x") == ()
    found = store.find(name[:-1])
    assert found is not None and found.id == name
    assert store.find("1999") is None


def test_the_shelf_is_bounded_and_spares_what_may_go_on(tmp_path: Path) -> None:
    store = BatchStore(tmp_path, max_bytes=12_000)
    interrupted = begin(store, tmp_path)
    finished = [begin(store, tmp_path, "end") for _ in range(2)]
    undone = begin(store, tmp_path, "end", "undo")
    for _ in range(12):
        begin(store, tmp_path, "end")
    left = {batch.id for batch in store.batches()}
    assert interrupted in left
    assert not left & {undone, *finished}
    assert sum(file.stat().st_size for file in tmp_path.iterdir()) < 17_000
