"""Catalogues of other editors that are SQLite files: read, never written, never waited for, never trusted.

The file is opened `immutable`: no lock is taken and nothing beside it is made. Where a write-ahead log or a
rollback journal lies beside it, its editor has it open or was killed, and the file alone may be older than
what it shows, or half written: then a private copy of both is read.

What a file says about itself is not believed: only real tables are read (a view may never end), only plain
columns, no text longer than `LONGEST` bytes, and no step takes longer than `PATIENCE`.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote_from_bytes

from cropperhead_desktop.domain.errors import CatalogueError
from cropperhead_desktop.domain.progress import Progress
from cropperhead_desktop.editors.reading import Context
from cropperhead_desktop.system.files import reason_of

LONGEST = 16 * 1024 * 1024
"""Bytes of the longest value that is read; a photo's develop settings have some kilobytes."""

PATIENCE = 60.0
"""Seconds that SQLite may think before it gives the next row."""

COPIED = 4 * 1024**3
"""Bytes of the largest catalogue that is copied when its editor has it open."""

_MAGIC = b"SQLite format 3\0"
_OPERATIONS = 50_000
_LOGS = ("-wal", "-journal")
_TRIES = 3
_SPARE = 256 * 1024 * 1024
_BLOCK = 8 * 1024 * 1024
_LONGEST_WORDS = 200


class Deadline:
    """Stops a statement that gives no row for too long; `met` after each row."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self.met()

    def met(self) -> None:
        """Begin anew."""
        self._end = time.monotonic() + self._seconds

    def __call__(self) -> bool:
        return time.monotonic() > self._end


class Database:
    """An opened file. Text and blobs both come as bytes: other people's text may be in any encoding."""

    def __init__(self, path: Path, connection: sqlite3.Connection, patience: float) -> None:
        self._path = path
        self._connection = connection
        self._deadline = Deadline(patience)
        connection.text_factory = bytes
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST)
        connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
        connection.set_progress_handler(self._deadline, _OPERATIONS)
        for pragma in ("trusted_schema=OFF", "query_only=ON", "cell_size_check=ON", "mmap_size=0"):
            connection.execute(f"PRAGMA {pragma}")

    def columns(self, table: str) -> frozenset[str]:
        """The plain columns of a real table; none where there is no such table."""
        return frozenset(self._described(table))

    def needs(self, program: str, key: str, wanted: Mapping[str, tuple[str, ...]]) -> None:
        """CatalogueError unless each table has the columns wanted of it, and `key`, the number of a row."""
        for table, columns in wanted.items():
            there = self._described(table)
            if not there:
                raise CatalogueError(
                    self._path,
                    "not a catalogue of {program} that can be read (it has no table {table})",
                    program=program,
                    table=table,
                )
            missing = [column for column in (key, *columns) if column not in there]
            if missing or not there[key]:
                raise CatalogueError(
                    self._path,
                    "a catalogue of {program} of an unknown version (its table {table} has no {column})",
                    program=program,
                    table=table,
                    column=missing[0] if missing else key,
                )

    def _described(self, table: str) -> dict[str, bool]:
        """The plain columns of a real table, and whether each is the number of its rows."""
        found = self.rows("SELECT type, rootpage FROM sqlite_master WHERE lower(name) = ?", table.lower())
        match list(found):
            case [(b"table", int(root))] if root > 0:
                query = "SELECT name, upper(type), pk, hidden FROM pragma_table_xinfo(?)"
                described = list(self.rows(query, table))
                keys = [name for name, _kind, key, _hidden in described if key]
                return {
                    as_text(name): keys == [name] and kind == b"INTEGER"
                    for name, kind, _key, hidden in described
                    if hidden == 0
                }
        return {}

    def rows(self, query: str, *values: object) -> Iterator[tuple[object, ...]]:
        """The rows of a query (CatalogueError)."""
        try:
            yield from self.raw_rows(query, *values)
        except sqlite3.Error as error:
            raise self.failed(error) from error

    def raw_rows(self, query: str, *values: object) -> Iterator[tuple[object, ...]]:
        """The same for who deals with one bad row himself (sqlite3.Error)."""
        self._deadline.met()
        try:
            for row in self._connection.execute(query, values):
                yield row
                self._deadline.met()  # what is done with a row does not count
        except UnicodeDecodeError as error:  # of SQLite's own message, which quotes the file
            raise sqlite3.DatabaseError("malformed") from error

    def failed(self, error: sqlite3.Error) -> CatalogueError:
        """What SQLite says, as an error about the file."""
        if "interrupted" in str(error):
            return CatalogueError(self._path, "not read: it takes too long to find anything in it")
        return _damaged(self._path, error)


@contextmanager
def opened(path: Path, context: Context, patience: float = PATIENCE) -> Iterator[Database]:
    """A catalogue for reading (CatalogueError: not a regular file, not SQLite, damaged)."""
    with ExitStack() as stack:
        _check(path)
        real = Path(os.path.realpath(path))  # where the log lies
        copy = stack.enter_context(_copied(real, context))
        mode = "mode=ro&immutable=1" if copy is None else "mode=rw"
        try:
            uri = f"{_uri(copy or real)}?{mode}"
            connection = stack.enter_context(
                closing(
                    sqlite3.connect(uri, uri=True, timeout=0, isolation_level=None, check_same_thread=False)
                )
            )
            database = Database(path, connection, patience)
            list(database.rows("SELECT count(*) FROM sqlite_master"))
        except (sqlite3.Error, UnicodeDecodeError) as error:
            raise _damaged(path, error) from error
        yield database


def _uri(path: Path) -> str:
    """As SQLite wants it: network drives with four slashes, which `as_uri` does not give."""
    place = path.absolute().as_posix()
    return f"file://{'' if place.startswith('/') else '/'}{quote_from_bytes(os.fsencode(place), safe='/:')}"


def _damaged(path: Path, error: Exception) -> CatalogueError:
    why = "malformed" if isinstance(error, UnicodeDecodeError) else as_words(str(error).encode())
    return CatalogueError(path, "damaged: {why}", why=why)


def _check(path: Path) -> None:
    """CatalogueError unless it is a regular file that begins as SQLite's do."""
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            raise CatalogueError(path, "not a regular file (a folder, pipe, socket or device)")
        with open(path, "rb") as stream:
            magic = stream.read(len(_MAGIC))
    except OSError as error:
        raise CatalogueError(path, "cannot be read: {why}", why=reason_of(error)) from error
    if magic != _MAGIC:
        raise CatalogueError(path, "not a catalogue (not an SQLite file)" if magic else "empty")


@contextmanager
def _copied(path: Path, context: Context) -> Iterator[Path | None]:
    """A private copy of a catalogue and the log beside it; None where there is none to heed."""
    logs = [log for log in (Path(f"{path}{ending}") for ending in _LOGS) if _size(log)]
    if not logs:
        yield None
        return
    with tempfile.TemporaryDirectory(prefix="cropperhead-") as place:
        copy = Path(place) / "catalogue"
        try:
            fits = _size(path) <= COPIED and _needed(path, logs) < shutil.disk_usage(place).free
            whole = fits and _copy_all(path, copy, logs, context)
        except OSError:
            whole = False
        if not whole:
            context.on_note(path, "in use: what was done in it last is not read")
        yield copy if whole else None


def _needed(path: Path, logs: list[Path]) -> int:
    return sum(map(_size, (path, *logs))) + _SPARE


def _copy_all(path: Path, copy: Path, logs: list[Path], context: Context) -> bool:
    """Copy file and logs; False where the editor wrote meanwhile each time (OSError)."""
    targets = {path: copy} | {log: Path(f"{copy}{log.name.removeprefix(path.name)}") for log in logs}
    for _ in range(_TRIES):
        before = [_stamp(file) for file in targets]
        for file, target in targets.items():
            _copy(file, target, context)
        if before == [_stamp(file) for file in targets]:
            return True
    return False


def _copy(file: Path, target: Path, context: Context) -> None:
    with open(file, "rb") as source, open(target, "wb") as sink:
        while block := source.read(_BLOCK):
            sink.write(block)
            context.progress(Progress(0, 0, file.name))  # may cancel


def _stamp(file: Path) -> tuple[int, int]:
    status = os.stat(file)
    return status.st_size, status.st_mtime_ns


def _size(file: Path) -> int:
    """Bytes of a regular file, 0 for everything else."""
    try:
        status = os.stat(file)
    except OSError:
        return 0
    return status.st_size if stat.S_ISREG(status.st_mode) else 0


def as_text(value: object) -> str:
    """A file's name out of a row, whatever its encoding; empty for what is no text."""
    return value.decode("utf-8", "surrogateescape") if isinstance(value, bytes) else ""


def as_words(value: object) -> str:
    """A name out of a row that people read, such as a camera's: one line, not too long."""
    text = value[:_LONGEST_WORDS].decode("utf-8", "replace") if isinstance(value, bytes) else ""
    if not text.isprintable():
        text = "".join(each if each.isprintable() else " " for each in text)
    return sys.intern(text.strip())  # a catalogue has a thousand photos of one camera


def as_number(value: object) -> float | None:
    """A finite number of a row, also spelled as text."""
    if type(value) is float or type(value) is int:
        return float(value) if abs(value) < 1e18 else None
    if isinstance(value, bytes):
        try:
            number = float(value[:40].decode("ascii"))
        except ValueError:
            return None
        return number if abs(number) < 1e18 else None
    return None


MOST_PIXELS = 1_000_000
"""Of a side: more than any picture has."""


@lru_cache(maxsize=1024)
def as_side(value: object) -> int:
    """A width or height in pixels; 0 for what is none."""
    number = as_number(value)
    return round(number) if number is not None and 1 <= number <= MOST_PIXELS else 0
