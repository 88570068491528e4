"""The tables of the program are those that the steps to them make."""

from __future__ import annotations

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import create_engine

from cropperhead_desktop.store.collection import Collection
from cropperhead_desktop.store.schema import metadata
from tests.helpers.stores import Place


def test_the_steps_lead_to_the_tables_that_the_program_means(place: Place) -> None:
    Collection.open(place.store, place.database).close()
    engine = create_engine(place.database or f"sqlite:///{place.store}/collection.sqlite")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, metadata) == []
    engine.dispose()
