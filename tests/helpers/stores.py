"""Real servers for a collection: moto's S3 and PostgreSQL, each test with a place of its own."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from tests.helpers.waiting import until

if TYPE_CHECKING:
    from cropperhead_desktop.store.collection import Receipt

CONSENT = sha256(b"You may learn from it").hexdigest()
CROP = (0.1, 0.15, 0.9, 0.85, 2.5)
KEYS = {
    "AWS_ACCESS_KEY_ID": "key", "AWS_SECRET_ACCESS_KEY": "secret", "AWS_REGION": "us-east-1",
    "AWS_VIRTUAL_HOSTED_STYLE_REQUEST": "false",
}  # fmt: skip
_BINARIES = Path("/usr/lib/postgresql/15/bin")
_names = count()


@dataclass(frozen=True)
class Place:
    """Where a collection lies."""

    store: str
    database: str = ""


def picture(number: int, size: tuple[int, int] = (240, 160)) -> bytes:
    """A JPEG unlike those of other numbers."""
    made = Image.radial_gradient("L").resize(size).rotate(17 * number, fillcolor=number % 200)
    stream = BytesIO()
    made.convert("RGB").save(stream, "JPEG", comment=f"{number}".encode())
    return stream.getvalue()


def given(folder: Path, numbers: Iterable[int], crop: tuple[float, ...] = CROP) -> list[Receipt]:
    """What visitors gave to the collection in a folder."""
    from cropperhead_desktop.store.collection import Collection

    with Collection.open(str(folder)) as collection:
        return [collection.add(picture(n), 240, 160, crop, "visitor", CONSENT) for n in numbers]


def free_port() -> int:
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        return int(server.getsockname()[1])


def answers(port: int) -> bool:
    with suppress(OSError), closing(socket.create_connection(("127.0.0.1", port), 1)):
        return True
    return False


@contextmanager
def s3_server() -> Iterator[str]:
    """The address of an S3 server that holds everything in memory."""
    pytest.importorskip("moto")
    port = free_port()
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    command = [sys.executable, "-c", "from moto.server import main; main()", "-p", str(port)]
    server = subprocess.Popen(command, **quiet)
    try:
        until(lambda: answers(port), "the S3 server answers", 60)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.kill()
        server.wait()


class Postgres:
    """A PostgreSQL server in a temporary folder, which forgets how to sync: machines do not fail in tests."""

    def __init__(self) -> None:
        if not (_BINARIES / "initdb").exists():
            pytest.skip("PostgreSQL 15 is not installed (postgresql-15)")
        self._folder = Path(tempfile.mkdtemp(prefix="cropperhead-postgres-"))
        self.port = free_port()
        if os.geteuid() == 0:
            nobody = pwd.getpwnam("nobody")
            os.chown(self._folder, nobody.pw_uid, nobody.pw_gid)
        self._run("initdb", "-D", "data", "-U", "owner", "-A", "trust", "--no-sync", "-E", "UTF8")
        self.start()

    def start(self) -> None:
        options = f"-p {self.port} -k {self._folder} -c listen_addresses=127.0.0.1 -c fsync=off"
        self._run("pg_ctl", "-D", "data", "-w", "-l", "log", "-o", options, "start")

    def stop(self, mode: str = "immediate") -> None:
        self._run("pg_ctl", "-D", "data", "-w", "-m", mode, "stop")

    def close(self) -> None:
        self.stop()
        shutil.rmtree(self._folder)

    def database(self) -> str:
        """The address of a new database."""
        name = f"collection{next(_names)}"
        self.sql("postgres", f"CREATE DATABASE {name}")
        return f"postgresql+psycopg://owner@127.0.0.1:{self.port}/{name}"

    def sql(self, database: str, *statements: str) -> None:
        where = ("-h", "127.0.0.1", "-p", str(self.port), "-U", "owner", "-d", database)
        self._run("psql", *where, "-q", "-v", "ON_ERROR_STOP=1", *(f"-c{each}" for each in statements))

    def _run(self, program: str, *arguments: str) -> None:
        """As somebody who is not root, which the server insists on; it keeps no pipe of ours open."""
        who = {"user": "nobody", "group": "nogroup", "extra_groups": []} if os.geteuid() == 0 else {}
        command = [str(_BINARIES / program), *arguments]
        with tempfile.TemporaryFile() as output:
            code = subprocess.call(
                command, cwd=self._folder, stdin=subprocess.DEVNULL, stdout=output, stderr=output, **who
            )
            output.seek(0)
            assert code == 0, output.read().decode()


def bucket_at(endpoint: str) -> str:
    """A new bucket of an S3 server that asks for no keys."""
    name = f"bucket{next(_names)}-{os.getpid()}"
    with urllib.request.urlopen(urllib.request.Request(f"{endpoint}/{name}", method="PUT")):
        return name
