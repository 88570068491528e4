"""What is in the SQLite files that may be lost."""

from __future__ import annotations

from cropperhead_desktop.system.cache_db import DisposableDatabase


def count(database: DisposableDatabase, table: str, what: str = "COUNT(*)") -> int:
    """Rows of a table, or another sum over them; 0 where there is no usable file."""
    query = f"SELECT {what} FROM {table}"
    return database.run(lambda rows: rows.execute(query).fetchone()[0]) or 0
