"""`export` as a process: rows, exit codes, kill -9 and on, and what ExifTool finds in the result."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from cropperhead_desktop.domain.decision import DecisionKind, decided_now
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.xmp.store import Sidecars
from tests.helpers.datasets import labels

COMMAND = (sys.executable, "-m", "cropperhead_desktop", "export")
SECRETS = ("Jane Secret", "SN-4711", "Acme", "Home Street", "IMG_SECRET")
REGIONS = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:mwg-rs="http://www.metadataworkinggroup.com/schemas/regions/"
 xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/" Iptc4xmpCore:Location="Home Street">
<dc:creator><rdf:Seq><rdf:li>Jane Secret</rdf:li></rdf:Seq></dc:creator>
<mwg-rs:Regions rdf:parseType="Resource"><mwg-rs:RegionList><rdf:Bag><rdf:li>
<rdf:Description mwg-rs:Name="Jane Secret" mwg-rs:Type="Face"/></rdf:li></rdf:Bag></mwg-rs:RegionList>
</mwg-rs:Regions>
</rdf:Description></rdf:RDF></x:xmpmeta>"""


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Twelve photos of four days with everything in their metadata that should stay at home."""
    folder, store = tmp_path / "library", Sidecars()
    for number in range(12):
        dice = np.random.default_rng(number)
        small = Image.fromarray(dice.integers(0, 255, (8, 12, 3), np.uint8))
        picture = small.resize((1200, 800), Image.Resampling.BICUBIC)
        exif = Image.Exif()
        exif[0x010F], exif[0x0110], exif[0x013B] = "Acme", "Acme One", "Jane Secret"
        inner = exif.get_ifd(0x8769)
        inner[0x9003], inner[0xA431] = f"2024:05:0{1 + number // 3} 10:00:00", "SN-4711"
        exif.get_ifd(0x8825).update({1: "N", 2: (50.0, 1.0, 2.0), 3: "E", 4: (8.0, 1.0, 2.0)})
        path = folder / f"day {number // 3}" / f"IMG_SECRET_{number}.jpg"
        path.parent.mkdir(parents=True, exist_ok=True)
        picture.save(path, exif=exif, xmp=REGIONS.encode(), quality=90)
        kind = DecisionKind.ACCEPTED if number else DecisionKind.PROPOSED
        store.write(path, Crop(0.1, 0.1, 0.9, 0.8), PhotoInfo(1200, 800), decided_now(kind))
    return folder


def export(*arguments: object) -> tuple[int, list[dict[str, Any]], str]:
    done = subprocess.run(
        [*COMMAND, *map(str, arguments), "--json"], capture_output=True, text=True, timeout=120, check=False
    )
    return done.returncode, [json.loads(line) for line in done.stdout.splitlines()], done.stderr


def contents(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_rows_and_exit_codes(library: Path, tmp_path: Path) -> None:
    code, rows, _ = export(library, tmp_path / "out", "--size", 200, "--format", "json,csv")
    assert code == 0
    assert [row["status"] for row in rows] == ["ok"] * 11 + ["skipped"]
    assert {row["split"] for row in rows[:-1]} == {"train", "val", "test"}
    assert rows[0]["crop"] == {"left": 0.1, "top": 0.1, "right": 0.9, "bottom": 0.8, "angle": 0.0}
    assert (tmp_path / "out" / rows[0]["exported"]).is_file()
    (library / "broken.jpg").write_bytes(b"no photo")
    code, rows, _ = export(library, tmp_path / "again", "--split-by", "folder", "--fractions", "1,1")
    assert code == 1
    assert [row["status"] for row in rows].count("failed") == 1
    for wrong in (["--labels", "mine"], ["--square", "--letterbox"], ["--keep", "gps"], ["--size", "1"]):
        assert export(library, tmp_path / "no", *wrong)[0] == 2
    code, rows, words = export(library, library / "out")
    assert (code, rows) == (1, [])
    assert "lies inside" in words


def test_kill_9_at_any_moment_and_the_same_bytes_in_the_end(library: Path, tmp_path: Path) -> None:
    options = ["--format", "json,coco,webdataset", "--anonymous-names", "--licence", "CC0"]
    assert export(library, tmp_path / "whole", *options)[0] == 0
    out = tmp_path / "out"
    data = tmp_path / "out.partial" / "data"
    stops = [
        lambda: len(list((data / "photos").glob("*"))) >= 1,
        lambda: len(list((data / "photos").glob("*"))) >= 6,
        lambda: (data / "annotations.json").exists(),
        lambda: (data / "dataset.json").exists(),
        lambda: out.exists(),
    ]
    killed = 0
    for stop in stops:
        with subprocess.Popen(
            [*COMMAND, library, out, *options], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        ) as process:
            end = time.monotonic() + 60
            while not stop() and process.poll() is None and time.monotonic() < end:
                time.sleep(0.0005)
            process.kill()
            process.wait(30)
            killed += process.returncode == -signal.SIGKILL
    assert killed >= 2
    code, rows, words = export(library, out, *options)
    assert code == 0, words
    assert len(rows) == 12
    assert contents(out) == contents(tmp_path / "whole")
    assert not data.parent.exists()
    assert not [name for name in os.listdir(tmp_path) if name.startswith(".")]


@pytest.mark.exiftool
@pytest.mark.skipif(shutil.which("exiftool") is None, reason="needs exiftool")
def test_exiftool_finds_nothing_that_should_stay_at_home(library: Path, tmp_path: Path) -> None:
    options = ["--format", "json,coco,csv,webdataset", "--anonymous-names", "--split-by", "camera"]
    assert export(library, tmp_path / "out", *options)[0] == 0
    report = subprocess.run(
        ["exiftool", "-r", "-j", "-G1", "-ee", "-u", "-a", tmp_path / "out" / "photos"],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    pictures = json.loads(report)
    assert len(pictures) == 11
    groups = {key.split(":")[0] for picture in pictures for key in picture}
    assert groups <= {"SourceFile", "ExifTool", "System", "File", "JFIF", "Composite"}
    everything = b"".join(contents(tmp_path / "out").values()).decode("latin-1")
    assert not [secret for secret in SECRETS if secret in everything]
    assert str(library) not in everything
    whole = subprocess.run(
        ["exiftool", "-r", "-a", library], capture_output=True, text=True, check=True
    ).stdout
    assert all(secret in whole for secret in SECRETS)
    kept = tmp_path / "kept"
    assert export(library, kept, "--keep", "camera,taken")[0] == 0
    label = labels(kept)[0]
    assert label.facts == {"camera": "Acme One", "taken": "2024-05-01 10:00:00"}
    assert "SN-4711" not in b"".join(contents(kept).values()).decode("latin-1")
