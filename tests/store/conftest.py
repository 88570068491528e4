"""Collections in a folder with SQLite, and on servers."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("obstore")
pytest.importorskip("sqlalchemy")

from cropperhead_desktop.store.collection import Collection
from tests.helpers.ceph import Ceph
from tests.helpers.stores import KEYS, Place, Postgres, bucket_at, s3_server


@pytest.fixture(scope="session")
def s3() -> Iterator[str]:
    with s3_server() as endpoint:
        yield endpoint


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    server = Postgres()
    yield server
    server.close()


@pytest.fixture(scope="session")
def ceph() -> Iterator[Ceph]:
    cluster = Ceph()
    yield cluster
    cluster.close()


IS_LONG = bool(os.environ.get("CROPPERHEAD_LONG_TESTS"))


@pytest.fixture(params=["folder", "servers", *["ceph"] * IS_LONG])
def place(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    """A folder and SQLite; S3 (moto, or Ceph's gateway) and PostgreSQL."""
    if request.param == "folder":
        return Place(str(tmp_path / "collection"))
    if request.param == "ceph":
        cluster: Ceph = request.getfixturevalue("ceph")
        endpoint, name = cluster.endpoint, f"bucket-{secrets.token_hex(4)}"
        cluster.bucket(name)
    else:
        endpoint = request.getfixturevalue("s3")
        name = bucket_at(endpoint)
    for variable, value in (*KEYS.items(), ("AWS_ENDPOINT_URL", endpoint)):
        monkeypatch.setenv(variable, value)
    return Place(f"s3://{name}/given", request.getfixturevalue("postgres").database())


@pytest.fixture
def collection(place: Place) -> Iterator[Collection]:
    with Collection.open(place.store, place.database) as opened:
        yield opened
