"""What an export costs beside decoding: `python tests/bench/bench_export.py [PHOTOS] [SMALL]`.

PHOTOS (12) camera-like 24-megapixel JPEGs are decoded to 640 px, and exported at 640 px, by the same number
of workers, in turn, three times each; the ratio of the medians is what the export adds. Then SMALL (600)
small photos are exported while the memory of this process is watched: pictures must not pile up.
"""

from __future__ import annotations

import os
import platform
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import PIL
from bench_imaging import camera_photo
from measure import figure
from PIL import Image

from cropperhead_desktop.dataset.options import ExportOptions
from cropperhead_desktop.domain.decision import DecisionKind, decided_now
from cropperhead_desktop.domain.progress import Progress
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.workflows.export.plan import plan_export
from cropperhead_desktop.workflows.export.run import export_dataset
from cropperhead_desktop.workflows.options import Options
from cropperhead_desktop.workflows.services import Services, open_services

Row = tuple[str, float, float, str, str]
"""Job, ours, the peer's, who that is, unit."""

ROUNDS = 3
SIDE = 640


def main() -> None:
    """Make the photos, measure, print the table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 12
    small = int(sys.argv[2]) if len(sys.argv) > 2 else 600
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        services = open_services(Options(cache_folder=folder / "cache"), with_model=False)
        try:
            rows = [*against_decoding(services, folder, count), memory(services, folder, small)]
        finally:
            services.close()
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, ", end="")
    print(f"Pillow {PIL.__version__}, {services.jobs} workers")
    for job, ours, peer, name, unit in rows:
        figure(job, ours, peer, name, unit=unit)


def against_decoding(services: Services, folder: Path, count: int) -> list[Row]:
    """Seconds of an export, and of decoding the same photos to the same size by the same workers."""
    library = folder / "library"
    library.mkdir()
    paths = [library / f"IMG_{number}.jpg" for number in range(count)]
    for number, path in enumerate(paths[:3]):
        camera_photo(path, number)
    for number, path in enumerate(paths[3:]):
        shutil.copy(paths[number % 3], path)
    decided(services, paths)
    decode(services, paths[:4])
    jobs: dict[str, Callable[[int], object]] = {
        "decode": lambda _round: decode(services, paths),
        "export": lambda round_: export(services, library, folder / f"out {round_}"),
    }
    wall: dict[str, list[float]] = {name: [] for name in jobs}
    cpu: dict[str, list[float]] = {name: [] for name in jobs}
    for round_ in range(ROUNDS):
        for name, job in jobs.items():
            start, spent = time.perf_counter(), cpu_seconds()
            job(round_)
            wall[name].append((time.perf_counter() - start) * 1000 / count)
            cpu[name].append((cpu_seconds() - spent) * 1000 / count)
    rows = []
    for kind, times in (("wall", wall), ("CPU", cpu)):
        ours, peer = (statistics.median(times[name]) for name in ("export", "decode"))
        rows.append((f"export of 24 MP photos at {SIDE} px, {kind}", ours, peer, "only decoding them", "ms"))
    return rows


def memory(services: Services, folder: Path, count: int) -> Row:
    """Resident megabytes after a tenth of the photos, and at the most."""
    library = folder / "small"
    library.mkdir()
    paths = [library / f"IMG_{number}.jpg" for number in range(count)]
    noise = np.random.default_rng(1)
    for path in paths:
        grain = Image.fromarray(noise.integers(0, 255, (8, 12, 3), np.uint8))
        grain.resize((960, 640), Image.Resampling.BICUBIC).save(path)
    decided(services, paths)
    seen: list[float] = []
    export(services, library, folder / "small out", lambda _progress: seen.append(resident()))
    early, most = seen[len(seen) // 10], max(seen)
    return f"memory at the most over {count} photos", most, early, "after a tenth of them", "MB"


def decode(services: Services, paths: Sequence[Path]) -> None:
    """The photos to pixels, as the export asks for them."""
    with ThreadPoolExecutor(services.jobs + 1) as threads:
        for _ in threads.map(lambda path: services.photos.pixels(path, SIDE), paths):
            pass


def export(
    services: Services,
    library: Path,
    out: Path,
    progress: Callable[[Progress], None] = lambda _progress: None,
) -> None:
    """A whole export, plan and proof included."""
    options = ExportOptions(formats=("json", "coco", "csv"), size=SIDE)
    export_dataset(services, plan_export(services, [library], out, options), progress)


def decided(services: Services, paths: Sequence[Path]) -> None:
    """Give each photo a crop."""
    for path in paths:
        info = services.photos.info(path)
        services.sidecars.write(path, Crop(0.1, 0.1, 0.9, 0.9), info, decided_now(DecisionKind.ACCEPTED))


def cpu_seconds() -> float:
    """What this process and its workers have computed so far (Linux; elsewhere without the workers)."""
    me = Path("/proc/self/task")
    try:
        pids = {pid for each in me.iterdir() for pid in (each / "children").read_text().split()}
        fields = [Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split() for pid in pids]
    except OSError:
        fields = []
    return time.process_time() + sum(int(each[11]) + int(each[12]) for each in fields) / os.sysconf(
        "SC_CLK_TCK"
    )


def resident() -> float:
    """Megabytes of this process that are in memory (Linux; 1 elsewhere)."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except (OSError, ValueError):
        return 1.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


if __name__ == "__main__":
    main()
