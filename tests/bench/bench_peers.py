"""Whole programs, start included, against pyvips: `python tests/bench/bench_peers.py [PHOTOS]`.

JPEGs of several cameras' sizes in turn. Ours is `cropperhead batch --dry-run` with an empty cache, and again
with its previews kept; the peer a process that asks pyvips (`attention`, one thread) for a crop of each.
CPU seconds of both process trees, medians of three; both take turns.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from bench_previews import SIZES, photo
from measure import figure, sized

ROUNDS = sized(3, 1)
PEER = """
import sys, pyvips
for name in sys.argv[1:]:
    pyvips.Image.thumbnail(name, 448, height=448, crop="attention").write_to_memory()
"""


def main() -> None:
    """Print the table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else sized(16, 2)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "photos"
        folder.mkdir()
        cameras = [size for size in SIZES if size[0] > 4000]
        # each a picture of its own: what is made of equal previews is remembered
        for number in range(count):
            photo(folder / f"{number}.jpg", number, cameras[number % len(cameras)])
        photos = sorted(map(str, folder.glob("*.jpg")))
        rows: dict[str, list[float]] = {
            "cold": [],
            "previews cached": [],
            "measured before": [],
            "pyvips": [],
        }
        for _ in range(ROUNDS):
            home = Path(name) / "home"
            rows["cold"].append(spent(batch(folder), home))
            for row, lost in (("previews cached", "[ep]*.sqlite*"), ("measured before", "proposals.sqlite*")):
                for file in home.rglob(lost):
                    file.unlink()
                rows[row].append(spent(batch(folder), home))
            rows["pyvips"].append(spent([sys.executable, "-c", PEER, *photos], home))
            shutil.rmtree(home)
    print(f"{count} JPEGs of {len(cameras)} sizes; CPU a photo")
    peer = statistics.median(rows.pop("pyvips")) / count * 1000
    for job, goal in (("cold", 1.3), ("previews cached", 15), ("measured before", None)):
        ours = statistics.median(rows[job]) / count * 1000
        figure(f"batch of {count} mixed sizes, {job}, CPU", ours, peer, "pyvips attention", goal=goal)


def batch(folder: Path) -> list[str]:
    """Our command."""
    return [sys.executable, "-m", "cropperhead_desktop", "batch", str(folder), "--dry-run"]


def spent(command: list[str], home: Path) -> float:
    """CPU seconds of a process and its children, in a home of its own."""
    names = ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME")
    environment = os.environ | dict.fromkeys(names, str(home)) | {"VIPS_CONCURRENCY": "1"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # installed programs have their bytecode
    home.mkdir(exist_ok=True)
    before = os.times()
    subprocess.run(command, env=environment, check=True, capture_output=True)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


if __name__ == "__main__":
    main()
