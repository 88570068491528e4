"""Sidecars: ours against `exiftool -stay_open`, both in turn in one run.

    python tests/bench/bench_sidecars.py [COUNT]

Prints a table (ours, peer, ratio); milliseconds are wall clock per file, medians. Never an assertion.
"""

from __future__ import annotations

import os
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from cropperhead_desktop.domain.decision import Decision, DecisionKind
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.xmp.exiftool import ExifTool, find_exiftool
from cropperhead_desktop.xmp.store import Sidecars

CROP = Crop(0.1, 0.2, 0.8, 0.9, 1.5)
INFO = PhotoInfo(6000, 4000)
DECISION = Decision(DecisionKind.ACCEPTED, "bench", 0.5, "2024-01-01T00:00:00+00:00")
TAGS = ["-XMP-crs:HasCrop=True", "-XMP-crs:HasSettings=True", "-XMP-crs:AlreadyApplied=False"]
TAGS += [f"-XMP-crs:Crop{name}=0.5" for name in ("Left", "Top", "Right", "Bottom", "Angle")]


def medians(job: Callable[[Path], object], paths: Iterable[Path]) -> float:
    """Median milliseconds per file, one after the other."""
    times = []
    for path in paths:
        started = time.perf_counter()
        job(path)
        times.append((time.perf_counter() - started) * 1000)
    return statistics.median(times)


def per_second(job: Callable[[Path], object], paths: list[Path], threads: int) -> float:
    """Files per second in a pool."""
    started = time.perf_counter()
    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(job, paths))
    return len(paths) / (time.perf_counter() - started)


def row(name: str, ours: float, peer: float | None, more_is_better: bool = False) -> None:
    if peer is None:
        print(f"{name:44} {ours:10.3f} {'-':>10} {'-':>8}")
        return
    ratio = ours / peer if more_is_better else peer / ours
    print(f"{name:44} {ours:10.3f} {peer:10.3f} {ratio:7.1f}x")


def photos(folder: Path, name: str, count: int) -> list[Path]:
    made = [folder / name / f"{index:05}.nef" for index in range(count)]
    made[0].parent.mkdir()
    for path in made:
        path.touch()
    return made


def compare(folder: Path, tool: ExifTool, count: int) -> None:
    """The peer writes the same settings through one running exiftool; it never fsyncs, we do."""
    store = Sidecars()
    ours, pool, theirs = (photos(folder, name, count) for name in ("ours", "pool", "theirs"))

    def write(path: Path) -> object:
        return store.write(path, CROP, INFO, DECISION)

    def peer(path: Path) -> object:
        return tool.execute([*TAGS, "-overwrite_original", os.fsencode(path.with_suffix(".xmp"))], path)

    tool.version()
    row("new sidecar, ms (ours fsynced)", medians(write, ours), medians(peer, theirs))
    row("existing sidecar, ms (ours fsynced)", medians(write, ours), medians(peer, theirs))
    peer_rate = per_second(peer, theirs, 1)
    row("existing sidecars, files/s, one thread", per_second(write, ours, 1), peer_rate, True)
    row("existing sidecars, files/s, 6 threads", per_second(write, ours, 6), peer_rate, True)
    row("new sidecars, files/s, 6 threads", per_second(write, pool, 6), peer_rate, True)

    def peer_read(path: Path) -> object:
        return tool.read(path.with_suffix(".xmp"), ["XMP-crs:all"])

    row("read, ms", medians(lambda path: store.read(path, INFO), ours), medians(peer_read, theirs))


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    if find_exiftool() is None:
        sys.exit("exiftool is not installed: there is no peer to compare with")
    with tempfile.TemporaryDirectory() as folder, ExifTool() as tool:
        machine = f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}"
        print(f"{count} sidecars, {machine}")
        print(f"{'':44} {'ours':>10} {'exiftool':>10} {'ratio':>8}")
        compare(Path(folder), tool, count)


if __name__ == "__main__":
    main()
