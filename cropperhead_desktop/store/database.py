"""The database of a collection: SQLite or PostgreSQL behind one set of calls, with errors in words."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Table, create_engine, event, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from cropperhead_desktop.domain.errors import CollectionError, Reason
from cropperhead_desktop.store.schema import upgrade
from cropperhead_desktop.system.files import append_private, reason_of

T = TypeVar("T")

PATIENCE = 20.0
"""Seconds for which what does not answer is asked again."""

_PASSING = ("08", "40", "53", "57")
"""Classes of PostgreSQL's errors that another try may not meet: connection, conflict, resources, shutdown."""

_POSTGRES = "postgresql+psycopg"


class Unreachable(CollectionError):
    """The store or the database did not answer; trying again may help."""


def again(work: Callable[[], T]) -> T:
    """The result of work that may be repeated, asked for until it answers or `PATIENCE` is over."""
    end, pause = time.monotonic() + PATIENCE, 0.05
    while True:
        try:
            return work()
        except Unreachable:
            if time.monotonic() + pause > end:
                raise
        time.sleep(pause)
        pause = min(2 * pause, 2.0)


class LabelDatabase:
    """Rows behind transactions. Thread-safe; CollectionError says what is wrong, never a password."""

    def __init__(self, url: str, folder: Path | None = None) -> None:
        """`url` as SQLAlchemy has it; empty: SQLite in `folder`. The tables are brought to the present."""
        self._url = _parsed(url, folder)
        self._name = self._url.render_as_string(hide_password=True)
        self._is_postgres = self._url.drivername == _POSTGRES
        self._insert: Any = postgresql.insert if self._is_postgres else sqlite.insert
        self._engine = create_engine(self._url, **(_POSTGRES_WAYS if self._is_postgres else _SQLITE_WAYS))
        if not self._is_postgres:
            event.listen(self._engine, "connect", _set_up)
            event.listen(self._engine, "begin", _begin)
        try:
            self.run(upgrade)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Let go of the connections."""
        self._engine.dispose()

    def run(self, work: Callable[[Connection], T]) -> T:
        """The result of one transaction: all of it is on the disk, or nothing of it."""
        try:
            with self._engine.begin() as connection:
                return work(connection)
        except SQLAlchemyError as error:
            raise self._error(error) from error

    def add(self, connection: Connection, table: Table, row: dict[str, Any]) -> None:
        """Insert a row; one with the same key is left as it is."""
        connection.execute(self._insert(table).values(row).on_conflict_do_nothing())

    def lock(self, connection: Connection, digest: str) -> None:
        """Until this transaction ends nobody else decides whether the photo's object stays.

        In SQLite the transaction itself is the lock.
        """
        if self._is_postgres:
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": int(digest[:15], 16)})

    def _error(self, error: SQLAlchemyError) -> CollectionError:
        cause = error.orig if isinstance(error, DBAPIError) else error
        why = str(cause).strip().split("\n", 1)[0]
        state = getattr(cause, "sqlstate", None)
        if state == "42501" or "readonly database" in why:
            return CollectionError("the database {url} gives no permission: {why}", url=self._name, why=why)
        lost = isinstance(error, DBAPIError) and error.connection_invalidated
        if self._is_postgres:
            passing = lost or type(cause).__name__ == "OperationalError" and state is None
            passing = passing or (state or "")[:2] in _PASSING
        else:
            passing = "locked" in why or "busy" in why
        kind = Unreachable if passing else CollectionError
        return kind("the database {url} cannot be used: {why}", url=self._name, why=why)


_POSTGRES_WAYS: dict[str, Any] = {"pool_pre_ping": True, "connect_args": {"connect_timeout": 5}}
_SQLITE_WAYS: dict[str, Any] = {"connect_args": {"timeout": 30}}


def _parsed(url: str, folder: Path | None) -> URL:
    if url:
        try:
            parsed = make_url(url)
        except (SQLAlchemyError, ValueError) as error:
            raise CollectionError("the database's address cannot be read") from error
        if parsed.drivername in ("postgresql", "postgres"):
            parsed = parsed.set(drivername=_POSTGRES)
        if parsed.drivername == _POSTGRES:
            return parsed
        if parsed.drivername != "sqlite" or not parsed.database or parsed.query:
            raise CollectionError("the database must be sqlite:///FILE or postgresql+psycopg://…")
        file = Path(parsed.database)
    elif folder is not None:
        file = folder / "collection.sqlite"
    else:
        raise CollectionError("a store that is no folder needs a database: give --database")
    try:
        append_private(file).close()
    except OSError as error:
        reason = Reason("{file}: {why}", file=str(file), why=reason_of(error))
        raise CollectionError("the database cannot be used: {reason}", reason=reason) from error
    return URL.create("sqlite", database=str(file))


def _set_up(connection: sqlite3.Connection, _record: object) -> None:
    """What is committed survives a power cut; the driver begins no transactions of its own."""
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}").close()


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
