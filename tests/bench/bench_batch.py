"""Batch auto-crop against the sum of its parts, and its memory over many photos.

    python tests/bench/bench_batch.py [PHOTOS] [--folder DIR] [--memory N [--constant]]

The parts are `suggest_photos`, then all sidecars written in as many threads; the batch does both and keeps
its journal. Cold runs decode everything, warm ones find every preview in the cache. `--memory N` runs the
batch over N hard links of few photos, in a process of its own, and prints its memory as it goes; with
`--constant` one crop for all takes the place of the model, so that 20,000 photos take minutes.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
from PIL import Image

from cropperhead_desktop.domain.decision import DecisionKind, decided_now
from cropperhead_desktop.domain.suggestion import Suggestion
from cropperhead_desktop.geometry.crop import Crop
from cropperhead_desktop.library.batches import BatchStore
from cropperhead_desktop.workflows.batch.options import BatchOptions
from cropperhead_desktop.workflows.batch.photo import BatchRow
from cropperhead_desktop.workflows.batch.report import report_to
from cropperhead_desktop.workflows.batch.run import WAITING, run_batch
from cropperhead_desktop.workflows.options import Options
from cropperhead_desktop.workflows.outcome import Outcome
from cropperhead_desktop.workflows.services import Services, open_services
from cropperhead_desktop.workflows.suggest_and_set import PhotoProposal, suggest_photos
from cropperhead_desktop.xmp.store import Sidecars

ROUNDS = 3


def photo(path: Path, number: int, width: int, height: int) -> None:
    """A JPEG with shapes and grain."""
    random = np.random.default_rng(number)
    coarse = random.integers(0, 255, (height // 100, width // 100, 3), dtype=np.uint8)
    smooth = Image.fromarray(coarse).resize((width, height), Image.Resampling.BICUBIC)
    grain = random.normal(0, 6, (height, width, 1))
    pixels = np.clip(np.asarray(smooth, dtype=np.float32) + grain, 0, 255).astype(np.uint8)
    Image.fromarray(pixels).save(path, quality=92)


Times = tuple[float, float]
"""Seconds on the clock, and CPU seconds of this process and its workers."""


def clocks() -> Times:
    used = os.times()
    alive = [process_cpu(pid) for pid in children()]
    return time.perf_counter(), used.user + used.system + used.children_user + used.children_system + sum(
        alive
    )


def process_cpu(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_bytes().rpartition(b")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def children() -> list[int]:
    tasks = Path(f"/proc/{os.getpid()}/task").glob("*/children")
    return [int(pid) for task in tasks for pid in task.read_text().split()]


def since(start: Times) -> Times:
    now = clocks()
    return now[0] - start[0], now[1] - start[1]


def parts(services: Services, photos: Sequence[Path]) -> Times:
    """For proposing, and then for writing all that was proposed."""
    store = Sidecars()

    def write(outcome: Outcome[PhotoProposal]) -> None:
        if outcome.value is not None and not outcome.value.suggestion.crop.is_whole:
            suggestion = outcome.value.suggestion
            decision = decided_now(DecisionKind.PROPOSED, suggestion.model, suggestion.confidence)
            store.write(outcome.path, suggestion.crop, outcome.value.info, decision)

    started = clocks()
    services.scan([photos[0].parent], recursive=True)
    outcomes = list(suggest_photos(services, photos))
    with ThreadPoolExecutor(services.jobs + WAITING) as pool:
        list(pool.map(write, outcomes))
    return since(started)


def batch(services: Services, folder: Path, store: BatchStore) -> Times:
    """For the batch."""
    started = clocks()
    run_batch(services, [folder], BatchOptions(), lambda _row: None, store=store)
    return since(started)


def forget(folder: Path, *caches: Path) -> None:
    """Take the sidecars away, and what was remembered about the photos."""
    for sidecar in folder.glob("*.xmp"):
        sidecar.unlink()
    for cache in caches:
        for name in ("proposals", "evidence"):
            (cache / f"{name}.sqlite").unlink(missing_ok=True)


def compare(folder: Path, work: Path) -> list[tuple[str, Times, Times]]:
    """Batch and parts, cold and with cached previews; both in turn, each with its own cache."""
    photos = sorted(folder.glob("*.jpg"))
    store = BatchStore(work / "store")
    rows = []
    for name in ("cold", "previews cached"):
        ours: list[Times] = []
        theirs: list[Times] = []
        for number in range(ROUNDS):
            caches = [work / f"cache-{side}-{number if name == 'cold' else 0}" for side in ("a", "b")]
            forget(folder, *caches)
            for cache, times in zip(caches, (ours, theirs), strict=True):
                with_model = open_services(Options(device="cpu", cache_folder=cache, personal=False))
                try:
                    with_model.suggester.suggest(
                        with_model.photos.preview(photos[0])
                    )  # the session is loaded
                    is_batch = times is ours
                    times.append(batch(with_model, folder, store) if is_batch else parts(with_model, photos))
                finally:
                    with_model.close()
                forget(folder)
        rows.append((name, medians(ours), medians(theirs)))
    return rows


def medians(times: Sequence[Times]) -> Times:
    return statistics.median(wall for wall, _cpu in times), statistics.median(cpu for _wall, cpu in times)


def resident() -> float:
    """MB of this process and its workers, without what they share with files."""
    total = 0.0
    for pid in (os.getpid(), *children()):
        status = Path(f"/proc/{pid}/status").read_text()
        total += (
            next(int(line.split()[1]) for line in status.splitlines() if line.startswith("RssAnon")) / 1024
        )
    return total


def constant(services: Services) -> Callable[[Path, float | None], Suggestion]:
    """In the place of the model: the photo is decoded, and cropped like every other."""

    def suggest(path: Path, _aspect: float | None = None) -> Suggestion:
        services.photos.preview(path)
        return Suggestion(Crop(0.1, 0.1, 0.9, 0.9), 0.5, "constant")

    return suggest


def watch_memory(folder: Path, work: Path, is_constant: bool) -> None:
    """In a process of its own: the batch with a report, its memory every tenth of the way."""
    services = open_services(Options(device="cpu", cache_folder=work / "cache", personal=False))
    if is_constant:
        services.suggest = constant(services)  # type: ignore[method-assign]
    total = sum(1 for _ in folder.rglob("*.jpg"))
    seen = 0
    with report_to(work / "report") as report:

        def on_row(row: BatchRow) -> None:
            nonlocal seen
            seen += 1
            report.add(row)
            if seen % (total // 10) == 0:
                print(f"{seen:8,} photos {resident():8.0f} MB", flush=True)

        summary = run_batch(
            services, [folder], BatchOptions(), on_row, pictures=True, store=BatchStore(work / "store")
        )
        report.close(summary.words)
    services.close()
    print(summary.words)


def links(source: Path, target: Path, count: int) -> None:
    """Hard links of few photos under many names, 1,000 to a folder."""
    photos = sorted(source.glob("*.jpg"))
    for number in range(count):
        place = target / f"{number // 1000:03}"
        place.mkdir(parents=True, exist_ok=True)
        os.link(photos[number % len(photos)], place / f"{number:06}.jpg")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("photos", nargs="?", type=int, default=40)
    parser.add_argument("--folder", type=Path, help="JPEGs to take instead of made ones of 24 MP")
    parser.add_argument("--memory", type=int, default=0)
    parser.add_argument("--constant", action="store_true")
    parser.add_argument("--child", nargs=2, type=Path)
    choices = parser.parse_args()
    if choices.child:
        watch_memory(*choices.child, choices.constant)
        return
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    with tempfile.TemporaryDirectory() as temporary:
        work = Path(temporary)
        (work / "photos").mkdir()
        if choices.memory:
            for number in range(8):
                photo(work / "photos" / f"{number}.jpg", number, 900, 600)
            links(work / "photos", work / "many", choices.memory)
            flags = ["--constant"] if choices.constant else []
            child = [sys.executable, __file__, "--child", work / "many", work, *flags]
            subprocess.run(child, check=True)
            return
        if choices.folder:
            for number, source in enumerate(sorted(choices.folder.rglob("*.jpg"))[: choices.photos]):
                shutil.copyfile(source, work / "photos" / f"{number:04}.jpg")
        else:
            for number in range(choices.photos):
                photo(work / "photos" / f"{number:04}.jpg", number, 6000, 4000)
        print(f"{choices.photos} photos; seconds on the clock and of CPU, medians of {ROUNDS}")
        print(f"{'':18}{'batch':>8}{'parts':>8}{'ratio':>8}{'CPU':>10}{'parts':>8}{'ratio':>8}")
        for name, ours, theirs in compare(work / "photos", work):
            pairs = zip(ours, theirs, strict=True)
            columns = (f"{mine:8.2f}{other:8.2f}{mine / other:8.2f}" for mine, other in pairs)
            print(f"{name:18}" + "  ".join(columns))


if __name__ == "__main__":
    main()
