"""Learning from a library of 64 crops: `python tests/bench/bench_train.py [CROPS]`, seconds of CPU in all."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

import piexif
from bench_window import light_photo
from measure import TINY, figure, sized, timed

from cropperhead_desktop.domain.decision import DecisionKind, decided_now
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.xmp.store import Sidecars

A_SHOOT = 8
DATE_TIME_ORIGINAL = 36867
HOMES = ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME")


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else sized(64, 4)
    with tempfile.TemporaryDirectory() as name:
        library = Path(name) / "library"
        make(library, count)
        command = [
            sys.executable,
            "-m",
            "cropperhead_desktop",
            "train",
            "--library",
            library,
            "--what",
            "head",
        ]
        environment = os.environ | dict.fromkeys(HOMES, name)
        done, cost = timed(lambda: subprocess.run(command, env=environment, capture_output=True, text=True))
    if done.returncode and not TINY:
        sys.exit(done.stderr)
    figure(f"train --library, {count} crops, CPU", cost.cpu, most=8.0 if count == 64 else None, unit="s")


def make(library: Path, count: int) -> None:
    """Photos of several shoots, each with a crop of a person's."""
    library.mkdir()
    dice, sidecars = random.Random(3), Sidecars()
    for number in range(count):
        photo = library / f"IMG_{number:03}.jpg"
        light_photo(photo, number, 900, 600)
        taken = f"2020:01:{1 + number // A_SHOOT:02} 10:{number % 60:02}:00"
        piexif.insert(piexif.dump({"Exif": {DATE_TIME_ORIGINAL: taken}}), str(photo))
        width, height = dice.uniform(0.6, 0.95), dice.uniform(0.6, 0.95)
        x, y = dice.uniform(0.0, 1 - width), dice.uniform(0.0, 1 - height)
        decision = decided_now(DecisionKind.ADJUSTED, "cropper-2", 0.5)
        sidecars.write(photo, Crop(x, y, x + width, y + height), PhotoInfo(900, 600), decision)


if __name__ == "__main__":
    main()
