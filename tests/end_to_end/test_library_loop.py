"""One folder of real photos all the way round: batch, decide, export, learn, judge, undo, as before."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from cropperhead_desktop.domain.decision import DecisionKind, WriteReceipt, decided_now
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.workflows.options import Options
from cropperhead_desktop.workflows.services import Services, open_services
from cropperhead_desktop.workflows.suggest_and_set import find_crop
from tests.helpers.datasets import labels

KEEP = "fine as it is"
SITES, PHOTOS = 6, 10


class Loop:
    """The command line on one library, with a home of its own."""

    def __init__(self, library: Path, home: Path) -> None:
        self.library = library
        self._environment = {**os.environ, "HOME": str(home), "XDG_DATA_HOME": "", "XDG_CACHE_HOME": ""}

    def run(self, *arguments: object, code: int = 0) -> list[dict[str, Any]]:
        """The rows of one command; it must end with `code`."""
        done = subprocess.run(
            [sys.executable, "-m", "cropperhead_desktop", *map(str, arguments), "--json"],
            env=self._environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == code, done.stdout + done.stderr
        return [json.loads(line) for line in done.stdout.splitlines()]

    def contents(self) -> dict[str, bytes]:
        return {
            path.relative_to(self.library).as_posix(): path.read_bytes()
            for path in sorted(self.library.rglob("*"))
            if path.is_file()
        }


@pytest.fixture
def loop(shared_data: Path, tmp_path: Path) -> Loop:
    """Photos of six photographers, a folder each, small enough to be quick."""
    crops = shared_data / "crops"
    by_site: dict[str, list[str]] = {}
    for record in json.loads((crops / "manifest.json").read_text()):
        by_site.setdefault(record["site"], []).append(record["file"])
    full = [site for site, files in by_site.items() if len(files) >= PHOTOS][:SITES]
    for site in full:
        folder = tmp_path / "library" / site
        folder.mkdir(parents=True)
        for file in by_site[site][:PHOTOS]:
            with Image.open(crops / file) as picture:
                picture.thumbnail((400, 400))
                picture.convert("RGB").save(folder / Path(file).name, quality=90)
    return Loop(tmp_path / "library", tmp_path / "home")


def decide(services: Services, photos: Sequence[Path]) -> list[WriteReceipt]:
    """Accept, adjust and keep in turn, and leave every fourth proposal unseen."""
    receipts = []
    for number, photo in enumerate(photos):
        found = find_crop(services, photo)
        crop = found.record.crop
        kind = (DecisionKind.ACCEPTED, DecisionKind.ADJUSTED, DecisionKind.KEPT, None)[number % 4]
        if kind is None:
            continue
        if crop is None:
            kind = DecisionKind.KEPT
        made = middle(crop) if crop and kind is DecisionKind.ADJUSTED else crop
        made = None if kind is DecisionKind.KEPT else made
        receipts.append(services.sidecars.write(photo, made, found.info, decided_now(kind)))
    return receipts


def middle(crop: Crop) -> Crop:
    """The crop, 4 % tighter on all sides and upright."""
    width, height = crop.right - crop.left, crop.bottom - crop.top
    return Crop(
        crop.left + 0.04 * width,
        crop.top + 0.04 * height,
        crop.right - 0.04 * width,
        crop.bottom - 0.04 * height,
    )


@pytest.mark.timeout(900)
def test_the_library_becomes_training_data_and_the_folder_is_as_before(loop: Loop, tmp_path: Path) -> None:
    before = loop.contents()
    batch = loop.run("batch", loop.library)
    assert len(batch) == SITES * PHOTOS
    assert {row["reason"] for row in batch if row["status"] != "ok"} <= {KEEP}
    proposed = loop.contents()
    assert len(proposed) == len(before) + [row["status"] for row in batch].count("ok")

    services = open_services(Options(cache_folder=tmp_path / "cache"), with_model=False)
    try:
        photos = services.scan([loop.library], recursive=True).photos
        receipts = decide(services, photos)
        here = {str(photo): found_row_of(services, photo) for photo in photos}

        listed = loop.run("crops", loop.library)
        assert [row["file"] for row in listed] == list(here)
        for row in listed:
            assert {name: row[name] for name in here[row["file"]]} == here[row["file"]]

        out = tmp_path / "out"
        loop.run("export", loop.library, out, "--size", 300, "--split-by", "folder", "--fractions", "2,1")
        exported = labels(out)
        assert len(exported) == len(receipts)  # what nobody looked at is no label
        by_name = {Path(name).stem: row for name, row in here.items()}
        for label in exported:
            said = by_name[Path(label.file).stem]["crop"]
            crop = label.crop
            values = (crop.left, crop.top, crop.right, crop.bottom, crop.angle)
            assert values == pytest.approx(tuple(said.values()) if said else (0, 0, 1, 1, 0), abs=1e-6)

        (head,) = loop.run("train", "--data", out, "--install", "never")
        assert (head["crops"], head["shoots"], head["installed"]) == (len(receipts), SITES, False)
        assert {"trivial", "shuffled", "model"} <= {row["kind"] for row in head["table"]}
        *epochs, end = loop.run("train", out, tmp_path / "run", "--recipe", "2020", "--set", "epochs=1")
        assert [epoch["epoch"] for epoch in epochs] == [1]
        assert Path(end["run"]) == tmp_path / "run"
        assert any((tmp_path / "run").iterdir())
        judged = loop.run("evaluate", out, "--no-angles")[-1]
        own = [label for label in exported if label.split == "val" and label.decision != "accepted"]
        assert judged["photos"] == len(own) > 0
        assert "accepted unchanged" in " ".join(judged["notes"])
        assert {"trivial", "shuffled", "model"} <= {row["kind"] for row in judged["table"]}

        for receipt in reversed(receipts):
            services.sidecars.restore(receipt)
    finally:
        services.close()
    assert loop.contents() == proposed
    undone = loop.run("undo", loop.library)
    assert {row["status"] for row in undone} == {"ok"}
    assert loop.contents() == before


def found_row_of(services: Services, photo: Path) -> dict[str, Any]:
    """What the window's services say of a photo, as a row."""
    return find_crop(services, photo).as_row(photo)
