"""The shoot that keys are counted on: what is in it, and that it is the same each time."""

from __future__ import annotations

import json
import sys
from collections import Counter
from datetime import timedelta
from itertools import groupby
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from cropperhead_desktop.imaging.capture import capture_time
from tools import shoot


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Six photos of which one corner was kept, two of each of three sites, and twelve left whole."""
    crops, whole = tmp_path_factory.mktemp("crops"), tmp_path_factory.mktemp("whole")
    rows = []
    for number in range(18):
        ramp = np.add.outer(np.arange(120), np.arange(180)) * (number + 1) % 256
        folder, name = (crops, f"{number}.png") if number < 6 else (whole, f"w{number}.png")
        Image.fromarray(ramp.astype(np.uint8)).convert("RGB").save(folder / name)
        if number < 6:
            rows.append(row(name, f"site{number % 3}", [0.1, 0.1, 0.6, 0.6]))
    rows.append(row("nearly-all.png", "site9", [0.0, 0.0, 0.9, 0.9]))
    (crops / "manifest.json").write_text(json.dumps(rows))
    return crops, whole


def row(name: str, site: str, box: list[float]) -> dict[str, object]:
    split = "train" if site == "site0" else "val"
    return {"file": name, "site": site, "split": split, "width": 180, "height": 120, "box": box}


def make(target: Path, folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, **more: int) -> None:
    counts = {"photos": 16, "crop": 3, "tilt": 2, "bursts": 4} | more
    given = ["shoot.py", target, "--crops", folders[0], "--whole", folders[1]]
    given += [part for name, count in counts.items() for part in (f"--{name}", count)]
    monkeypatch.setattr(sys, "argv", [str(part) for part in given])
    shoot.main()


def test_a_shoot_is_as_its_recipe_says(
    tmp_path: Path, folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    make(tmp_path / "one", folders, monkeypatch)
    listed = json.loads((tmp_path / "one" / "shoot.json").read_text())
    assert len(listed) == 16
    assert Counter(each["kind"] for each in listed) == {"crop": 7, "tilt": 2, "whole": 7}
    assert len({each["source"] for each in listed if each["kind"] == "crop"}) == 3
    bursts = [list(frames) for number, frames in groupby(listed, lambda each: each["burst"]) if number]
    assert [[each["frame"] for each in frames] for frames in bursts] == [[0, 1, 2]] * 4
    for each in listed:
        assert (1.5 <= abs(each["tilt"]) <= 4) == (each["kind"] == "tilt")
        assert all(0.01 <= abs(move) <= 0.04 for move in each["move"]) == (each["frame"] > 0)
    times = [capture_time(tmp_path / "one" / each["file"]) for each in listed]
    for (one, before), (other, after) in zip(
        zip(listed, times, strict=True), list(zip(listed, times, strict=True))[1:], strict=False
    ):
        assert before is not None and after is not None
        in_burst = one["burst"] and one["burst"] == other["burst"]
        assert (after - before <= timedelta(seconds=0.5)) == bool(in_burst)
    for each in listed:
        with Image.open(tmp_path / "one" / each["file"]) as picture:
            assert (picture.size == (162, 108)) == bool(each["burst"])


def test_the_same_seed_gives_the_same_pixels(
    tmp_path: Path, folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, seed in (("one", 3), ("two", 3), ("three", 4)):
        make(tmp_path / name, folders, monkeypatch, seed=seed)
    one, two, three = (
        {path.name: path.read_bytes() for path in (tmp_path / name).iterdir()}
        for name in ("one", "two", "three")
    )
    assert one == two != three


def test_too_few_photos_and_a_full_folder_are_refused(
    tmp_path: Path, folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(SystemExit, match="12 photos left whole and 3 cropped ones are not enough"):
        make(tmp_path / "one", folders, monkeypatch, photos=99)
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("mine")
    with pytest.raises(SystemExit):
        make(tmp_path / "full", folders, monkeypatch)
    assert [path.name for path in (tmp_path / "full").iterdir()] == ["mine.txt"]
