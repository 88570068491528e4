"""One library, several machines: workers die under way, and nobody can tell afterwards.

A real Dask scheduler behind TLS, and real workers on machines of their own, each a process namespace with its
own name and home. With CROPPERHEAD_LONG_TESTS: 10,000 photos in 200 folders, every worker killed once.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from cropperhead_desktop.dataset.options import ExportOptions
from cropperhead_desktop.domain.errors import EngineError
from cropperhead_desktop.domain.labelling import Origin
from cropperhead_desktop.engine.cluster import cluster
from cropperhead_desktop.workflows.batch.options import BatchOptions
from cropperhead_desktop.workflows.batch.run import run_batch
from cropperhead_desktop.workflows.export.plan import plan_export
from cropperhead_desktop.workflows.export.run import export_dataset
from cropperhead_desktop.workflows.export.spread import spread_export
from cropperhead_desktop.workflows.options import Options
from cropperhead_desktop.workflows.services import Services, open_services
from cropperhead_desktop.workflows.statistics.harvest import harvest, spread_harvest
from tests.helpers import light_model
from tests.helpers.batch_runs import contents
from tests.helpers.clusters import Cluster, certificates, elsewhere, home_in
from tests.helpers.waiting import happens

pytest.importorskip("distributed")

LONG = bool(os.environ.get("CROPPERHEAD_LONG_TESTS"))
FOLDERS, EACH = (200, 50) if LONG else (8, 5)
WORKERS = ("one", "two", "three")
PROGRAM = (sys.executable, "-m", "cropperhead_desktop")


@pytest.fixture
def machines(tmp_path: Path, model: str) -> Iterator[Cluster]:
    """A scheduler behind TLS, no workers yet."""
    if sys.platform != "linux":
        pytest.skip("needs Linux")
    (tmp_path / "cluster").mkdir()
    homes = light_model.install if model else lambda _home: None
    with Cluster(tmp_path / "cluster", certificates(tmp_path / "tls"), on_home=homes) as started:
        yield started


@pytest.fixture
def model(private_home: Path) -> str:
    """The real model; where there are many photos one that costs nothing."""
    return light_model.install(private_home) if LONG else ""


@pytest.fixture
def services(tmp_path: Path, model: str) -> Iterator[Services]:
    opened = open_services(Options(cache_folder=tmp_path / "cache", model=model))
    yield opened
    opened.close()


def library(folder: Path) -> Path:
    """Light photos, a bright patch on a dark ground in each."""
    pictures = []
    for number in range(20):
        photo = Image.new("RGB", (320, 213), (number, 30, 25))
        photo.paste((200, 180, 120), (20 + 8 * number, 30 + 4 * number, 130 + 8 * number, 110 + 4 * number))
        photo.save(stream := BytesIO(), "JPEG", quality=80)
        pictures.append(stream.getvalue())
    for number in range(FOLDERS):
        place = folder / f"{number:04}"
        place.mkdir(parents=True)
        for photo in range(EACH):
            (place / f"IMG_{photo}.jpg").write_bytes(pictures[(7 * number + photo) % 20])
    return folder


def at(machines: Cluster, shelf: Path) -> list[str]:
    """The options of a command that works with these machines."""
    return ["--engine", "dask", "--scheduler", machines.address, "--tls", str(machines.tls),
            "--journal", str(shelf)]  # fmt: skip


def untimed(files: dict[str, bytes]) -> dict[str, bytes]:
    """The same without the times of decisions."""
    return {name: re.sub(rb'(Time|Date|Written)="[^"]*"', b"", raw) for name, raw in files.items()}


def run(*command: object, **more: Any) -> list[dict[str, Any]]:
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False, **more)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-4000:]
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]


def in_order(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(rows, key=lambda row: row["file"])


@pytest.mark.timeout(6000 if LONG else 240)
def test_workers_die_and_the_result_is_that_of_one_machine(
    machines: Cluster, tmp_path: Path, services: Services, model: str
) -> None:
    machines.start(*WORKERS)
    photos, shelf = library(tmp_path / "library"), tmp_path / "shelf"
    before, count = contents(photos), FOLDERS * EACH

    def written() -> int:
        return sum(1 for _ in photos.glob("*/*.xmp"))

    command = [*PROGRAM, "batch", photos, *at(machines, shelf), "--json", "--aspect", "1:1"]
    command += ["--model", model] if model else []
    output, log = tmp_path / "rows.jsonl", tmp_path / "batch.log"
    with output.open("wb") as out, log.open("wb") as err:
        running = subprocess.Popen(list(map(str, command)), stdout=out, stderr=err)
    try:
        for number, name in enumerate(WORKERS if LONG else WORKERS[:2], start=1):
            assert happens(lambda at_least=number * count // 4: written() >= at_least, 600), log.read_text()
            machines.kill(name)
            if LONG:
                machines.start(f"{name}-again")
        assert running.wait(3000 if LONG else 120) == 0, log.read_text()
    finally:
        running.kill()
        running.wait()
    rows = [json.loads(line) for line in output.read_text().splitlines()]
    spread = untimed(contents(photos))
    assert len(rows) == count == written() and not [name for name in spread if "/." in name]

    # a fourth machine, which has nothing but the folders
    (name,) = [file.stem for file in shelf.glob("*.journal")]
    (tmp_path / "fourth").mkdir()
    undo = [*PROGRAM, "undo", photos, name, "--journal", shelf, "--json"]
    undone = run(*elsewhere("fourth", *map(str, undo)), env=home_in(tmp_path / "fourth"))
    assert len(undone) >= count and {row["status"] for row in undone} <= {"ok", "skipped"}
    assert contents(photos) == before

    alone: list[dict[str, Any]] = []
    run_batch(services, [photos], BatchOptions(aspect=1.0), lambda row: alone.append(row.as_row()))
    assert in_order(json.loads(json.dumps(alone))) == in_order(rows)
    assert untimed(contents(photos)) == spread

    options, out = ExportOptions(wanted=frozenset({Origin.PROPOSED})), (tmp_path / "here", tmp_path / "there")
    with cluster(machines.address, machines.tls) as engine:
        found = list(spread_harvest(engine, services, [photos], shelf / "crops"))
        spread_export(engine, services, plan_export(services, [photos], out[1], options), shelf)
    assert found == list(harvest(services, [photos])) and len(found) == count
    assert not (shelf / "crops").exists()
    export_dataset(services, plan_export(services, [photos], out[0], options))
    here, there = map(contents, out)
    assert here == there and len(here) > count


@pytest.mark.timeout(45)  # who waits for workers is not told a minute later
def test_what_cannot_be_worked_with_is_told(machines: Cluster, tmp_path: Path) -> None:
    plain = machines.address.replace("tls://", "tcp://")
    for address, tls, why in (
        (plain, None, "no scheduler answers"),
        (machines.address, certificates(tmp_path / "strangers"), "no scheduler answers"),
        (machines.address, machines.tls, "no worker has been connected"),
    ):
        with (
            pytest.raises(EngineError, match=why),
            cluster(address, tls, 1.0, connect=2.0) as engine,
        ):
            list(engine.map(abs, [1]))
