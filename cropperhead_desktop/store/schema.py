"""The tables of a collection, and how a database gets to them (Alembic, `migrations/`)."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util.exc import CommandError
from sqlalchemy import (
    Column,
    Connection,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    inspect,
    text,
)

from cropperhead_desktop.domain.errors import CollectionError
from cropperhead_desktop.store.labels import CROP

metadata = MetaData()

photo = Table(
    "photo",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("bytes", Integer, nullable=False),
    Column("width", Integer, nullable=False),
    Column("height", Integer, nullable=False),
)
label = Table(
    "label",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("sha256", String(64), ForeignKey("photo.sha256"), nullable=False),
    *(Column(name, Float, nullable=False) for name in CROP),
    Column("origin", String(40), nullable=False),
    Column("consent", String(200), nullable=False),
    Column("state", String(10), nullable=False),
    Column("time", String(25), nullable=False),
    Index("label_photo", "sha256"),
    Index("label_state", "state", "time"),
)
receipt = Table(
    "receipt",
    metadata,
    Column("hash", String(64), primary_key=True),
    Column("label", String(32), ForeignKey("label.id"), nullable=False),
    Index("receipt_label", "label"),
)
withdrawn = Table(
    "withdrawn",
    metadata,
    Column("label", String(32), primary_key=True),
    Column("sha256", String(64), nullable=False, index=True),
    Column("time", String(25), nullable=False),
)

_LOCK = 0x63726F70
"""What two programs that begin at once wait for in PostgreSQL; in SQLite the transaction is the lock."""


def upgrade(connection: Connection) -> None:
    """Bring a database, in a transaction, to the present tables (CollectionError: a newer version's, or not
    a collection's)."""
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    now = MigrationContext.configure(connection).get_current_revision()
    if now == ScriptDirectory.from_config(config).get_current_head():
        return
    if now is None and (others := set(inspect(connection).get_table_names()) & set(metadata.tables)):
        raise CollectionError("the database has another program's table {table}", table=min(others))
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise CollectionError(
            "the collection was made by a newer version of the program ({version})", version=now or ""
        ) from error
