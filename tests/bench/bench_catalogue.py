"""Reading a Lightroom catalogue: `python tests/bench/bench_catalogue.py [PHOTOS] [--schema FILE.sql]`.

Makes a catalogue of 100,000 photos, three in ten of them cropped (`--cropped 1`: all), one in a hundred a
virtual copy, settings of 4 kB each as text (one in ten compressed); reads it in a process of its own, then
has `cropperhead learn` learn it in another: seconds on the clock, seconds of CPU, and the most memory that
process ever had.
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from cropperhead_desktop.cli.app import app_of
from cropperhead_desktop.domain.errors import PhotoError
from cropperhead_desktop.domain.photo import PhotoInfo
from cropperhead_desktop.editors.reading import Context
from cropperhead_desktop.editors.sources import crops_from
from tests.helpers.lightroom import SCHEMA, UNCROPPED, MadeCatalogue, develop, packed

FILLER = "".join(f"Slider{number} = {number / 7:.6f},\n" for number in range(180))


def make(path: Path, photos: int, schema: str, cropped: float) -> None:
    """Write the catalogue."""
    rng = random.Random(13)
    catalogue = MadeCatalogue(path, schema)
    for number in range(photos):
        text = UNCROPPED.replace("s = {\n", "s = {\n" + FILLER)
        if is_cropped := rng.random() < cropped:
            left, top = rng.uniform(0, 0.2), rng.uniform(0, 0.2)
            edges = {"left": left, "top": top, "right": 1 - left / 2, "bottom": 1 - top / 3}
            text = develop(angle=round(rng.gauss(0, 1), 3), more=FILLER, **edges)
        copy = {"masterImage": 1, "copyName": "Copy 1", "file": 1} if number % 100 == 99 else {}
        catalogue.photo(
            f"IMG_{number:06}.CR2",
            packed(text) if number % 10 == 0 else text,
            folder=f"{2000 + number // 5000}/{number // 200:04}/",
            camera=("Canon EOS R6", "NIKON Z 6", "ILCE-7M3")[number % 3],
            cropped_width=5000 if is_cropped else "uncropped",
            orientation=("AB", "DA", "BC", "CD")[number % 4],
            **copy,
        )
    catalogue.close()


def unknown_size(photo: Path) -> PhotoInfo:
    raise PhotoError(photo, "not here")


def read(path: Path) -> None:
    """Read it and print what that took."""
    start = time.perf_counter()
    found: Counter[str] = Counter()
    for each in crops_from(path, Context(unknown_size)):
        found[type(each).__name__] += 1
        found["cropped"] += getattr(each, "crop", None) is not None
    print(f"{dict(found)}: {_used(start)}")


def learn(path: Path) -> None:
    """Learn it as the command line does, and print what that took."""
    start = time.perf_counter()
    try:
        app_of(["learn"])(["learn", str(path)])
    except SystemExit:
        print(f"learn: {_used(start)}")


def _used(start: float) -> str:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return (
        f"{time.perf_counter() - start:.2f} s, CPU {used.ru_utime + used.ru_stime:.2f} s with imports, "
        f"at most {used.ru_maxrss / 1024:.0f} MB"
    )


def main() -> None:
    """Make a catalogue, read it in another process."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("photos", nargs="?", type=int, default=100_000)
    parser.add_argument("--schema", type=Path, help="CREATE statements of a real version")
    parser.add_argument("--cropped", type=float, default=0.3, help="share of the photos (0.3)")
    parser.add_argument("--read", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--learn", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.read is not None:
        return read(options.read)
    if options.learn is not None:
        return learn(options.learn)
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "bench.lrcat"
        schema = options.schema.read_text("utf-8") if options.schema is not None else SCHEMA
        make(path, options.photos, schema, options.cropped)
        size = path.stat().st_size / 2**20
        print(
            f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}; {size:.0f} MB"
        )
        here = {**os.environ, "HOME": place, "XDG_DATA_HOME": place, "XDG_CACHE_HOME": place}
        for what in ("--read", "--learn"):
            subprocess.run([sys.executable, __file__, what, str(path)], check=True, env=here)


if __name__ == "__main__":
    main()
