"""Collections in a folder with SQLite, and on servers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("obstore")
pytest.importorskip("sqlalchemy")

from cropperhead_desktop.store.collection import Collection
from tests.helpers.stores import Place, Postgres, bucket, s3_server


@pytest.fixture(scope="session")
def s3() -> Iterator[str]:
    with s3_server() as endpoint:
        yield endpoint


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    server = Postgres()
    yield server
    server.close()


@pytest.fixture(params=["folder", "servers"])
def place(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    """A folder and SQLite; S3 and PostgreSQL."""
    if request.param == "folder":
        return Place(str(tmp_path / "collection"))
    made = bucket(request.getfixturevalue("s3"))
    for name, value in made.environment.items():
        monkeypatch.setenv(name, value)
    return replace(made, database=request.getfixturevalue("postgres").database())


@pytest.fixture
def collection(place: Place) -> Iterator[Collection]:
    with Collection.open(place.store, place.database) as opened:
        yield opened
