"""What several machines cost and gain: `python tests/bench/bench_scale.py [memory|overhead|nas|photo]`.

memory: the driver's peak for 2,000 and for 200,000 names, with real Dask workers and a task that does
nothing; overhead: CPU of a batch in parts against the same batch in one piece, with a model that costs
nothing; nas: a harvest whose every call to the disk takes 2 ms; photo: CPU of a batch for a photo of 24
megapixels.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from threading import Event

from PIL import Image

from cropperhead_desktop.engine.cluster import cluster
from cropperhead_desktop.engine.mapping import local
from cropperhead_desktop.library.catalog import Neighbours
from cropperhead_desktop.library.parts import FolderPart, parts_of
from cropperhead_desktop.system.process import prepare_environment
from cropperhead_desktop.workflows.batch.options import BatchOptions
from cropperhead_desktop.workflows.batch.run import run_batch
from cropperhead_desktop.workflows.batch.spread import shelf_at, spread_batch, spread_undo
from cropperhead_desktop.workflows.batch.undo import undo_batch
from cropperhead_desktop.workflows.options import Options
from cropperhead_desktop.workflows.services import open_services
from cropperhead_desktop.workflows.statistics import harvest as harvesting
from cropperhead_desktop.xmp.store import Sidecars

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.helpers.batch_runs import the_batch
from tests.helpers.clusters import Cluster, home_in
from tests.helpers.light_model import install

SECONDS, NEVER = 0.002, Event()
"""What a call to the disk of a slow share takes."""


def count(part: FolderPart) -> int:
    """A task that does nothing."""
    return len(part.names)


def memory(place: Path) -> None:
    """Peak memory of a driver, for a library and for one a hundred times as large."""
    with Cluster(place) as machines:
        machines.start("one", "two")
        for folders in (2, 200):
            library = place / f"{folders}"
            for number in range(folders):
                (library / f"{number:04}").mkdir(parents=True)
                for photo in range(1000):
                    (library / f"{number:04}" / f"IMG_{photo:06}.jpg").touch()
            command = [sys.executable, __file__, "drive", machines.address, str(library)]
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            print(done.stdout.strip(), flush=True)


def drive(address: str, library: str) -> None:
    """One driver over a library."""
    began, done = time.monotonic(), 0
    with cluster(address) as engine, closing(engine.map(count, parts_of([Path(library)]))) as results:
        done = sum(each.result or 0 for each in results)
    spent, usage = time.monotonic() - began, resource.getrusage(resource.RUSAGE_SELF)
    cpu = (usage.ru_utime + usage.ru_stime) * 1e3 / done
    peak = usage.ru_maxrss / 1024
    print(f"{done:9,} names: peak {peak:.0f} MB, {spent:.1f} s, driver {cpu:.3f} ms CPU a name")


def photos(folder: Path, folders: int, each: int, size: tuple[int, int]) -> Path:
    """Photos with a bright patch."""
    for number in range(folders):
        (folder / f"{number:04}").mkdir(parents=True)
        for photo in range(each):
            picture = Image.effect_noise(size, 30).convert("RGB")
            picture.paste((200, 180, 120), (size[0] // 4, size[1] // 4, size[0] // 2, size[1] // 2))
            picture.save(folder / f"{number:04}" / f"IMG_{photo}.jpg", quality=80)
    return folder


def overhead(place: Path) -> None:
    """CPU milliseconds a photo of the same batch in one piece and in parts, in turn."""
    library, options = photos(place / "library", 10, 30, (320, 213)), BatchOptions(aspect=1.0)
    shelf = place / "shelf"
    for turn in range(2):
        spent = []
        for apart in (False, True):
            with closing(
                open_services(Options(cache_folder=place / f"{turn}{apart}", model="light"))
            ) as services:
                began = _cpu()
                if apart:
                    with local(1) as engine:
                        spread_batch(engine, services, [library], options, lambda _row: None, shelf)
                else:
                    run_batch(services, [library], options, lambda _row: None)
            spent.append((_cpu() - began) * 1e3 / 300)
            if apart:
                with local(1) as engine:
                    spread_undo(engine, shelf_at(shelf).batches()[0])
            else:
                undo_batch(the_batch(), Sidecars())
        print(f"a photo: {spent[0]:.2f} ms CPU in one piece, {spent[1]:.2f} in parts", flush=True)


def nas(place: Path) -> None:
    """Photos a second of a harvest where each photo waits for the disk."""
    library = photos(place / "library", 2, 500, (64, 48))

    def slow(work: Callable[..., object]) -> Callable[..., object]:
        def waits(*given: object) -> object:
            NEVER.wait(SECONDS)
            return work(*given)

        return waits

    kept = harvesting.read_head, Neighbours.state, harvesting._LEAST
    for words, waits, least in (("at once", False, 0.001), ("after 2 ms, one by one", True, 1e9),
                                ("after 2 ms, 64 at a time", True, 0.001)):  # fmt: skip
        harvesting._LEAST = least
        if waits:
            harvesting.read_head, Neighbours.state = map(slow, kept[:2])  # type: ignore[assignment]
        with closing(open_services(Options(cache_folder=place / words), with_model=False)) as services:
            began, cpu = time.monotonic(), _cpu()
            rows = sum(1 for _ in harvesting.harvest(services, [library]))
            spent = time.monotonic() - began
        cost = (_cpu() - cpu) * 1e3 / rows
        print(f"files come {words}: {rows / spent:,.0f} photos/s, {cost:.2f} ms CPU a photo", flush=True)
        harvesting.read_head, Neighbours.state, harvesting._LEAST = kept  # type: ignore[method-assign]


def photo(place: Path) -> None:
    """CPU of a batch for a photo of 24 megapixels, cold and from the kept preview; bytes of its journal."""
    library = photos(place / "library", 2, 4, (6000, 4000))
    size = sum(file.stat().st_size for file in library.rglob("*.jpg")) / 8
    shelf, options = place / "shelf", BatchOptions(aspect=1.0)
    for words in ("cold", "from previews"):
        with closing(open_services(Options(cache_folder=place / "cache"))) as services, local(1) as engine:
            services.suggester.warm_up()
            if words != "cold":
                for name in ("proposals", "evidence"):
                    (place / "cache" / f"{name}.sqlite").unlink(missing_ok=True)
            began = _cpu()
            spread_batch(engine, services, [library], options, lambda _row: None, shelf)
        spent, (batch, *_) = _cpu() - began, shelf_at(shelf).batches()
        bytes_ = sum(file.stat().st_size for file in batch.file.with_suffix("").glob("*.journal")) / 8
        cost = spent * 1e3 / 8
        print(f"{size / 1e6:.2f} MB a photo, {words}: {cost:.0f} ms CPU, {bytes_:,.0f} bytes of journal")
        with local(1) as engine:
            spread_undo(engine, batch)


def _cpu() -> float:
    """CPU seconds of this process and of its children that ended."""
    return sum(os.times()[:4])


def main() -> None:
    """All of them, or those named."""
    if sys.argv[1:2] == ["drive"]:
        drive(*sys.argv[2:])
        return
    prepare_environment()
    print(f"load {os.getloadavg()[0]:.0f} on {os.cpu_count()} cores")
    for measure in (memory, overhead, nas, photo):
        if not sys.argv[1:] or measure.__name__ in sys.argv[1:]:
            with tempfile.TemporaryDirectory(dir=os.environ.get("BENCH_FOLDER")) as place:
                home = Path(place) / "home"
                os.environ.update(home_in(home))
                install(home)
                measure(Path(place))


if __name__ == "__main__":
    main()
