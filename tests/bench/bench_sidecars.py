"""Sidecars: ours against `exiftool -stay_open`, both in turn in one run: `bench_sidecars.py [COUNT]`.

New ones, beside raws and beside JPEGs (whose names may be shared), and crops put into long ones of
Lightroom's that we have written before, so that no backup is made. Milliseconds on the clock, since we wait
for the disk (fsync) and exiftool does not; beside them those of CPU, of both processes where there are two.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from bench_crawl import lightroom, settings
from measure import Cost, figure, sized, timed

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


def photos(folder: Path, name: str, count: int, suffix: str = "nef") -> list[Path]:
    made = [folder / name / f"{index:05}.{suffix}" for index in range(count)]
    made[0].parent.mkdir()
    for path in made:
        path.touch()
    return made


def compare(folder: Path, tool: ExifTool, count: int) -> None:
    """The peer writes the same settings through one running exiftool; it never fsyncs, we do."""
    store, dice = Sidecars(), random.Random(4)

    def write(path: Path) -> object:
        return store.write(path, CROP, INFO, DECISION)

    def peer(path: Path) -> object:
        return tool.execute([*TAGS, "-overwrite_original", os.fsencode(path.with_suffix(".xmp"))], path)

    def peer_read(path: Path) -> object:
        return tool.read(path.with_suffix(".xmp"), ["XMP-crs:all"])

    tool.version()
    for kind, goal in (("new", 5.0), ("JPEGs' new", None), ("merged", 5.0), ("again", None)):
        suffix = "jpg" if kind == "JPEGs' new" else "nef"
        made = {name: photos(folder, f"{kind} {name}", count, suffix) for name in ("one", "six", "theirs")}
        for path in (path for paths in made.values() for path in paths if kind in ("merged", "again")):
            packet = lightroom(settings(dice, 1), dice).replace(b'Extension="jpg"', b'Extension="nef"')
            path.with_suffix(".xmp").write_bytes(packet)
            if kind == "again":
                write(path)
        costs = {
            "one": each(write, made["one"], 1),
            "theirs": each(peer, made["theirs"], 1),
            "six": each(write, made["six"], 6),
        }
        name = "exiftool stay_open, no fsync"
        figure(f"{kind} sidecars, 6 threads", costs["six"].wall, costs["theirs"].wall, name, goal=goal)
        figure(f"{kind} sidecars, one thread", costs["one"].wall, costs["theirs"].wall, name)
        figure(f"{kind} sidecars, CPU", costs["one"].cpu, costs["theirs"].cpu, name)
    read, theirs = (
        each(lambda path: store.read(path, INFO), made["one"], 1),
        each(peer_read, made["theirs"], 1),
    )
    figure("read a sidecar, CPU", read.cpu, theirs.cpu, "exiftool stay_open")


def each(job: Callable[[Path], object], paths: list[Path], threads: int) -> Cost:
    """Milliseconds a file, in a pool."""

    def all_of_them() -> None:
        with ThreadPoolExecutor(threads) as pool:
            list(pool.map(job, paths))

    _, cost = timed(all_of_them)
    return Cost(*(1000 * seconds / len(paths) for seconds in cost))


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else sized(300, 5)
    if find_exiftool() is None:
        sys.exit("exiftool is not installed: there is no peer to compare with")
    with tempfile.TemporaryDirectory() as folder, ExifTool() as tool:
        compare(Path(folder), tool, count)


if __name__ == "__main__":
    main()
