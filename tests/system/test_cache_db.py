"""A database whose loss costs only time: damaged, locked or impossible, it is never an error."""

from __future__ import annotations

import logging
import sqlite3
from pathlib import Path

import pytest

from cropperhead_desktop.system.cache_db import DisposableDatabase

SCHEMA = "CREATE TABLE IF NOT EXISTS seen (name TEXT PRIMARY KEY)"


class Kept(DisposableDatabase):
    """A database, and how often it was begun anew."""

    def __init__(self, file: Path, version: int = 1) -> None:
        self.resets = 0
        super().__init__(file, SCHEMA, version, "nothing is kept", logging.INFO)

    def on_reset(self) -> None:
        self.resets += 1

    def put(self, name: str) -> None:
        self.run(lambda connection: connection.execute("INSERT INTO seen (name) VALUES (?)", (name,)))

    def names(self) -> list[str] | None:
        return self.run(lambda connection: [name for (name,) in connection.execute("SELECT name FROM seen")])


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "seen.sqlite"


def test_it_is_found_again_and_after_its_end_nothing_is(file: Path) -> None:
    first = Kept(file)
    first.put("a")
    first.close()
    assert first.names() is None and not first.usable
    assert Kept(file).names() == ["a"]


def test_another_version_and_a_damaged_file_are_begun_anew(file: Path) -> None:
    old = Kept(file)
    old.put("a")
    old.close()
    newer = Kept(file, version=2)
    assert (newer.names(), newer.resets, newer.usable) == ([], 1, True)
    newer.close()
    file.write_bytes(b"no database at all" * 500)
    again = Kept(file, version=2)
    assert (again.names(), again.resets) == ([], 1)


@pytest.mark.parametrize(
    ("was", "put"),
    [
        pytest.param(b"(name TEXT", b"(nume TEXT", id="another column"),
        pytest.param(b"TABLE seen", b"TABLE se\x80n", id="a name that is no text"),
        pytest.param(b"alpha", b"al\x80ha", id="a text that is none"),
        pytest.param(b"PRIMARY KEY", b"PRIMARY KE\xff", id="a schema that is no SQL"),
    ],
)
def test_what_cannot_be_read_is_begun_anew(file: Path, was: bytes, put: bytes) -> None:
    old = Kept(file)
    old.put("alpha")
    old.close()
    data = file.read_bytes()
    assert was in data
    file.write_bytes(data.replace(was, put))
    again = Kept(file)
    again.names()
    again.put("beta")
    assert again.names() == ["beta"] and again.resets == 1


def test_a_transaction_that_fails_leaves_nothing(file: Path) -> None:
    kept = Kept(file)

    def half(connection: sqlite3.Connection) -> None:
        connection.execute("INSERT INTO seen VALUES ('a')")
        raise KeyError("the caller's own")

    with pytest.raises(KeyError):
        kept.run(half)
    assert kept.names() == []


def test_where_nothing_can_be_kept_it_says_so_once(file: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    file.parent.write_text("a file where the folder should be")
    kept = Kept(file)
    kept.put("a")
    kept.give_up(OSError("again"))
    assert kept.names() is None and caplog.text.count("nothing is kept (") == 1


def test_another_writer_is_waited_for_by_nobody(file: Path) -> None:
    kept = Kept(file)
    kept.run(lambda connection: connection.execute("PRAGMA busy_timeout=0"))
    with sqlite3.connect(file) as other:
        other.execute("BEGIN IMMEDIATE")
        kept.put("a")
        other.rollback()
    assert kept.usable and kept.names() == []
    kept.put("b")
    assert kept.names() == ["b"]
