"""The journal of a batch: what was appended is there, wherever the file was cut off."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cropperhead_desktop.domain.errors import FileError
from cropperhead_desktop.library.batches import BatchStore
from cropperhead_desktop.library.journal import (
    EmbedEntry,
    Entry,
    Heading,
    Journal,
    SidecarEntry,
    decode,
    encode,
    entries_backwards,
    entry_of,
    read_heading,
    records,
)

HEADING = Heading("20260101-000000-abcd", "2026-01-01T00:00:00+00:00", ("/p",), {"level": True}, "m", "1")


names = st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1, max_size=20)


paths = names.filter(lambda name: name != "..").map(lambda name: Path("/p") / name) | st.just(
    Path(os.fsdecode(b"/p/\xff\xfe.jpg"))
)


embeds = st.builds(
    EmbedEntry,
    paths,
    names,
    names,
    paths,
    st.booleans(),
    st.none() | st.dictionaries(names, names, max_size=2),
)


entries = st.one_of(
    st.builds(
        SidecarEntry,
        paths,
        paths,
        st.none() | st.binary(max_size=300),
        st.binary(max_size=300),
        st.booleans(),
        st.just(()) | st.tuples(st.builds(SidecarEntry, paths, paths, st.none(), st.binary(max_size=30))),
        st.none() | embeds,
    ),
    embeds,
)


def written(file: Path, made: list[Entry]) -> bytes:
    journal = Journal(file)
    journal.begin(HEADING)
    for entry in made:
        journal.intend(entry)
    journal.close()
    return file.read_bytes()


def read(file: Path) -> list[Entry]:
    found = (entry_of(record) for record in records(file))
    return [entry for entry in found if entry is not None]


@settings(max_examples=60, deadline=None)
@given(made=st.lists(entries, max_size=6), data=st.data())
def test_it_survives_being_cut_off_at_any_byte(tmp_path_factory, made: list[Entry], data) -> None:
    file = tmp_path_factory.mktemp("j") / "a.journal"
    whole = written(file, made)
    assert read(file) == made
    assert list(entries_backwards(file)) == made[::-1]
    cut = data.draw(st.integers(0, len(whole)))
    file.write_bytes(whole[:cut])
    kept = read(file)
    # the heading is the first line: every further line end before the cut is one whole entry
    assert kept == made[: max(0, whole[:cut].count(b"\n") - 1)]
    after = SidecarEntry(Path("/p/x.jpg"), Path("/p/x.xmp"), b"old", b"new")
    journal = Journal(file)
    journal.intend(after)
    journal.close()
    *before, last = read(file)
    # a line of which the end alone was cut off is whole again; its file was not written, which does no harm
    assert last == after and before in (kept, made[: len(kept) + 1])


@given(position=st.integers(min_value=0), bit=st.integers(0, 7))
def test_a_flipped_bit_costs_one_record(tmp_path_factory, position: int, bit: int) -> None:
    file = tmp_path_factory.mktemp("j") / "a.journal"
    made: list[Entry] = [SidecarEntry(Path(f"/p/{n}.jpg"), Path(f"/p/{n}.xmp"), None, b"x") for n in range(4)]
    damaged = bytearray(written(file, made))
    damaged[position % len(damaged)] ^= 1 << bit
    file.write_bytes(damaged)
    # a line end that is damaged takes the next line with it
    assert len(read(file)) >= len(made) - 2
    assert all(entry in made for entry in read(file))


@given(st.dictionaries(st.text(), st.integers() | st.text() | st.none()))
def test_records_read_back(record: dict[str, object]) -> None:
    record["t"] = "x"
    assert decode(encode(record)) == record
    assert decode(encode(record)[:-1]) is None


def test_many_threads_share_few_syncs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    syncs = []
    real = os.fsync

    def slow(descriptor: int) -> None:
        syncs.append(descriptor)
        real(descriptor)
        threading.Event().wait(0.01)

    monkeypatch.setattr(os, "fsync", slow)
    journal = Journal(tmp_path / "a.journal")
    made = [SidecarEntry(Path(f"/p/{n}.jpg"), Path(f"/p/{n}.xmp"), None, b"x") for n in range(40)]
    threads = [threading.Thread(target=journal.intend, args=(entry,)) for entry in made]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    journal.close()
    assert sorted(read(tmp_path / "a.journal"), key=str) == sorted(made, key=str)
    assert len(syncs) < 30


def test_where_it_cannot_be_kept_it_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.journal").mkdir()
    with pytest.raises(FileError, match="nothing is written"):
        Journal(tmp_path / "a.journal")


def test_a_full_disk_leaves_whole_lines(tmp_path: Path) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("no /dev/full here")
    journal = Journal(full)
    with pytest.raises(FileError, match="the disk is full"):
        journal.begin(HEADING)
    journal.close()


@pytest.mark.parametrize("content", [b"", b"\n", b"garbage\n", encode({"t": "end"}), encode({"t": "batch"})])
def test_other_files_are_no_journals(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.journal").write_bytes(content)
    assert read_heading(tmp_path / "a.journal") is None
    assert BatchStore(tmp_path).batches() == ()


def entry(number: int) -> SidecarEntry:
    return SidecarEntry(Path(f"/p/{number}.jpg"), Path(f"/p/{number}.xmp"), None, os.urandom(500))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_on_a_full_disk_nothing_is_intended_but_what_was_done_stays_done() -> None:
    journal = Journal(Path("/dev/full"))
    with pytest.raises(FileError, match="nothing is written"):
        journal.intend(SidecarEntry(Path("/p/a.jpg"), Path("/p/a.xmp"), None, b"after"))
    journal.done(Path("/p/a.xmp"))
    journal.close()
