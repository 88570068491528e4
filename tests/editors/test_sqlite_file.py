from __future__ import annotations

import os
import shutil
import sqlite3
from pathlib import Path

import pytest

from cropperhead_desktop.domain.errors import CatalogueError, PhotoError
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.editors.reading import Context
from cropperhead_desktop.editors.sqlite_file import LONGEST, as_number, as_side, as_text, opened

WANTED = {"photos": ("name",)}


def no_size(photo: Path) -> PhotoInfo:
    raise PhotoError(photo, "not here")


def context(notes: list[str] | None = None) -> Context:
    return Context(no_size, on_note=lambda _file, note: (notes if notes is not None else []).append(note))


def made(path: Path, script: str = "") -> Path:
    connection = sqlite3.connect(path)
    connection.executescript("CREATE TABLE photos (id INTEGER PRIMARY KEY, name);" + script)
    connection.commit()
    connection.close()
    return path


def names(path: Path, notes: list[str] | None = None) -> list[str]:
    with opened(path, context(notes)) as database:
        database.needs("Editor", "id", WANTED)
        return [as_text(name) for (name,) in database.rows("SELECT name FROM photos ORDER BY id")]


def test_rows_are_read_and_nothing_is_made_beside_the_file(tmp_path: Path) -> None:
    path = made(tmp_path / "a #1?.db", "INSERT INTO photos (name) VALUES ('one'), (X'FF41'), (NULL), (7)")
    before = path.read_bytes()
    path.chmod(0o400)
    assert names(path) == ["one", os.fsdecode(b"\xffA"), "", ""]
    assert os.listdir(tmp_path) == ["a #1?.db"]
    assert path.read_bytes() == before


@pytest.mark.parametrize("name", [b"%41?#&.db", b"\xff\xfe.db", "Gr\u00fc\u00dfe.db".encode(), b"a:b c.db"])
def test_files_of_any_name_are_opened(tmp_path: Path, name: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    made(tmp_path / "a.db", "INSERT INTO photos (name) VALUES ('one')").rename(tmp_path / os.fsdecode(name))
    monkeypatch.chdir(tmp_path)
    assert names(Path(os.fsdecode(name))) == ["one"]


def test_nothing_can_be_written(tmp_path: Path) -> None:
    with opened(made(tmp_path / "a.db"), context()) as database, pytest.raises(CatalogueError):
        list(database.rows("DELETE FROM photos"))
    with opened(tmp_path / "a.db", context()) as database, pytest.raises(CatalogueError):
        list(database.rows("ATTACH ? AS other", str(tmp_path / "other.db")))


def test_what_is_in_the_log_of_an_editor_that_runs_is_read_too(tmp_path: Path) -> None:
    path = made(tmp_path / "a.db", "PRAGMA journal_mode=WAL")
    editor = sqlite3.connect(path)
    editor.execute("INSERT INTO photos (name) VALUES ('new')")
    editor.commit()
    before = {name: (tmp_path / name).read_bytes() for name in os.listdir(tmp_path)}
    notes: list[str] = []
    assert names(path, notes) == ["new"]
    assert notes == []
    assert {name: (tmp_path / name).read_bytes() for name in os.listdir(tmp_path)} == before
    editor.close()


def test_a_half_written_file_is_read_as_it_was(tmp_path: Path) -> None:
    path = made(tmp_path / "a.db", "INSERT INTO photos (name) VALUES ('old')")
    editor = sqlite3.connect(path, isolation_level=None)
    editor.execute("PRAGMA cache_size=1")
    editor.execute("PRAGMA cache_spill=1")
    editor.execute("BEGIN")
    editor.execute("UPDATE photos SET name = 'changed'")
    editor.executemany("INSERT INTO photos (name) VALUES (?)", [("x" * 3000,) for _ in range(300)])
    assert (tmp_path / "a.db-journal").stat().st_size > 0
    killed = tmp_path / "killed"
    shutil.copytree(tmp_path, killed)
    editor.close()
    assert names(killed / "a.db") == ["old"]


def test_a_log_that_is_too_large_to_copy_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = made(tmp_path / "a.db", "INSERT INTO photos (name) VALUES ('old')")
    (tmp_path / "a.db-wal").write_bytes(b"x" * 100)
    monkeypatch.setattr("cropperhead_desktop.editors.sqlite_file.COPIED", 10)
    notes: list[str] = []
    assert names(path, notes) == ["old"]
    assert notes == ["in use: what was done in it last is not read"]


@pytest.mark.parametrize("log", [b"x" * 100, b"\x37\x7f\x06\x82" + bytes(2000), b"\xff" * 5000])
@pytest.mark.parametrize("ending", ["-wal", "-journal"])
def test_a_damaged_log_does_no_harm(tmp_path: Path, log: bytes, ending: str) -> None:
    path = made(tmp_path / "a.db", "INSERT INTO photos (name) VALUES ('old')")
    Path(f"{path}{ending}").write_bytes(log)
    assert names(path) == ["old"]


def test_a_log_that_is_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    path = made(tmp_path / "a.db", "INSERT INTO photos (name) VALUES ('old')")
    os.mkfifo(f"{path}-wal")
    assert names(path) == ["old"]


def test_a_link_to_a_file_is_that_file(tmp_path: Path) -> None:
    made(tmp_path / "a.db", "INSERT INTO photos (name) VALUES ('one')")
    (tmp_path / "link.db").symlink_to("a.db")
    assert names(tmp_path / "link.db") == ["one"]


@pytest.mark.parametrize("kind", ["folder", "pipe", "missing", "loop", "device", "no permission"])
def test_what_is_no_file_is_refused_by_name(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "a.lrcat"
    match kind:
        case "folder":
            path.mkdir()
        case "pipe":
            os.mkfifo(path)
        case "loop":
            path.symlink_to(path.name)
        case "device":
            path.symlink_to("/dev/zero")
        case "no permission":
            made(path).chmod(0)
            if os.access(path, os.R_OK):
                pytest.skip("everything can be read as this user")
    with pytest.raises(CatalogueError, match=r"a\.lrcat: "):
        names(path)


@pytest.mark.parametrize(
    "data", [b"", b"SQLite", b"PK\3\4" + bytes(100), b"SQLite format 3\0" + b"\xff" * 200]
)
def test_what_is_no_database_is_refused_by_name(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.lrcat"
    path.write_bytes(data)
    with pytest.raises(CatalogueError, match=r"a\.lrcat: "):
        names(path)


def test_cut_off_and_overwritten_files_are_damaged(tmp_path: Path) -> None:
    path = made(
        tmp_path / "a.db", "".join(f"INSERT INTO photos (name) VALUES ('{'x' * 999}');" for _ in range(99))
    )
    whole = path.read_bytes()
    for data in (whole[:5000], whole[:4096] + b"\x0d\xff" * 20000, whole[:30000] + bytes(len(whole) - 30000)):
        path.write_bytes(data)
        with pytest.raises(CatalogueError, match="damaged"):
            names(path)


@pytest.mark.parametrize(
    "schema", [b"CREATE TABLE \xc8hotos ", b"CREATE TABZE \xc8hotos ", b"\x1b[2J\n\r\xff CREATE "]
)
def test_what_a_damaged_schema_makes_sqlite_say_can_be_told(tmp_path: Path, schema: bytes) -> None:
    path = made(tmp_path / "a.db")
    path.write_bytes(path.read_bytes().replace(b"CREATE TABLE photos ", schema.ljust(20)[:20]))
    with pytest.raises(CatalogueError) as caught:
        names(path)
    assert str(caught.value).isprintable()


ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS id, i AS name FROM n"


@pytest.mark.parametrize(
    "script",
    [
        f"CREATE VIEW photos AS {ENDLESS}",
        "CREATE VIRTUAL TABLE photos USING fts5(id, name)",
        "CREATE TABLE photos (id INTEGER PRIMARY KEY, name AS (zeroblob(100000000)))",
        "CREATE TABLE photos (id, name)",
        "CREATE TABLE photos (id TEXT PRIMARY KEY, name)",
        "CREATE TABLE photos (id INTEGER, name, PRIMARY KEY (id, name))",
        "CREATE TABLE photos (id INTEGER PRIMARY KEY, title)",
        "CREATE TABLE pictures (id INTEGER PRIMARY KEY, name)",
    ],
)
def test_what_only_looks_like_the_table_is_not_read(tmp_path: Path, script: str) -> None:
    path = made(tmp_path / "a.db", f"DROP TABLE photos; {script}")
    with pytest.raises(CatalogueError, match="Editor"):
        names(path)


def test_a_query_without_end_is_stopped(tmp_path: Path) -> None:
    path = made(tmp_path / "a.db", f"CREATE VIEW endless AS {ENDLESS}")
    with opened(path, context(), patience=0.2) as database, pytest.raises(CatalogueError, match="too long"):
        list(database.rows("SELECT name FROM endless WHERE name < 0"))


def test_a_value_that_is_too_long_is_not_loaded(tmp_path: Path) -> None:
    path = made(tmp_path / "a.db", f"INSERT INTO photos (name) VALUES (zeroblob({LONGEST + 1}))")
    with pytest.raises(CatalogueError, match="too big"):
        names(path)


def test_values_of_any_type_are_names_and_numbers_or_none() -> None:
    assert [as_text(value) for value in (b"a", "a", None, 3, 1.5)] == ["a", "", "", "", ""]
    assert [as_number(value) for value in (3, 1.5, b"4000", b" 2.5 ")] == [3.0, 1.5, 4000.0, 2.5]
    unusable = (None, b"", b"nan", b"inf", b"1e999", float("nan"), float("inf"), 1 << 80, b"x", True, "3")
    assert [as_number(value) for value in unusable] == [None] * len(unusable)
    assert [as_side(value) for value in (6000, b"4000", 6000.0)] == [6000, 4000, 6000]
    assert [as_side(value) for value in (0, -5, 1e7, None, b"", b"uncropped")] == [0] * 6
